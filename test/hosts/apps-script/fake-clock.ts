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
