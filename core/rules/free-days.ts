import { dayOffOn } from '../dates/bank-holidays';
import { addDays, type Day, MONTHS, partsOf, weekdayOf } from '../dates/day';
import { daySet } from '../dates/working-days';
import { counted } from '../words';

/** Days on which no assessment can be held, besides weekends and bank holidays. */
export interface DaysOff {
  readonly closures: readonly Day[];
  readonly unavailable: readonly Day[];
}

/** What takes a day: "weekend", a bank holiday, "closure", "unavailable"; `undefined` for a day that is free. */
export type TakenBy = (day: Day) => string | undefined;

export function takenDays({ closures, unavailable }: DaysOff): TakenBy {
  const closed = daySet(closures);
  const lacking = daySet(unavailable);
  return (day) => {
    const dayOff = dayOffOn(day);
    if (dayOff !== undefined) return dayOff === weekdayOf(day) ? 'weekend' : dayOff;
    if (closed.has(day)) return 'closure';
    return lacking.has(day) ? 'unavailable' : undefined;
  };
}

/** Days that follow one another and are taken by the same thing. */
interface Run {
  readonly why: string;
  readonly first: Day;
  readonly last: Day;
}

/** More runs than these are counted and no longer listed: nobody reads three months of weekends. */
const MOST_RUNS = 8;

/** "Sat 5 to Sun 6 Dec: weekend; Mon 7 Dec: unavailable", or, of many, "weekend (26 days), unavailable (60 days)". */
export function takenInWords(takenBy: TakenBy, first: Day, last: Day): string {
  const runs = runsOf(takenBy, first, last);
  if (runs.length <= MOST_RUNS) return runs.map(runInWords).join('; ');
  const totals = new Map<string, number>();
  for (const run of runs) totals.set(run.why, (totals.get(run.why) ?? 0) + run.last - run.first + 1);
  return [...totals].map(([why, days]) => `${why} (${counted(days, 'day')})`).join(', ');
}

function runsOf(takenBy: TakenBy, first: Day, last: Day): readonly Run[] {
  const runs: Run[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const why = takenBy(day);
    const before = runs[runs.length - 1];
    if (why === undefined) continue;
    if (before?.why === why && before.last === day - 1) runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ why, first: day, last: day });
  }
  return runs;
}

function runInWords({ why, first, last }: Run): string {
  return `${first === last ? shortDay(last) : `${shortDay(first)} to ${shortDay(last)}`}: ${why}`;
}

const SHORT = 3;

/** "Sat 5 Dec": a day in a list that stands between two whole dates. */
function shortDay(day: Day): string {
  const { month, dayOfMonth } = partsOf(day);
  const monthName = MONTHS[month - 1] as (typeof MONTHS)[number];
  return `${weekdayOf(day).slice(0, SHORT)} ${dayOfMonth} ${monthName.slice(0, SHORT)}`;
}
