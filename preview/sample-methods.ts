import type { Grade } from '../core/cells/grades';
import { dayOffOn } from '../core/dates/bank-holidays';
import { addDays, type Day } from '../core/dates/day';
import { dayAfter } from '../core/rules/timeline';
import { type StepOfMethod, stepsByLastDay, stepsInUsualOrder } from '../core/standard/order';
import { type Figure, gradedStep, type Method, type Standard, type Step } from '../core/standard/standard';
import { type Dice, happens } from './dice';
import { figureInside } from './sample-figures';

/** How many days ahead a date is in the diary, and how many days after it a grade is in. */
const BOOKED_AHEAD = 18;
const GRADED_AFTER = 6;

/** When a step is taken, in percent of its window: one that waits for another follows soon. */
const IN_GOOD_TIME = [55, 80] as const;
const SOON_AFTER = [10, 35] as const;

/** Of a hundred methods so many get a grade and no better one, each time anew. */
const NO_BETTER = 55;

export type Recorded = Record<string, unknown>;

/** What is laid down of one apprentice's EPA, what is still to come among it. */
export interface Assessments {
  /** The days of the steps by their keys. */
  readonly planned: ReadonlyMap<string, Day>;
  /** The first grades by the keys of their columns. */
  readonly grades: ReadonlyMap<string, Grade>;
  readonly resit: Resit | undefined;
}

/** A failed method that is taken again. */
interface Resit {
  readonly method: Method;
  readonly day: Day;
}

/** What the methods leave in the columns of a sheet by a day; `isLate` leaves out what is due first and all that waits for it. */
export function methodRecords(
  standard: Standard,
  asOf: Day,
): (assessments: Assessments, isLate: boolean, dice: Dice) => Recorded {
  const steps = stepsInUsualOrder(standard);
  const late = waitingFor(firstDueStep(standard).key, steps);
  const nothing = new Set<string>();
  return ({ planned, grades, resit }, isLate, dice) => {
    const recorded: Recorded = {};
    const missing = isLate ? late : nothing;
    for (const method of standard.methods)
      recordMethod({ standard, asOf, method, planned, grades, missing, recorded }, dice);
    if (resit !== undefined) recordResit(resit, asOf, recorded);
    return recorded;
  };
}

/** The grades of the methods, at one of them a fail where there is one. */
export function firstGrades(
  { methods }: Standard,
  fails: boolean,
  dice: Dice,
): { readonly grades: ReadonlyMap<string, Grade>; readonly failed: Method | undefined } {
  const failed = fails ? methods[dice(0, methods.length - 1)] : undefined;
  const grades = new Map(
    methods.map((method) => {
      const passed = passAmong(method.grades, dice);
      return [method.grade.key, method === failed ? method.grades[0] : passed] as const;
    }),
  );
  return { grades, failed };
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
  readonly grades: ReadonlyMap<string, Grade>;
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
  if (isAssessed(recording, gradedStep(method)))
    recorded[method.grade.key] = recording.grades.get(method.grade.key);
}

/** Booked as soon as it is agreed; whoever takes a method again passes it, and no more. */
function recordResit({ method: { resit, grades }, day }: Resit, asOf: Day, recorded: Recorded): void {
  recorded[resit.date.key] = day;
  if (addDays(day, GRADED_AFTER) <= asOf) recorded[resit.grade.key] = grades[1];
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
    recorded[key] = figureInside(standard, limit, dice, (column) => recorded[column] as number);
}

/** What is a share of another figure can only be told after it. */
function wholesFirst(figures: readonly Figure[]): readonly Figure[] {
  const isShare = ({ limit }: Figure) => 'shareOf' in limit;
  return [...figures.filter((figure) => !isShare(figure)), ...figures.filter(isShare)];
}

/** Of the grades that pass, each is rarer than the one before. */
function passAmong([, ...passes]: Method['grades'], dice: Dice): Grade {
  return passes.find(() => happens(NO_BETTER, dice)) ?? (passes[passes.length - 1] as Grade);
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

/** The day itself, or the next working day after it. */
export function nextWorkingDay(day: Day): Day {
  return dayOffOn(day) === undefined ? day : nextWorkingDay(addDays(day, 1));
}
