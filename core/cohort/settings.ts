import { ruleValue } from '../standard';

/** What a provider may set for its cohorts; every one has a value before anybody sets it. */
export const DEFAULT_SETTINGS = {
  /** How many days before a deadline it counts as due soon: a working fortnight to book an assessor. */
  dueSoonDays: 14,
  /** How many distinctions make an overall Distinction; the source leaves it open (rule grading.distinctionsNeeded). */
  distinctionsNeeded: ruleValue('grading.distinctionsNeeded'),
} as const;
