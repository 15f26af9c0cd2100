import { date, wholeNumber } from '../cells/kinds';
import { planLines } from '../cohort/plan-lines';
import { type Day, formatDay } from '../dates/day';
import { latestGateway, type WayToResult } from '../rules/latest-gateway';
import type { PlanRequest } from '../rules/plan';
import { RESULT_EXPECTED } from '../rules/timeline';
import type { Columns } from '../sheet/columns';
import { type Standard, type Step, stepsOf } from '../standard/standard';
import { counted } from '../words';
import { argumentName, beyondKnownYears, closures, epaStart, unavailable } from './date-arguments';
import { type CustomFunction, cell, optional, type Parameter, tableFunction, type Value } from './define';
import { readingOf } from './reading';

/** More working days than any EPAO checks for: a number above this is a slip. */
const MOST_CHECK_DAYS = 99;

type Rows = readonly (readonly Value[])[];

/** The functions that plan: forward through an EPA period, and backward from a result. */
export function planFunctions(columns: Columns): readonly CustomFunction[] {
  return [planFunction(columns), latestGatewayFunction(columns.standard)];
}

function planFunction(columns: Columns): CustomFunction {
  const { standard } = columns;
  const steps = stepsOf(standard);
  const parameters: readonly Parameter[] = [
    epaStart,
    optional('as_of', date, 'The day to plan from: nothing is proposed before it; a step up to it is done.'),
    ...steps.map(({ key, help }) => optional(argumentName(key), date, help)),
    closures,
    unavailable,
  ];
  return tableFunction({
    name: 'EPA_PLAN',
    summary:
      'For each open step of an EPA period its earliest and latest safe day, and a day that is proposed as working best; or why there is none.',
    parameters,
    returns: [
      { heading: 'Step', kind: 'text' },
      { heading: 'Earliest', kind: 'date' },
      { heading: 'Latest safe', kind: 'date' },
      { heading: 'Proposed', kind: 'date' },
      { heading: 'Why', kind: 'text' },
    ],
    restsOn: rulesOfPlans(standard),
    run: (...values: unknown[]) => {
      const request = requestFrom(steps, values);
      const lines = planLines(columns, columns.standard, request);
      return lines === undefined
        ? beyondKnownYears(epaStart.name, request.epaStart)
        : lines.map(({ step, earliest, latest, proposed, why, notes }) => [
            step.name,
            earliest,
            latest,
            proposed,
            [why, ...notes].join(' '),
          ]);
    },
  });
}

/** The values of the arguments in their order: start, the day to plan from, a day for each step, two lists. */
function requestFrom(steps: readonly Step[], values: readonly unknown[]): PlanRequest {
  const [start, from, ...days] = values as [Day, ...(Day | undefined)[]];
  const [closedOn = [], lacking = []] = values.slice(2 + steps.length) as (readonly Day[] | undefined)[];
  return {
    epaStart: start,
    from,
    steps: Object.fromEntries(steps.map(({ key }, i) => [key, days[i]])),
    closures: closedOn,
    unavailable: lacking,
  };
}

/** Every rule that bounds a step or puts it after another one. */
function rulesOfPlans(standard: Standard): readonly string[] {
  const rules = stepsOf(standard).flatMap(({ by, from, follows }) => [by.rule, from?.rule, follows?.rule]);
  const named = rules.filter((rule) => rule !== undefined);
  return [...new Set([...named, standard.times.epaPeriod])];
}

function latestGatewayFunction(standard: Standard): CustomFunction {
  const { epaPeriod, result } = standard.times;
  return tableFunction({
    name: 'EPA_GATEWAY_LATEST',
    summary:
      'Counted back from a result: the latest working days for gateway, EPA start and last assessment, with the whole EPA period between them.',
    parameters: [
      cell('result_by', date, 'The day by which the result is wanted.'),
      closures,
      optional(
        'check_days',
        wholeNumber(0, MOST_CHECK_DAYS, 10),
        'Working days that your EPAO takes between gateway and EPA start; none are counted if left out. Ask your EPAO.',
      ),
    ],
    returns: [
      { heading: 'Milestone', kind: 'text' },
      { heading: 'Latest day', kind: 'date' },
      { heading: 'Why', kind: 'text' },
    ],
    restsOn: [epaPeriod, result],
    run: (resultBy, closedOn, checkDays = 0) => {
      const way = latestGateway(standard, resultBy, { closures: closedOn, checkDays });
      return way === undefined
        ? beyondKnownYears('result_by', resultBy)
        : latestGatewayRows(standard, way, checkDays);
    },
  });
}

function latestGatewayRows(standard: Standard, way: WayToResult, checkDays: number): Rows {
  const { epaPeriod, result } = standard.times;
  const period = `The EPA period ends on ${formatDay(way.epaEnd)}. ${readingOf(standard, epaPeriod)}`;
  return [
    ['Gateway', way.gateway, checkInWords(checkDays)],
    ['EPA start', way.epaStart, period],
    ['Last assessment', way.lastAssessment, 'The last working day from which the result is still in time.'],
    [RESULT_EXPECTED, way.result, readingOf(standard, result)],
  ];
}

function checkInWords(days: number): string {
  return days === 0
    ? 'The day of the EPA start: the check of the EPAO is not counted. Ask your EPAO how many working days it takes, and give them as check_days.'
    : `${counted(days, 'working day')} before the EPA start, for the check of the EPAO.`;
}
