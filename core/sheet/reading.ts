import type { Cell, Grid } from '../cells/cell';
import { type Kind, readCell } from '../cells/kinds';
import { isProblem, type Problem, problem } from '../problems';
import { type Apprentice, COLUMNS, type Column, type ColumnKey } from './columns';
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
  turnTo(row: number): void;
  /** Every cell of the row read at once, into an object that the next row takes over. */
  readWhole(): Apprentice;
  /** The problems of the cells asked for since the row was turned to. */
  problems(): readonly CellProblem[];
}

export function cohortReader({ positions, doubled }: Layout, grid: Grid): CohortReader {
  let row = 0;
  let noted: CellProblem[] = [];
  const note = (column: ColumnKey, problem: Problem): undefined => {
    if (!noted.some((entry) => entry.column === column)) noted.push({ column, problem });
  };
  const getter = (column: Column): (() => unknown) => {
    const { key, heading } = column;
    const twice = doubled.find((entry) => entry.key === key);
    if (twice) {
      const headings = twice.headings.join(', ');
      const ambiguous = problem('HEADING_DOUBLED', { argument: heading, column: heading, headings });
      return () => note(key, ambiguous);
    }
    const position = positions.get(key);
    if (position === undefined) return () => undefined;
    const read = remembering(column);
    return () => {
      const value = read(grid.at(row, position));
      return isProblem(value) ? note(key, value) : value;
    };
  };
  const getters = COLUMNS.map((column) => ({ key: column.key, get: getter(column) }));
  const lazy = Object.fromEntries(getters.map(({ key, get }) => [key, { get }]));
  const whole: Record<string, unknown> = Object.fromEntries(getters.map(({ key }) => [key, undefined]));
  return {
    apprentice: Object.defineProperties({}, lazy) as Apprentice,
    readWhole() {
      for (const { key, get } of getters) whole[key] = get();
      return whole as Apprentice;
    },
    turnTo(next) {
      row = next;
      if (noted.length > 0) noted = [];
    },
    problems: () => noted,
  };
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

/** Does a row hold an apprentice? Not a gap, not the provider's own remarks beside the table, not a row of totals. */
export function isApprenticeRow(layout: Layout, grid: Grid, row: number): boolean {
  return !isBlankRow(layout, grid, row) && !isTotalsRow(layout, grid, row);
}

/** No column of ours holds anything; unticked boxes do not count. */
function isBlankRow({ positions }: Layout, grid: Grid, row: number): boolean {
  for (const position of positions.values()) {
    const cell = grid.at(row, position);
    if (cell !== undefined && cell !== '' && cell !== 0 && cell !== false) return false;
  }
  return true;
}

/** Ten digits; a number below it may be a count of apprentices. */
const SMALLEST_ULN = 1_000_000_000;
const TOTALS = /^(?:grand |sub-?)?(?:totals?|averages?|counts?|sums?)\b/i;

/** The word stands where the ULN would or, where there is none or a count, the name. */
function isTotalsRow({ positions }: Layout, grid: Grid, row: number): boolean {
  const uln = grid.at(row, positions.get('uln') ?? -1) ?? '';
  if (typeof uln === 'number' && uln >= SMALLEST_ULN) return false;
  const cell = uln === '' || typeof uln === 'number' ? grid.at(row, positions.get('apprentice') ?? -1) : uln;
  return typeof cell === 'string' && !startsWithDigit(cell) && TOTALS.test(cell.trim());
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}
