import type { Day } from '../dates/day';

/** The day that "late" and "left" are counted from, and what a provider may set. The clock is always handed in. */
export interface AsOf {
  readonly asOf: Day;
  /** How many days before a deadline it counts as due soon. */
  readonly dueSoonDays: number;
  readonly closures: readonly Day[];
  readonly reminders: Reminders;
}

/** How many days a provider waits before it asks: its own reminders, and no rules of anybody. */
export interface Reminders {
  /** At gateway, for the EPA start. */
  readonly gateway: number;
  /** After the day on which the results are expected. */
  readonly results: number;
  /** After the results, for the certificate. */
  readonly certificate: number;
}
