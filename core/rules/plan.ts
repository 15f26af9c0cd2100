import type { Day } from '../dates/day';
import { isKnownDay } from '../dates/working-days';
import { type StepOfMethod, stepsInUsualOrder } from '../standard/order';
import { isBinding, type Standard } from '../standard/standard';
import { attemptDay, firstAttempt, firstGrade } from './attempts';
import { type DaysOff, type TakenBy, takenDays } from './free-days';
import { daysSet, isOpen, placed } from './plan-placing';
import {
  hasDay,
  type Order,
  type PlacedStep,
  type SafeDays,
  type Task,
  type Windows,
  windowsOf,
} from './plan-windows';
import type { Progress } from './progress';
import { dayAfter } from './timeline';

/** What an apprentice's EPA is planned from. */
export interface PlanRequest extends DaysOff {
  readonly epaStart: Day;
  /** The days that are done or booked, by step; `undefined` is open. What has no entry is not planned. */
  readonly steps: Readonly<Record<string, Day | undefined>>;
  /** No step is proposed before it. */
  readonly from?: Day | undefined;
}

/** Something that is better so, and that the days may not allow. */
export interface Wish {
  readonly step: string;
  readonly kind: 'order' | 'last day' | 'working day';
  /** The rule of the standard that recommends it; none where it is our own. */
  readonly rule?: string;
  /** Where it is an order: the step that better comes before. */
  readonly after?: string;
  grant(task: Task): Task;
}

/** A step of a plan: a day that is set, or the days between which it is safe and the one that is proposed. */
export interface StepPlan extends SafeDays {
  readonly step: StepOfMethod;
  readonly day: Day | undefined;
  readonly proposed: Day | undefined;
  /** What the proposal could not keep of what is better so. */
  readonly unmet: readonly Wish[];
  /** Assessments on the proposed day, because no other day is left. */
  readonly sharesWith: readonly StepOfMethod[];
}

export interface Plan {
  readonly task: Task;
  readonly windows: Windows;
  readonly takenBy: TakenBy;
  readonly steps: readonly StepPlan[];
  /** Is there a day for every open step? */
  readonly isComplete: boolean;
}

/** What is known of an apprentice, as the request for a plan; none before the EPA has started. */
export function planRequestOf(
  standard: Standard,
  progress: Progress,
  from: Day,
  daysOff: DaysOff,
): PlanRequest | undefined {
  const { epaStart } = progress;
  if (epaStart === undefined) return undefined;
  const steps = stepsInUsualOrder(standard).flatMap((step) => {
    const { key, method } = step;
    const day = attemptDay(progress, firstAttempt(method, step), from);
    // What there is no column for may long be done, and what is graded is done, dated or not; what was void is open again.
    const isPlanned = key in progress && (day !== undefined || firstGrade(progress, method) === undefined);
    return isPlanned ? [[key, day] as const] : [];
  });
  return { epaStart, steps: Object.fromEntries(steps), from, ...daysOff };
}

/**
 * The safe days of every open step, and a day that is proposed for it; none beyond the known bank holidays, where nobody
 * can tell which days are free. Steps that have no safe day leave the others theirs.
 */
export function planOf(standard: Standard, request: PlanRequest): Plan | undefined {
  const takenBy = takenDays(request);
  const task = taskOf(standard, request, takenBy);
  if (![request.epaStart, ...task.steps.map(({ last }) => last)].every(isKnownDay)) return undefined;
  const windows = windowsOf(task);
  const blocked = blockedSteps(task, windows);
  const { granted, unmet } = withWishes(without(task, blocked), wishesOf(standard, request, takenBy));
  const days = new Map([...daysSet(task), ...placed(granted)]);
  const steps = task.steps.map((place) => stepPlan(task, place, windows, days, unmet));
  return { task, windows, takenBy, steps, isComplete: blocked.size === 0 };
}

function taskOf(standard: Standard, request: PlanRequest, takenBy: TakenBy): Task {
  const steps = stepsInUsualOrder(standard)
    .filter(({ key }) => key in request.steps)
    .map((step) => placeOf(standard, step, request, takenBy));
  const keys = new Set(steps.map(({ step }) => step.key));
  const orders = steps
    .flatMap(({ step }) => [...inMethod(step), ...ordersOf(step)])
    .filter(({ rule }) => rule === undefined || isBinding(standard, rule))
    .filter(({ earlier }) => keys.has(earlier));
  return { standard, steps, orders };
}

function placeOf(
  standard: Standard,
  step: StepOfMethod,
  { epaStart, from, steps }: PlanRequest,
  takenBy: TakenBy,
): PlacedStep {
  return {
    step,
    day: steps[step.key],
    first: from !== undefined && from > epaStart ? from : epaStart,
    last: lastDayOf(standard, step, epaStart),
    // Whoever hands something in needs no assessor: any day will do.
    isFree: (day) => step.act === 'submit' || takenBy(day) === undefined,
  };
}

/** The last day that binds. Where none does, the plan keeps to the EPA period all the same: it has to end somewhere. */
function lastDayOf(standard: Standard, { by }: StepOfMethod, epaStart: Day): Day {
  const { epaPeriod } = standard.times;
  const end = dayAfter(standard, epaPeriod, epaStart);
  if (!isBinding(standard, by.rule)) return end;
  const last = dayAfter(standard, by.rule, epaStart);
  return isBinding(standard, epaPeriod) && end < last ? end : last;
}

