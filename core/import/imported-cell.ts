import { type Cell, isError } from '../cells/cell';
import { date, readCell } from '../cells/kinds';
import { type Day, formatDay, partsOf } from '../dates/day';
import { monthIn, type WrittenMonth } from '../dates/written-days';
import { isProblem, type Problem, problem } from '../problems';
import type { Column, ColumnKey } from '../sheet/columns';
import { wordsSought } from '../sheet/names';

/** What a month without a day is taken for: asked once for each column. */
export type MonthChoice = 'first' | 'last' | 'leave';
export type MonthChoices = ReadonlyMap<ColumnKey, MonthChoice>;

/** A cell of a file that says something: what is to be written for it, or why it cannot be read. */
export type ImportedCell = { readonly cell: Cell; readonly value: unknown } | Problem;

/**
 * Reads a cell by the vocabulary of its column; `undefined` where it says nothing. Where other days of the column have the
 * month first, those that could be read either way are left.
 */
export function importedCell(
  column: Column,
  cell: Cell,
  months: MonthChoices,
  isMonthFirst = false,
): ImportedCell | undefined {
  const day = dayOfMonth(column, cell, months);
  const value = readCell<unknown>(column.kind, day ?? cell, column.heading);
  if (value === undefined) return undefined;
  if (isMonthFirst && column.kind.name === 'date' && typeof value === 'number' && isEitherWay(value as Day))
    return problem('IMPORT_MONTH_FIRST', { argument: column.heading, value: formatDay(value as Day) });
  return isProblem(value) ? value : { cell: cellFor(value, day ?? cell), value };
}

const MOST_MONTHS = 12;

/** 5 June may be May the 6th, the 5th of May is nothing else. */
function isEitherWay(day: Day): boolean {
  const { month, dayOfMonth: number } = partsOf(day);
  return number <= MOST_MONTHS && number !== month;
}

/** Is a column written with the month first? One day of it says so, and no day beyond the twelfth says otherwise. */
export function isMonthFirst(cells: readonly Cell[]): boolean {
  const isSaidSo = (cell: Cell) => {
    const read = typeof cell === 'string' ? readCell(date, cell, '') : undefined;
    return isProblem(read) && read.code === 'DATE_MONTH_FIRST';
  };
  const isBeyond = (cell: Cell) => {
    const read = readCell(date, cell, '');
    return typeof read === 'number' && partsOf(read).dayOfMonth > MOST_MONTHS;
  };
  return cells.some(isSaidSo) && !cells.some(isBeyond);
}

function dayOfMonth(column: Column, cell: Cell, months: MonthChoices): number | undefined {
  const choice = months.get(column.key) ?? 'leave';
  return choice === 'leave' ? undefined : monthOf(column, cell)?.[choice];
}

/** A month where a column holds days. */
export function monthOf({ kind }: Column, cell: Cell): WrittenMonth | undefined {
  return kind.name === 'date' && typeof cell === 'string' && !isError(cell) ? monthIn(cell) : undefined;
}

/** The one word or the day that is meant; what means more than that, such as an exemption with its reason, as it is written. */
function cellFor(value: unknown, cell: Cell): Cell {
  const isPlain = typeof value === 'string' || typeof value === 'number';
  return isPlain ? value : typeof cell === 'string' ? cell.trim() : cell;
}

/** Do two values of a column mean the same? Of texts neither case, accents nor the order of words matter. */
export function meansSame({ kind }: Column, one: unknown, other: unknown): boolean {
  if (kind.name === 'text') return wordsOf(one) === wordsOf(other);
  return JSON.stringify(one) === JSON.stringify(other);
}

function wordsOf(value: unknown): string {
  return [...wordsSought(String(value))].sort().join(' ');
}
