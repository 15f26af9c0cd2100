import { type Cell, type Grid, isLoading } from '../cells/cell';
import { type Kind, readCell, text } from '../cells/kinds';
import { isProblem, type Problem, problem } from '../problems';
import { remembered } from '../remembered';
import type { Apprentice, Column, ColumnKey } from './columns';
import { kindOfRow } from './kinds-of-rows';
import type { Layout } from './layout';
import { fullName, NAME_PARTS } from './names';

/** A cell of a row that could not be read. */
export interface CellProblem {
  readonly column: ColumnKey;
  readonly problem: Problem;
}

/**
 * What a row says of an apprentice. The key of a column that the sheet does not have is absent, and so is that of a cell
 * that cannot be read, whose problem is noted: neither can be missing, and neither can contradict anything.
 */
export interface RowRead {
  readonly apprentice: Apprentice;
  readonly problems: readonly CellProblem[];
}

const NO_PROBLEMS: readonly CellProblem[] = [];

/** Reads rows of sheets with one layout, each into an apprentice of its own: to be held for as many rows as there are. */
export function rowReader(layout: Layout): (grid: Grid, row: number) => RowRead {
  const columns = layout.columns.all.flatMap((column) => {
    const position = layout.positions.get(column.key);
    return position === undefined ? [] : [{ key: column.key, position, read: cellReader(column) }];
  });
  const doubled = headingsDoubled(layout);
  const hasParts = NAME_PARTS.some((key) => layout.positions.has(key));
  const keys = [...columns.map(({ key }) => key), ...(hasParts ? ['apprentice'] : [])];
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(keys.map((key) => [key, undefined]));
  return (grid, row) => {
    const apprentice: Record<string, unknown> = { ...blank };
    let problems = doubled;
    for (const { key, position, read } of columns) {
      const cell = grid.at(row, position);
      if (cell === undefined || cell === '') continue;
      const value = read(cell);
      if (isProblem(value)) {
        problems = [...problems, { column: key, problem: value }];
        delete apprentice[key];
      } else if (value !== undefined) apprentice[key] = value;
    }
    if (hasParts && apprentice.apprentice === undefined) addName(apprentice);
    return { apprentice: apprentice as Apprentice, problems };
  };
}

/** Where the name stands in two columns, it is one all the same. */
function addName(apprentice: Record<string, unknown>): void {
  const { givenNames, familyName } = apprentice as Apprentice;
  const name = fullName(givenNames, familyName);
  if (name !== undefined) apprentice.apprentice = name;
}

/** Of headings that mean the same column none is used, in any row. */
function headingsDoubled({ columns, doubled }: Layout): readonly CellProblem[] {
  if (doubled.length === 0) return NO_PROBLEMS;
  return doubled.map(({ key, headings }) => {
    const { heading } = columns.of(key);
    const details = { argument: heading, column: heading, headings: headings.join(', ') };
    return { column: key, problem: problem('HEADING_DOUBLED', details) };
  });
}

/** Plain texts and date numbers are read as quickly as looked up; everything else comes back again and again. */
function cellReader({ kind, heading }: Column): (cell: Cell) => unknown {
  const read = (cell: Cell) => readCell(kind as Kind<unknown>, cell, heading);
  if (kind === text) return (cell) => (isReadAsItIs(cell) ? cell : read(cell));
  const known = remembered(read);
  return kind.name === 'date' ? (cell) => (typeof cell === 'number' ? read(cell) : known(cell)) : known;
}

/** No outer spaces to drop, not the text of an error, which begins with a #, and nothing that is still loading. */
function isReadAsItIs(cell: Cell): boolean {
  return typeof cell === 'string' && cell[0] !== '#' && !isLoading(cell) && cell.trim() === cell;
}

/** An answer, and the problems of the cells that it rests on. */
export interface Answered<T> {
  readonly answer: T;
  readonly restsOn: readonly CellProblem[];
}

/** Asks something of a row. Only the cells that are asked for count: one that cannot be read takes no other answer away. */
export function answered<T>(
  { apprentice, problems }: RowRead,
  answer: (apprentice: Apprentice) => T,
): Answered<T> {
  if (problems.length === 0) return { answer: answer(apprentice), restsOn: problems };
  const asked = new Set<PropertyKey>();
  const watched = new Proxy(apprentice, {
    get(target, key) {
      asked.add(key);
      return target[key as string];
    },
    has(target, key) {
      asked.add(key);
      return key in target;
    },
  });
  const given = answer(watched);
  return { answer: given, restsOn: problems.filter(({ column }) => asked.has(column)) };
}

/** Does a row hold an apprentice? Not a gap, not the provider's own remarks beside the table, not a row of totals. */
export function isApprenticeRow(layout: Layout, grid: Grid, row: number): boolean {
  return kindOfRow(layout, grid, row) === 'apprentice';
}
