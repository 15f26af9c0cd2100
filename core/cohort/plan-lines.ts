import { type Day, formatDay } from '../dates/day';
import { messageOf, problem } from '../problems';
import { type Plan, type PlanRequest, planOf, type StepPlan } from '../rules/plan';
import { latestInWords, obstacleOf, proposalNotes } from '../rules/plan-in-words';
import type { Columns } from '../sheet/columns';
import { findingsIn } from '../sheet/findings';
import type { Standard, Step } from '../standard/standard';

/** A step of a plan in words, for functions and screens alike. */
export interface PlanLine {
  readonly step: Step;
  /** Done or booked. */
  readonly day: Day | undefined;
  readonly earliest: Day | undefined;
  readonly latest: Day | undefined;
  readonly proposed: Day | undefined;
  /** What the latest safe day is for, or why there is none; of a day that is set, what it breaks. */
  readonly why: string;
  /** What the proposal could not keep of what is better so. */
  readonly notes: readonly string[];
}

/** Every step of a request, in the order in which they are usually taken; none beyond the known bank holidays. */
export function planLines(
  columns: Columns,
  standard: Standard,
  request: PlanRequest,
): readonly PlanLine[] | undefined {
  const plan = planOf(standard, request);
  if (plan === undefined) return undefined;
  const faults = faultsOf(columns, standard, request);
  return plan.steps.map((found) => {
    const { step, day, earliest, latest, proposed } = found;
    const why =
      day === undefined
        ? openInWords(plan, found)
        : setInWords(plan, step, day, request, faults.get(step.key)).join(' ');
    const notes = proposalNotes(plan, found, request.epaStart);
    return { step, day, earliest, latest, proposed, why, notes };
  });
}

function openInWords(plan: Plan, step: StepPlan): string {
  const obstacle = obstacleOf(plan, step);
  return obstacle === undefined ? latestInWords(plan, step, step.latest as Day) : messageOf(obstacle);
}

/** A day that is set is kept, and what it breaks is said. */
function setInWords(
  { takenBy }: Plan,
  { act, heading }: Step,
  day: Day,
  { from }: PlanRequest,
  faults: readonly string[] = [],
): readonly string[] {
  if (from !== undefined && day <= from) return [`Done on ${formatDay(day)}.`, ...faults];
  const dayOff = act === 'assess' ? takenBy(day) : undefined;
  const details = { argument: heading, date: formatDay(day), dayOff };
  const note = dayOff === undefined ? [] : [messageOf(problem('DATE_ON_DAY_OFF', details))];
  return [`${from === undefined ? 'Set' : 'Booked'} for ${formatDay(day)} and kept.`, ...faults, ...note];
}

/** What the days that are set break of the standard's rules, by step. A warning is about slips, not about a plan. */
function faultsOf(
  columns: Columns,
  standard: Standard,
  { epaStart, steps, from = epaStart }: PlanRequest,
): ReadonlyMap<string, readonly string[]> {
  const faults = new Map<string, readonly string[]>();
  for (const { column, severity, problem: found } of findingsIn(columns, standard)(
    { epaStart, ...steps },
    from,
  ))
    if (severity !== 'warning') faults.set(column, [...(faults.get(column) ?? []), messageOf(found)]);
  return faults;
}
