import { dayOffOn } from '../dates/bank-holidays';
import { type Day, formatDay } from '../dates/day';
import { problem } from '../problems';
import type { AsOf } from '../rules/as-of';
import { bookedColumns } from '../rules/row-rules';
import type { Apprentice, ColumnKey, Columns } from '../sheet/columns';
import { type Found, findingsIn } from '../sheet/findings';
import type { Standard } from '../standard/standard';
import { worstFirst } from './issues';

/**
 * What is to be said against a value before it is written: every rule that the row would break with it and does not break
 * without it, the errors first; and, for a day, that nobody may be working then.
 */
export function objectionsTo(
  columns: Columns,
  apprentice: Apprentice,
  column: ColumnKey,
  value: unknown,
  asOf: AsOf,
  standard: Standard = columns.standard,
): readonly Found[] {
  const find = findingsIn(columns, standard);
  const before = new Set(find(apprentice, asOf.asOf).map(sameness));
  const after = find({ ...apprentice, [column]: value }, asOf.asOf);
  const fresh = after.filter((found) => !before.has(sameness(found)));
  const isBooked = bookedColumns(columns.standard).includes(column) && value !== undefined;
  return [...worstFirst(fresh), ...(isBooked ? dayOff(columns, column, value as Day, asOf) : [])];
}

function sameness({ column, problem: { what } }: Found): string {
  return `${column} ${what}`;
}

function dayOff(columns: Columns, column: ColumnKey, day: Day, { closures }: AsOf): readonly Found[] {
  const why = dayOffOn(day) ?? (closures.includes(day) ? 'a closure in the settings' : undefined);
  if (why === undefined) return [];
  const details = { argument: columns.of(column).heading, date: formatDay(day), dayOff: why };
  return [{ column, problem: problem('DATE_ON_DAY_OFF', details), severity: 'note' }];
}
