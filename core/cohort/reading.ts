import type { Cell } from '../cells/cell';
import { type Kind, readCell } from '../cells/kinds';
import { isProblem, type Problem, problem } from '../problems';
import { type Apprentice, COLUMNS, type Column, type ColumnKey, columnOf } from './columns';
import type { Layout } from './layout';

/** A cell of a row that could not be read. */
export interface CellProblem {
  readonly column: ColumnKey;
  readonly problem: Problem;
}

/**
 * The rows of a sheet, one after the other: `apprentice` always tells of the row that was turned to last.
 *
 * Cells are read when they are asked for, so an answer costs only the cells it rests on, and only their problems count.
 * A cell that cannot be read tells as blank, and its problem is noted.
 */
export interface CohortReader {
  readonly apprentice: Apprentice;
  turnTo(row: readonly Cell[]): void;
  /** The problems of the cells asked for since the row was turned to. */
  problems(): readonly CellProblem[];
}

export function cohortReader({ positions, doubled }: Layout): CohortReader {
  let row: readonly Cell[] = [];
  let noted: CellProblem[] = [];
  const read = (column: Column): (() => unknown) => {
    const { key } = column;
    const position = positions.get(key);
    const twice = doubled.find((entry) => entry.key === key);
    const whenDoubled =
      twice && problem('HEADING_DOUBLED', { ...about(column), headings: twice.headings.join(', ') });
    const reading = remembering(column);
    return () => {
      const value = whenDoubled ?? (position === undefined ? undefined : reading(row[position]));
      if (!isProblem(value)) return value;
      if (!noted.some((entry) => entry.column === key)) noted.push({ column: key, problem: value });
      return undefined;
    };
  };
  const fields = COLUMNS.map((column) => [column.key, { get: read(column), enumerable: true }] as const);
  return {
    apprentice: Object.defineProperties({}, Object.fromEntries(fields)) as Apprentice,
    turnTo(next) {
      row = next;
      noted = [];
    },
    problems: () => noted,
  };
}

function about({ heading }: Column) {
  return { argument: heading, column: heading };
}

/** In a column the same words and dates come back again and again: each is read once. Names and notes are not kept. */
function remembering({ kind, heading }: Column): (cell: Cell) => unknown {
  const read = (cell: Cell) => readCell(kind as Kind<unknown>, cell, heading);
  if (kind.name === 'text') return read;
  const known = new Map<Cell, unknown>();
  return (cell) => {
    if (cell === undefined || cell === '') return undefined;
    let value = known.get(cell);
    if (value === undefined && !known.has(cell)) {
      value = read(cell);
      known.set(cell, value);
    }
    return value;
  };
}

/** Everything in a row, read at once: the apprentice and every problem. */
export function readApprentice(
  layout: Layout,
  row: readonly Cell[],
): { apprentice: Apprentice; problems: readonly CellProblem[] } {
  const reader = cohortReader(layout);
  reader.turnTo(row);
  const apprentice = { ...reader.apprentice };
  return { apprentice, problems: reader.problems() };
}

/** A row in which no column of ours holds anything, unticked boxes apart: a gap, or the provider's own remarks. */
export function isBlankRow({ positions }: Layout, row: readonly Cell[]): boolean {
  for (const position of positions.values()) {
    const cell = row[position];
    if (cell !== undefined && cell !== '' && cell !== 0 && cell !== false) return false;
  }
  return true;
}

const TOTALS = /^(?:grand |sub-?)?(?:totals?|averages?|counts?|sums?)\b/i;

/** A row of totals below the apprentices, told by the word where a name would stand. */
export function isTotalsRow({ positions }: Layout, row: readonly Cell[]): boolean {
  const cells = (['uln', 'apprentice'] as const).map((key) => row[positions.get(key) ?? -1]);
  return cells.some((cell) => typeof cell === 'string' && TOTALS.test(cell.trim()));
}

export function headingOf(key: ColumnKey): string {
  return columnOf(key).heading;
}
