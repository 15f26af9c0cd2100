import { type Day, formatDay } from '../dates/day';
import { remembered } from '../remembered';
import { type StepOfMethod, stepsInUsualOrder } from '../standard/order';
import { gradedStep, isBinding, nounOf, ruleOf, type Standard, type Step } from '../standard/standard';
import { lastAssessmentOf } from './assessments';
import { byWord } from './force';
import { missingForGateway } from './gateway';
import { dayIn, isDone, type Progress } from './progress';
import { type Stage, stageOf } from './stage';
import { dayAfter, expectedResult } from './timeline';

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
  /** "by" or "about", as firmly as the rule speaks that sets the day. */
  readonly byWord: string;
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

/** Where apprentices of a standard stand as of a day: to be held for as many of them as there are. */
export function standings(standard: Standard, asOf: AsOf): (progress: Progress) => Standing {
  const actionsAt = actionsOf(standard, asOf);
  return (progress) => {
    const stage = stageOf(standard, progress);
    const actions = stage === undefined ? NO_ACTIONS : actionsAt[stage](progress);
    return { stage, actions, rag: ragAt(stage, actions, asOf) };
  };
}

/** The first of the open actions, the most pressing one, found without sorting the others. */
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

/** The RAG word: the worst of what is open; none while an apprentice is not learning or nothing is recorded. */
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
  const { by } = open;
  if (by === undefined) return open.action();
  return `${open.action()} ${open.byWord} ${formatDay(by)} (${daysInWords(by - asOf)})`;
}

/** The most pressing of the open actions, in words. */
export function nextActionInWords({ actions }: Standing, asOf: AsOf): string | undefined {
  const next = mostPressing(actions, asOf);
  return next && actionInWords(next, asOf);
}

/** "10 days left", "today", "3 days late". */
export function daysInWords(left: number): string {
  const days = Math.abs(left);
  return left === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ${left > 0 ? 'left' : 'late'}`;
}

type ActionsFor = (progress: Progress) => readonly OpenAction[];

function actionsOf(standard: Standard, asOf: AsOf): Readonly<Record<Stage, ActionsFor>> {
  const undated = (action: string): ActionsFor => {
    const actions = [{ action: () => action, ...UNDATED }];
    return () => actions;
  };
  const steps = openStepsOf(standard, asOf);
  const awaited = awaitedResult(standard, asOf);
  const towardsGateway = towardsGatewayOf(standard);
  return {
    'On programme': (progress) =>
      towardsGateway(() => `Complete for gateway: ${missingLabels(standard, progress)}`, progress),
    'Ready for gateway': (progress) => towardsGateway(() => 'Hold the gateway meeting', progress),
    'At gateway': undated('Ask the EPAO for the EPA start'),
    'In EPA': (progress) => {
      const open = steps(progress);
      return open.length > 0 ? open : awaited('Enter the grades when the EPAO confirms them', progress);
    },
    'Resit or retake': steps,
    'Awaiting confirmation': (progress) => awaited('Wait for the EPAO to confirm the grade', progress),
    Passed: undated('Wait for the certificate'),
    Certificated: () => NO_ACTIONS,
    'Break in learning': () => NO_ACTIONS,
    Withdrawn: () => NO_ACTIONS,
  };
}

/** No day, or one that a plan sets: it binds. */
const UNDATED = { isFirm: false, byWord: byWord('must') } as const;
const PLANNED = { isFirm: true, byWord: byWord('must') } as const;

/** A day is as firm as the rule speaks that sets it. */
function firmness(standard: Standard, id: string): Pick<OpenAction, 'isFirm' | 'byWord'> {
  return { isFirm: isBinding(standard, id), byWord: byWord(ruleOf(standard, id).force) };
}

function missingLabels(standard: Standard, progress: Progress): string {
  return missingForGateway(standard, progress)
    .map(({ label }) => label)
    .join(', ');
}

/** The planned end date binds; the typical gateway date is as firm as its rule. */
function towardsGatewayOf(standard: Standard) {
  const { typicalGateway } = standard.times;
  const typical = firmness(standard, typicalGateway);
  const expected = remembered((start: Day) => dayAfter(standard, typicalGateway, start));
  return (action: () => string, { start, plannedEnd }: Progress): readonly OpenAction[] => {
    const open: OpenAction[] = [];
    if (start !== undefined) open.push({ action, by: expected(start), ...typical });
    if (plannedEnd !== undefined) open.push({ action, by: plannedEnd, ...PLANNED });
    return open.length > 0 ? open : [{ action, ...UNDATED }];
  };
}

/** The aim of the EPAO after the last assessment. In a cohort many wait since the same day. */
function awaitedResult(standard: Standard, { closures }: AsOf) {
  const firm = firmness(standard, standard.times.result);
  const resultAfter = remembered((last: Day) => expectedResult(standard, last, closures));
  const lastOf = lastAssessmentOf(standard);
  return (action: string, progress: Progress): readonly OpenAction[] => {
    const last = lastOf(progress);
    const by = last === undefined ? undefined : resultAfter(last);
    return [{ action: () => action, by, ...firm, isResult: true }];
  };
}

/** What each method still asks for, in the order in which its steps are usually taken. */
function openStepsOf(standard: Standard, asOf: AsOf): ActionsFor {
  const lastDay = remembered((rule: string) =>
    remembered((epaStart: Day) => dayAfter(standard, rule, epaStart)),
  );
  const steps = stepsInUsualOrder(standard).map((step) =>
    openStep(standard, step, lastDay(step.by.rule), asOf),
  );
  return (progress) => {
    const open: OpenAction[] = [];
    for (const step of steps) {
      const action = step(progress);
      if (action !== undefined) open.push(action);
    }
    return open;
  };
}

/** A step that is not done: to be taken, or, of a method that failed, to be taken again. */
function openStep(
  standard: Standard,
  step: StepOfMethod,
  lastDay: (epaStart: Day) => Day,
  { asOf }: AsOf,
): (progress: Progress) => OpenAction | undefined {
  const { key, method, from } = step;
  const firm = firmness(standard, step.by.rule);
  const isGraded = gradedStep(method).key === key;
  return (progress) => {
    const grade = progress[method.grade.key];
    const day = dayIn(progress, key);
    const isFailed = grade === 'Fail' && isGraded;
    if (!isFailed && (grade !== undefined || isDone(day, asOf))) return undefined;
    // What it is counted from comes first.
    if (!isFailed && from !== undefined && !isDone(dayIn(progress, from.after), asOf)) return undefined;
    const { epaStart } = progress;
    const by = epaStart === undefined ? undefined : lastDay(epaStart);
    return { action: isFailed ? agreeResit(step) : take(step, day), by, ...firm };
  };
}

function agreeResit(step: Step): () => string {
  return () => `Agree a resit or retake of the ${nounOf(step)} with the EPAO`;
}

function take(step: Step, day: Day | undefined): () => string {
  return () => {
    if (step.act === 'submit') return `Submit the ${nounOf(step)}`;
    return day === undefined
      ? `Book the ${nounOf(step)}`
      : `Hold the ${nounOf(step)}, booked for ${formatDay(day)},`;
  };
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
