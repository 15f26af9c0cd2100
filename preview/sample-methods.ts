import type { Grade } from '../core/cells/grades';
import { dayOffOn } from '../core/dates/bank-holidays';
import { addDays, type Day } from '../core/dates/day';
import { dayAfter } from '../core/rules/timeline';
import { type StepOfMethod, stepsByLastDay, stepsInUsualOrder } from '../core/standard/order';
import { type Figure, gradedStep, type Method, type Standard, type Step } from '../core/standard/standard';
import { type Dice, happens } from './dice';
import { figureFor } from './sample-figures';

/** How many days ahead a date is in the diary, and how many days after it a grade is in. */
const BOOKED_AHEAD = 18;
const GRADED_AFTER = 6;

/** When a step is taken, in percent of its window: one that waits for another follows soon. */
const IN_GOOD_TIME = [55, 80] as const;
const SOON_AFTER = [10, 35] as const;

/** Of a hundred methods so many are failed; of the others so many get a grade and no better one, each time anew. */
const FAILED = 8;
const NO_BETTER = 65;

export type Recorded = Record<string, unknown>;

/** The EPA of one apprentice. */
interface Epa {
  readonly epaStart: Day;
  /** The step with the first last day of all is not taken, though its day has come. */
  readonly isLate: boolean;
}

/** What the methods leave in the columns of a sheet by a day: to be held for as many apprentices as there are. */
export function methodRecords(standard: Standard, asOf: Day): (epa: Epa, dice: Dice) => Recorded {
  const steps = stepsInUsualOrder(standard);
  const late = firstDueStep(standard).key;
  return ({ epaStart, isLate }, dice) => {
    const planned = plannedDays(standard, steps, epaStart, dice);
    const missing = isLate ? waitingFor(late, steps) : new Set<string>();
    const recorded: Recorded = {};
    for (const method of standard.methods)
      recordMethod({ standard, asOf, method, planned, missing, recorded }, dice);
    return recorded;
  };
}

/** The step that people are late with first. */
export function firstDueStep(standard: Standard): Step {
  return stepsByLastDay(standard)[0] as Step;
}

/** A plausible day for every step: a working day inside its window, after the steps that it waits for. */
export function plannedDays(
  standard: Standard,
  steps: readonly StepOfMethod[],
  epaStart: Day,
  dice: Dice,
): ReadonlyMap<string, Day> {
  const planned = new Map<string, Day>();
  for (const step of steps) {
    const first = Math.max(epaStart, ...firstDays(standard, step, planned)) as Day;
    const days = Math.max(0, dayAfter(standard, step.by.rule, epaStart) - first);
    const [lowest, highest] = stepsBefore(step).length === 0 ? IN_GOOD_TIME : SOON_AFTER;
    const ahead = dice(Math.round((days * lowest) / 100), Math.round((days * highest) / 100));
    planned.set(step.key, workingDayFrom(first, addDays(first, ahead)));
  }
  return planned;
}

/** The days before which a step cannot be, or had better not be. */
function firstDays(standard: Standard, step: StepOfMethod, planned: ReadonlyMap<string, Day>): Day[] {
  const rules = new Map([
    ...(step.follows ? [[step.follows.step, step.follows.rule] as const] : []),
    ...(step.from ? [[step.from.after, step.from.rule] as const] : []),
  ]);
  return stepsBefore(step).flatMap((key) => {
    const day = planned.get(key);
    const rule = rules.get(key);
    if (day === undefined) return [];
    return [rule === undefined ? day : dayAfter(standard, rule, day)];
  });
}

/** The steps that a step waits for: those before it in its method, and the one that it follows. */
function stepsBefore({ key, method, follows }: StepOfMethod): readonly string[] {
  const keys = method.steps.map((step) => step.key);
  return [...keys.slice(0, keys.indexOf(key)), ...(follows ? [follows.step] : [])];
}

/** A step and everything that waits for it. */
function waitingFor(late: string, steps: readonly StepOfMethod[]): ReadonlySet<string> {
  const waiting = new Set([late]);
  for (const step of steps) if (stepsBefore(step).some((key) => waiting.has(key))) waiting.add(step.key);
  return waiting;
}

interface Recording {
  readonly standard: Standard;
  readonly asOf: Day;
  readonly method: Method;
  readonly planned: ReadonlyMap<string, Day>;
  readonly missing: ReadonlySet<string>;
  readonly recorded: Recorded;
}

/** Agreements, the days that are known, the figures of what has been assessed, and the grade. */
function recordMethod(recording: Recording, dice: Dice): void {
  const { method, recorded } = recording;
  for (const { key } of method.agreements) recorded[key] = true;
  for (const step of method.steps) {
    if (isKnown(recording, step)) recorded[step.key] = recording.planned.get(step.key);
    if (isAssessed(recording, step)) recordFigures(recording, step, dice);
  }
  if (isAssessed(recording, gradedStep(method))) recorded[method.grade.key] = gradeAmong(method.grades, dice);
}

/** What is handed in is known once it is in; an assessment is booked some days ahead, once the steps before it are done. */
function isKnown({ asOf, method, planned, missing }: Recording, { key, act }: Step): boolean {
  if (missing.has(key)) return false;
  const dayOf = (step: string) => planned.get(step) as Day;
  if (act === 'submit') return dayOf(key) <= asOf;
  const before = method.steps.slice(
    0,
    method.steps.findIndex((step) => step.key === key),
  );
  return dayOf(key) <= asOf + BOOKED_AHEAD && before.every((step) => dayOf(step.key) <= asOf);
}

/** Handed in, or held so long ago that there is a result. */
function isAssessed({ asOf, planned, missing }: Recording, { key, act }: Step): boolean {
  const wait = act === 'submit' ? 0 : GRADED_AFTER;
  return !missing.has(key) && (planned.get(key) as Day) + wait <= asOf;
}

function recordFigures({ standard, recorded }: Recording, { figures }: Step, dice: Dice): void {
  for (const { key, limit } of wholesFirst(figures))
    recorded[key] = figureFor(standard, limit, dice, (column) => recorded[column] as number);
}

/** What is a share of another figure can only be told after it. */
function wholesFirst(figures: readonly Figure[]): readonly Figure[] {
  const isShare = ({ limit }: Figure) => 'shareOf' in limit;
  return [...figures.filter((figure) => !isShare(figure)), ...figures.filter(isShare)];
}

/** The worst grade now and then; of the others each is rarer than the one before. */
function gradeAmong([worst, ...others]: Method['grades'], dice: Dice): Grade {
  if (happens(FAILED, dice)) return worst;
  return others.find(() => happens(NO_BETTER, dice)) ?? (others[others.length - 1] as Grade);
}

/** The day itself, or the last working day before it. */
export function workingDay(day: Day): Day {
  return dayOffOn(day) === undefined ? day : workingDay(addDays(day, -1));
}

/** The working day before, but none before the first: then the one after. */
function workingDayFrom(first: Day, day: Day): Day {
  const before = workingDay(day);
  return before >= first ? before : nextWorkingDay(first);
}

function nextWorkingDay(day: Day): Day {
  return dayOffOn(day) === undefined ? day : nextWorkingDay(addDays(day, 1));
}
