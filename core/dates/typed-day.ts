import { folded } from '../folded';
import { addDays, addMonths, type DateFault, type Day, partsOf } from './day';
import { dayInYear, WEEKDAY, type WrittenDate, writtenDate } from './written-days';

/** A day as somebody meant it who typed it into a field, where what was read is shown before it is written. */
export interface TypedDay {
  readonly day: Day;
  /** The year was not typed: the nearest is taken. */
  readonly isYearGuessed: boolean;
  /** The same day of the nearest year, where another year is taken because something speaks against that. */
  readonly insteadOf?: Day;
}

export interface Typing {
  readonly today: Day;
  /** Is there nothing to be said against the day? Without it there never is. */
  accepts?(day: Day): boolean;
}

const DAYS_FROM_TODAY: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 };

/**
 * Reads what is typed into a field: all that a sheet may hold, `today`, `tomorrow` and `yesterday`, "in 2 weeks", and a day
 * without its year, for which the nearest year is taken in which it keeps the rules, last year, this or the next. "Friday"
 * may be the last or the next one, so that no day is read from it.
 */
export function typedDay(text: string, typing: Typing): TypedDay | DateFault {
  const counted = fromToday(folded(text), typing.today);
  if (counted !== undefined) return { day: counted, isYearGuessed: false };
  if (WEEKDAY_ALONE.test(folded(text))) return 'DATE_NOT_EXACT';
  const written = writtenDate(text);
  if (typeof written === 'string') return written;
  if (written.year === undefined) return inNearestYear(written, typing);
  const day = dayInYear(written, written.year);
  return typeof day === 'number' ? { day, isYearGuessed: false } : day;
}

/** "Thu", "next Friday": of two weeks at least. */
const WEEKDAY_ALONE = new RegExp(`^(?:(?:on|this|next|last|coming|the) )*${WEEKDAY}$`);

const NUMBERS_IN_WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 };
const NUMBER = `(\\d{1,3}|${Object.keys(NUMBERS_IN_WORDS).join('|')})`;
const UNIT = "(day|week|fortnight|month)s?'?s?";
/** "in 2 weeks", "2 weeks' time", "+7", "+2 weeks". A minus in front is more likely a slip. */
const FROM_NOW = new RegExp(`^(?:in |\\+ ?)${NUMBER}(?: ?${UNIT}(?: time)?)?$`);
const AGO = new RegExp(`^${NUMBER} ?${UNIT} ago$`);

/** A day that is counted from today. */
function fromToday(typed: string, today: Day): Day | undefined {
  const days = DAYS_FROM_TODAY[typed];
  if (days !== undefined) return addDays(today, days);
  const ahead = FROM_NOW.exec(typed);
  const found = ahead ?? AGO.exec(typed);
  if (!found) return undefined;
  const [, number = '', unit] = found;
  // "In 7" may be of anything.
  if (unit === undefined && !typed.startsWith('+')) return undefined;
  const count = (NUMBERS_IN_WORDS[number] ?? Number(number)) * (ahead ? 1 : -1);
  return unit === 'month' ? addMonths(today, count) : addDays(today, count * (DAYS_IN[unit ?? ''] ?? 1));
}

const DAYS_IN: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

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
  if (day === undefined) return days[1] as DateFault;
  const insteadOf = nearest(days, { today: typing.today });
  return { day, isYearGuessed: true, ...(insteadOf !== day && insteadOf !== undefined && { insteadOf }) };
}

/** The nearest to today of those that keep the rules; of all, where none does. Of two as near the later one. */
function nearest(candidates: readonly (Day | DateFault)[], { today, accepts }: Typing): Day | undefined {
  const days = candidates.filter((day): day is Day => typeof day === 'number');
  const kept = days.filter((day) => accepts?.(day) ?? true);
  const byDistance = (one: Day, other: Day) => Math.abs(one - today) - Math.abs(other - today) || other - one;
  return [...(kept.length > 0 ? kept : days)].sort(byDistance)[0];
}
