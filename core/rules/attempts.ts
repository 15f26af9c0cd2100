import { type Grade, isAtLeast } from '../cells/grades';
import { addMonths, type Day } from '../dates/day';
import { CAPS } from '../standard/epao-figures';
import { gradedStep, type Method, type Standard } from '../standard/standard';
import { dayIn, type Progress } from './progress';

/*
 * Attempts at a method: the first, and the last resit or retake, which never writes over it. An attempt that was void is
 * none: its grade reads as blank.
 */

/** The grade of the first attempt, which stays. */
function firstGrade(progress: Progress, { grade }: Method): Grade | undefined {
  return progress[grade.key] as Grade | undefined;
}

function resitGrade(progress: Progress, { resit }: Method): Grade | undefined {
  return progress[resit.grade.key] as Grade | undefined;
}

/**
 * The grade of a method by the latest attempt that has one. Only a fail is taken again: beside any other first grade the
 * lower of the two counts, until somebody has looked.
 */
export function currentGrade(progress: Progress, method: Method): Grade | undefined {
  const first = firstGrade(progress, method);
  const again = resitGrade(progress, method);
  if (again === undefined) return first;
  return first === undefined || first === 'Fail' ? again : lower(first, again);
}

/** The best that a resit counts as, where there is a cap; while nobody has asked the EPAO, there may be one. */
const [CAP] = CAPS;

/** What the EPAO has said about resits: a cap, none, or nothing yet; `none` too where no cap arises. */
export function capOf({ rules, settable: { resitCap } }: Standard): 'capped' | 'none' | 'not known' {
  if (resitCap === undefined) return 'none';
  const word = rules[resitCap]?.word;
  if (word === undefined) return 'not known';
  return word === CAP ? 'capped' : 'none';
}

/** The grade of a method as it counts for the overall grade. Where the EPAO has not said otherwise, a resit is capped: no status is better for a blank. */
export function countedGrade(standard: Standard, progress: Progress, method: Method): Grade | undefined {
  const grade = currentGrade(progress, method);
  return grade !== undefined && resitGrade(progress, method) !== undefined
    ? cappedGrade(standard, grade)
    : grade;
}

/** What a grade counts as where it is that of a resit. */
export function cappedGrade(standard: Standard, grade: Grade): Grade {
  return capOf(standard) === 'none' ? grade : lower(grade, CAP);
}

function lower(one: Grade, other: Grade): Grade {
  return isAtLeast(one, other) ? other : one;
}

/** The day on which a method is taken again, booked or held. */
export function resitDay(progress: Progress, { resit }: Method): Day | undefined {
  return dayIn(progress, resit.date.key);
}

/** How many attempts there were: as recorded, else as many as there are grades; `undefined` before the first. */
export function attemptsOf(progress: Progress, method: Method): number | undefined {
  const recorded = progress[method.resit.attempts.key] as number | undefined;
  const graded = attemptsGraded(progress, method);
  return recorded ?? (graded === 0 ? undefined : graded);
}

/** A resit that has a grade was not the first attempt, whatever is recorded of that. */
export function attemptsGraded(progress: Progress, method: Method): number {
  if (resitGrade(progress, method) !== undefined) return 2;
  return firstGrade(progress, method) === undefined ? 0 : 1;
}

/** The day of the attempt that failed last; `undefined` where none failed or its day is not recorded. */
function failedOn(progress: Progress, method: Method): Day | undefined {
  if (resitGrade(progress, method) === 'Fail') return resitDay(progress, method);
  return currentGrade(progress, method) === 'Fail' ? firstDay(progress, method) : undefined;
}

/** The day of the first attempt: that of the assessment which is graded. */
export function firstDay(progress: Progress, method: Method): Day | undefined {
  return dayIn(progress, gradedStep(method).key);
}

/** The last day to take a failed method again, where the EPAO has said how many months there are. */
export function resitDeadline(standard: Standard, progress: Progress, method: Method): Day | undefined {
  return windowEnd(standard, standard.settable.resitWindow, failedOn(progress, method));
}

/** The end of a window of the EPAO after a failed attempt; `undefined` while it is not set. */
export function windowEnd(
  { rules }: Standard,
  rule: string | undefined,
  failed: Day | undefined,
): Day | undefined {
  const months = rule === undefined ? undefined : rules[rule]?.value;
  return months === undefined || failed === undefined ? undefined : addMonths(failed, months);
}
