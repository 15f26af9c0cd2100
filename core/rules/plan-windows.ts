import { addDays, type Day } from '../dates/day';
import type { StepOfMethod } from '../standard/order';
import type { Standard } from '../standard/standard';
import { dayAfter } from './timeline';

/** A step of a plan, with the days that its own rules leave it. */
export interface PlacedStep {
  readonly step: StepOfMethod;
  /** Done or booked: it is kept, whatever else. */
  readonly day: Day | undefined;
  readonly first: Day;
  readonly last: Day;
  isFree(day: Day): boolean;
}

/** One step not before another, by the time of a rule; without a rule, not before it. */
export interface Order {
  readonly earlier: string;
  readonly later: string;
  readonly rule?: string;
}

/** What a plan has to find: a day for each step that has none, so that every order holds. */
export interface Task {
  readonly standard: Standard;
  /** None before a step that it comes after. */
  readonly steps: readonly PlacedStep[];
  readonly orders: readonly Order[];
}

/** The days between which a step is safe; one is missing where there is no such day. */
export interface SafeDays {
  readonly earliest: Day | undefined;
  readonly latest: Day | undefined;
}

export type Windows = ReadonlyMap<string, SafeDays>;

/**
 * The earliest and the latest safe day of each step. The orders only ever say "not before", so that the earliest days go
 * together, and so do the latest ones: on any day outside them some step has no day left.
 */
export function windowsOf(task: Task): Windows {
  const earliest = earliestDays(task);
  const latest = latestDays(task);
  const keys = task.steps.map(({ step }) => step.key);
  return new Map(keys.map((key) => [key, { earliest: earliest.get(key), latest: latest.get(key) }]));
}

/** Is there a day between the earliest and the latest one? */
export function hasDay(days: SafeDays | undefined): boolean {
  const { earliest, latest } = days ?? {};
  return earliest !== undefined && latest !== undefined && earliest <= latest;
}

type Days = ReadonlyMap<string, Day | undefined>;

function earliestDays(task: Task): Days {
  const days = new Map<string, Day | undefined>();
  for (const place of task.steps) days.set(place.step.key, place.day ?? earliestDay(task, place, days));
  return days;
}

function earliestDay(task: Task, place: PlacedStep, before: Days): Day | undefined {
  const first = firstDay(task, place, before);
  return first === undefined ? undefined : freeDays(place, first, place.last, 1)[0];
}

/** The first day that the days of the steps before it leave; none where one of them has no day. */
export function firstDay({ standard, orders }: Task, place: PlacedStep, before: Days): Day | undefined {
  let first = place.first;
  for (const order of orders) {
    if (order.later !== place.step.key) continue;
    const earlier = before.get(order.earlier);
    if (earlier === undefined) return undefined;
    const after = dayAfterOrder(standard, order, earlier);
    if (after > first) first = after;
  }
  return first;
}

function latestDays(task: Task): Days {
  const days = new Map<string, Day | undefined>();
  for (const place of [...task.steps].reverse())
    days.set(place.step.key, place.day ?? latestDay(task, place, days));
  return days;
}

function latestDay(task: Task, place: PlacedStep, after: Days): Day | undefined {
  for (let day = place.last; day >= place.first; day = addDays(day, -1))
    if (place.isFree(day) && tooLateFor(task, place, day, after) === undefined) return day;
  return undefined;
}

/** The order that a step on a day would break, because no day is left for what comes after it. */
export function tooLateFor(
  { standard, orders }: Task,
  { step }: PlacedStep,
  day: Day,
  after: Days,
): Order | undefined {
  return orders.find((order) => {
    if (order.earlier !== step.key) return false;
    const later = after.get(order.later);
    return later === undefined || dayAfterOrder(standard, order, day) > later;
  });
}

/** The free days of a step from one day to another, earliest first, and no more than asked for. */
export function freeDays(place: PlacedStep, first: Day, last: Day, most = Number.MAX_SAFE_INTEGER): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last && days.length < most; day = addDays(day, 1))
    if (place.isFree(day)) days.push(day);
  return days;
}

function dayAfterOrder(standard: Standard, { rule }: Order, day: Day): Day {
  return rule === undefined ? day : dayAfter(standard, rule, day);
}
