import { dayOf } from '../../../core/dates/day';
import { remembered } from '../../../core/remembered';

/** Dates as Sheets shows them: wall-clock time in the spreadsheet's zone, written 2026-03-05T13:30:00. */

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Kept from the tests that take `Intl` away from the script. */
const { DateTimeFormat } = Intl;

/** What the clocks of a zone show at an instant. Swedish dates are ISO dates. */
export function shownAt(instant: number, timeZone: string): string {
  const formatter =
    formatters.get(timeZone) ??
    new DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, formatter);
  return formatter.format(instant).replace(' ', 'T');
}

/** The instant at which the clocks show a time; a time that they skip is a mistake of the test. */
export function instantOf(shown: string, timeZone: string): number {
  const wanted = Date.parse(`${shown}Z`);
  const misses = (instant: number) => wanted - Date.parse(`${shownAt(instant, timeZone)}Z`);
  let instant = wanted;
  for (let correction = 0; correction < 2; correction++) instant += misses(instant);
  if (misses(instant) !== 0) throw new Error(`Clocks in ${timeZone} never show ${shown}`);
  return instant;
}

const DAY_MS = 86_400_000;
const EPOCH = dayOf(1970, 1, 1) as number;

/** The clocks of a spreadsheet: between instants and the serial numbers that stand in its cells. */
export interface Clocks {
  instantAt(serial: number): number;
  serialAt(instant: number): number;
}

export const clocksIn = remembered(
  (timeZone: string): Clocks => ({
    instantAt: remembered((serial: number) => instantOf(isoOf(serial), timeZone), MANY),
    serialAt: remembered(
      (instant: number) => Date.parse(`${shownAt(instant, timeZone)}Z`) / DAY_MS + EPOCH,
      MANY,
    ),
  }),
);

/** The clocks of a zone never change their mind: a big sheet is read again and again. */
const MANY = 1_000_000;

/** 46086.5 as the clocks show it: 2026-03-05T12:00:00. */
function isoOf(serial: number): string {
  return new Date(Math.round((serial - EPOCH) * 86_400) * 1000).toISOString().slice(0, 19);
}
