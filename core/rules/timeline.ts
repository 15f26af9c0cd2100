import { dayOffOn } from '../dates/bank-holidays';
import { addDays, addMonths, type Day } from '../dates/day';
import { addWorkingDays } from '../dates/working-days';
import { readDay } from '../dates/written-days';
import { remembered } from '../remembered';
import { stepsByLastDay } from '../standard/order';
import { nounOf, numberOf, ruleOf, type Standard, type Step, stepOf } from '../standard/standard';

/** Something of the EPA period that has a last day, with the rule that sets it. */
export interface Milestone {
  readonly milestone: string;
  readonly label: string;
  readonly rule: string;
}

const EPA_END = 'EPA end';

/** The milestones of the EPA period, the earliest last day first. */
export function milestonesOf(standard: Standard): readonly Milestone[] {
  return [
    ...stepsByLastDay(standard).map(({ name, by }) => ({ milestone: name, ...by })),
    epaEndOf(standard),
  ];
}

function epaEndOf({ times }: Standard): Milestone {
  return { milestone: EPA_END, label: EPA_END, rule: times.epaPeriod };
}

/** The day that lies the time of a rule after another one; months are always counted from that day itself. */
export function dayAfter(standard: Standard, id: string, day: Day): Day {
  const value = numberOf(standard, id);
  const { unit } = ruleOf(standard, id);
  if (unit === 'months') return addMonths(day, value);
  return addDays(day, unit === 'weeks' ? value * DAYS_OF_WEEK : value);
}

const DAYS_OF_WEEK = 7;

/** The last day for a milestone; done on that day is in time. Always counted from the EPA start itself. */
export function deadline(standard: Standard, epaStart: Day, milestone: string): Day {
  const found = milestonesOf(standard).find((entry) => entry.milestone === milestone) as Milestone;
  return dayAfter(standard, found.rule, epaStart);
}

export function epaEnd(standard: Standard, epaStart: Day): Day {
  return dayAfter(standard, standard.times.epaPeriod, epaStart);
}

/** The day on which an apprentice usually reaches gateway: a date to plan by. */
export function expectedGateway(standard: Standard, start: Day): Day {
  return dayAfter(standard, standard.times.typicalGateway, start);
}

/** The earliest day for gateway, where a rule sets the least time on programme for that start. */
export function earliestGateway(standard: Standard, start: Day): Day | undefined {
  const rule = leastOnProgramme(standard, start);
  return rule === undefined ? undefined : dayAfter(standard, rule, start);
}

/** The rule on the least time on programme that is for a start. */
export function leastOnProgramme(standard: Standard, start: Day): string | undefined {
  return standard.times.leastOnProgramme?.find((id) => isForStart(standard, id, start));
}

/** Days stand in the standard as text: they are read once. */
const dayWritten = remembered((text: string) => readDay(text) as Day);

/** Is a rule for apprentices who started on a day? One that names no starts is for all of them. */
export function isForStart(standard: Standard, id: string, start: Day | undefined): boolean {
  const { startsFrom, startsBefore } = ruleOf(standard, id);
  if (startsFrom === undefined && startsBefore === undefined) return true;
  if (start === undefined) return false;
  const isLateEnough = startsFrom === undefined || start >= dayWritten(startsFrom);
  return isLateEnough && (startsBefore === undefined || start < dayWritten(startsBefore));
}

/** The last day to tell the EPAO of a gateway to come; `undefined` until somebody has set how long before that is. */
export function noticeDay({ rules, settable: { notice } }: Standard, gateway: Day): Day | undefined {
  const days = notice === undefined ? undefined : rules[notice]?.value;
  return days === undefined ? undefined : addDays(gateway, -days);
}

/** The day by which the EPAO aims to confirm the grade; `undefined` beyond the known bank holidays. */
export function expectedResult(
  standard: Standard,
  lastAssessment: Day,
  closures: readonly Day[],
): Day | undefined {
  const { result } = standard.times;
  return ruleOf(standard, result).unit === 'working days'
    ? addWorkingDays(lastAssessment, numberOf(standard, result), closures)
    : dayAfter(standard, result, lastAssessment);
}

