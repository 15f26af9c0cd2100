import { addDays, type Day } from '../dates/day';
import { addWorkingDays, isKnownDay } from '../dates/working-days';
import type { Standard } from '../standard/standard';
import { takenDays } from './free-days';
import { epaEnd, expectedResult } from './timeline';

/** The latest days on the way to a result, counted back from it. */
export interface WayToResult {
  readonly gateway: Day;
  readonly epaStart: Day;
  readonly epaEnd: Day;
  readonly lastAssessment: Day;
  readonly result: Day;
}

/** How many working days the EPAO checks between gateway and EPA start: in no source, so the provider's to say. */
export interface WorkBack {
  readonly closures: readonly Day[];
  readonly checkDays: number;
}

/**
 * The latest working days for gateway, EPA start and last assessment from which a result is still expected by a day, with
 * the whole EPA period between them. Each is found by counting forward from it, as the way is lived: months do not count
 * back the way they count forward. None beyond the known bank holidays.
 */
export function latestGateway(
  standard: Standard,
  resultBy: Day,
  { closures, checkDays }: WorkBack,
): WayToResult | undefined {
  const resultAfter = (day: Day) => expectedResult(standard, day, closures);
  const latest = (until: Day, arrives: (day: Day) => Day | undefined) =>
    latestWorkingDay(until, closures, (day) => (arrives(day) ?? Number.POSITIVE_INFINITY) <= until);
  const lastAssessment = latest(resultBy, resultAfter);
  const epaStart = latest(resultBy, (day) => resultAfter(epaEnd(standard, day)));
  if (lastAssessment === undefined || epaStart === undefined) return undefined;
  const gateway = latest(epaStart, (day) => addWorkingDays(day, checkDays, closures));
  if (gateway === undefined) return undefined;
  const result = resultAfter(lastAssessment) as Day;
  return { gateway, epaStart, epaEnd: epaEnd(standard, epaStart), lastAssessment, result };
}

/** The latest working day that fits, up to a day. */
function latestWorkingDay(
  until: Day,
  closures: readonly Day[],
  fits: (day: Day) => boolean,
): Day | undefined {
  const takenBy = takenDays({ closures, unavailable: [] });
  for (let day = until; isKnownDay(day); day = addDays(day, -1))
    if (takenBy(day) === undefined && fits(day)) return day;
  return undefined;
}
