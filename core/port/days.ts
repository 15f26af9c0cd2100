import type { Cell } from '../cells/cell';
import { type Day, isInRange } from '../dates/day';
import { type ColumnKey, columnOf } from '../sheet/columns';

/**
 * The day that a cell of a column holds as a number, the time of day cut off. Dates and sign-offs are days; the 1 that
 * ticks a sign-off, and any other number that no reading takes for a date, stays the number it is.
 */
export function dayIn(column: ColumnKey, cell: Cell): Day | undefined {
  if (typeof cell !== 'number' || !holdsDays(column)) return undefined;
  const day = Math.floor(cell);
  return isInRange(day) ? day : undefined;
}

function holdsDays(column: ColumnKey): boolean {
  const { name } = columnOf(column).kind;
  return name === 'date' || name === 'sign-off';
}
