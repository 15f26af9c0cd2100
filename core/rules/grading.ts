import { type Grade, isAtLeast } from '../cells/grades';
import { asSet } from '../standard/epao-figures';
import { type GradeBand, numberOf, ruleOf, type Standard } from '../standard/standard';
import { countedGrade, currentGrade } from './attempts';
import type { Progress } from './progress';

/** What the method grades add up to; `Incomplete` while a method has no grade. Indicative: only the EPAO confirms grades. */
export type Outcome = Grade | 'Incomplete';

export type MethodGrade = Grade | undefined;

/** The grades of an apprentice as they count, in the order of the standard's methods: by the latest attempt, a resit capped. */
export function gradesOf(standard: Standard, progress: Progress): readonly MethodGrade[] {
  return standard.methods.map((method) => countedGrade(standard, progress, method));
}

/** The same as they were given: no resit capped. */
export function gradesGiven({ methods }: Standard, progress: Progress): readonly MethodGrade[] {
  return methods.map((method) => currentGrade(progress, method));
}

/** Every overall grade that a standard gives, worst first. */
export function overallGrades({ grading: { bands } }: Standard): readonly Grade[] {
  return ['Fail', ...bands.map(({ grade }) => grade).reverse()];
}

/**
 * The overall grade of the EPA.
 *
 * Any fail is a fail, even before the other methods; nothing graded yet is `undefined`; anything still ungraded is
 * `Incomplete`. Otherwise it is the first band of the standard whose conditions hold.
 *
 * @param grades One for each method, in the order of the standard.
 */
export function overallGrade(standard: Standard, grades: readonly MethodGrade[]): Outcome | undefined {
  if (grades.includes('Fail')) return 'Fail';
  if (grades.every((grade) => grade === undefined)) return undefined;
  if (grades.includes(undefined)) return 'Incomplete';
  return bandFor(standard, grades)?.grade ?? 'Fail';
}

/** What grades make, and the number of distinctions with which they do; `undefined` where the standard counts none. */
export interface Reading {
  readonly needed: number | undefined;
  readonly grade: Outcome | undefined;
}

/** What these grades make with each number that plans use, as the standard stands first; one where nothing is open. */
export function readingsOf(standard: Standard, grades: readonly MethodGrade[]): readonly Reading[] {
  const { distinctions: rule } = standard.settable;
  if (rule === undefined) return [{ needed: undefined, grade: overallGrade(standard, grades) }];
  const { value: needed, confirmed, alternatives = [], source } = ruleOf(standard, rule);
  const usual = { needed, grade: overallGrade(standard, grades) };
  if (confirmed) return [usual];
  const withNumber = (value: number) => ({
    needed: value,
    grade: overallGrade(asSet(standard, [{ rule, value, source }]), grades),
  });
  return [usual, ...alternatives.map(withNumber).filter(({ grade }) => grade !== usual.grade)];
}

export function bandFor(standard: Standard, grades: readonly MethodGrade[]): GradeBand | undefined {
  return standard.grading.bands.find((band) =>
    conditionsOf(standard, band).every(({ holds }) => holds(grades)),
  );
}

/** A condition of a band: so many methods, or one named method, with a grade or a better one. */
export interface Condition {
  readonly grade: Grade;
  /** How many methods must have it; `undefined` where one method is named. */
  readonly needed: number | undefined;
  readonly method: string | undefined;
  holds(grades: readonly MethodGrade[]): boolean;
}

export function conditionsOf(
  standard: Standard,
  { count = [], atLeast = {} }: GradeBand,
): readonly Condition[] {
  const { methods } = standard;
  return [
    ...count.map(({ grade, methods: rule }): Condition => {
      const needed = numberOf(standard, rule);
      return { grade, needed, method: undefined, holds: (grades) => countAtLeast(grades, grade) >= needed };
    }),
    ...Object.entries(atLeast).map(([id, grade]): Condition => {
      const place = methods.findIndex((method) => method.id === id);
      const holds = (grades: readonly MethodGrade[]) => isAtLeast(grades[place], grade);
      return { grade, needed: undefined, method: methods[place]?.name, holds };
    }),
  ];
}

export function countAtLeast(grades: readonly MethodGrade[], least: Grade): number {
  return grades.filter((grade) => isAtLeast(grade, least)).length;
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
