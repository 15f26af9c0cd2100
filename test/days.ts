import { type Day, partsOf, readDay } from '../core/dates/day';

/** A day as the tests write it: 2026-03-05. */
export function day(text: string): Day {
  const read = readDay(text);
  if (typeof read !== 'number') throw new Error(`The test's own date is wrong: ${text}`);
  return read;
}

export function iso(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return [String(year), String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-');
}
