import { type Day, formatDay } from '../dates/day';
import { remembered } from '../remembered';
import { type StepOfMethod, stepsInUsualOrder } from '../standard/order';
import {
  gradedStep,
  isBinding,
  type Method,
  nounOf,
  ruleOf,
  type Standard,
  type Step,
} from '../standard/standard';
import { listed } from '../words';
import { lastAssessmentOf } from './assessments';
import { byWord } from './force';
import { missingForGateway, missingInWords } from './gateway';
import { dayIn, isDone, type Progress } from './progress';
import type { Stage } from './stage';
import { dayAfter, expectedResult } from './timeline';

/** The day that "late" and "left" are counted from, and what a provider may set. The clock is always handed in. */
export interface AsOf {
  readonly asOf: Day;
  /** How many days before a deadline it counts as due soon. */
  readonly dueSoonDays: number;
  readonly closures: readonly Day[];
  readonly reminders: Reminders;
}

/** How many days a provider waits before it asks: its own reminders, and no rules of anybody. */
interface Reminders {
  /** At gateway, for the EPA start. */
  readonly gateway: number;
  /** After the day on which the results are expected. */
  readonly results: number;
  /** After the results, for the certificate. */
  readonly certificate: number;
}

/** What sets the day of an action: a rule of the standard, the plan in a column, or a reminder of the provider's own. */
type SetBy = { readonly rule: string } | { readonly column: string } | { readonly reminder: keyof Reminders };

/** Something still to be done. */
export interface OpenAction {
  /** Who has to do it: "Apprentice", "Employer and Training provider". */
  readonly who: string;
  /** What to do, in words; asked for only where it is shown. */
  action(): string;
  /** The last day for it, where a rule or a plan sets one; done on that day is in time. */
  readonly by?: Day | undefined;
  /** A firm day makes an apprentice overdue; one that is only typical or approximate makes the action due. */
  readonly isFirm: boolean;
  /** "by" or "about", as firmly as the rule speaks that sets the day. */
  readonly byWord: string;
  /** What sets the day. */
  readonly setBy?: SetBy;
  /** Where the day is only expected: the last day on which waiting longer is not overdue yet. */
  readonly waitUntil?: Day | undefined;
  /** The day is the one on which the EPAO aims to confirm the grade. */
  readonly isResult?: true;
}

const NO_ACTIONS: readonly OpenAction[] = [];

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

/** An action in words: "Apprentice: Submit the project by 5 March 2026 (10 days left)". */
export function actionInWords(open: OpenAction, { asOf }: Pick<AsOf, 'asOf'>): string {
  const { who, by, byWord } = open;
  const told = `${who}: ${open.action()}`;
  return by === undefined ? told : `${told} ${byWord} ${formatDay(by)} (${daysInWords(by - asOf)})`;
}

