import type { Grade } from '../cells/grades';
import { ruleValue } from '../standard';

/** What the method grades add up to; `Incomplete` while a method has no grade. Indicative: only the EPAO confirms grades. */
export type Outcome = Grade | 'Incomplete';

/** The three methods, in the order in which functions and columns name them. */
export const METHODS = ['Observation', 'Project', 'Discussion'] as const;

/** How many method grades must be distinctions for an overall one, unless a provider knows better from its EPAO. */
export const DISTINCTIONS_NEEDED = ruleValue('grading.distinctionsNeeded');

type MethodGrade = Grade | undefined;

/**
 * The overall grade of the EPA.
 *
 * Any fail is a fail, even before the other methods; nothing graded yet is `undefined`; anything still ungraded is
 * `Incomplete`. The methods count equally (rule grading.methodsToPass), so only the number of distinctions matters.
 *
 * @param distinctionsNeeded 1 to 3; 3 where left out, which the source does not confirm (rule grading.distinctionsNeeded).
 */
export function overallGrade(
  observation: MethodGrade,
  project: MethodGrade,
  discussion: MethodGrade,
  distinctionsNeeded: number = DISTINCTIONS_NEEDED,
): Outcome | undefined {
  const grades = [observation, project, discussion];
  if (grades.includes('Fail')) return 'Fail';
  if (grades.every((grade) => grade === undefined)) return undefined;
  if (grades.includes(undefined)) return 'Incomplete';
  return count(grades, 'Distinction') >= distinctionsNeeded ? 'Distinction' : 'Pass';
}

export function count<T>(items: readonly T[], wanted: T): number {
  return items.filter((item) => item === wanted).length;
}

type Tick = boolean | undefined;

/**
 * The grade of one method from its criteria, a tick each: `true` met, `false` not met, `undefined` not assessed yet.
 *
 * Nothing ticked is `undefined`. One pass criterion not met is a fail, whatever else is met (rule grading.passCriteria);
 * one not assessed yet makes it `Incomplete`. All distinction criteria met, and at least one, is a distinction.
 */
export function methodGrade(pass: readonly Tick[], distinction: readonly Tick[]): Outcome | undefined {
  if ([...pass, ...distinction].every((tick) => tick === undefined)) return undefined;
  if (pass.includes(false)) return 'Fail';
  if (pass.includes(undefined)) return 'Incomplete';
  return distinction.length > 0 && distinction.every((tick) => tick === true) ? 'Distinction' : 'Pass';
}

/**
 * The grade of one method from how many criteria are met. All counts are whole and not above their totals.
 * A total of 0 means not assessed: Excel hands blank cells over as 0, and no method has no criteria.
 */
export function methodGradeFromCounts(
  passMet: number,
  passTotal: number,
  distinctionMet = 0,
  distinctionTotal = 0,
): Grade | undefined {
  if (passTotal === 0) return undefined;
  if (passMet < passTotal) return 'Fail';
  return distinctionTotal > 0 && distinctionMet === distinctionTotal ? 'Distinction' : 'Pass';
}
