import { readCell, wholeNumber } from '../cells/kinds';
import { isProblem, type Problem, problem } from '../problems';
import type { Method } from '../standard/standard';
import { methodGrade, methodGradeFromCounts, type Outcome } from './grading';

/*
 * A method's grade from its criteria, as somebody types or ticks them. The sources that could be read list no criteria, so
 * their number is typed too.
 */

/** The criteria of a grade: how many are met, of how many. */
export interface CriteriaGroup {
  readonly grade: 'Pass' | 'Distinction';
  readonly met: string;
  readonly inAll: string;
}

const GROUPS: readonly CriteriaGroup[] = (['Pass', 'Distinction'] as const).map((grade) => ({
  grade,
  met: `${grade} criteria met`,
  inAll: `${grade} criteria in all`,
}));

/** The groups of criteria that a method has: one that cannot be passed with distinction has no criteria for it. */
export function criteriaGroupsOf({ grades }: Method): readonly CriteriaGroup[] {
  return GROUPS.filter(({ grade }) => grades.includes(grade));
}

/** More criteria than a method has would not fit on a screen to tick. */
const MOST_TO_TICK = 40;
const criteriaCount = wholeNumber(0, MOST_TO_TICK, 12);

/** How many criteria a group has, as typed. */
export function criteriaInAll({ inAll }: CriteriaGroup, typed: string): number | Problem {
  return readCell(criteriaCount, typed, inAll) ?? 0;
}

/** Two counts of a group as they were typed. */
export interface TypedCounts {
  readonly met: string;
  readonly inAll: string;
}

/** The grade from counts as they were typed, group by group; blank where there is no total yet. */
export function gradeFromTypedCounts(
  groups: readonly CriteriaGroup[],
  typed: readonly TypedCounts[],
): Outcome | Problem | undefined {
  const counts: number[] = [];
  for (const [i, group] of groups.entries()) {
    const { met, inAll } = typed[i] ?? { met: '', inAll: '' };
    const read = [readCell(criteriaCount, met, group.met), readCell(criteriaCount, inAll, group.inAll)];
    const fault = read.find(isProblem);
    if (fault) return fault;
    const [value = 0, total = 0] = read as (number | undefined)[];
    // While the total is still to be typed, nothing is wrong.
    if (value > total && inAll.trim() === '') return undefined;
    if (value > total) return problem('COUNT_OVER_TOTAL', { argument: group.met, value, total });
    counts.push(value, total);
  }
  const [passMet = 0, passTotal = 0, distinctionMet = 0, distinctionTotal = 0] = counts;
  return methodGradeFromCounts(passMet, passTotal, distinctionMet, distinctionTotal);
}

/** A criterion: met, not met, or not assessed yet. */
export type Tick = boolean | undefined;

/** The grade from ticks, group by group; blank while no pass criterion is there. */
export function gradeFromTicks(ticks: readonly (readonly Tick[])[]): Outcome | undefined {
  const [pass = [], distinction = []] = ticks;
  return pass.length === 0 ? undefined : methodGrade(pass, distinction);
}

/** What a click makes of a criterion: not assessed, met, not met, and round again. */
export function nextTick(now: Tick): Tick {
  if (now === undefined) return true;
  return now ? false : undefined;
}
