import { isTooLong, seenText } from '../folded';
import {
  addDays,
  addMonths,
  type DateFault,
  type Day,
  dayOf,
  isInRange,
  MONTHS,
  partsOf,
  WEEKDAYS,
  weekdayOf,
} from './day';

/** The parts of a date as it was written, not yet held against the calendar. */
export interface WrittenDate {
  /** As many digits as were written; `undefined` where there is no year. */
  readonly year: string | undefined;
  readonly month: number;
  readonly dayOfMonth: number;
  /** The first three letters of the weekday beside it, small. */
  readonly weekday: string | undefined;
}

/**
 * Reads every way of writing a date that has one reading for a British reader: day first, month in words, or year first;
 * with weekday, ordinal, time and any separators. Four-digit year, nothing guessed.
 */
export function readDay(text: string): Day | DateFault {
  const written = writtenDate(text);
  if (typeof written === 'string') return written;
  return written.year === undefined ? 'DATE_WITHOUT_YEAR' : dayInYear(written, written.year);
}

/** The day of a written date in a year, or why there is none. */
export function dayInYear({ month, dayOfMonth, weekday }: WrittenDate, year: string): Day | DateFault {
  if (year.length === 2) return 'DATE_TWO_DIGIT_YEAR';
  if (year.length !== 4 || month === 0) return 'DATE_UNREADABLE';
  const day = dayOf(Number(year), month, dayOfMonth);
  if (day === undefined) return 'DATE_IMPOSSIBLE';
  if (!isInRange(day)) return 'DATE_OUT_OF_RANGE';
  // One of the two is a slip, and nobody can tell which: often it is the date, copied from another year.
  const isThatWeekday = weekday === undefined || weekdayOf(day).toLowerCase().startsWith(weekday);
  return isThatWeekday ? day : 'DATE_WEEKDAY_DIFFERS';
}

/** What a text says of a date, its year left out or not; or why it does not say one. */
export function writtenDate(text: string): WrittenDate | DateFault {
  if (isTooLong(text)) return 'DATE_UNREADABLE';
  const seen = seenText(text).toLowerCase();
  const exact = exactDate(seen);
  return exact === 'DATE_UNREADABLE' ? whyUnreadable(seen) : exact;
}

const CLOCK =
  '(?:(?:[01]?\\d|2[0-4])[:.][0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\b\\.?)?|(?:0?[1-9]|1[0-2]) ?[ap]\\.?m\\b\\.?)';
