import type { Day } from '../dates/day';
import { type Standard, type Step, stepsOf } from '../standard/standard';
import { dayIn, type Progress } from './progress';

/** The steps on which the apprentice is assessed; the others are handed in. */
export function assessmentsOf(standard: Standard): readonly Step[] {
  return stepsOf(standard).filter(({ act }) => act === 'assess');
}

/** The latest of the assessments that have a date, resits among them. */
export function lastAssessmentOf(standard: Standard): (progress: Progress) => Day | undefined {
  const resits = standard.methods.map(({ resit }) => resit.date.key);
  const keys = [...assessmentsOf(standard).map(({ key }) => key), ...resits];
  return (progress) => {
    let last: Day | undefined;
    for (const key of keys) {
      const day = dayIn(progress, key);
      if (day !== undefined && (last === undefined || day > last)) last = day;
    }
    return last;
  };
}

/** The last assessment once every one of them has a date: what the result is counted from. */
export function lastOfAllAssessments(standard: Standard): (progress: Progress) => Day | undefined {
  const keys = assessmentsOf(standard).map(({ key }) => key);
  const lastOf = lastAssessmentOf(standard);
  return (progress) => (keys.every((key) => progress[key] !== undefined) ? lastOf(progress) : undefined);
}
