import { anyValue, choice, date, daysToCount, grade, tick, wholeNumber } from '../cells/kinds';
import {
  answerEach,
  asOfDay,
  gatewayInWords,
  nextActionInWords,
  type Sheet,
  sheetFrom,
} from '../cohort/answers';
import { countsOf } from '../cohort/counts';
import { type Issue, issuesOf } from '../cohort/issues';
import { KNOWN_YEARS } from '../dates/bank-holidays';
import { type Day, formatDay } from '../dates/day';
import { addWorkingDays } from '../dates/working-days';
import { isProblem, type Problem, problem } from '../problems';
import { CHECKED, checkFigure } from '../rules/checks';
import {
  DISTINCTIONS_NEEDED,
  METHODS,
  methodGrade,
  methodGradeFromCounts,
  overallGrade,
} from '../rules/grading';
import { explainGrade } from '../rules/grading-explained';
import { ragOf } from '../rules/next-action';
import { stageOf } from '../rules/stage';
import {
  deadline,
  expectedGateway,
  expectedResult,
  interviewFrom,
  MILESTONES,
  type TimelineEntry,
  timeline,
} from '../rules/timeline';
import { type Apprentice, columnOf } from '../sheet/columns';
import { DEFAULT_SETTINGS, SETTING_KINDS } from '../sheet/settings';
import { RULE_IDS, type RuleId, rule, STANDARD } from '../standard';
import { PRODUCT } from '../version';
import {
  type CustomFunction,
  cell,
  cellFunction,
  cellOrBlank,
  grid,
  list,
  optional,
  optionalGrid,
  row,
  rowsFunction,
  tableFunction,
  type Value,
} from './define';

/** More criteria than any method has: a count above this is a slip. */
const MOST_CRITERIA = 999;
const criteria = wholeNumber(0, MOST_CRITERIA, 12);

const gradesOfMethods = [
  cellOrBlank('observation', grade, 'Grade of the practical observation with Q&A.'),
  cellOrBlank('project', grade, 'Grade of the work-based project with interview.'),
  cellOrBlank('discussion', grade, 'Grade of the professional discussion with portfolio.'),
  optional(
    'distinctions_needed',
    SETTING_KINDS.distinctionsNeeded,
    `How many distinctions make an overall Distinction, 1 to ${METHODS.length}. Ask your EPAO; ${DISTINCTIONS_NEEDED} if left out.`,
  ),
] as const;

const epaStart = cell('epa_start', date, 'First day of the EPA period.');
const closures = list(
  'closures',
  date,
  'Dates on which the EPAO is closed, besides weekends and bank holidays.',
);

const headers = grid('headers', 'The row of headings, in any order; columns of your own do not matter.');
const rows = grid('rows', 'The rows of apprentices below it, the same columns.');
const columnNames = optionalGrid(
  'column_names',
  'Two columns: a heading of your sheet, and the heading of EPA Cohort that it stands for.',
);
const sheetOf = [headers, rows, columnNames] as const;
const asOfCell = cell('as_of', date, 'The day to look from: one cell with =TODAY().');
const sheetAsOf = [headers, rows, asOfCell, columnNames] as const;
const sheetAndSettings = [
  ...sheetAsOf,
  optional(
    'due_soon_days',
    SETTING_KINDS.dueSoonDays,
    `How many days before a deadline it is due soon; ${DEFAULT_SETTINGS.dueSoonDays} if left out.`,
  ),
  closures,
] as const;

const GATEWAY_RULES: readonly RuleId[] = ['portfolio.fewest', 'portfolio.most', 'gateway.englishMathsLevel'];
const SCHEDULE_RULES: readonly RuleId[] = [
  'gateway.typicalMonths',
  'project.window',
  'epa.period',
  'result.expected',
];

