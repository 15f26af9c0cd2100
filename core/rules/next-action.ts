import type { Day } from '../dates/day';
import { formatDay } from '../dates/day';
import type { Grade } from '../standard/standard';
import { missingForGateway } from './gateway';
import { type Progress, type Stage, stageOf } from './stage';
import { deadline, expectedGateway, expectedResult } from './timeline';

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
}

/** Everything still to be done for an apprentice, the most pressing first. */
export function openActions(progress: Progress, asOf: AsOf): readonly OpenAction[] {
  const stage = stageOf(progress);
  const actions = stage ? ACTIONS_AT[stage](progress, asOf) : [];
  return [...actions].sort(
    (one, other) => pressure(one, asOf) - pressure(other, asOf) || dayOrLast(one) - dayOrLast(other),
  );
}

/** The RAG word: the worst of what is open. `undefined` while an apprentice is not learning or nothing is recorded. */
export function ragOf(progress: Progress, asOf: AsOf): Rag | undefined {
  const stage = stageOf(progress);
  if (stage === undefined || stage === 'Withdrawn' || stage === 'Break in learning') return undefined;
  if (stage === 'Passed' || stage === 'Certificated') return 'Complete';
  const actions = openActions(progress, asOf);
  if (actions.some((action) => action.isFirm && isPast(action, asOf))) return 'Overdue';
  return actions.some((action) => isPast(action, asOf) || isDueSoon(action, asOf)) ? 'Due soon' : 'On track';
}

/** An action in words: "Submit the project by 5 March 2026 (10 days left)". */
export function actionInWords(open: OpenAction, { asOf }: Pick<AsOf, 'asOf'>): string {
  const { by, isFirm } = open;
  if (by === undefined) return open.action();
  return `${open.action()} ${isFirm ? 'by' : 'about'} ${formatDay(by)} (${daysInWords(by - asOf)})`;
}

function daysInWords(left: number): string {
  const days = Math.abs(left);
  return left === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'} ${left > 0 ? 'left' : 'late'}`;
}

type ActionsAt = (progress: Progress, asOf: AsOf) => readonly OpenAction[];

const nothing: ActionsAt = () => [];

const ACTIONS_AT: Readonly<Record<Stage, ActionsAt>> = {
  'On programme': (progress) =>
    towardsGateway(() => `Complete for gateway: ${missingLabels(progress)}`, progress),
  'Ready for gateway': (progress) => towardsGateway(() => 'Hold the gateway meeting', progress),
  'At gateway': () => [{ action: () => 'Ask the EPAO for the EPA start', isFirm: false }],
  'In EPA': (progress, asOf) => {
    const open = METHOD_STEPS.flatMap((step) => step(progress, asOf) ?? []);
    return open.length > 0
      ? open
      : [awaited(() => 'Enter the grades when the EPAO confirms them', progress, asOf)];
  },
  'Resit or retake': (progress, asOf) => METHOD_STEPS.flatMap((step) => step(progress, asOf) ?? []),
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
  return [
    ...(start === undefined ? [] : [{ action, by: expectedGateway(start), isFirm: false }]),
    ...(plannedEnd === undefined ? [] : [{ action, by: plannedEnd, isFirm: true }]),
    ...(start === undefined && plannedEnd === undefined ? [{ action, isFirm: false }] : []),
  ];
}

/** The aim of the EPAO after the last assessment: approximate, so never firm. */
function awaited(action: () => string, progress: Progress, { closures }: AsOf): OpenAction {
  const last = lastAssessment(progress);
  return { action, by: last === undefined ? undefined : expectedResult(last, closures), isFirm: false };
}

/** The latest of the three assessments that has a date. */
export function lastAssessment({
  observationDate,
  interviewDate,
  discussionDate,
}: Progress): Day | undefined {
  const days = [observationDate, interviewDate, discussionDate].filter(
    (day): day is Day => day !== undefined,
  );
  return days.length === 0 ? undefined : (Math.max(...days) as Day);
}

type MethodStep = (progress: Progress, asOf: AsOf) => OpenAction | undefined;

/** What each method still asks for, in the order in which they are usually taken. */
const METHOD_STEPS: readonly MethodStep[] = [
  ({ epaStart, projectSubmitted, projectGrade }, { asOf }) => {
    if (projectGrade !== undefined || isDone(projectSubmitted, asOf)) return undefined;
    return {
      action: () => 'Submit the project',
      by: epaStart && deadline(epaStart, 'Project'),
      isFirm: true,
    };
  },
  ({ epaStart, projectSubmitted, interviewDate, projectGrade }, asOf) =>
    isDone(projectSubmitted, asOf.asOf) || projectGrade !== undefined
      ? assessment(
          'interview',
          epaStart && deadline(epaStart, 'Interview'),
          interviewDate,
          projectGrade,
          asOf,
        )
      : undefined,
  ({ epaStart, discussionDate, discussionGrade }, asOf) =>
    assessment(
      'discussion',
      epaStart && deadline(epaStart, 'Discussion'),
      discussionDate,
      discussionGrade,
      asOf,
    ),
  ({ epaStart, observationDate, observationGrade }, asOf) =>
    assessment(
      'observation',
      epaStart && deadline(epaStart, 'Observation'),
      observationDate,
      observationGrade,
      asOf,
    ),
];

function assessment(
  name: string,
  by: Day | undefined,
  date: Day | undefined,
  grade: Grade | undefined,
  { asOf }: AsOf,
): OpenAction | undefined {
  if (grade === 'Fail')
    return { action: () => `Agree a resit or retake of the ${name} with the EPAO`, by, isFirm: true };
  if (grade !== undefined || isDone(date, asOf)) return undefined;
  const action = () =>
    date === undefined ? `Book the ${name}` : `Hold the ${name}, booked for ${formatDay(date)},`;
  return { action, by, isFirm: true };
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
