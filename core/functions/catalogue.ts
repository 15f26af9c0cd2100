import { anyValue, choice, date, daysToCount, gradeKind, type Kind, tick, wholeNumber } from '../cells/kinds';
import type { Day } from '../dates/day';
import { addWorkingDays } from '../dates/working-days';
import { type Problem, problem } from '../problems';
import { remembered } from '../remembered';
import { cappedGrade } from '../rules/attempts';
import { checkFigure, checksOf } from '../rules/checks';
import {
  type MethodGrade,
  methodGrade,
  methodGradeFromCounts,
  overallGrade,
  overallGrades,
} from '../rules/grading';
import { explainGrade } from '../rules/grading-explained';
import { planOf } from '../rules/plan';
import type { SafeDays } from '../rules/plan-windows';
import {
  dayAfter,
  deadline,
  type EpaPeriod,
  earliestGateway,
  expectedGateway,
  expectedResult,
  milestonesOf,
  type TimelineEntry,
  timeline,
} from '../rules/timeline';
import { chosenColumns } from '../sheet/chosen-standard';
import type { Columns } from '../sheet/columns';
import { type EpaoSetting, SETTINGS } from '../sheet/settings';
import { asSet, type Cap } from '../standard/epao-figures';
import { countedSteps } from '../standard/order';
import {
  type Method,
  nounOf,
  numberOf,
  ruleOf,
  type Standard,
  type Step,
  stepOf,
  stepsOf,
} from '../standard/standard';
import { PRODUCT } from '../version';
import { countInWords, listed } from '../words';
import { argumentName, beyondKnownYears, closures, epaStart, unavailable } from './date-arguments';
import {
  type CustomFunction,
  cell,
  cellFunction,
  cellOrBlank,
  optional,
  type Parameter,
  row,
  tableFunction,
  type Value,
} from './define';
import { planFunctions } from './plan-functions';
import { readingOf } from './reading';
import { sheetFunctions } from './sheet-functions';

/** More criteria than any method has: a count above this is a slip. */
const MOST_CRITERIA = 999;
const criteria = wholeNumber(0, MOST_CRITERIA, 12);

/** Every custom function for a standard: hosts, the help and the reference are made from this list. Names are for ever. */
export function catalogueFor(columns: Columns): readonly CustomFunction[] {
  const { standard } = columns;
  return [
    ...gradeFunctions(standard),
    ...dateFunctions(standard),
    ...planFunctions(columns),
    checkFunction(standard),
    ...sheetFunctions(columns),
    rulesFunction(standard),
    versionFunction(standard),
  ];
}

export const CATALOGUE: readonly CustomFunction[] = catalogueFor(chosenColumns());

export function functionNamed(name: string): CustomFunction | undefined {
  return CATALOGUE.find((fn) => fn.name === name);
}

function gradeFunctions(standard: Standard): readonly CustomFunction[] {
  const { methods, grading, settable } = standard;
  const { distinctions } = settable;
  const parameters: readonly Parameter[] = [
    ...methods.map(({ id, title, grades }) => cellOrBlank(id, gradeKind(grades), `Grade of the ${title}.`)),
    ...(distinctions === undefined
      ? []
      : [
          optional(
            'distinctions_needed',
            SETTINGS.distinctionsNeeded.kindFor(standard),
            `How many distinctions make an overall Distinction, 1 to ${methods.length}. Ask your EPAO; ${numberOf(standard, distinctions)} if left out.`,
          ),
        ]),
    ...(settable.resitCap === undefined
      ? []
      : [
          optional(
            'resits',
            methodsNamed(standard),
            'The methods whose grade is that of a resit: their names with commas between them.',
          ),
          optional(
            'resit_cap',
            SETTINGS.resitCap.kindFor(),
            'The highest grade after a resit, as your EPAO says; if left out, a resit counts as a Pass at most.',
          ),
        ]),
  ];
  const bandRules = [...new Set(grading.bands.map(({ rule }) => rule))].reverse();
  const restsOn = [...bandRules, ...(settable.resitCap === undefined ? [] : [settable.resitCap])];
  const gradesIn = (values: readonly unknown[]) => values.slice(0, methods.length) as MethodGrade[];
  const argumentIn = (values: readonly unknown[], name: string) =>
    values[parameters.findIndex((parameter) => parameter.name === name)];
  const standardsFor = remembered((cap: Cap | undefined) =>
    asArgued(
      asArgued(standard, settable.resitCap, SETTINGS.resitCap)(cap),
      distinctions,
      SETTINGS.distinctionsNeeded,
    ),
  );
  const standardIn = (values: readonly unknown[]) =>
    standardsFor(argumentIn(values, 'resit_cap') as Cap | undefined)(
      argumentIn(values, 'distinctions_needed') as number | undefined,
    );
  /** The grades as they count. */
  const countedIn = (values: readonly unknown[]) => {
    const resits = (argumentIn(values, 'resits') ?? []) as readonly string[];
    return gradesIn(values).map((grade, i) =>
      grade !== undefined && resits.includes((methods[i] as Method).id)
        ? cappedGrade(standardIn(values), grade)
        : grade,
    );
  };
  return [
    cellFunction({
      name: 'EPA_GRADE',
      summary: `Overall EPA grade from the grades of the ${countInWords(methods.length)} methods: ${listed([...overallGrades(standard), 'Incomplete'])}.`,
      parameters,
      returns: 'text',
      restsOn,
      run: (...values: unknown[]) => overallGrade(standardIn(values), countedIn(values)),
    }),
    cellFunction({
      name: 'EPA_GRADE_EXPLAIN',
      summary: 'One sentence on the overall grade: what decided it and what a Distinction would still take.',
      parameters,
      returns: 'text',
      restsOn,
      run: (...values: unknown[]) => explainGrade(standardIn(values), countedIn(values), gradesIn(values)),
    }),
    ...methodGradeFunctions(standard),
  ];
}

