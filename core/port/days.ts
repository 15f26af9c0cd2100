import type { Cell } from '../cells/cell';
import { type Day, isInRange } from '../dates/day';
import type { Column } from '../sheet/columns';

/**
 * The day that a cell of a column holds as a number, the time of day cut off. Dates and sign-offs are days; the 1 that
 * ticks a sign-off, and any other number that no reading takes for a date, stays the number it is.
 */
export function dayIn({ kind: { name } }: Column, cell: Cell): Day | undefined {
  const isDay = typeof cell === 'number' && (name === 'date' || name === 'sign-off');
  const day = isDay ? Math.floor(cell) : undefined;
  return day !== undefined && isInRange(day) ? day : undefined;
}
