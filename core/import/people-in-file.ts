import { readCell } from '../cells/kinds';
import { uln } from '../cells/uln';
import { isProblem, type Problem } from '../problems';
import { identifyingUln } from '../rules/uln';
import type { ColumnKey } from '../sheet/columns';
import { nameInRow, nameKey, plainName } from '../sheet/names';
import { addAssessments } from './assessments';
import type { FileTable } from './file-table';
import {
  type ImportedCell,
  importedCell,
  type MonthChoice,
  type MonthChoices,
  monthOf,
} from './imported-cell';

/** Somebody in a file, with what it says of them. */
export interface FilePerson {
  /** The same for as long as the file is looked at. */
  readonly key: string;
  /** The rows of the file, counted from 1. */
  readonly rows: readonly number[];
  /** The ULN that identifies them; none where it is a placeholder. */
  readonly uln: string | undefined;
  readonly name: string;
  /** By the key of their column; what the file leaves blank is not among them. */
  readonly cells: ReadonlyMap<ColumnKey, ImportedCell>;
  /** What can be said of no column. */
  readonly problems: readonly Problem[];
  /** Other rows of the file about the same person that say something else. */
  readonly doubles: readonly number[];
}

/** Everybody in a file, in its order. Rows about the same person that say the same are one. */
export function peopleInFile(table: FileTable, months: MonthChoices): readonly FilePerson[] {
  return table.assessments ? peopleAssessed(table, months) : oncePerPerson(rowsRead(table, months));
}

function rowsRead(table: FileTable, months: MonthChoices): readonly FilePerson[] {
  return table.rows.map((row) => personIn(table, row, months));
}

function personIn({ layout, grid, monthFirst }: FileTable, row: number, months: MonthChoices): FilePerson {
  const cells = new Map<ColumnKey, ImportedCell>();
  for (const [key, position] of layout.positions) {
    const read = importedCell(
      layout.columns.of(key),
      grid.at(row, position),
      months,
      monthFirst.has(position),
    );
    if (read !== undefined) cells.set(key, read);
  }
  const name = nameInRow(layout, (position) => grid.at(row, position));
  if (name !== '' && !cells.has('apprentice')) cells.set('apprentice', { cell: name, value: name });
  const read = readCell(uln, grid.at(row, layout.positions.get('uln') ?? -1), 'ULN');
  const number = isProblem(read) ? undefined : identifyingUln(read);
  // A placeholder is nobody's number, and takes no other one's place.
  if (number === undefined) cells.delete('uln');
  return { key: String(row), rows: [row + 1], uln: number, name, cells, problems: [], doubles: [] };
}

/** Whom a row is about: the ULN, else the name with the date of birth. */
function whose({ uln: number, name, cells }: FilePerson): string {
  if (number !== undefined) return number;
  return name === '' ? '' : JSON.stringify([plainName(name), valueIn(cells, 'dateOfBirth') ?? '']);
}

/** What a cell means; `undefined` where there is none or it cannot be read. */
export function valueIn(cells: FilePerson['cells'], key: ColumnKey): unknown {
  const cell = cells.get(key);
  return cell === undefined || isProblem(cell) ? undefined : cell.value;
}

function grouped(people: readonly FilePerson[]): readonly (readonly FilePerson[])[] {
  const groups = new Map<string, FilePerson[]>();
  for (const person of people) {
    const key = whose(person) || person.key;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return [...groups.values()];
}

/** What says the same twice is told once; what says something else is left for somebody to choose. */
function oncePerPerson(people: readonly FilePerson[]): readonly FilePerson[] {
  return grouped(people).flatMap((group): readonly FilePerson[] => {
    const [first, ...others] = group;
    if (first === undefined || others.length === 0) return group;
    const rows = group.flatMap((one) => one.rows);
    if (others.every((other) => saysSame(first, other))) return [{ ...first, rows }];
    return group.map((one) => ({ ...one, doubles: rows.filter((row) => row !== one.rows[0]) }));
  });
}

function saysSame(one: FilePerson, other: FilePerson): boolean {
  const said = ({ cells }: FilePerson) => JSON.stringify([...cells].map(([key, cell]) => [key, cell]));
  return said(one) === said(other);
}

/** One person of all rows about their assessments. Other columns are those of the first row. */
function peopleAssessed(table: FileTable, months: MonthChoices): readonly FilePerson[] {
  return grouped(rowsRead(table, months)).flatMap((group) => {
    const ofEach = byName(group);
    return ofEach.map((those) => {
      const told = addAssessments(
        table,
        those.map(({ key }) => Number(key)),
        months,
      );
      const first = those[0] as FilePerson;
      const cells = new Map([...first.cells, ...told.cells]);
      const others = ofEach.flatMap((rest) => (rest === those ? [] : rowsOf(rest)));
      return { ...first, rows: rowsOf(those), cells, problems: told.problems, doubles: others };
    });
  });
}

function rowsOf(people: readonly FilePerson[]): readonly number[] {
  return people.flatMap(({ rows }) => rows);
}

/** One ULN with two names: the assessments of two people must not become the attempts of one. A blank name is anybody's. */
function byName(group: readonly FilePerson[]): readonly (readonly FilePerson[])[] {
  const names = new Map<string, FilePerson[]>();
  const [someName = ''] = group.map(({ name }) => nameKey(name)).filter((name) => name !== '');
  for (const person of group) {
    const key = nameKey(person.name) || someName;
    const those = names.get(key);
    if (those) those.push(person);
    else names.set(key, [person]);
  }
  return [...names.values()];
}

/** A column of the file in which months stand for days. */
export interface MonthColumn {
  readonly key: ColumnKey;
  readonly heading: string;
  readonly rows: number;
  /** One of them, as it is written. */
  readonly example: string;
  /** What is most likely meant. */
  readonly proposed: MonthChoice;
}

/** Whoever plans by the month starts with it and ends with it; what else stands as a month is not told by that. */
const LIKELY: ReadonlyMap<ColumnKey, MonthChoice> = new Map([
  ['start', 'first'],
  ['plannedEnd', 'last'],
] as const);

export function monthColumnsIn({ layout, grid, rows, headings }: FileTable): readonly MonthColumn[] {
  return [...layout.positions].flatMap(([key, position]) => {
    const cells = rows.map((row) => grid.at(row, position));
    const months = cells.filter((cell) => monthOf(layout.columns.of(key), cell) !== undefined);
    const heading = headings.find((one) => one.position === position)?.heading ?? '';
    const [example] = months;
    if (example === undefined) return [];
    const proposed = LIKELY.get(key) ?? 'leave';
    return [{ key, heading, rows: months.length, example: String(example), proposed }];
  });
}
