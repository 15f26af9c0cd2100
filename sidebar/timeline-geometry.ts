import { addMonths, type Day } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import { type EpaStep, epaSteps } from '../core/rules/epa-steps';
import { epaEnd } from '../core/rules/timeline';
import type { Apprentice } from '../core/sheet/columns';
import type { Standard } from '../core/standard/standard';

/** Places on the picture are parts of its width, 0 to 1. */
export interface TimelineGeometry {
  readonly lanes: readonly Lane[];
  /** The day that is looked from, where it lies on the picture. */
  readonly today: number | undefined;
  readonly marks: readonly { readonly at: number; readonly day: Day }[];
}

export interface Lane {
  readonly label: string;
  /** The days on which the rules allow the step; none where the first of them is not known yet. */
  readonly window: { readonly from: number; readonly to: number } | undefined;
  readonly event: LaneEvent | undefined;
}

interface LaneEvent {
  readonly at: number;
  readonly day: Day;
  readonly isDone: boolean;
  readonly isOutside: boolean;
}

/** The picture of an EPA period: a lane for each step, from the EPA start to its end or to the last thing that is later. */
export function timelineGeometry(
  standard: Standard,
  apprentice: Apprentice,
  asOf: AsOf,
): TimelineGeometry | undefined {
  const { epaStart } = apprentice;
  if (epaStart === undefined) return undefined;
  const steps = epaSteps(standard, apprentice, asOf);
  const end = epaEnd(standard, epaStart);
  const dates = steps.flatMap(({ date, by }) => [date, by.date]).filter((day) => day !== undefined);
  const first = Math.min(epaStart, ...dates);
  const last = Math.max(end, ...dates);
  const placeOf = (day: Day) => (day - first) / Math.max(last - first, 1);
  return {
    lanes: steps.map((step) => laneOf(step, epaStart, placeOf)),
    today: asOf.asOf >= first && asOf.asOf <= last ? placeOf(asOf.asOf) : undefined,
    marks: monthMarks(epaStart, end).map((day) => ({ day, at: placeOf(day) })),
  };
}

function laneOf(
  { label, date, state, from, by, isResult }: EpaStep,
  epaStart: Day,
  placeOf: (day: Day) => number,
): Lane {
  const first = from ? from.date : epaStart;
  const isKnown = first !== undefined && by.date !== undefined && first <= by.date;
  return {
    label,
    window:
      isKnown && by.date !== undefined && first !== undefined
        ? { from: placeOf(isResult ? by.date : first), to: placeOf(by.date) }
        : undefined,
    event:
      date === undefined
        ? undefined
        : {
            at: placeOf(date),
            day: date,
            isDone: state === 'done',
            isOutside:
              !isResult &&
              ((first !== undefined && date < first) || (by.date !== undefined && date > by.date)),
          },
  };
}

/** The same day of each month from the EPA start to the EPA end. */
function monthMarks(epaStart: Day, end: Day): readonly Day[] {
  const marks: Day[] = [];
  for (let months = 0; addMonths(epaStart, months) <= end; months++) marks.push(addMonths(epaStart, months));
  return marks;
}
