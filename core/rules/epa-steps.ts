import type { Day } from '../dates/day';
import { remembered } from '../remembered';
import { countedSteps, stepsInUsualOrder } from '../standard/order';
import { gradedStep, type Standard } from '../standard/standard';
import type { AsOf } from './as-of';
import { lastOfAllAssessments } from './assessments';
import { attemptDay, firstAttempt, firstGrade } from './attempts';
import { dayIn, isDone, type Progress } from './progress';
import { type EpaPeriod, firstDayEntry, lastDayEntry, resultEntry, type TimelineEntry } from './timeline';

/** A step of the EPA with the date that is set for it, and the dates that bound it. */
export interface EpaStep {
  readonly label: string;
  /** The column of its date. */
  readonly column: string;
  readonly date: Day | undefined;
  /** A date to come is a booking; a date that has come, or a grade, means that the step is done. A void one is open again. */
  readonly state: 'open' | 'booked' | 'done';
  /** The first day that the rules allow; none where any day of the EPA period will do. */
  readonly from?: TimelineEntry;
  /** The last day that the rules allow, or the day on which it is expected. */
  readonly by: TimelineEntry;
  /** Something that the EPAO does: no booking, no window. */
  readonly isResult: boolean;
}

/** Of a standard once, however many apprentices there are. */
const usualOrder = remembered(stepsInUsualOrder, 1);

/** The steps of an apprentice's EPA period in the order in which they are usually taken, then the results; none before it has started. */
export function epaSteps(
  standard: Standard,
  progress: Progress,
  { asOf, closures }: AsOf,
): readonly EpaStep[] {
  const period = epaPeriodOf(standard, progress, asOf, closures);
  if (period === undefined) return [];
  const stateOf = (date: Day | undefined, isGraded: boolean) => {
    if (isGraded || isDone(date, asOf)) return 'done';
    return date === undefined ? 'open' : 'booked';
  };
  const steps = usualOrder(standard).map((step): EpaStep => {
    const date = attemptDay(progress, firstAttempt(step.method, step), asOf);
    return {
      label: step.name,
      column: step.key,
      date,
      state: stateOf(date, firstGrade(progress, step.method) !== undefined),
      ...(step.from && { from: firstDayEntry(standard, step, period) }),
      by: lastDayEntry(standard, step, period),
      isResult: false,
    };
  });
  const { resultsConfirmed: date } = progress;
  const results: EpaStep = {
    label: 'Results',
    column: 'resultsConfirmed',
    date,
    state: stateOf(date, false),
    by: resultEntry(standard, period),
    isResult: true,
  };
  return [...steps, results];
}

/** The result is counted from the last of the assessments, so only once each of them has a date. */
function epaPeriodOf(
  standard: Standard,
  progress: Progress,
  asOf: Day,
  closures: readonly Day[],
): EpaPeriod | undefined {
  const { epaStart } = progress;
  if (epaStart === undefined) return undefined;
  const steps = countedSteps(standard).map(({ key }) => [key, dayIn(progress, key)] as const);
  const lastAssessment = lastOfAllAssessments(standard)(progress, asOf);
  return { epaStart, steps: Object.fromEntries(steps), lastAssessment, closures };
}

/** An assessment that has a date to come and no grade yet. */
export interface Booking {
  readonly label: string;
  readonly column: string;
  readonly grade: string;
  readonly day: Day;
}

/** The assessments that are booked or held, with the columns of their dates and grades. */
export function bookingsOf({ methods }: Standard): (progress: Progress) => readonly Booking[] {
  const steps = methods.flatMap((method) => [
    { ...gradedStep(method), grade: method.grade.key },
    { key: method.resit.date.key, name: `${method.name} resit`, grade: method.resit.grade.key },
  ]);
  return (progress) => {
    const bookings: Booking[] = [];
    for (const { key, name, grade } of steps) {
      const day = dayIn(progress, key);
      if (day !== undefined) bookings.push({ label: name, column: key, grade, day });
    }
    return bookings;
  };
}
