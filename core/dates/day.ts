import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths as addCalendarMonths } from 'date-fns/addMonths';
import { remembered } from '../remembered';

/**
 * A whole day, as the number spreadsheets use for it: 25569 is 1 January 1970.
 * It compares with `<`, subtracts to a number of days and is what Excel holds; no clock and no time zone.
 */
export type Day = number & { readonly [brand]: 'Day' };
declare const brand: unique symbol;

const UNIX_EPOCH = 25569;
const DAY_MS = 86_400_000;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The first and last day that input may hold. Before March 1900 the two hosts disagree (Excel's 29 February 1900). */
export const FIRST_DAY = civilDay(1900, 3, 1);
export const LAST_DAY = civilDay(2199, 12, 31);

/** The day of a year, a month (1 to 12) and a day of the month; `undefined` where the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const day = civilDay(year, month, dayOfMonth);
  const parts = partsOf(day);
  return parts.month === month && parts.dayOfMonth === dayOfMonth ? day : undefined;
}

interface PartsOfDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly dayOfMonth: number;
}

/** Year, month and day of the month. A cohort holds the same few hundred days again and again. */
export const partsOf: (day: Day) => PartsOfDay = remembered((day: Day) => {
  const date = new Date(msOf(day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
});

export function isInRange(day: number): day is Day {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** Numbers outside these days are minutes, words or hours. Apprentices may be born long ago. */
const [FIRST_LIKELY, AFTER_LIKELY] = [civilDay(1930, 1, 1), civilDay(2061, 1, 1)];

/** Is a number that stands where a date may stand most likely one? */
export function isLikelyDay(number: number): boolean {
  return number >= FIRST_LIKELY && number < AFTER_LIKELY;
}

export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** The same day of the month `months` later, or that month's last day where it is shorter (31 December + 2 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  return dayOfMs(addCalendarMonths(new UTCDateMini(msOf(day)), months).getTime());
}

export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[(day - 1) % 7] as Weekday;
}

/** Day first, in words: "5 March 2026". */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

/** Why a text or a number is not a date that we would dare to read: each is the code of a problem. */
export type DateFault =
  | 'DATE_UNREADABLE'
  | 'DATE_TWO_DIGIT_YEAR'
  | 'DATE_MONTH_FIRST'
  | 'DATE_IMPOSSIBLE'
  | 'DATE_OUT_OF_RANGE'
  | 'DATE_WITHOUT_DAY'
  | 'DATE_WITHOUT_YEAR'
  | 'DATE_NOT_EXACT'
  | 'DATE_RANGE'
  | 'DATE_AS_DIGITS'
  | 'DATE_WITH_REMARK'
  | 'DATE_WEEKDAY_DIFFERS'
  | 'DATE_IN_OTHER_ZONE';

/** A spreadsheet's date number, its time of day dropped. */
export function dayOfSerial(serial: number): Day | DateFault {
  if (!Number.isFinite(serial)) return 'DATE_UNREADABLE';
  const day = Math.floor(serial);
  return isInRange(day) ? day : 'DATE_OUT_OF_RANGE';
}

function civilDay(year: number, month: number, dayOfMonth: number): Day {
  // Not Date.UTC, which reads the years 0 to 99 as 1900 to 1999.
  return dayOfMs(new Date(0).setUTCFullYear(year, month - 1, dayOfMonth));
}

function msOf(day: Day): number {
  return (day - UNIX_EPOCH) * DAY_MS;
}

function dayOfMs(ms: number): Day {
  return (ms / DAY_MS + UNIX_EPOCH) as Day;
}
