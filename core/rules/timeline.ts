import { dayOffOn } from '../dates/bank-holidays';
import { addDays, addMonths, type Day } from '../dates/day';
import { addWorkingDays } from '../dates/working-days';
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

/** The day by which the EPAO aims to confirm the grade (rule result.expected); `undefined` beyond the known bank holidays. */
export function expectedResult(lastAssessment: Day, closures: readonly Day[]): Day | undefined {
  return addWorkingDays(lastAssessment, ruleValue('result.expected'), closures);
}

/** A date of the EPA period with the rule that made it and what else is to be known about it. */
export interface TimelineEntry {
  readonly label: string;
  /** `undefined` while the date it counts from is not given, or where no rule covers it. */
  readonly date: Day | undefined;
  readonly because: RuleId;
  readonly notes: readonly string[];
}

/** What is known of an apprentice's EPA period; `undefined` for what has not happened yet. */
export interface EpaPeriod {
  readonly epaStart: Day;
  readonly projectSubmitted?: Day | undefined;
  readonly lastAssessment?: Day | undefined;
  readonly closures: readonly Day[];
}

/** Every date of the EPA period, in the order in which it is lived. */
export function timeline(period: EpaPeriod): readonly TimelineEntry[] {
  const [project, ...others] = DEADLINES.map((entry) => deadlineEntry(entry, period));
  return [project as TimelineEntry, interviewFromEntry(period), ...others, resultEntry(period)];
}

function deadlineEntry(
  { milestone, label, rule }: (typeof DEADLINES)[number],
  period: EpaPeriod,
): TimelineEntry {
  const date = deadline(period.epaStart, milestone);
  const isLate =
    milestone === 'Project' && period.projectSubmitted !== undefined && period.projectSubmitted > date;
  return {
    label,
    date,
    because: rule,
    notes: [...dayOffNote(date), ...(isLate ? ['Submitted late: ask the EPAO.'] : [])],
  };
}

function interviewFromEntry({ epaStart, projectSubmitted }: EpaPeriod): TimelineEntry {
  const entry = { label: 'Interview from', because: 'interview.gap' } as const;
  if (projectSubmitted === undefined)
    return { ...entry, date: undefined, notes: ['Known once the project is submitted.'] };
  const date = interviewFrom(projectSubmitted);
  const isTooLate = date > deadline(epaStart, 'Interview');
  const notes = isTooLate ? ['This is after the EPA period ends: ask the EPAO.'] : [];
  return { ...entry, date, notes: [...dayOffNote(date), ...notes] };
}

function resultEntry({ lastAssessment, closures }: EpaPeriod): TimelineEntry {
  const entry = { label: 'Result expected', because: 'result.expected' } as const;
  if (lastAssessment === undefined)
    return { ...entry, date: undefined, notes: ['Known after the last assessment.'] };
  const date = expectedResult(lastAssessment, closures);
  return {
    ...entry,
    date,
    notes: date === undefined ? ['The bank holidays of that year are not known yet.'] : [],
  };
}

/** A deadline on a day off is not moved, because no source says so; the answer says that it falls on one. */
function dayOffNote(date: Day): string[] {
  const dayOff = dayOffOn(date);
  return dayOff === undefined ? [] : [`Falls on a day off (${dayOff}) and is not moved.`];
}
