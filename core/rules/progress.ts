import type { Grade } from '../cells/grades';
import type { LearningStatus } from '../cells/kinds';
import type { Day } from '../dates/day';

/**
 * What is known of an apprentice's way to the certificate, by the keys of columns. A key with `undefined` is a blank cell;
 * a key that is absent is a column that the sheet does not have, or a cell that cannot be read: nothing is known of it,
 * so it is neither missing nor against anything. The columns of gateway items and of the methods are the standard's own.
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
  /** The overall grade as the EPAO confirmed it. */
  readonly confirmedGrade?: Grade | undefined;
  readonly certificateDate?: Day | undefined;
  /** Part of the usual time: 0.25 for a quarter more. */
  readonly extraTime?: number | undefined;
  /** An arrangement besides extra time, in the provider's words. */
  readonly reasonableAdjustments?: string | undefined;
  readonly [column: string]: unknown;
}

/** The day in a column of days. */
export function dayIn(progress: Progress, column: string): Day | undefined {
  return progress[column] as Day | undefined;
}

/** Does the sheet say that nothing is recorded there? Of a column that it does not have it says nothing. */
export function isBlank(progress: Progress, column: string): boolean {
  return column in progress && progress[column] === undefined;
}

/** A date in the future is a booking, not something done. */
export function isDone(day: Day | undefined, asOf: Day): boolean {
  return day !== undefined && day <= asOf;
}
