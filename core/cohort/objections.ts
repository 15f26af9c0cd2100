import { dayOffOn } from '../dates/bank-holidays';
import { type Day, formatDay } from '../dates/day';
import { problem } from '../problems';
import type { AsOf } from '../rules/next-action';
import { type Apprentice, type ColumnKey, columnOf } from '../sheet/columns';
import { type Found, issuesOfApprentice, SEVERITY_OF } from './issues';

/**
 * What is to be said against a value before it is written: every rule that the row would break with it and does not break
 * without it, the errors first; and, for a day, that nobody may be working then.
 */
export function objectionsTo<K extends ColumnKey>(
  apprentice: Apprentice,
  column: K,
  value: Apprentice[K],
  asOf: AsOf,
): readonly Found[] {
  const before = new Set(issuesOfApprentice(apprentice, asOf.asOf).map(sameness));
  const after = issuesOfApprentice({ ...apprentice, [column]: value }, asOf.asOf);
  const fresh = after.filter((found) => !before.has(sameness(found)));
  const isError = ({ severity = 'error' }: Found) => severity === 'error';
  return [
    ...fresh.filter(isError),
    ...fresh.filter((found) => !isError(found)),
    ...(BOOKED.includes(column) && value !== undefined ? dayOff(column, value as Day, asOf) : []),
  ];
}

function sameness({ column, problem: { what } }: Found): string {
  return `${column} ${what}`;
}

/** The dates that people make with the EPAO. */
const BOOKED: readonly ColumnKey[] = ['observationDate', 'interviewDate', 'discussionDate'];

function dayOff(column: ColumnKey, day: Day, { closures }: AsOf): readonly Found[] {
  const why = dayOffOn(day) ?? (closures.includes(day) ? 'a closure in the settings' : undefined);
  if (why === undefined) return [];
  const details = { argument: columnOf(column).heading, date: formatDay(day), dayOff: why };
  return [{ column, problem: problem('DATE_ON_DAY_OFF', details), severity: SEVERITY_OF.recommended }];
}