/** A date of the EPA period with the rule that made it and what else is to be known about it. */
export interface TimelineEntry {
  readonly label: string;
  /** `undefined` where it rests on something that has not happened yet or is not known. */
  readonly date: Day | undefined;
  readonly because: string;
  readonly notes: readonly string[];
}

/** What is known of an apprentice's EPA period; what has not happened yet is `undefined`. */
export interface EpaPeriod {
  readonly epaStart: Day;
  /** The days of the steps that a first day is counted from, by the keys of their columns. */
  readonly steps: Readonly<Record<string, Day | undefined>>;
  readonly lastAssessment?: Day | undefined;
  readonly closures: readonly Day[];
}

/** Every date of the EPA period, in the order in which it is lived. */
export function timeline(standard: Standard, period: EpaPeriod): readonly TimelineEntry[] {
  const steps = stepsByLastDay(standard).flatMap((step) => [
    ...(step.from ? [firstDayEntry(standard, step, period)] : []),
    lastDayEntry(standard, step, period),
  ]);
  return [...steps, epaEndEntry(standard, period), resultEntry(standard, period)];
}

/** The last day for a step. */
export function lastDayEntry(standard: Standard, { key, act, by }: Step, period: EpaPeriod): TimelineEntry {
  const date = dayAfter(standard, by.rule, period.epaStart);
  const done = period.steps[key];
  const isLate = act === 'submit' && done !== undefined && done > date;
  const notes = [...dayOffNote(date), ...(isLate ? ['Submitted late: ask the EPAO.'] : [])];
  return { label: by.label, date, because: by.rule, notes };
}

/** The first day for a step that is counted from another one. */
export function firstDayEntry(standard: Standard, step: Step, period: EpaPeriod): TimelineEntry {
  const { rule, after, label } = step.from as NonNullable<Step['from']>;
  const counted = period.steps[after];
  if (counted === undefined) {
    return { label, because: rule, date: undefined, notes: [`${knownOnce(stepOf(standard, after))}.`] };
  }
  const date = dayAfter(standard, rule, counted);
  const isTooLate = date > dayAfter(standard, step.by.rule, period.epaStart);
  const notes = isTooLate ? ['This is after the EPA period ends: ask the EPAO.'] : [];
  return { label, because: rule, date, notes: [...dayOffNote(date), ...notes] };
}

/** "Known once the project is submitted". */
function knownOnce(step: Step): string {
  return `Known once the ${nounOf(step)} is ${step.act === 'submit' ? 'submitted' : 'held'}`;
}

function epaEndEntry(standard: Standard, { epaStart }: EpaPeriod): TimelineEntry {
  const { label, rule } = epaEndOf(standard);
  const date = dayAfter(standard, rule, epaStart);
  return { label, date, because: rule, notes: dayOffNote(date) };
}

/** The day on which the grade is expected. */
export function resultEntry(
  standard: Standard,
  { lastAssessment, closures }: Pick<EpaPeriod, 'lastAssessment' | 'closures'>,
): TimelineEntry {
  const entry = { label: RESULT_EXPECTED, because: standard.times.result };
  if (lastAssessment === undefined)
    return { ...entry, date: undefined, notes: ['Known after the last assessment.'] };
  const date = expectedResult(standard, lastAssessment, closures);
  return {
    ...entry,
    date,
    notes: date === undefined ? ['The bank holidays of that year are not known yet.'] : [],
  };
}

/** What the column and the line with that day are called. */
export const RESULT_EXPECTED = 'Result expected';

/** A deadline on a day off is not moved, because no source says so; the answer says that it falls on one. */
function dayOffNote(date: Day): string[] {
  const dayOff = dayOffOn(date);
  return dayOff === undefined ? [] : [`Falls on a day off (${dayOff}) and is not moved.`];
}
