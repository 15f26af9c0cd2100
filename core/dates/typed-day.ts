import { folded } from '../folded';
import { addDays, type DateFault, type Day, partsOf } from './day';
import { dayInYear, type WrittenDate, writtenDate } from './written-days';

/** A day as somebody meant it who typed it into a field, where what was read is shown before it is written. */
export interface TypedDay {
  readonly day: Day;
  /** The year was not typed: the nearest is taken. */
  readonly isYearGuessed: boolean;
}

export interface Typing {
  readonly today: Day;
  /** Does the day keep the rules? Without it every day does. */
  accepts?(day: Day): boolean;
}

const DAYS_FROM_TODAY: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 };

/**
 * Reads what is typed into a field: all that a sheet may hold, `today`, `tomorrow` and `yesterday`, and a day without its
 * year, for which the nearest year is taken in which it keeps the rules, last year, this or the next. "Friday" may be the
 * last or the next one, so that no day is read from it.
 */
export function typedDay(text: string, typing: Typing): TypedDay | DateFault {
  const days = DAYS_FROM_TODAY[folded(text)];
  if (days !== undefined) return { day: addDays(typing.today, days), isYearGuessed: false };
  const written = writtenDate(text);
  if (typeof written === 'string') return written;
  if (written.year === undefined) return inNearestYear(written, typing);
  const day = dayInYear(written, written.year);
  return typeof day === 'number' ? { day, isYearGuessed: false } : day;
}

/** The day that a year of two digits most likely means, to be offered and never taken: 3/12/26 is 3 December 2026. */
export function dayWithFullYear(text: string, typing: Typing): Day | undefined {
  const written = writtenDate(text);
  if (typeof written === 'string' || written.year?.length !== 2) return undefined;
  return nearest(
    ['19', '20'].map((century) => dayInYear(written, `${century}${written.year}`)),
    typing,
  );
}

function inNearestYear(written: WrittenDate, typing: Typing): TypedDay | DateFault {
  const { year } = partsOf(typing.today);
  const days = [year - 1, year, year + 1].map((candidate) => dayInYear(written, String(candidate)));
  const day = nearest(days, typing);
  // Of why there is none the reason of this year tells most.
  return day === undefined ? (days[1] as DateFault) : { day, isYearGuessed: true };
}

/** The nearest to today of those that keep the rules; of all, where none does. Of two as near the later one. */
function nearest(candidates: readonly (Day | DateFault)[], { today, accepts }: Typing): Day | undefined {
  const days = candidates.filter((day): day is Day => typeof day === 'number');
  const kept = days.filter((day) => accepts?.(day) ?? true);
  const byDistance = (one: Day, other: Day) => Math.abs(one - today) - Math.abs(other - today) || other - one;
  return [...(kept.length > 0 ? kept : days)].sort(byDistance)[0];
}