/** Some of the methods of a standard, by their names: "Report, Test" or "Report and Test". */
function methodsNamed({ methods }: Standard): Kind<readonly string[]> {
  const accepts = `${listed(methods.map(({ name }) => name))}, or several of them`;
  return {
    name: 'choice',
    accepts,
    zeroIsBlank: true,
    read(cell, argument) {
      const named = String(cell)
        .split(/,|;|&|\band\b/i)
        .map((word) => word.trim().toLowerCase());
      const found = named.map((word) => methods.find(({ name }) => name.toLowerCase() === word)?.id);
      return found.includes(undefined)
        ? problem('CHOICE_UNKNOWN', { argument, value: cell, accepted: accepts })
        : (found as readonly string[]);
    },
  };
}

/** The standard with one figure of an EPAO that a formula gives as an argument; its own where the argument is blank. */
function asArgued(standard: Standard, rule: string | undefined, { label, unit }: EpaoSetting) {
  const source = { page: 'the formula', section: label };
  return remembered((value: number | string | undefined) =>
    rule === undefined || value === undefined ? standard : asSet(standard, [{ rule, value, unit, source }]),
  );
}

function methodGradeFunctions({ grading }: Standard): readonly CustomFunction[] {
  const restsOn = [grading.passCriteria, grading.distinctionCriteria];
  return [
    cellFunction({
      name: 'EPA_METHOD_GRADE',
      summary:
        'Grade of one method from its criteria: a row for each apprentice, a column for each criterion.',
      parameters: [
        row('pass_criteria', tick, 'Pass criteria, ticked where met; a range, one row for each apprentice.'),
        row('distinction_criteria', tick, 'Distinction criteria, ticked where met; the same rows.'),
      ],
      returns: 'text',
      restsOn,
      run: methodGrade,
    }),
    cellFunction({
      name: 'EPA_METHOD_GRADE_COUNTS',
      summary: 'Grade of one method from how many of its criteria are met.',
      parameters: [
        cell('pass_met', criteria, 'Number of pass criteria met.'),
        cell('pass_total', criteria, 'Number of pass criteria; leave it blank until the method is assessed.'),
        optional('distinction_met', criteria, 'Number of distinction criteria met.'),
        optional('distinction_total', criteria, 'Number of distinction criteria.'),
      ],
      returns: 'text',
      restsOn,
      run: (passMet, passTotal, distinctionMet, distinctionTotal) => {
        if (passTotal === 0) return undefined;
        return (
          overTotal('pass_met', passMet, passTotal) ??
          overTotal('distinction_met', distinctionMet, distinctionTotal) ??
          methodGradeFromCounts(passMet, passTotal, distinctionMet, distinctionTotal)
        );
      },
    }),
  ];
}

function overTotal(argument: string, met = 0, total = 0): Problem | undefined {
  return met > total ? problem('COUNT_OVER_TOTAL', { argument, value: met, total }) : undefined;
}