/** Every custom function: both hosts, the help and the reference are made from this list. Names are for ever. */
export const CATALOGUE: readonly CustomFunction[] = [
  cellFunction({
    name: 'EPA_GRADE',
    summary: 'Overall EPA grade from the grades of the three methods: Fail, Pass, Distinction or Incomplete.',
    parameters: gradesOfMethods,
    returns: 'text',
    restsOn: ['grading.methodsToPass', 'grading.distinctionsNeeded'],
    run: overallGrade,
  }),
  cellFunction({
    name: 'EPA_GRADE_EXPLAIN',
    summary: 'One sentence on the overall grade: what decided it and what a Distinction would still take.',
    parameters: gradesOfMethods,
    returns: 'text',
    restsOn: ['grading.methodsToPass', 'grading.distinctionsNeeded'],
    run: explainGrade,
  }),
  cellFunction({
    name: 'EPA_METHOD_GRADE',
    summary: 'Grade of one method from its criteria: a row for each apprentice, a column for each criterion.',
    parameters: [
      row('pass_criteria', tick, 'Pass criteria, ticked where met; a range, one row for each apprentice.'),
      row('distinction_criteria', tick, 'Distinction criteria, ticked where met; the same rows.'),
    ],
    returns: 'text',
    restsOn: ['grading.passCriteria', 'grading.distinctionCriteria'],
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
    restsOn: ['grading.passCriteria', 'grading.distinctionCriteria'],
    run: (passMet, passTotal, distinctionMet, distinctionTotal) => {
      if (passTotal === 0) return undefined;
      return (
        overTotal('pass_met', passMet, passTotal) ??
        overTotal('distinction_met', distinctionMet, distinctionTotal) ??
        methodGradeFromCounts(passMet, passTotal, distinctionMet, distinctionTotal)
      );
    },
  }),
  cellFunction({
    name: 'EPA_GATEWAY_EXPECTED',
    summary: 'Date on which an apprentice typically reaches gateway: a date to plan by, not a limit.',
    parameters: [cell('start', date, 'First day of the apprenticeship.')],
    returns: 'date',
    restsOn: ['gateway.typicalMonths'],
    run: expectedGateway,
  }),
  cellFunction({
    name: 'EPA_DEADLINE',
    summary: 'Last day for a milestone of the EPA period; done on that day is in time.',
    parameters: [epaStart, cell('milestone', choice(MILESTONES), `${MILESTONES.join(', ')}.`)],
    returns: 'date',
    restsOn: ['project.window', 'epa.period'],
    run: deadline,
  }),
  cellFunction({
    name: 'EPA_INTERVIEW_FROM',
    summary: 'First day on which the interview may be held after the project is submitted.',
    parameters: [cell('project_submitted', date, 'Day on which the project report was submitted.')],
    returns: 'date',
    restsOn: ['interview.gap'],
    run: interviewFrom,
  }),
  cellFunction({
    name: 'EPA_RESULT_EXPECTED',
    summary: 'Day by which the EPAO aims to confirm the grade: expected, not promised.',
    parameters: [cell('last_assessment', date, 'Day of the last of the three assessments.'), closures],
    returns: 'date',
    restsOn: ['result.expected'],
    run: (lastAssessment, closedOn) =>
      expectedResult(lastAssessment, closedOn) ?? beyondKnownYears('last_assessment', lastAssessment),
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
    run: (start, days, closedOn) => addWorkingDays(start, days, closedOn) ?? beyondKnownYears('start', start),
  }),
  tableFunction({
    name: 'EPA_TIMELINE',
    summary: 'Table of every date of one EPA period, each with the rule that made it.',
    parameters: [
      epaStart,
      optional('project_submitted', date, 'Day on which the project report was submitted.'),
      optional('last_assessment', date, 'Day of the last of the three assessments.'),
      closures,
    ],
    returns: [
      { heading: 'Milestone', kind: 'text' },
      { heading: 'Date', kind: 'date' },
      { heading: 'Rule', kind: 'text' },
    ],
    restsOn: ['project.window', 'interview.gap', 'epa.period', 'result.expected'],
    run: (start, projectSubmitted, lastAssessment, closedOn) =>
      timeline({ epaStart: start, projectSubmitted, lastAssessment, closures: closedOn }).map(timelineRow),
  }),
  cellFunction({
    name: 'EPA_CHECK',
    summary: 'OK, or what is wrong with a figure such as the words of a report or a ULN.',
    parameters: [
      cell('what', choice(CHECKED), `${CHECKED.join(', ')}.`),
      cell(
        'value',
        anyValue,
        'The figure: a whole number, a percentage for the questioning share, ten digits for a ULN.',
      ),
    ],
    returns: 'text',
    restsOn: [
      'report.words',
      'report.tolerance',
      'portfolio.fewest',
      'portfolio.most',
      'observation.minutes',
      'observation.tolerance',
      'observation.leastMinutes',
      'observation.questioning',
      'interview.minutes',
      'interview.tolerance',
      'interview.questions',
      'discussion.minutes',
      'discussion.tolerance',
    ],
    run: checkFigure,
  }),
  rowsFunction({
    name: 'EPA_GATEWAY',
    summary: 'For each apprentice: Through gateway, Ready, or what is missing for gateway.',
    parameters: sheetOf,
    returns: 'text',
    restsOn: GATEWAY_RULES,
    run: (headers, rows, columnNames) => answerRows(sheetFrom(headers, rows, columnNames), gatewayInWords),
  }),
  rowsFunction({
    name: 'EPA_STATUS',
    summary: 'For each apprentice the stage: from On programme over In EPA to Certificated.',
    parameters: sheetOf,
    returns: 'text',
    restsOn: GATEWAY_RULES,
    run: (headers, rows, columnNames) => answerRows(sheetFrom(headers, rows, columnNames), stageOf),
  }),
  rowsFunction({
    name: 'EPA_RAG',
    summary: 'For each apprentice Overdue, Due soon, On track or Complete, as of a day.',
    parameters: sheetAndSettings,
    returns: 'text',
    restsOn: SCHEDULE_RULES,
    run: (headers, rows, asOf, columnNames, dueSoonDays, closedOn) =>
      answerRows(sheetFrom(headers, rows, columnNames), (apprentice) =>
        ragOf(apprentice, asOfDay(asOf, dueSoonDays, closedOn)),
      ),
  }),
  rowsFunction({
    name: 'EPA_NEXT',
    summary: 'For each apprentice the next action, with its date and the days left or late.',
    parameters: sheetAndSettings,
    returns: 'text',
    restsOn: SCHEDULE_RULES,
    run: (headers, rows, asOf, columnNames, dueSoonDays, closedOn) =>
      answerRows(sheetFrom(headers, rows, columnNames), (apprentice) =>
        nextActionInWords(apprentice, asOfDay(asOf, dueSoonDays, closedOn)),
      ),
  }),
  tableFunction({
    name: 'EPA_COHORT',
    summary: 'Table of counts: apprentices by stage, RAG and grade, and how far past their planned end.',
    parameters: sheetAndSettings,
    returns: [
      { heading: 'Group', kind: 'text' },
      { heading: 'Item', kind: 'text' },
      { heading: 'Apprentices', kind: 'number' },
    ],
    restsOn: SCHEDULE_RULES,
    run: (headers, rows, asOf, columnNames, dueSoonDays, closedOn) => {
      const sheet = sheetFrom(headers, rows, columnNames);
      if (isProblem(sheet)) return sheet;
      return countsOf(sheet, asOfDay(asOf, dueSoonDays, closedOn)).map(({ group, item, apprentices }) => [
        group,
        item,
        apprentices,
      ]);
    },
  }),
  tableFunction({
    name: 'EPA_ISSUES',
    summary: 'Table of everything in the rows that cannot be read or does not fit together, with what to do.',
    parameters: sheetAsOf,
    returns: [
      { heading: 'Row', kind: 'number' },
      { heading: 'Apprentice', kind: 'text' },
      { heading: 'Column', kind: 'text' },
      { heading: 'Problem', kind: 'text' },
      { heading: 'What to do', kind: 'text' },
    ],
    restsOn: [...SCHEDULE_RULES, 'interview.gap', 'observation.afterDiscussion'],
    run: (headers, rows, asOf, columnNames) => {
      const sheet = sheetFrom(headers, rows, columnNames);
      return isProblem(sheet) ? sheet : issuesOf(sheet.layout, sheet.rows, asOf).map(issueRow);
    },
  }),
  tableFunction({
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
    restsOn: RULE_IDS,
    run: () => RULE_IDS.map(ruleRow),
  }),
  cellFunction({
    name: 'EPA_VERSION',
    summary: 'Version of EPA Cohort and of the standard; the first thing to try when a cell shows #NAME?.',
    parameters: [],
    returns: 'text',
    restsOn: [],
    run: () => `${PRODUCT.name} ${PRODUCT.version}, ${STANDARD.code} version ${STANDARD.planVersion}`,
  }),
];

