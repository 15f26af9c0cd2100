import { type Day, partsOf } from '../core/dates/day';
import { readDay } from '../core/dates/written-days';
import type { AsOf } from '../core/rules/as-of';

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

/** Looking from a day, with the settings that nobody has changed. */
export function lookingFrom(today: string | Day, more: Partial<AsOf> = {}): AsOf {
  return {
    asOf: typeof today === 'string' ? day(today) : today,
    dueSoonDays: 14,
    closures: [],
    reminders: { gateway: 30, results: 14, certificate: 60 },
    ...more,
  };
}
