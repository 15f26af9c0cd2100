import { addDays, type Day, formatDay } from '../dates/day';
import { type Problem, problem } from '../problems';
import { nounOf, ruleOf, type Standard, type Step } from '../standard/standard';
import { takenInWords } from './free-days';
import type { Plan, StepPlan, Wish } from './plan';
import { firstDay, freeDays, hasDay, type Order, type PlacedStep, tooLateFor } from './plan-windows';
import { dayAfter } from './timeline';

/** Where the rules leave a choice, a proposal follows habits of its own: said wherever one is shown. */
export const PROPOSAL_HABITS =
  'Where the rules leave a choice, EPA Cohort proposes a hand-in a week before its latest safe day, an assessment halfway, and one assessment a day. That is its habit, not a rule.';

/** "Hand in by 24 November 2026, or no interview day is left by 7 December 2026.": what a latest safe day is for. */
export function latestInWords(plan: Plan, { step }: StepPlan, latest: Day): string {
  const by = `${step.act === 'submit' ? 'Hand in' : 'Hold it'} by ${formatDay(latest)}`;
  const place = placeOf(plan, step.key);
  const [next] = freeDays(place, addDays(latest, 1), place.last, 1);
  if (next !== undefined) return `${by}, or ${lostAfter(plan, place, next)}.`;
  if (latest === place.last) return `${by}, its last day.`;
  const taken = takenInWords(plan.takenBy, addDays(latest, 1), place.last);
  return `${by}, or no day is left by ${formatDay(place.last)} (${taken}).`;
}

/** What is lost if a step is taken on a day that is too late for another one. */
function lostAfter(plan: Plan, place: PlacedStep, day: Day): string {
  const order = tooLateFor(plan.task, place, day, latestOf(plan)) as Order;
  const { step, day: booked, last } = placeOf(plan, order.later);
  const noun = nounOf(step);
  return booked === undefined
    ? `no ${noun} day is left by ${formatDay(last)}`
    : `the ${noun} on ${formatDay(booked)} comes too early`;
}

/** What else there is to say about a proposed day: what it could not keep of what is better so. */
export function proposalNotes(
  { task: { standard }, takenBy }: Plan,
  { proposed, unmet, sharesWith }: StepPlan,
  epaStart: Day,
): readonly string[] {
  if (proposed === undefined) return [];
  const shared = sharesWith.map(
    (step) => `Shares its day with the ${nounOf(step)}: too few days are left for one each.`,
  );
  const dayOff = takenBy(proposed) ?? 'day off';
  return [...unmet.map((wish) => unmetInWords(standard, wish, dayOff, epaStart)), ...shared];
}

function unmetInWords(standard: Standard, wish: Wish, dayOff: string, epaStart: Day): string {
  const { kind, rule, after } = wish;
  if (rule === undefined) return `No working day is left for it (${dayOff}).`;
  const { force } = ruleOf(standard, rule);
  if (kind === 'last day')
    return `By ${formatDay(dayAfter(standard, rule, epaStart))} is ${force}, but no such day is left.`;
  const earlier = standard.methods.flatMap(({ steps }) => steps).find(({ key }) => key === after) as Step;
  return `After the ${nounOf(earlier)} is ${force}, but no such day is left.`;
}

/** Why an open step has no safe day: which days remain, and what takes each; none where it has one. */
export function obstacleOf(plan: Plan, { step, day, proposed }: StepPlan): Problem | undefined {
  if (day !== undefined || proposed !== undefined) return undefined;
  const { task } = plan;
  const place = placeOf(plan, step.key);
  const first = firstDay(task, place, earliestOf(plan));
  if (first === undefined) return heldUp(plan, step);
  if (first > place.last) return pastLastDay(plan, place, first);
  const last = lastBeforeBookings(plan, place, first);
  if (last === undefined) return bookedTooEarly(plan, place, first);
  return freeDays(place, first, last, 1).length > 0
    ? heldUp(plan, step)
    : problem('NO_DAY_LEFT', {
        argument: step.name,
        from: formatDay(first),
        to: formatDay(last),
        taken: takenInWords(plan.takenBy, first, last),
      });
}

/** The step before or after it that has no day, so that this one has none. */
function heldUp(plan: Plan, { key, name }: Step): Problem {
  const linked = plan.task.orders.flatMap(({ earlier, later }) => [
    ...(later === key ? [{ other: earlier, place: 'before' }] : []),
    ...(earlier === key ? [{ other: later, place: 'after' }] : []),
  ]);
  const { other, place } = (linked.find((link) => !hasDay(plan.windows.get(link.other))) ??
    linked.find((link) => plan.steps.some(({ step, proposed }) => step.key === link.other && !proposed)) ??
    linked[0]) as (typeof linked)[number];
  return problem('STEP_HELD_UP', { argument: name, step: nounOf(placeOf(plan, other).step), place });
}

/** Its last day is over, or what comes before it leaves it only days after that. */
function pastLastDay(plan: Plan, place: PlacedStep, first: Day): Problem {
  const { name, key } = place.step;
  const last = formatDay(place.last);
  if (first === place.first) return problem('LAST_DAY_PAST', { argument: name, date: last });
  const before = plan.task.orders.filter(({ later }) => later === key);
  const binding = before.find((order) => {
    const alone = { ...plan.task, orders: [order] };
    return firstDay(alone, place, earliestOf(plan)) === first;
  }) as Order;
  const step = nounOf(placeOf(plan, binding.earlier).step);
  return problem('FIRST_DAY_TOO_LATE', { argument: name, step, from: formatDay(first), last });
}

/** The last day that the steps after it leave which have a day; none where that is too early. */
function lastBeforeBookings(plan: Plan, place: PlacedStep, first: Day): Day | undefined {
  const task = { ...plan.task, orders: ordersToBookings(plan) };
  for (let day = place.last; day >= first; day = addDays(day, -1))
    if (tooLateFor(task, place, day, latestOf(plan)) === undefined) return day;
  return undefined;
}

function bookedTooEarly(plan: Plan, place: PlacedStep, first: Day): Problem {
  const task = { ...plan.task, orders: ordersToBookings(plan) };
  const { later } = tooLateFor(task, place, first, latestOf(plan)) as Order;
  const { step, day } = placeOf(plan, later);
  const details = { argument: place.step.name, step: nounOf(step), date: formatDay(day as Day) };
  return problem('BOOKED_TOO_EARLY', details);
}

function ordersToBookings(plan: Plan): readonly Order[] {
  return plan.task.orders.filter(({ later }) => placeOf(plan, later).day !== undefined);
}

function placeOf({ task }: Plan, key: string): PlacedStep {
  return task.steps.find(({ step }) => step.key === key) as PlacedStep;
}

function earliestOf({ windows }: Plan): ReadonlyMap<string, Day | undefined> {
  return new Map([...windows].map(([key, { earliest }]) => [key, earliest]));
}

function latestOf({ windows }: Plan): ReadonlyMap<string, Day | undefined> {
  return new Map([...windows].map(([key, { latest }]) => [key, latest]));
}