/** "10 days left", "today", "3 days late". */
export function daysInWords(left: number): string {
  const days = Math.abs(left);
  return left === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ${left > 0 ? 'left' : 'late'}`;
}

type ActionsFor = (progress: Progress) => readonly OpenAction[];

/** What is still to be done at each stage. */
export function actionsOf(standard: Standard, asOf: AsOf): Readonly<Record<Stage, ActionsFor>> {
  const none: ActionsFor = () => NO_ACTIONS;
  const steps = openStepsOf(standard, asOf);
  const awaited = awaitedResult(standard, asOf);
  const towardsGateway = towardsGatewayOf(standard, asOf.asOf);
  return {
    'On programme': towardsGateway,
    'Ready for gateway': towardsGateway,
    'At gateway': (progress) => awaitedStart(progress, asOf),
    'In EPA': (progress) => {
      const open = steps(progress);
      return open.length > 0 ? open : awaited(progress);
    },
    'Resit or retake': steps,
    'Awaiting confirmation': awaited,
    Passed: (progress) => awaitedCertificate(progress, asOf),
    Certificated: none,
    'Break in learning': none,
    Withdrawn: none,
  };
}

/** No day, or one that a plan sets: it binds. */
const UNDATED = { isFirm: false, byWord: byWord('must') } as const;
const PLANNED = { isFirm: true, byWord: byWord('must') } as const;

/** A day is as firm as the rule speaks that sets it. */
function firmness(standard: Standard, rule: string): Pick<OpenAction, 'isFirm' | 'byWord' | 'setBy'> {
  return { isFirm: isBinding(standard, rule), byWord: byWord(ruleOf(standard, rule).force), setBy: { rule } };
}

type Task = Pick<OpenAction, 'who' | 'action'>;

/** What was complete long ago is not chased: the sheet is. */
const COMPLETE_THE_RECORD: OpenAction = {
  who: 'Provider',
  action: () => 'Fill in gateway, EPA dates and grades, or correct the learning status',
  ...UNDATED,
};

/** The planned end date and a gateway that is booked bind; the typical gateway date is as firm as its rule. */
function towardsGatewayOf(standard: Standard, asOf: Day): ActionsFor {
  const { typicalGateway } = standard.times;
  const typical = firmness(standard, typicalGateway);
  const expected = remembered((start: Day) => dayAfter(standard, typicalGateway, start));
  return (progress) => {
    const { start, plannedEnd, gatewayDate, learningStatus } = progress;
    if (learningStatus === 'Completed') return [COMPLETE_THE_RECORD];
    const task = taskBeforeGateway(standard, progress, asOf);
    const open: OpenAction[] = [];
    if (gatewayDate !== undefined)
      open.push({ ...task, by: gatewayDate, ...PLANNED, setBy: { column: 'gatewayDate' } });
    if (start !== undefined) open.push({ ...task, by: expected(start), ...typical });
    if (plannedEnd !== undefined)
      open.push({ ...task, by: plannedEnd, ...PLANNED, setBy: { column: 'plannedEnd' } });
    return open.length > 0 ? open : [{ ...task, ...UNDATED }];
  };
}

/** Whoever has to settle what is missing: the parties where only their sign-offs are, else the coach. */
function taskBeforeGateway(standard: Standard, progress: Progress, asOf: Day): Task {
  const missing = missingForGateway(standard, progress, asOf);
  if (missing.length === 0) return { who: 'Provider', action: () => 'Hold the gateway meeting' };
  const parties = missing.flatMap((item) => (item.kind === 'sign-off' ? [item.party] : []));
  if (parties.length === missing.length)
    return { who: listed(parties).replace(' or ', ' and '), action: () => 'Sign off gateway' };
  return {
    who: 'Coach',
    action: () => `Complete for gateway: ${missingInWords(standard, progress, asOf)}`,
  };
}

/** At gateway the EPAO owes the first day of the EPA period; once that day is known, there is nothing to ask. */
function awaitedStart({ gatewayDate, epaStart }: Progress, { reminders }: AsOf): readonly OpenAction[] {
  if (epaStart !== undefined)
    return [
      {
        who: 'Coach',
        action: () => `Prepare for the EPA, which starts on ${formatDay(epaStart)}`,
        ...UNDATED,
      },
    ];
  const by = gatewayDate === undefined ? undefined : ((gatewayDate + reminders.gateway) as Day);
  const action = () => 'Ask the EPAO for the EPA start';
  return [{ who: 'Provider', action, by, ...PLANNED, setBy: { reminder: 'gateway' } }];
}

/** The aim of the EPAO after the last assessment; after that day it has to be asked. In a cohort many wait since the same day. */
function awaitedResult(standard: Standard, { asOf, closures, reminders }: AsOf): ActionsFor {
  const firm = firmness(standard, standard.times.result);
  const resultAfter = remembered((last: Day) => expectedResult(standard, last, closures));
  const lastOf = lastAssessmentOf(standard);
  return (progress) => {
    const last = lastOf(progress);
    const by = last === undefined ? undefined : resultAfter(last);
    const isAwaited = by !== undefined && by >= asOf;
    const task: Task = isAwaited
      ? { who: 'EPAO', action: () => 'Confirm the grades' }
      : {
          who: 'Provider',
          action: () => `Ask the EPAO for the grades${by === undefined ? '' : ', expected'}`,
        };
    const waitUntil = by === undefined ? undefined : ((by + reminders.results) as Day);
    return [{ ...task, by, ...firm, waitUntil, isResult: true }];
  };
}

/** No source says how long a certificate takes: only the provider's own reminder ages. */
function awaitedCertificate(
  { resultsConfirmed }: Progress,
  { asOf, reminders }: AsOf,
): readonly OpenAction[] {
  const by = resultsConfirmed === undefined ? undefined : ((resultsConfirmed + reminders.certificate) as Day);
  const isAwaited = by !== undefined && by >= asOf;
  const task: Task = isAwaited
    ? { who: 'EPAO', action: () => 'Claim the certificate' }
    : { who: 'Provider', action: () => 'Ask the EPAO for the certificate' };
  return [{ ...task, by, ...PLANNED, setBy: { reminder: 'certificate' } }];
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
  const resit: OpenAction = { ...agreeResit(method), ...UNDATED };
  const isGraded = gradedStep(method).key === key;
  return (progress) => {
    const grade = progress[method.grade.key];
    // The first EPA period says nothing about a second attempt.
    if (grade === 'Fail') return isGraded ? resit : undefined;
    const day = dayIn(progress, key);
    if (grade !== undefined || isDone(day, asOf)) return undefined;
    // What it is counted from comes first.
    if (from !== undefined && !isDone(dayIn(progress, from.after), asOf)) return undefined;
    const { epaStart } = progress;
    const by = epaStart === undefined ? undefined : lastDay(epaStart);
    return { ...take(step, day), by, ...firm };
  };
}

function agreeResit({ name }: Method): Task {
  return {
    who: 'Provider',
    action: () => `Agree a resit or retake of the ${name.toLowerCase()} with the EPAO`,
  };
}

function take(step: Step, day: Day | undefined): Task {
  const noun = nounOf(step);
  if (step.act === 'submit') return { who: 'Apprentice', action: () => `Submit the ${noun}` };
  if (day === undefined) return { who: 'Provider', action: () => `Book the ${noun}` };
  return { who: 'EPAO', action: () => `Hold the ${noun}, booked for ${formatDay(day)},` };
}

export function isPast({ by }: OpenAction, { asOf }: AsOf): boolean {
  return by !== undefined && by < asOf;
}

/** A day that binds is past, or the waiting for one that is only expected has lasted too long. */
export function isLate(action: OpenAction, asOf: AsOf): boolean {
  const { isFirm, waitUntil } = action;
  return (isFirm && isPast(action, asOf)) || (waitUntil !== undefined && waitUntil < asOf.asOf);
}

export function isDueSoon({ by, isFirm }: OpenAction, { asOf, dueSoonDays }: AsOf): boolean {
  return isFirm && by !== undefined && by - asOf <= dueSoonDays;
}

/** What comes first: what is late, a day to plan by that is past, a day to come, no day at all. */
const PRESSURES = ['late', 'slipping', 'dated', 'undated'] as const;

function pressure(action: OpenAction, asOf: AsOf): number {
  const past = isLate(action, asOf) ? 'late' : 'slipping';
  const ahead = action.by === undefined ? 'undated' : 'dated';
  return PRESSURES.indexOf(isPast(action, asOf) ? past : ahead);
}

function dayOrLast({ by }: OpenAction): number {
  return by ?? Number.MAX_SAFE_INTEGER;
}
