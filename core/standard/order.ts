import { numberOf, ruleOf, type Standard, type Step, stepsOf, type Unit } from './standard';

/** A step with the method that it belongs to. */
export type StepOfMethod = Step & { readonly method: Standard['methods'][number] };

/** About how many days a unit of time has: enough to tell which of two comes first. */
const DAYS: Partial<Readonly<Record<Unit, number>>> = {
  months: 30.4,
  weeks: 7,
  'working days': 1.4,
  days: 1,
};

function daysOf(standard: Standard, id: string): number {
  const { unit } = ruleOf(standard, id);
  return numberOf(standard, id) * ((unit && DAYS[unit]) ?? 1);
}

/** How many whole weeks fit into the time of a rule, about. */
export function wholeWeeksIn(standard: Standard, id: string): number {
  return Math.floor(daysOf(standard, id) / (DAYS.weeks as number));
}

/** The steps by their last days: first the method with the earliest one; of several with the same, as the standard lists them. */
export function stepsByLastDay(standard: Standard): readonly StepOfMethod[] {
  const methods = standard.methods.map((method, place) => ({
    method,
    place,
    first: Math.min(...method.steps.map(({ by }) => daysOf(standard, by.rule))),
  }));
  return methods
    .sort((one, other) => one.first - other.first || one.place - other.place)
    .flatMap(({ method }) => method.steps.map((step) => ({ ...step, method })));
}

/** The steps in the order in which they are best taken: by their last days, and none before a step that it should follow. */
export function stepsInUsualOrder(standard: Standard): readonly StepOfMethod[] {
  const waiting = [...stepsByLastDay(standard)];
  const taken: StepOfMethod[] = [];
  while (waiting.length > 0) {
    const isFree = (step: StepOfMethod) =>
      earlierSteps(step).every((key) => taken.some((other) => other.key === key));
    // In a circle, which no standard should have, the first one goes ahead.
    const next = Math.max(0, waiting.findIndex(isFree));
    taken.push(...waiting.splice(next, 1));
  }
  return taken;
}

/** What comes before a step: the one before it in its method, and the one that it should follow. */
function earlierSteps({ key, method, follows }: StepOfMethod): readonly string[] {
  const before = method.steps[method.steps.findIndex((step) => step.key === key) - 1];
  return [before?.key, follows?.step].filter((earlier) => earlier !== undefined);
}

/** The steps that a first day is counted from. */
export function countedSteps(standard: Standard): readonly Step[] {
  const after = new Set(stepsOf(standard).map(({ from }) => from?.after));
  return stepsOf(standard).filter(({ key }) => after.has(key));
}
