import { type Day, dayOf } from '../core/dates/day';

/** Where apprenticeships are: the day turns at midnight there, wherever this machine stands. */
const ZONE = 'Europe/London';

/** The day that it is now. */
export function todayInLondon(now = new Date()): Day {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const told = new Map(parts.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return dayOf(told.get('year') ?? 0, told.get('month') ?? 0, told.get('day') ?? 0) as Day;
}
