import { addDays, type Day } from '../dates/day';
import { firstDay, freeDays, hasDay, type PlacedStep, type Task, windowsOf } from './plan-windows';

/*
 * Where the rules leave a choice. What is preferred here is our own: no rule of a standard says it.
 */

/** A hand-in is proposed a week before its latest safe day: the apprentice has the time, and a week is left for trouble. */
const SLACK_DAYS = 7;

/** A day for each open step, so that no assessments share a day that need not; there must be days for all of them. */
export function placed(task: Task): ReadonlyMap<string, Day> {
  const shared = fewestShared(task);
  let settled = task;
  const days = new Map<string, Day>();
  for (const { step } of task.steps.filter(isOpen)) {
    const day = preferredDays(settled, step.key).find(
      (wanted) => fewestShared(withDay(settled, step.key, wanted)) <= shared,
    ) as Day;
    settled = withDay(settled, step.key, day);
    days.set(step.key, day);
  }
  return days;
}

export function isOpen({ day }: PlacedStep): boolean {
  return day === undefined;
}

/** The task with a step that may lie on one day only. */
function withDay(task: Task, key: string, day: Day): Task {
  const steps = task.steps.map((place) =>
    place.step.key === key ? { ...place, first: day, last: day } : place,
  );
  return { ...task, steps };
}

/** The free days of a step, the best first: an assessment halfway between its first and last, a hand-in with a week to spare. */
function preferredDays(task: Task, key: string): readonly Day[] {
  const place = task.steps.find(({ step }) => step.key === key) as PlacedStep;
  const { earliest, latest } = windowsOf(task).get(key) as { readonly earliest: Day; readonly latest: Day };
  const middle = addDays(earliest, Math.floor((latest - earliest) / 2));
  const spared = addDays(latest, -SLACK_DAYS);
  const best = place.step.act === 'submit' ? Math.max(earliest, spared) : middle;
  return freeDays(place, earliest, latest).sort(
    (one, other) => Math.abs(one - best) - Math.abs(other - best) || one - other,
  );
}

const IMPOSSIBLE = Number.POSITIVE_INFINITY;

/**
 * How many assessments must share the day of another one, at the least.
 *
 * Of each assessment only as many of its first free days are tried as there are assessments: one of them is free of the
 * others, and an earlier day never takes a day from what comes after it. So the search grows with the steps, not the days.
 */
function fewestShared(task: Task): number {
  const windows = windowsOf(task);
  const open = task.steps.filter(isOpen);
  if (!open.every(({ step }) => hasDay(windows.get(step.key)))) return IMPOSSIBLE;
  const most = task.steps.filter(isAssessment).length;
  const search = (at: number, days: ReadonlyMap<string, Day>): number => {
    const place = open[at];
    if (place === undefined) return sharedIn(task, days);
    const latest = windows.get(place.step.key)?.latest as Day;
    const first = firstDay(task, place, days) as Day;
    let fewest = IMPOSSIBLE;
    for (const day of freeDays(place, first, latest, isAssessment(place) ? most : 1)) {
      fewest = Math.min(fewest, search(at + 1, new Map([...days, [place.step.key, day]])));
      if (fewest === 0) break;
    }
    return fewest;
  };
  return search(0, daysSet(task));
}

function isAssessment({ step }: PlacedStep): boolean {
  return step.act === 'assess';
}

/** The days of the steps that are done or booked. */
export function daysSet({ steps }: Task): ReadonlyMap<string, Day> {
  return new Map(steps.flatMap(({ step, day }) => (day === undefined ? [] : [[step.key, day] as const])));
}

function sharedIn({ steps }: Task, days: ReadonlyMap<string, Day>): number {
  const assessed = steps.filter(isAssessment).map(({ step }) => days.get(step.key));
  return assessed.length - new Set(assessed).size;
}
