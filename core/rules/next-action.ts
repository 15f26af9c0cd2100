import type { Grade } from '../cells/grades';
import { type Day, formatDay } from '../dates/day';
import { missingForGateway } from './gateway';
import { type Progress, type Stage, stageOf } from './stage';
import { deadline, expectedGateway, expectedResult, type Milestone } from './timeline';

export const RAG_WORDS = ['Overdue', 'Due soon', 'On track', 'Complete'] as const;
export type Rag = (typeof RAG_WORDS)[number];

/** The day that "late" and "left" are counted from, and what a provider may set. The clock is always handed in. */
export interface AsOf {
  readonly asOf: Day;
  /** How many days before a deadline it counts as due soon. */
  readonly dueSoonDays: number;
  readonly closures: readonly Day[];
}

/** Something still to be done. */
export interface OpenAction {
  /** What to do, in words; asked for only where it is shown. */
  action(): string;
  /** The last day for it, where a rule or a plan sets one; done on that day is in time. */
  readonly by?: Day | undefined;
  /** A firm day makes an apprentice overdue; one that is only typical or approximate makes the action due. */
  readonly isFirm: boolean;
  /** The day is the one on which the EPAO aims to confirm the grade. */
  readonly isResult?: true;
}

/** Where an apprentice stands on a day: everything that is asked of a row, worked out once. */
export interface Standing {
  readonly stage: Stage | undefined;
  /** Everything still to be done, in the order in which it is usually done. */
  readonly actions: readonly OpenAction[];
  readonly rag: Rag | undefined;
}

const NO_ACTIONS: readonly OpenAction[] = [];

export function standingOf(progress: Progress, asOf: AsOf): Standing {
  const stage = stageOf(progress);
  const actions = stage === undefined ? NO_ACTIONS : ACTIONS_AT[stage](progress, asOf);
  return { stage, actions, rag: ragAt(stage, actions, asOf) };
}

/** Everything still to be done for an apprentice, the most pressing first. */
export function openActions(progress: Progress, asOf: AsOf): readonly OpenAction[] {
  return [...standingOf(progress, asOf).actions].sort((one, other) => byPressure(one, other, asOf));
}

/** The first of the open actions, found without sorting the others. */
export function mostPressing(actions: readonly OpenAction[], asOf: AsOf): OpenAction | undefined {
  let first = actions[0];
  for (let i = 1; i < actions.length; i++) {
    const other = actions[i] as OpenAction;
    if (first === undefined || byPressure(other, first, asOf) < 0) first = other;
  }
  return first;
}

function byPressure(one: OpenAction, other: OpenAction, asOf: AsOf): number {
  return pressure(one, asOf) - pressure(other, asOf) || dayOrLast(one) - dayOrLast(other);
}

/** The RAG word: the worst of what is open. `undefined` while an apprentice is not learning or nothing is recorded. */
export function ragOf(progress: Progress, asOf: AsOf): Rag | undefined {
  return standingOf(progress, asOf).rag;
}

function ragAt(stage: Stage | undefined, actions: readonly OpenAction[], asOf: AsOf): Rag | undefined {
  if (stage === undefined || stage === 'Withdrawn' || stage === 'Break in learning') return undefined;
  if (stage === 'Passed' || stage === 'Certificated') return 'Complete';
  let rag: Rag = 'On track';
  for (const action of actions) {
    if (action.isFirm && isPast(action, asOf)) return 'Overdue';
    if (isPast(action, asOf) || isDueSoon(action, asOf)) rag = 'Due soon';
  }
  return rag;
}

/** An action in words: "Submit the project by 5 March 2026 (10 days left)". */
export function actionInWords(open: OpenAction, { asOf }: Pick<AsOf, 'asOf'>): string {
  const { by, isFirm } = open;
  if (by === undefined) return open.action();
  return `${open.action()} ${isFirm ? 'by' : 'about'} ${formatDay(by)} (${daysInWords(by - asOf)})`;
}

