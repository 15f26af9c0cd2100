import { type Cell, gridFrom } from '../cells/cell';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import type { Apprentice, ColumnKey } from './columns';
import type { SheetGrid } from './grid';
import { isApprenticeRow, type RowRead, rowReader } from './rows';
import { type Settings, settingsFrom } from './settings';
import { type CohortTable, tableIn } from './table';

/** A sheet of apprentices as it was read, with its settings. */
export interface CohortSheet {
  readonly grid: SheetGrid;
  readonly table: CohortTable;
  readonly settings: Settings;
}

export function cohortSheetFrom(grid: SheetGrid, today: Day): CohortSheet | Problem {
  const table = tableIn(grid);
  return isProblem(table)
    ? table
    : { grid, table, settings: settingsFrom(table.layout.columns, gridFrom(grid.settings), today) };
}

/** The sheet with one row as it reads now. */
export function withRow(sheet: CohortSheet, row: number, cells: readonly Cell[]): CohortSheet {
  const rows = [...sheet.grid.rows];
  while (rows.length < row) rows.push([]);
  rows[row] = cells;
  return { ...sheet, grid: { ...sheet.grid, rows }, table: { ...sheet.table, rows } };
}

/** Somebody in the sheet, as a list to search or to walk through shows them. */
export interface Person {
  readonly row: number;
  /** The name, else the ULN. */
  readonly name: string;
  readonly uln: string;
}

/** Everybody in the sheet, from the top. */
export function peopleIn({ headingRow, layout, rows }: CohortTable): readonly Person[] {
  const grid = gridFrom(rows);
  const people: Person[] = [];
  for (let row = headingRow + 1; row < rows.length; row++) {
    if (isApprenticeRow(layout, grid, row)) people.push(personIn(layout, rows[row] ?? [], row));
  }
  return people;
}

function personIn({ positions }: CohortTable['layout'], cells: readonly Cell[], row: number): Person {
  const text = (key: ColumnKey) => String(cells[positions.get(key) ?? -1] ?? '').trim();
  const uln = text('uln');
  return { row, name: text('apprentice') || uln, uln };
}

/** The people whose name or ULN has every word that was typed, those whose name begins with them first. */
export function peopleNamed(people: readonly Person[], typed: string): readonly Person[] {
  const words = plainIdentity(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const found = people.flatMap((person) => {
    const text = plainIdentity(`${person.name} ${person.uln}`);
    return words.every((word) => text.includes(word))
      ? [{ person, isFirst: text.startsWith(words[0] as string) }]
      : [];
  });
  return [...found.filter(({ isFirst }) => isFirst), ...found.filter(({ isFirst }) => !isFirst)].map(
    ({ person }) => person,
  );
}

/** The nearest apprentice above (-1) or below (1) a row. */
export function neighbour(people: readonly Person[], row: number, step: -1 | 1): Person | undefined {
  return step === 1
    ? people.find((person) => person.row > row)
    : [...people].reverse().find((person) => person.row < row);
}

/** `undefined` for a row without an apprentice: a gap, a title, a row of totals. */
export function readApprentice({ layout }: CohortTable, cells: readonly Cell[]): RowRead | undefined {
  const grid = gridFrom([cells]);
  return isApprenticeRow(layout, grid, 0) ? rowReader(layout)(grid, 0) : undefined;
}

/** Whom a change is for: the ULN, else the name; `undefined` where the row has neither, so that nothing can be found again. */
export function identityOf(apprentice: Apprentice): Identity | undefined {
  const { uln } = apprentice;
  if (nameOf(apprentice) === '') return undefined;
  return uln === undefined ? { apprentice: apprentice.apprentice } : { uln };
}

/** What an apprentice is called in a list: the name, else the ULN. */
export function nameOf({ apprentice, uln }: Apprentice): string {
  return apprentice ?? uln ?? '';
}

/** Whom a row is about: found again by the ULN, else by the name, never by a row number. */
export interface Identity {
  readonly uln?: string | undefined;
  readonly apprentice?: string | undefined;
}

/** The one row of an apprentice. Twice the same ULN or name is no answer: writing to either could be wrong. */
export function rowOf(
  { headingRow, layout, rows }: CohortTable,
  { uln, apprentice }: Identity,
): number | Problem {
  const key = uln === undefined ? 'apprentice' : 'uln';
  const wanted = plainIdentity(uln ?? apprentice);
  const position = layout.positions.get(key) ?? -1;
  const grid = gridFrom(rows);
  const isTheirs = (row: readonly Cell[], i: number) =>
    i > headingRow && plainIdentity(row[position]) === wanted && isApprenticeRow(layout, grid, i);
  const found = rows.flatMap((row, i) => (isTheirs(row, i) ? [i] : []));
  const [row, other] = found;
  const argument = layout.columns.of(key).heading;
  if (row === undefined || wanted === '')
    return problem('APPRENTICE_GONE', { argument, value: uln ?? apprentice });
  if (other === undefined) return row;
  return problem('APPRENTICE_DOUBLED', { argument, value: uln ?? apprentice, otherRow: other + 1 });
}

/** A ULN or name as it is compared: case and spacing never matter. */
export function plainIdentity(cell: Cell): string {
  return String(cell ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
