import { type Day, formatDay } from '../dates/day';
import { remembered } from '../remembered';
import { type StepOfMethod, stepsInUsualOrder } from '../standard/order';
import { gradedStep, type Method, nounOf, type Standard, type Step } from '../standard/standard';
import { listed } from '../words';
import type { AsOf } from './as-of';
import {
  attemptDay,
  currentGrade,
  firstAttempt,
  isVoid,
  resitAttempt,
  resitDay,
  resitDeadline,
  resitGrade,
} from './attempts';
import { missingForGateway, missingInWords } from './gateway';
import { due, firmness, type OpenAction, PLANNED, type Task, UNDATED } from './open-action';
import { dayIn, isDone, type Progress } from './progress';
import type { Stage } from './stage';
import { dayAfter } from './timeline';
import { awaitedCertificate, awaitedGrade, awaitedResult, awaitedStart } from './waiting';

const NO_ACTIONS: readonly OpenAction[] = [];

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
    'Resit or retake': (progress) => {
      const open = steps(progress);
      return open.length > 0 ? open : [AGREE_A_RESIT];
    },
    'Awaiting confirmation': awaited,
    Passed: (progress) => awaitedCertificate(progress, asOf),
    Certificated: none,
    'Break in learning': none,
    Withdrawn: none,
  };
}

/** What was complete long ago is not chased: the sheet is. */
const COMPLETE_THE_RECORD: OpenAction = {
  who: 'Provider',
  action: () => 'Fill in gateway, EPA dates and grades, or correct the learning status',
  ...UNDATED,
};

/** The EPAO confirmed a fail, and no method in the sheet is one. */
const AGREE_A_RESIT: OpenAction = {
  who: 'Provider',
  action: () => 'Ask the EPAO which method failed, and agree a resit or retake',
  ...UNDATED,
};

const BY_GATEWAY_DATE = { ...PLANNED, setBy: { column: 'gatewayDate' } } as const;
const BY_PLANNED_END = { ...PLANNED, setBy: { column: 'plannedEnd' } } as const;

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
    if (gatewayDate !== undefined) open.push(due(task, gatewayDate, BY_GATEWAY_DATE));
    if (start !== undefined) open.push(due(task, expected(start), typical));
    if (plannedEnd !== undefined) open.push(due(task, plannedEnd, BY_PLANNED_END));
    return open.length > 0 ? open : [due(task, undefined, UNDATED)];
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
    inBrief: () => 'Complete what is missing for gateway',
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
  from: AsOf,
): (progress: Progress) => OpenAction | undefined {
  const { key, method } = step;
  const firm = firmness(standard, step.by.rule);
  const resit = openResit(standard, method, from);
  const isGraded = gradedStep(method).key === key;
  const attempt = firstAttempt(method, step);
  return (progress) => {
    const grade = currentGrade(progress, method);
    // The first EPA period says nothing about a second attempt.
    if (grade === 'Fail') return isGraded ? resit(progress) : undefined;
    const day = attemptDay(progress, attempt, from.asOf);
    if (grade !== undefined || isDone(day, from.asOf)) return undefined;
    // What it is counted from comes first.
    if (step.from !== undefined && !isDone(dayIn(progress, step.from.after), from.asOf)) return undefined;
    const { epaStart } = progress;
    const by = epaStart === undefined ? undefined : lastDay(epaStart);
    const task =
      day === undefined && isVoid(progress, attempt.grade)
        ? takeAgain(step, dayIn(progress, key), by)
        : take(step, day);
    return due(task, by, firm);
  };
}

/** A method that failed: a resit or retake to agree, to hold, or to hear the grade of. Its time is the EPAO's, once that is set. */
function openResit(standard: Standard, method: Method, from: AsOf): (progress: Progress) => OpenAction {
  const noun = nounOf(method);
  const { resitWindow } = standard.settable;
  const inTime = resitWindow === undefined ? UNDATED : firmness(standard, resitWindow);
  const again = resitAttempt(method);
  const agree: Task = {
    who: 'Provider',
    action: () => `Agree a resit or retake of the ${noun} with the EPAO`,
  };
  return (progress) => {
    const by = resitDeadline(standard, progress, method);
    const day = attemptDay(progress, again, from.asOf);
    if (day === undefined && isVoid(progress, again.grade)) {
      const why = afterVoid('resit', resitDay(progress, method), by);
      return due({ who: agree.who, action: () => `${agree.action()}${why}` }, by, inTime);
    }
    const isAhead = day !== undefined && resitGrade(progress, method) === undefined;
    if (!isAhead) return due(agree, by, inTime);
    if (day <= from.asOf) return awaitedGrade(standard, `the grade of the ${noun} resit`, day, from);
    const booked = by === undefined ? '' : ',';
    const action = () => `Hold the ${noun} resit, booked for ${formatDay(day)}${booked}`;
    return due({ who: 'EPAO', action }, by, inTime);
  };
}

function take(step: Step, day: Day | undefined): Task {
  const noun = nounOf(step);
  if (step.act === 'submit') return { who: 'Apprentice', action: () => `Submit the ${noun}` };
  if (day === undefined) return { who: 'Provider', action: () => `Book the ${noun}` };
  return { who: 'EPAO', action: () => `Hold the ${noun}, booked for ${formatDay(day)},` };
}

/** A step whose attempt was void: the same task, with the reason for it. */
function takeAgain(step: Step, day: Day | undefined, by: Day | undefined): Task {
  const { who, action } = take(step, undefined);
  return { who, action: () => `${action()} again${afterVoid('attempt', day, by)}` };
}

/** ", the attempt on 4 May 2026 was void": why something has to be taken again; a last day may follow. */
function afterVoid(what: string, day: Day | undefined, by: Day | undefined): string {
  const on = day === undefined ? ' before' : ` on ${formatDay(day)}`;
  return `, the ${what}${on} was void${by === undefined ? '' : ','}`;
}