/** Only where a rule sets the least time on programme. */
function earliestGatewayFunction(standard: Standard): readonly CustomFunction[] {
  const { leastOnProgramme } = standard.times;
  if (leastOnProgramme === undefined) return [];
  return [
    cellFunction({
      name: 'EPA_GATEWAY_EARLIEST',
      summary: 'Earliest day for gateway: the least time on programme, by the rules for the start date.',
      parameters: [cell('start', date, 'First day of the apprenticeship.')],
      returns: 'date',
      restsOn: leastOnProgramme,
      run: (start) => earliestGateway(standard, start),
    }),
  ];
}

function dateFunctions(standard: Standard): readonly CustomFunction[] {
  const { times, settable } = standard;
  const handingIn = asArgued(standard, settable.handIn, SETTINGS.handInWeeks);
  const milestones = milestonesOf(standard);
  const names = milestones.map(({ milestone }) => milestone);
  const lastDays = [...new Set(milestones.map(({ rule }) => rule))];
  return [
    cellFunction({
      name: 'EPA_GATEWAY_EXPECTED',
      summary: 'Date on which an apprentice typically reaches gateway: a date to plan by, not a limit.',
      parameters: [cell('start', date, 'First day of the apprenticeship.')],
      returns: 'date',
      restsOn: [times.typicalGateway],
      run: (start) => expectedGateway(standard, start),
    }),
    ...earliestGatewayFunction(standard),
    cellFunction({
      name: 'EPA_DEADLINE',
      summary: 'Last day for a milestone of the EPA period; done on that day is in time.',
      parameters: [
        epaStart,
        cell('milestone', choice(names), `${names.join(', ')}.`),
        ...(settable.handIn === undefined
          ? []
          : [
              optional(
                'hand_in_weeks',
                SETTINGS.handInWeeks.kindFor(standard),
                'Weeks until what is handed in is due, where your EPAO says so; as in the standard if left out.',
              ),
            ]),
      ],
      returns: 'date',
      restsOn: lastDays,
      run: (start, milestone, ...[weeks]) => deadline(handingIn(weeks), start, milestone),
    }),
    ...stepsOf(standard).flatMap((step) => (step.from ? [firstDayFunction(standard, step, step.from)] : [])),
    cellFunction({
      name: 'EPA_RESULT_EXPECTED',
      summary: 'Day by which the EPAO aims to confirm the grade: expected, not promised.',
      parameters: [cell('last_assessment', date, 'Day of the last of the assessments.'), closures],
      returns: 'date',
      restsOn: [times.result],
      run: (lastAssessment, closedOn) =>
        expectedResult(standard, lastAssessment, closedOn) ??
        beyondKnownYears('last_assessment', lastAssessment),
    }),
    cellFunction({
      name: 'EPA_WORKDAY',
      summary: 'As WORKDAY, with the bank holidays of England and Wales built in.',
      parameters: [
        cell('start', date, 'Day to count from; counting begins on the next day.'),
        cell('days', daysToCount, 'Number of working days; negative counts back.'),
        closures,
      ],
      returns: 'date',
      restsOn: [],
      run: (start, days, closedOn) =>
        addWorkingDays(start, days, closedOn) ?? beyondKnownYears('start', start),
    }),
    timelineFunction(standard, lastDays),
  ];
}

/** "EPA_INTERVIEW_FROM": the first day of a step that is counted from another one. */
function firstDayFunction(
  standard: Standard,
  step: Step,
  { rule, after }: NonNullable<Step['from']>,
): CustomFunction {
  const other = stepOf(standard, after);
  const done = other.act === 'submit' ? 'submitted' : 'held';
  return cellFunction({
    name: `EPA_${argumentName(step.name).toUpperCase()}_FROM`,
    summary: `First day on which the ${nounOf(step)} may be held after the ${nounOf(other)} is ${done}.`,
    parameters: [cell(argumentName(after), date, other.help)],
    returns: 'date',
    restsOn: [rule],
    run: (day) => dayAfter(standard, rule, day),
  });
}