const ZONE = ' ?(z|utc|gmt|bst)?([+-](?:0\\d|1[0-4]):?[0-5]\\d)?(?: ?\\(.*\\))?';
/** A minus before hours is a zone here, and between two times elsewhere. */
const ISO_TIME = new RegExp(`(?<=^\\d{4}-\\d\\d-\\d\\d)(?:t|(?= \\d\\d:\\d\\d:) )(${CLOCK})${ZONE}$`);
const TIME_AFTER = new RegExp(`(?:,? at |,? ?@ ?|,? )(${CLOCK})(?: ?(?:-|to) ?${CLOCK}$|${ZONE}$)`);
const TIME_BEFORE = new RegExp(`^${CLOCK}(?: on |,? )`);
/** A date alone may have a zone as well: 2026-03-12Z. */
const ZONE_OF_DATE = /(?<=^\d{4}-\d\d-\d\d)(?:z|[+-]\d\d:\d\d)$/;
/** A weekday, whole or in short, in small letters. */
export const WEEKDAY = `(${WEEKDAYS.map((weekday) => weekday.slice(0, 3).toLowerCase()).join('|')})(?:s|nes|r|rs|ur)?(?:day)?`;
const WEEKDAY_BEFORE = new RegExp(`^${WEEKDAY}[-./, ]+`);
const WEEKDAY_AFTER = new RegExp(`(?<=\\d[., ]*)[ (]${WEEKDAY}[.)]*$`);
const LABEL = /^date ?[:-] ?|;$/g;
const ORDINAL = /(\d) ?(?:st|nd|rd|th)\b/;
const SMALL_WORDS = /\b(?:the|of|on)\b/g;
/** A spreadsheet's date number that became text. */
const SERIAL = /^\d{5}\.\d+$/;
/** What may stand between the parts of a date. */
const PARTS_ONLY = /^[\p{L}\d][\p{L}\d\s\-/.,_\\']*$/u;

/** Reads a text as it is seen, in small letters, in which nothing stands but a date. */
function exactDate(seen: string): WrittenDate | DateFault {
  const time = ISO_TIME.exec(seen) ?? TIME_AFTER.exec(seen);
  const timeless = (time ? seen.slice(0, time.index) : seen)
    .replace(TIME_BEFORE, '')
    .replace(ZONE_OF_DATE, '');
  const [, before] = WEEKDAY_BEFORE.exec(timeless) ?? [];
  const [, after] = WEEKDAY_AFTER.exec(timeless) ?? [];
  const date = timeless.replace(WEEKDAY_BEFORE, '').replace(WEEKDAY_AFTER, '');
  const plain = date.replace(LABEL, '').replace(ORDINAL, '$1 ').replace(SMALL_WORDS, ' ').trim();
  if (SERIAL.test(plain)) return 'DATE_AS_DIGITS';
  const parts = PARTS_ONLY.test(plain) ? partsIn(plain) : [];
  const read = datedBy(parts, ORDINAL.test(date));
  if (typeof read === 'string') return read;
  const written = { ...read, weekday: before ?? after };
  return time && isOtherDayInUk(written, time) ? 'DATE_IN_OTHER_ZONE' : written;
}

type Parts = Omit<WrittenDate, 'weekday'>;

function partsIn(text: string): readonly string[] {
  return text.match(/\d+|\p{L}+/gu) ?? [];
}

function datedBy(parts: readonly string[], isOrdinal: boolean): Parts | DateFault {
  const numbers = parts.filter(isDigits);
  const names = parts.filter((part) => !isDigits(part));
  const month = monthNamed(names[0] ?? '');
  if (names.length > 1 || (names.length === 1 && month === 0)) return 'DATE_UNREADABLE';
  const [first = '', second = '', third = ''] = parts;
  switch (parts.length) {
    case 1:
      return names.length === 1 || isYear(first) ? 'DATE_WITHOUT_DAY' : 'DATE_AS_DIGITS';
    case 2:
      return names.length === 1
        ? monthAndNumber(month, numbers[0] as string, isOrdinal || isDigits(first))
        : twoNumbers(first, second);
    case 3:
      return names.length === 1
        ? monthInWords(numbers, month, !isDigits(third))
        : threeNumbers(first, second, third);
    default:
      return 'DATE_UNREADABLE';
  }
}

/** "12 Mar" has no year. "Mar-26" has no day: that is how a spreadsheet shows a month. */
function monthAndNumber(month: number, number: string, isDay: boolean): Parts | DateFault {
  if (isYear(number)) return 'DATE_WITHOUT_DAY';
  if (number.length > 2) return 'DATE_UNREADABLE';
  if (!isDay && number.length === 2) return 'DATE_WITHOUT_DAY';
  return { year: undefined, month, dayOfMonth: Number(number) };
}

/** "3/12" has no year; "03/2026", "2026-12" and "2025/26" have no day. */
function twoNumbers(first: string, second: string): Parts | DateFault {
  if (isYear(first) || isYear(second)) return 'DATE_WITHOUT_DAY';
  const [dayOfMonth, month] = [Number(first), Number(second)];
  if (first.length > 2 || second.length > 2 || dayOfMonth === 0 || month === 0) return 'DATE_UNREADABLE';
  if (month <= MONTHS.length) return { year: undefined, month, dayOfMonth };
  return dayOfMonth <= MONTHS.length ? 'DATE_WITHOUT_DAY' : 'DATE_UNREADABLE';
}

/** The month stands in words, so that the longer number is the year, wherever it stands. */
function monthInWords(
  [first = '', second = '']: readonly string[],
  month: number,
  isLast: boolean,
): Parts | DateFault {
  const [year, dayOfMonth] = first.length > 2 ? [first, second] : [second, first];
  if (dayOfMonth.length > 2 || (isLast && year.length === 2)) return 'DATE_UNREADABLE';
  return { year, month, dayOfMonth: Number(dayOfMonth) };
}

function threeNumbers(first: string, second: string, third: string): Parts | DateFault {
  const isYearFirst = first.length === 4;
  const [year, dayOfMonth] = isYearFirst ? [first, third] : [third, first];
  if (second.length > 2 || dayOfMonth.length > 2) return 'DATE_UNREADABLE';
  const month = Number(second);
  if (!isYearFirst && month > MONTHS.length && Number(first) <= MONTHS.length) return 'DATE_MONTH_FIRST';
  return { year, month, dayOfMonth: Number(dayOfMonth) };
}

function isDigits(part: string): boolean {
  return /^\d/.test(part);
}

function isYear(part: string): boolean {
  return /^(?:19|2[01])\d\d$/.test(part);
}

/** Often written so, and nothing else can be meant. */
const MISSPELT: ReadonlyMap<string, number> = new Map(
  [
    'janurary januray janaury janury jaunary',
    'febuary feburary febrary febraury februrary febuaray feburuary',
    'mrach marhc',
    'arpil apirl aprill apil',
    '',
    '',
    '',
    'agust auguest augest augst',
    'setember septmber septemeber setpember septembr',
    'ocotber octber ocober',
    'novmeber novemeber novmber novembr',
    'decmber decemeber dcember decemebr decembr',
  ].flatMap((slips, i) => slips.split(' ').map((slip) => [slip, i + 1] as const)),
);
const LEAST_OF_A_NAME = 3;

/** 1 to 12 for a month's name or how it begins, three letters or more; else 0. */
function monthNamed(name: string): number {
  if (name.length < LEAST_OF_A_NAME) return 0;
  const named = MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1;
  return named || (MISSPELT.get(name) ?? 0);
}

const [HOUR, DAY_MINUTES] = [60, 24 * 60];

/** A time of another zone may be another day in the UK by then: midnight of a summer's day is 23:00 the day before in UTC. */
function isOtherDayInUk(written: WrittenDate, [, clock = '', zone, offset]: RegExpExecArray): boolean {
  if (zone === undefined && offset === undefined) return false;
  const day = written.year === undefined ? 0 : dayInYear(written, written.year);
  if (typeof day === 'string') return false;
  const utc = day * DAY_MINUTES + minutesOf(clock) - (zone === 'bst' ? HOUR : 0) - minutesAhead(offset);
  return Math.floor((utc + (isSummerTime(utc) ? HOUR : 0)) / DAY_MINUTES) !== day;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = (clock.match(/\d+/g) ?? []).map(Number);
  const isTwelve = hours === 12 && /[ap]/.test(clock);
  return ((isTwelve ? 0 : hours) + (/p/.test(clock) ? 12 : 0)) * HOUR + minutes;
}

function minutesAhead(offset = '+00:00'): number {
  const minutes = Number(offset.slice(1, 3)) * HOUR + Number(offset.slice(-2));
  return offset[0] === '-' ? -minutes : minutes;
}

/** From 1:00 UTC on the last Sunday of March to 1:00 UTC on the last Sunday of October. */
function isSummerTime(utc: number): boolean {
  const { year } = partsOf(Math.floor(utc / DAY_MINUTES) as Day);
  const [begins, ends] = [3, 10].map((month) => lastSunday(year, month) * DAY_MINUTES + HOUR) as [
    number,
    number,
  ];
  return utc >= begins && utc < ends;
}

/** Of a month with 31 days. Weekdays count from Sunday, as the numbers of days do. */
function lastSunday(year: number, month: number): number {
  const last = dayOf(year, month, 31) as Day;
  return last - WEEKDAYS.indexOf(weekdayOf(last));
}

/** A date as it stands among other words: the month in figures or by its name. */
const NAME_OF_MONTH = `(?:${MONTHS.map((month) => month.slice(0, LEAST_OF_A_NAME)).join('|')})[a-z]*\\.?`;
const DATE_AMONG_WORDS = new RegExp(
  `(?<!\\d)(?:\\d{4} ?[-/.] ?\\d{1,2} ?[-/.] ?\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?(?: ?[-/.] ?| of | )(?:\\d{1,2}|${NAME_OF_MONTH})(?: ?[-/.,] ?| )'?(?:\\d{4}|\\d\\d)|\\b${NAME_OF_MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})(?!\\d|[-/.]\\d)(?:,? (?:at )?${CLOCK}|t${CLOCK}(?:z|[+-]\\d\\d:\\d\\d)?)?`,
  'i',
);

/** A date among other words: what it says, and what stands before and behind it, as it is seen. */
export interface DateInWords {
  readonly day: Day | DateFault;
  readonly before: string;
  readonly after: string;
}

/** The first date that stands in a text beside other words: "Signed 12/03/2026", "12 March 2026 - J Smith". */
export function dayAmongWords(text: string): DateInWords | undefined {
  if (isTooLong(text)) return undefined;
  const seen = seenText(text);
  const found = DATE_AMONG_WORDS.exec(seen);
  if (!found || found[0].length === seen.length) return undefined;
  const written = exactDate(found[0].toLowerCase());
  const day = typeof written === 'string' ? written : dayInYear(written, written.year ?? '');
  if (day === 'DATE_UNREADABLE') return undefined;
  return {
    day,
    before: seen.slice(0, found.index).trim(),
    after: seen.slice(found.index + found[0].length).trim(),
  };
}

/** What joins two days. */
const JOINING = /^(?:to|until|till|and|or|from|between|through|thru|th|st|nd|rd)$/;
const NOT_EXACT =
  /\?|~|\b(?:w\/?\.?[ce]\b|week|beginning|begin|end|ending|start|early|mid|middle|late|approx\w*|about|around|circa|est\w*|(?<!\b(?:signed|agreed|approved|booked|sent|done|seen|checked)(?: off)? )by|c(?=\.? ?\d)|later|earlier|earliest|latest|onwards|before|after|from|since|until|due|tb[cad]|provisional\w*|likely|maybe|possibl\w*|planned|expected|spring|summer|autumn|winter|q[1-4]|term|academic|quarter|month)\b/;

/** What is wrong with a text that is no date: the more exact the reason, the sooner it is mended. */
function whyUnreadable(seen: string): DateFault {
  const parts = partsIn(seen);
  const names = parts.filter((part) => !isDigits(part));
  const months = names.filter((name) => monthNamed(name) > 0);
  if (!seen.includes(':') && isRange(parts, names, months)) return 'DATE_RANGE';
  const isTold = months.length > 0 || /\d|\b(?:week|month)\b/.test(seen);
  if (isTold && NOT_EXACT.test(seen)) return 'DATE_NOT_EXACT';
  const beside = dayAmongWords(seen);
  if (beside === undefined) return 'DATE_UNREADABLE';
  return typeof beside.day === 'number' ? 'DATE_WITH_REMARK' : beside.day;
}

/** "12-14 March 2026", "12/03/2026 to 14/03/2026", "March or April 2026": numbers of two days, or two months. */
function isRange(parts: readonly string[], names: readonly string[], months: readonly string[]): boolean {
  const numbers = parts.length - names.length;
  const isJoined = names.every((name) => monthNamed(name) > 0 || JOINING.test(name) || isWeekday(name));
  if (!isJoined || parts.some((part) => isDigits(part) && part.length > 4)) return false;
  return months.length > 1 || numbers + months.length > 3;
}

function isWeekday(name: string): boolean {
  return new RegExp(`^${WEEKDAY}$`).test(name);
}

/** A month without a day, as service exports write planned dates. */
export interface WrittenMonth {
  readonly year: number;
  readonly month: number;
  readonly first: Day;
  readonly last: Day;
}

/** Of two digits only "Mar-26" and "Mar '26" say a year: "Mar 26" may be a day. */
const SHORT_YEAR = /^\p{L}+\.?(?:[-/]| ?')(\d\d)$/u;

/** "Sep 2025", "2026-12", "03/2026" or "Mar-26": the month that a text says; `undefined` where it says a day, or no month. */
export function monthIn(text: string): WrittenMonth | undefined {
  if (isTooLong(text)) return undefined;
  const seen = seenText(text).toLowerCase();
  const parts = PARTS_ONLY.test(seen) ? partsIn(seen) : [];
  const [, shortYear] = SHORT_YEAR.exec(seen) ?? [];
  const year = parts.find(isYear) ?? (shortYear && `20${shortYear}`);
  const month = parts.find((part) => part !== year && part !== shortYear);
  return parts.length === 2 && year && month ? monthOf(Number(year), numberOrName(month)) : undefined;
}

function numberOrName(part: string): number {
  if (!isDigits(part)) return monthNamed(part);
  return part.length <= 2 ? Number(part) : 0;
}

function monthOf(year: number, month: number): WrittenMonth | undefined {
  const first = month > 0 && month <= MONTHS.length ? dayOf(year, month, 1) : undefined;
  return first && { year, month, first, last: addDays(addMonths(first, 1), -1) };
}
