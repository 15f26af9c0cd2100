// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type Day, dayOf } from '../core/dates/day';
import { remembered } from '../core/remembered';

/**
 * Days as Sheets exchanges them with a script: `Date` objects that read right only by the clocks of the *spreadsheet*.
 * A script has a time zone of its own, one for everybody who uses it, so local getters would be a day out for many.
 */
export interface SpreadsheetZone {
  /** The number behind a date in a cell: the day, and the time of day as its fraction, to the second. */
  serialOf(date: Date): number;
  /** The start of a day: its first midnight or, where the clocks skip midnight, the moment they would have struck it. */
  startOf(day: Day): Date;
  /** The day that the clocks of the spreadsheet show now. */
  today(): Day;
}

/** What the clocks show at an instant, as if it were UTC: both in milliseconds since 1970. */
type Clock = (instant: number) => number;

const DAY_MS = 86_400_000;
const EPOCH = dayOf(1970, 1, 1) as Day;

/**
 * Outside these years no zone could bring a date back to the days that core accepts, and no clock is asked: neither
 * `Date.UTC` before the year 100 nor a formatter before Christ gives the year that was meant.
 */
const CLOCKS_FROM = Date.UTC(1800, 0, 1);
const CLOCKS_UNTIL = Date.UTC(2300, 0, 1);

/** The zone of the spreadsheet that asks. Up to two service calls, so open it once for a call of a custom function. */
export function openSpreadsheetZone(spreadsheet = SpreadsheetApp.getActiveSpreadsheet()): SpreadsheetZone {
  const timeZone = spreadsheet.getSpreadsheetTimeZone();
  const clock = intlClock(timeZone) ?? utilitiesClock(timeZone);
  const offsetAt = remembered((instant: number) => clock(instant) - instant);
  const startOf = remembered(
    (day: number) => new Date(firstInstant((day - EPOCH) * DAY_MS, clock, offsetAt)),
  );
  const serialAt = remembered((instant: number) => {
    if (instant < CLOCKS_FROM || instant >= CLOCKS_UNTIL) return instant / DAY_MS + EPOCH;
    const serial = clock(instant) / DAY_MS + EPOCH;
    const day = Math.floor(serial);
    // Where the clocks skip midnight the day begins later, and that is the whole day and not a time on it.
    return serial !== day && startOf(day).getTime() === instant ? day : serial;
  });
  return {
    serialOf: (date) => serialAt(date.getTime()),
    startOf,
    today: () => Math.floor(serialAt(Date.now())) as Day,
  };
}

/** When the clocks first show `midnight`: they may change on that day, so by the offset of the day before or of the day after. */
function firstInstant(midnight: number, clock: Clock, offsetAt: (instant: number) => number): number {
  const [before, after] = [offsetAt(midnight - DAY_MS), offsetAt(midnight + DAY_MS)];
  const earlier = midnight - Math.max(before, after);
  return before === after || clock(earlier) === midnight ? earlier : midnight - Math.min(before, after);
}

/** `undefined` where the runtime has no `Intl` or does not know the zone: Apps Script documents neither. */
function intlClock(timeZone: string): Clock | undefined {
  try {
    const formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return (instant) => {
      const shown = {} as Record<Intl.DateTimeFormatPartTypes, number>;
      for (const { type, value } of formatter.formatToParts(instant)) shown[type] = Number(value);
      return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
    };
  } catch {
    return undefined;
  }
}

/** Always there, but every look is a service call: one for each distinct date that comes in, three for each that goes out. */
function utilitiesClock(timeZone: string): Clock {
  return (instant) =>
    Date.parse(Utilities.formatDate(new Date(instant), timeZone, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
}
