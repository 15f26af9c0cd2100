import { type Grade, isAtLeast, VOID } from '../cells/grades';
import { addMonths, type Day } from '../dates/day';
import { CAPS } from '../standard/epao-figures';
import { gradedStep, type Method, type Standard, type Step } from '../standard/standard';
import { dayIn, isDone, type Progress } from './progress';

/*
 * Attempts at a method: the first, and the last resit or retake, which never writes over it. An attempt that was void is
 * none: it has no grade, does not count and is to be taken again; the steps before it stay done. What its date breaks is
 * told all the same, because the word Void makes no status better.
 */

/** Where an attempt is recorded: the column of its day, and that of its grade where one is given for it. */
export interface Attempt {
  readonly date: string;
  readonly grade: string | undefined;
}

/** The first attempt at a step. Of the steps of a method only the last one is graded, so that only that one can be void. */
export function firstAttempt({ steps, grade }: Pick<Method, 'steps' | 'grade'>, { key }: Step): Attempt {
  return { date: key, grade: gradedStep({ steps }).key === key ? grade.key : undefined };
}

export function resitAttempt({ resit }: Method): Attempt {
  return { date: resit.date.key, grade: resit.grade.key };
}

export function isVoid(progress: Progress, grade: string | undefined): boolean {
  return grade !== undefined && progress[grade] === VOID;
}

/** The grade in a column of grades; none where the attempt was void. */
export function gradeIn(progress: Progress, grade: string): Grade | undefined {
  return isVoid(progress, grade) ? undefined : (progress[grade] as Grade | undefined);
}

/**
 * The day on which an attempt is booked or was held; none of one that was void. A day to come counts whatever stands beside
 * it: nothing is void before it was held, so that it is the booking of the new attempt, typed over the day of the void one.
 */
export function attemptDay(progress: Progress, { date, grade }: Attempt, asOf: Day): Day | undefined {
  const day = dayIn(progress, date);
  return isDone(day, asOf) && isVoid(progress, grade) ? undefined : day;
}

/** The grade of the first attempt, which stays. */
export function firstGrade(progress: Progress, { grade }: Method): Grade | undefined {
  return gradeIn(progress, grade.key);
}

export function resitGrade(progress: Progress, { resit }: Method): Grade | undefined {
  return gradeIn(progress, resit.grade.key);
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

/** The column that says of a failed method that it is one. */
export function failedColumn(progress: Progress, method: Method): string {
  return resitGrade(progress, method) === 'Fail' ? method.resit.grade.key : method.grade.key;
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

/** The day on which a method is taken again, booked or held, void or not. */
export function resitDay(progress: Progress, { resit }: Method): Day | undefined {
  return dayIn(progress, resit.date.key);
}

/** How many attempts there were: as recorded, else as many as there are grades; `undefined` before the first. */
export function attemptsOf(progress: Progress, method: Method): number | undefined {
  const recorded = progress[method.resit.attempts.key] as number | undefined;
  const graded = attemptsGraded(progress, method);
  return recorded ?? (graded === 0 ? undefined : graded);
}

/** A resit that has a grade was not the first attempt, whatever is recorded of that; unless the first one was void. */
export function attemptsGraded(progress: Progress, method: Method): number {
  if (resitGrade(progress, method) !== undefined) return isVoid(progress, method.grade.key) ? 1 : 2;
  return firstGrade(progress, method) === undefined ? 0 : 1;
}

/** The day of the attempt that failed last; `undefined` where none failed or its day is not recorded. */
function failedOn(progress: Progress, method: Method): Day | undefined {
  if (resitGrade(progress, method) === 'Fail') return resitDay(progress, method);
  return currentGrade(progress, method) === 'Fail' ? firstDay(progress, method) : undefined;
}

/** The day of the first attempt: that of the assessment which is graded. Nothing is counted from a void one. */
export function firstDay(progress: Progress, method: Method): Day | undefined {
  return isVoid(progress, method.grade.key) ? undefined : dayIn(progress, gradedStep(method).key);
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
