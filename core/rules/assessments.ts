import type { Day } from '../dates/day';
import { type Standard, type Step, stepsOf } from '../standard/standard';
import { type Attempt, attemptDay, firstAttempt, resitAttempt } from './attempts';
import { dayIn, type Progress } from './progress';

/** The steps on which the apprentice is assessed; the others are handed in. */
export function assessmentsOf(standard: Standard): readonly Step[] {
  return stepsOf(standard).filter(({ act }) => act === 'assess');
}

/** The first attempts at them. */
function firstAttemptsOf({ methods }: Standard): readonly Attempt[] {
  return methods.flatMap((method) =>
    method.steps.filter(({ act }) => act === 'assess').map((step) => firstAttempt(method, step)),
  );
}

/** The latest of the assessments that have a date, resits among them; void ones left out, as of a day. Without one there are none, as in a plan. */
export function lastAssessmentOf(standard: Standard): (progress: Progress, asOf?: Day) => Day | undefined {
  const attempts = [...firstAttemptsOf(standard), ...standard.methods.map(resitAttempt)];
  return (progress, asOf) => {
    let last: Day | undefined;
    for (const attempt of attempts) {
      const day = asOf === undefined ? dayIn(progress, attempt.date) : attemptDay(progress, attempt, asOf);
      if (day !== undefined && (last === undefined || day > last)) last = day;
    }
    return last;
  };
}

/** The last assessment once every one of them has a date, none of them void: what the result is counted from. */
export function lastOfAllAssessments(standard: Standard): (progress: Progress, asOf: Day) => Day | undefined {
  const attempts = firstAttemptsOf(standard);
  const lastOf = lastAssessmentOf(standard);
  return (progress, asOf) =>
    attempts.every((attempt) => attemptDay(progress, attempt, asOf) !== undefined)
      ? lastOf(progress, asOf)
      : undefined;
}
