import type { LearningStatus } from '../cells/kinds';
import type { Day } from '../dates/day';

/**
 * What is known of an apprentice's way to the certificate, by the keys of columns; `undefined` is not recorded. The
 * columns of gateway items and of the methods are the standard's own.
 */
export interface Progress {
  readonly uln?: string | undefined;
  readonly apprentice?: string | undefined;
  readonly learningStatus?: LearningStatus | undefined;
  readonly start?: Day | undefined;
  readonly plannedEnd?: Day | undefined;
  readonly gatewayDate?: Day | undefined;
  readonly epaStart?: Day | undefined;
  readonly resultsConfirmed?: Day | undefined;
  readonly certificateDate?: Day | undefined;
  readonly [column: string]: unknown;
}

/** The day in a column of days. */
export function dayIn(progress: Progress, column: string): Day | undefined {
  return progress[column] as Day | undefined;
}

/** A date in the future is a booking, not something done. */
export function isDone(day: Day | undefined, asOf: Day): boolean {
  return day !== undefined && day <= asOf;
}