/** "10 days left", "today", "3 days late". */
export function daysInWords(left: number): string {
  const days = Math.abs(left);
  return left === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ${left > 0 ? 'left' : 'late'}`;
}

type ActionsAt = (progress: Progress, asOf: AsOf) => readonly OpenAction[];

const nothing: ActionsAt = () => NO_ACTIONS;

const ACTIONS_AT: Readonly<Record<Stage, ActionsAt>> = {
  'On programme': (progress) =>
    towardsGateway(() => `Complete for gateway: ${missingLabels(progress)}`, progress),
  'Ready for gateway': (progress) => towardsGateway(() => 'Hold the gateway meeting', progress),
  'At gateway': () => [{ action: () => 'Ask the EPAO for the EPA start', isFirm: false }],
  'In EPA': (progress, asOf) => {
    const open = openSteps(progress, asOf);
    return open.length > 0
      ? open
      : [awaited(() => 'Enter the grades when the EPAO confirms them', progress, asOf)];
  },
  'Resit or retake': openSteps,
  'Awaiting confirmation': (progress, asOf) => [
    awaited(() => 'Wait for the EPAO to confirm the grade', progress, asOf),
  ],
  Passed: () => [{ action: () => 'Wait for the certificate', isFirm: false }],
  Certificated: nothing,
  'Break in learning': nothing,
  Withdrawn: nothing,
};

function missingLabels(progress: Progress): string {
  return missingForGateway(progress)
    .map(({ label }) => label)
    .join(', ');
}

/** The planned end date binds; the typical gateway date is one to plan by. */
function towardsGateway(action: () => string, { start, plannedEnd }: Progress): readonly OpenAction[] {
  const open: OpenAction[] = [];
  if (start !== undefined) open.push({ action, by: expectedGateway(start), isFirm: false });
  if (plannedEnd !== undefined) open.push({ action, by: plannedEnd, isFirm: true });
  return open.length > 0 ? open : [{ action, isFirm: false }];
}

/** The aim of the EPAO after the last assessment: approximate, so never firm. */
function awaited(action: () => string, progress: Progress, { closures }: AsOf): OpenAction {
  const last = lastAssessment(progress);
  const by = last === undefined ? undefined : resultAfter(last, closures);
  return { action, by, isFirm: false, isResult: true };
}

/** In a cohort many wait since the same day: what follows from it is worked out once for a list of closures. */
function resultAfter(last: Day, closures: readonly Day[]): Day | undefined {
  let known = results.get(closures);
  if (known === undefined) {
    known = new Map();
    results.set(closures, known);
  }
  if (!known.has(last)) known.set(last, expectedResult(last, closures));
  return known.get(last);
}

const results = new WeakMap<readonly Day[], Map<Day, Day | undefined>>();

/** The latest of the three assessments that has a date. */
export function lastAssessment({
  observationDate,
  interviewDate,
  discussionDate,
}: Progress): Day | undefined {
  return later(later(observationDate, interviewDate), discussionDate);
}

function later(one: Day | undefined, other: Day | undefined): Day | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

type MethodStep = (progress: Progress, asOf: AsOf) => OpenAction | undefined;

/** What each method still asks for, in the order in which they are usually taken. */
const METHOD_STEPS: readonly MethodStep[] = [
  ({ epaStart, projectSubmitted, projectGrade }, { asOf }) => {
    if (projectGrade !== undefined || isDone(projectSubmitted, asOf)) return undefined;
    return { action: () => 'Submit the project', by: lastDay(epaStart, 'Project'), isFirm: true };
  },
  ({ epaStart, projectSubmitted, interviewDate, projectGrade }, asOf) =>
    isDone(projectSubmitted, asOf.asOf) || projectGrade !== undefined
      ? assessment('Interview', epaStart, interviewDate, projectGrade, asOf)
      : undefined,
  ({ epaStart, discussionDate, discussionGrade }, asOf) =>
    assessment('Discussion', epaStart, discussionDate, discussionGrade, asOf),
  ({ epaStart, observationDate, observationGrade }, asOf) =>
    assessment('Observation', epaStart, observationDate, observationGrade, asOf),
];

function openSteps(progress: Progress, asOf: AsOf): readonly OpenAction[] {
  const open: OpenAction[] = [];
  for (const step of METHOD_STEPS) {
    const action = step(progress, asOf);
    if (action !== undefined) open.push(action);
  }
  return open;
}

function assessment(
  milestone: Milestone,
  epaStart: Day | undefined,
  date: Day | undefined,
  grade: Grade | undefined,
  { asOf }: AsOf,
): OpenAction | undefined {
  const isFailed = grade === 'Fail';
  if (!isFailed && (grade !== undefined || isDone(date, asOf))) return undefined;
  const action = isFailed ? agreeResit(milestone) : hold(milestone, date);
  return { action, by: lastDay(epaStart, milestone), isFirm: true };
}

function lastDay(epaStart: Day | undefined, milestone: Milestone): Day | undefined {
  return epaStart && deadline(epaStart, milestone);
}

function agreeResit(milestone: Milestone): () => string {
  return () => `Agree a resit or retake of the ${milestone.toLowerCase()} with the EPAO`;
}

function hold(milestone: Milestone, date: Day | undefined): () => string {
  return () => {
    const name = milestone.toLowerCase();
    return date === undefined ? `Book the ${name}` : `Hold the ${name}, booked for ${formatDay(date)},`;
  };
}

/** A date in the future is a booking, not something done. */
function isDone(date: Day | undefined, asOf: Day): boolean {
  return date !== undefined && date <= asOf;
}

function isPast({ by }: OpenAction, { asOf }: AsOf): boolean {
  return by !== undefined && by < asOf;
}

function isDueSoon({ by, isFirm }: OpenAction, { asOf, dueSoonDays }: AsOf): boolean {
  return isFirm && by !== undefined && by - asOf <= dueSoonDays;
}

/** What comes first: a firm day that is past, one to plan by that is past, a day to come, no day at all. */
const PRESSURES = ['late', 'slipping', 'dated', 'undated'] as const;

function pressure(action: OpenAction, asOf: AsOf): number {
  const past = action.isFirm ? 'late' : 'slipping';
  const ahead = action.by === undefined ? 'undated' : 'dated';
  return PRESSURES.indexOf(isPast(action, asOf) ? past : ahead);
}

function dayOrLast({ by }: OpenAction): number {
  return by ?? Number.MAX_SAFE_INTEGER;
}
