import { remembered } from '../remembered';
import { dayOffOn, KNOWN_YEARS } from './bank-holidays';
import { addDays, type Day, dayOf } from './day';

const FIRST_KNOWN = dayOf(KNOWN_YEARS.first, 1, 1) as Day;
const LAST_KNOWN = dayOf(KNOWN_YEARS.last, 12, 31) as Day;

/**
 * The day that lies `days` working days after (or, where negative, before) `start`; counting begins on the next day.
 *
 * Weekends, bank holidays of England and Wales and the given closures do not count. With 0 days it is `start` itself, as
 * in the spreadsheets' own WORKDAY. `undefined` where the count leaves the years whose bank holidays are known.
 */
export function addWorkingDays(
  start: Day,
  days: number,
  closures: readonly Day[] = NO_DAYS,
): Day | undefined {
  const step = Math.sign(days);
  const closed = daySet(closures);
  let day = start;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step);
    if (!isKnownDay(start) || !isKnownDay(day)) return undefined;
    if (dayOffOn(day) === undefined && !closed.has(day)) left--;
  }
  return day;
}

const NO_DAYS: readonly Day[] = [];

/** A list of days to look days up in. The same list is asked about for every apprentice and every day: its set is made once. */
export const daySet = remembered((days: readonly Day[]): ReadonlySet<Day> => new Set(days), 4);

/** Are the bank holidays around that day known? */
export function isKnownDay(day: Day): boolean {
  return day >= FIRST_KNOWN && day <= LAST_KNOWN;
}