export function functionNamed(name: string): CustomFunction | undefined {
  return CATALOGUE.find((fn) => fn.name === name);
}

function overTotal(argument: string, met = 0, total = 0): Problem | undefined {
  return met > total ? problem('COUNT_OVER_TOTAL', { argument, value: met, total }) : undefined;
}

function beyondKnownYears(argument: string, day: Day): Problem {
  const { first: firstYear, last: lastYear } = KNOWN_YEARS;
  return problem('WORKING_DAYS_UNKNOWN', { argument, value: formatDay(day), firstYear, lastYear });
}

function answerRows(
  sheet: Sheet | Problem,
  answer: (apprentice: Apprentice) => string | undefined,
): readonly (Value | Problem)[] | Problem {
  return isProblem(sheet) ? sheet : answerEach(sheet, answer);
}

function issueRow({ row, apprentice, column, problem: { what, fix } }: Issue): readonly Value[] {
  return [row + 1, apprentice, columnOf(column).heading, what, fix];
}

function timelineRow({ label, date: day, because, notes }: TimelineEntry): readonly Value[] {
  return [label, day, [readingOf(because), ...notes].join(' ')];
}

function ruleRow(id: RuleId): readonly Value[] {
  const { title, value, unit, force, source } = rule(id);
  return [title, value, unit, force, readingOf(id), `${source.page}, ${source.section}`];
}

/** A rule's reading; where the source leaves the rule open, every answer that rests on it says so. */
function readingOf(id: RuleId): string {
  const { reading, confirmed } = rule(id);
  return confirmed ? reading : `${reading} Not confirmed by the source.`;
}
