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

/** Why a text is not a date that we would dare to read: each is the code of a problem. */
export type DateFault =
  | 'DATE_UNREADABLE'
  | 'DATE_TWO_DIGIT_YEAR'
  | 'DATE_MONTH_FIRST'
  | 'DATE_IMPOSSIBLE'
  | 'DATE_OUT_OF_RANGE';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d+)$/;
const IN_WORDS = /^(\d{1,2}) ([a-z]+)\.? (\d+)$/i;

/** Reads `2026-03-05`, `05/03/2026`, `5 Mar 2026` or `5 March 2026`: day first, four-digit year, nothing guessed. */
export function readDay(text: string): Day | DateFault {
  const tidy = text.trim().replace(/\s+/g, ' ');
  const iso = ISO.exec(tidy);
  if (iso) return checked(iso[1], Number(iso[2]), Number(iso[3]));
  const slashed = DAY_FIRST.exec(tidy);
  if (slashed)
    return looksMonthFirst(slashed)
      ? 'DATE_MONTH_FIRST'
      : checked(slashed[3], Number(slashed[2]), Number(slashed[1]));
  const inWords = IN_WORDS.exec(tidy);
  if (inWords) return checked(inWords[3], monthNamed(inWords[2] as string), Number(inWords[1]));
  return 'DATE_UNREADABLE';
}

function looksMonthFirst([, first, second]: RegExpExecArray): boolean {
  return Number(second) > MONTHS.length && Number(first) <= MONTHS.length;
}

/** A spreadsheet's date number, its time of day dropped. */
export function dayOfSerial(serial: number): Day | DateFault {
  if (!Number.isFinite(serial)) return 'DATE_UNREADABLE';
  const day = Math.floor(serial);
  return isInRange(day) ? day : 'DATE_OUT_OF_RANGE';
}

function checked(year: string | undefined, month: number, dayOfMonth: number): Day | DateFault {
  if (year?.length === 2) return 'DATE_TWO_DIGIT_YEAR';
  if (year?.length !== 4 || month === 0) return 'DATE_UNREADABLE';
  const day = dayOf(Number(year), month, dayOfMonth);
  if (day === undefined) return 'DATE_IMPOSSIBLE';
  return isInRange(day) ? day : 'DATE_OUT_OF_RANGE';
}

/** 1 to 12 for a month's name or its first three letters (September's four too), else 0. */
function monthNamed(name: string): number {
  const typed = name.toLowerCase();
  const isNamed = (month: string) =>
    typed === month.toLowerCase() ||
    typed === month.slice(0, 3).toLowerCase() ||
    (typed === 'sept' && month === 'September');
  return MONTHS.findIndex(isNamed) + 1;
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