function timelineFunction(standard: Standard, lastDays: readonly string[]): CustomFunction {
  const counted = countedSteps(standard);
  const firstDays = stepsOf(standard).flatMap(({ from }) => (from ? [from.rule] : []));
  const parameters: readonly Parameter[] = [
    epaStart,
    ...counted.map(({ key, help }) => optional(argumentName(key), date, help)),
    optional('last_assessment', date, 'Day of the last of the assessments.'),
    closures,
    unavailable,
  ];
  return tableFunction({
    name: 'EPA_TIMELINE',
    summary:
      'Table of every date of one EPA period, each with the rule that made it, and between which days an open step is safe.',
    parameters,
    returns: [
      { heading: 'Milestone', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'Rule', kind: 'text' },
      { heading: 'Earliest', kind: 'date' },
      { heading: 'Latest safe', kind: 'date' },
    ],
    restsOn: [...lastDays, ...firstDays, standard.times.result],
    run: (...values: unknown[]) => {
      const [start, ...others] = values as [Day, ...(Day | undefined)[]];
      const steps = Object.fromEntries(counted.map(({ key }, i) => [key, others[i]]));
      const lastAssessment = others[counted.length];
      const [closedOn = [], lacking = []] = values.slice(counted.length + 2) as (
        | readonly Day[]
        | undefined
      )[];
      const period = { epaStart: start, steps, lastAssessment, closures: closedOn };
      const safeDays = safeDaysIn(standard, period, lacking);
      return timeline(standard, period).map((entry) =>
        timelineRow(standard, entry, safeDays.get(entry.label)),
      );
    },
  });
}

/** The safe days of the steps that are open, by what the line with their last day is called. */
function safeDaysIn(
  standard: Standard,
  { epaStart: start, steps, lastAssessment, closures: closedOn }: EpaPeriod,
  lacking: readonly Day[],
): ReadonlyMap<string, SafeDays> {
  const isOver = ({ act }: Step) => act === 'assess' && lastAssessment !== undefined;
  const open = stepsOf(standard).filter((step) => !isOver(step));
  const plan = planOf(standard, {
    epaStart: start,
    steps: Object.fromEntries(open.map(({ key }) => [key, steps[key]])),
    closures: closedOn,
    unavailable: lacking,
  });
  return new Map(plan?.steps.map((found) => [found.step.by.label, found]));
}

function timelineRow(
  standard: Standard,
  { label, date: day, because, notes }: TimelineEntry,
  safe?: SafeDays,
): readonly Value[] {
  return [label, day, [readingOf(standard, because), ...notes].join(' '), safe?.earliest, safe?.latest];
}

function checkFunction(standard: Standard): CustomFunction {
  const checks = checksOf(standard);
  const words = checks.map(({ what }) => what);
  const shares = checks
    .filter(({ shareOf }) => shareOf !== undefined)
    .map(({ what }) => `a percentage for the ${what.toLowerCase()}, `)
    .join('');
  return cellFunction({
    name: 'EPA_CHECK',
    summary: 'OK, or what is wrong with a figure such as the words of a report or a ULN.',
    parameters: [
      cell('what', choice(words), `${words.join(', ')}.`),
      cell('value', anyValue, `The figure: a whole number, ${shares}ten digits for a ULN.`),
    ],
    returns: 'text',
    restsOn: [...new Set(checks.flatMap(({ restsOn }) => restsOn))],
    run: (what, value) => checkFigure(standard, what, value),
  });
}

function rulesFunction(standard: Standard): CustomFunction {
  const ids = Object.keys(standard.rules);
  return tableFunction({
    name: 'EPA_RULES',
    summary: 'Table of every rule of the standard: its number, how firm it is and where it is written.',
    parameters: [],
    returns: [
      { heading: 'Rule', kind: 'text' },
      { heading: 'Value', kind: 'number' },
      { heading: 'Unit', kind: 'text' },
      { heading: 'Force', kind: 'text' },
      { heading: 'Reading', kind: 'text' },
      { heading: 'Source', kind: 'text' },
    ],
    restsOn: ids,
    run: () => ids.map((id) => ruleRow(standard, id)),
  });
}

function ruleRow(standard: Standard, id: string): readonly Value[] {
  const { title, value, unit, force, source } = ruleOf(standard, id);
  return [title, value, unit, force, readingOf(standard, id), `${source.page}, ${source.section}`];
}

function versionFunction({ code, planVersion }: Standard): CustomFunction {
  return cellFunction({
    name: 'EPA_VERSION',
    summary: 'Version of EPA Cohort and of the standard; the first thing to try when a cell shows #NAME?.',
    parameters: [],
    returns: 'text',
    restsOn: [],
    run: () => `${PRODUCT.name} ${PRODUCT.version}, ${code} version ${planVersion}`,
  });
}
