import { addDays, addMonths, type Day } from '../dates/day';
import { type RuleId, ruleValue } from '../standard';

/** The milestones of the EPA period that have a last day, each with the rule that sets it. */
export const DEADLINES = [
  { milestone: 'Project', label: 'Project due', rule: 'project.window' },
  { milestone: 'Interview', label: 'Interview by', rule: 'epa.period' },
  { milestone: 'Observation', label: 'Observation by', rule: 'epa.period' },
  { milestone: 'Discussion', label: 'Discussion by', rule: 'epa.period' },
  { milestone: 'EPA end', label: 'EPA end', rule: 'epa.period' },
] as const satisfies readonly { milestone: string; label: string; rule: RuleId }[];

export type Milestone = (typeof DEADLINES)[number]['milestone'];
export const MILESTONES: readonly Milestone[] = DEADLINES.map(({ milestone }) => milestone);

/** The last day for a milestone; done on that day is in time. Always counted from the EPA start itself. */
export function deadline(epaStart: Day, milestone: Milestone): Day {
  const { rule } = DEADLINES.find((entry) => entry.milestone === milestone) as (typeof DEADLINES)[number];
  return addMonths(epaStart, ruleValue(rule));
}

/** The day on which an apprentice usually reaches gateway: a date to plan by (rule gateway.typicalMonths). */
export function expectedGateway(start: Day): Day {
  return addMonths(start, ruleValue('gateway.typicalMonths'));
}

/** The first day on which the interview may be held (rule interview.gap). */
export function interviewFrom(projectSubmitted: Day): Day {
  return addDays(projectSubmitted, ruleValue('interview.gap'));
}