/** The steps of a method happen in the order in which it lists them. */
function inMethod({ key, method }: StepOfMethod): readonly Order[] {
  const before = method.steps[method.steps.findIndex((step) => step.key === key) - 1];
  return before === undefined ? [] : [{ earlier: before.key, later: key }];
}

/** What the rules of a step count from another one, firm or not. */
function ordersOf({ key, from, follows }: StepOfMethod): readonly (Order & { readonly rule: string })[] {
  return [
    ...(from ? [{ earlier: from.after, later: key, rule: from.rule }] : []),
    ...(follows ? [{ earlier: follows.step, later: key, rule: follows.rule }] : []),
  ];
}

/** The open steps without a safe day, and those that hang together with them. */
function blockedSteps({ steps, orders }: Task, windows: Windows): ReadonlySet<string> {
  const open = new Set(steps.filter(isOpen).map(({ step }) => step.key));
  const blocked = new Set([...open].filter((key) => !hasDay(windows.get(key))));
  let before = -1;
  while (blocked.size > before) {
    before = blocked.size;
    for (const { earlier, later } of orders) {
      if (blocked.has(earlier) && open.has(later)) blocked.add(later);
      if (blocked.has(later) && open.has(earlier)) blocked.add(earlier);
    }
  }
  return blocked;
}

function without({ standard, steps, orders }: Task, blocked: ReadonlySet<string>): Task {
  return {
    standard,
    steps: steps.filter(({ step }) => !blocked.has(step.key)),
    orders: orders.filter(({ earlier, later }) => !blocked.has(earlier) && !blocked.has(later)),
  };
}

/** What the standard recommends, then what we prefer: the first ones go first where not all can be kept. */
function wishesOf(standard: Standard, { epaStart }: PlanRequest, takenBy: TakenBy): readonly Wish[] {
  const steps = stepsInUsualOrder(standard);
  const recommended = (rule: string) => !isBinding(standard, rule);
  return [
    ...steps.flatMap((step) =>
      ordersOf(step)
        .filter(({ rule }) => recommended(rule))
        .map(orderWish),
    ),
    ...steps
      .filter(({ by }) => recommended(by.rule))
      .map(({ key, by: { rule } }) => lastDayWish(key, rule, dayAfter(standard, rule, epaStart))),
    ...steps.filter(({ act }) => act === 'submit').map(({ key }) => workingDayWish(key, takenBy)),
  ];
}

function orderWish(order: Order & { readonly rule: string }): Wish {
  return {
    step: order.later,
    kind: 'order',
    rule: order.rule,
    after: order.earlier,
    grant: (task) => {
      const keys = task.steps.map(({ step }) => step.key);
      const isThere = keys.includes(order.earlier) && keys.includes(order.later);
      return isThere ? { ...task, orders: [...task.orders, order] } : task;
    },
  };
}

function lastDayWish(step: string, rule: string, last: Day): Wish {
  const sooner = (place: PlacedStep) => ({ ...place, last: last < place.last ? last : place.last });
  return { step, kind: 'last day', rule, grant: (task) => withStep(task, step, sooner) };
}

function workingDayWish(step: string, takenBy: TakenBy): Wish {
  const onWorkingDays = (place: PlacedStep) => ({
    ...place,
    isFree: (day: Day) => takenBy(day) === undefined,
  });
  return { step, kind: 'working day', grant: (task) => withStep(task, step, onWorkingDays) };
}

function withStep(task: Task, key: string, change: (place: PlacedStep) => PlacedStep): Task {
  return { ...task, steps: task.steps.map((place) => (place.step.key === key ? change(place) : place)) };
}

/** The task with every wish that still leaves each open step a day. */
function withWishes(
  task: Task,
  wishes: readonly Wish[],
): { readonly granted: Task; readonly unmet: readonly Wish[] } {
  let granted = task;
  const unmet: Wish[] = [];
  for (const wish of wishes) {
    const next = wish.grant(granted);
    const windows = windowsOf(next);
    const isKept = next.steps.filter(isOpen).every(({ step }) => hasDay(windows.get(step.key)));
    if (isKept) granted = next;
    else unmet.push(wish);
  }
  return { granted, unmet };
}

function stepPlan(
  { steps }: Task,
  { step, day }: PlacedStep,
  windows: Windows,
  days: ReadonlyMap<string, Day>,
  unmet: readonly Wish[],
): StepPlan {
  if (day !== undefined)
    return {
      step,
      day,
      earliest: undefined,
      latest: undefined,
      proposed: undefined,
      unmet: [],
      sharesWith: [],
    };
  const safe = windows.get(step.key);
  const { earliest, latest } = safe !== undefined && hasDay(safe) ? safe : NO_DAYS;
  const proposed = days.get(step.key);
  const sharesWith = steps
    .map((other) => other.step)
    .filter((other) => other.key !== step.key && other.act === 'assess' && step.act === 'assess')
    .filter((other) => proposed !== undefined && days.get(other.key) === proposed);
  return {
    step,
    day,
    earliest,
    latest,
    proposed,
    unmet: unmet.filter((wish) => wish.step === step.key),
    sharesWith,
  };
}

const NO_DAYS: SafeDays = { earliest: undefined, latest: undefined };
