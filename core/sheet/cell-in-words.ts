import type { Cell } from '../cells/cell';
import { type Day, formatDay, isInRange } from '../dates/day';
import type { Column } from './columns';

/**
 * The day that a cell of a column holds as a number, the time of day cut off. Dates and sign-offs are days; the 1 that
 * ticks a sign-off, and any other number that no reading takes for a date, stays the number it is.
 */
export function dayIn({ kind: { name } }: Column, cell: Cell): Day | undefined {
  const isDay = typeof cell === 'number' && (name === 'date' || name === 'sign-off');
  const day = isDay ? Math.floor(cell) : undefined;
  return day !== undefined && isInRange(day) ? day : undefined;
}

/** A cell as people read it: "blank", "Yes", "5 March 2026", "Distinction". */
export function cellInWords(column: Column, cell: Cell): string {
  if (cell === undefined || cell === '') return 'blank';
  if (typeof cell === 'boolean') return cell ? 'Yes' : 'No';
  const day = dayIn(column, cell);
  return day === undefined ? String(cell) : formatDay(day);
}
