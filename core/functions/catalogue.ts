import { anyValue, choice, date, daysToCount, grade, tick, wholeNumber } from '../cells/kinds';
import { KNOWN_YEARS } from '../dates/bank-holidays';
import { type Day, formatDay } from '../dates/day';
import { addWorkingDays } from '../dates/working-days';
import { type Problem, problem } from '../problems';
import { CHECKED, checkFigure } from '../rules/checks';
import { METHODS, methodGrade, methodGradeFromCounts, overallGrade } from '../rules/grading';
import { explainGrade } from '../rules/grading-explained';
import {
  deadline,
  expectedGateway,
  expectedResult,
  interviewFrom,
  MILESTONES,
  type TimelineEntry,
  timeline,
} from '../rules/timeline';
import { RULE_IDS, type RuleId, rule, STANDARD } from '../standard';
import { PRODUCT } from '../version';
import {
  type CustomFunction,
  cell,
  cellFunction,
  cellOrBlank,
  list,
  optional,
  row,
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
    wholeNumber(1, METHODS.length, METHODS.length),
    'How many distinctions make an overall Distinction, 1 to 3. Ask your EPAO; 3 if left out.',
  ),
] as const;

const epaStart = cell('epa_start', date, 'First day of the EPA period.');
const closures = list(
  'closures',
  date,
  'Dates on which the EPAO is closed, besides weekends and bank holidays.',
);

/** Every custom function: both hosts, the help and the reference are made from this list. Names are for ever. */
export const CATALOGUE: readonly CustomFunction[] = [
  cellFunction({
    name: 'EPA_GRADE',
    summary: 'Overall EPA grade from the grades of the three methods: Fail, Pass, Distinction or Incomplete.',
    parameters: gradesOfMethods,
    returns: 'text',
    restsOn: ['grading.methodsToPass', 'grading.distinctionsNeeded'],
    examples: [
      { given: ['Pass', 'Distinction', 'Pass'], gives: 'Pass' },
      { given: ['Distinction', 'Distinction', 'Distinction'], gives: 'Distinction' },
      {
        given: ['Distinction', 'Pass', 'Distinction', 2],
        gives: 'Distinction',
        shows: 'An EPAO that asks for two.',
      },
      { given: ['Pass', 'Refer', null], gives: 'Fail', shows: 'One fail decides, even before the rest.' },
      { given: ['Pass', 'pending', null], gives: 'Incomplete' },
      {
        given: [
          [['Pass'], ['D'], [null]],
          [['p'], ['Dist'], [null]],
          [['PASS'], ['Distinction'], [null]],
        ],
        gives: [['Pass'], ['Distinction'], ['']],
        shows: 'Whole columns in one call; a blank row stays blank.',
      },
    ],
    run: overallGrade,
  }),
  cellFunction({
    name: 'EPA_GRADE_EXPLAIN',
    summary: 'One sentence on the overall grade: what decided it and what a Distinction would still take.',
    parameters: gradesOfMethods,
    returns: 'text',
    restsOn: ['grading.methodsToPass', 'grading.distinctionsNeeded'],
    examples: [
      {
        given: ['Pass', 'Pass', 'Distinction'],
        gives:
          'Pass: every method is passed, with 1 of the 3 distinctions that a Distinction needs. A Distinction would take 2 more. Indicative only: the EPAO confirms grades.',
      },
      {
        given: ['Distinction', null, 'Distinction'],
        gives:
          'Incomplete: no grade yet for Project. A Distinction is still possible with 1 more distinction. Indicative only: the EPAO confirms grades.',
      },
    ],
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
    examples: [
      { given: [[[true, true]], [[true, true]]], gives: 'Distinction' },
      {
        given: [[[true, false]], [[true, true]]],
        gives: 'Fail',
        shows: 'One pass criterion missed is a fail.',
      },
      {
        given: [
          [
            ['Yes', 'Met'],
            ['Yes', null],
            [null, null],
          ],
          [['No'], ['Yes'], [null]],
        ],
        gives: [['Pass'], ['Incomplete'], ['']],
      },
    ],
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
    examples: [
      { given: [12, 12, 3, 4], gives: 'Pass' },
      { given: [12, 12, 4, 4], gives: 'Distinction' },
      { given: [11, 12, 4, 4], gives: 'Fail' },
      { given: [0, 0], gives: '', shows: 'No total means not assessed yet.' },
    ],
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
    examples: [
      { given: ['2025-01-06'], gives: '2026-04-06' },
      { given: ['2024-11-30'], gives: '2026-02-28', shows: 'The last day of a shorter month.' },
    ],
    run: expectedGateway,
  }),
  cellFunction({
    name: 'EPA_DEADLINE',
    summary: 'Last day for a milestone of the EPA period; done on that day is in time.',
    parameters: [epaStart, cell('milestone', choice(MILESTONES), `${MILESTONES.join(', ')}.`)],
    returns: 'date',
    restsOn: ['project.window', 'epa.period'],
    examples: [
      { given: ['2026-01-05', 'Project'], gives: '2026-03-05' },
      { given: ['2025-12-31', 'Project'], gives: '2026-02-28', shows: 'The last day of a shorter month.' },
      { given: ['2026-11-30', 'EPA end'], gives: '2027-02-28' },
      {
        given: [[['2026-01-05'], [null], ['31/01/2024']], 'Interview'],
        gives: [['2026-04-05'], [''], ['2024-04-30']],
        shows: 'A column of dates and one milestone for all.',
      },
    ],
    run: deadline,
  }),
  cellFunction({
    name: 'EPA_INTERVIEW_FROM',
    summary: 'First day on which the interview may be held after the project is submitted.',
    parameters: [cell('project_submitted', date, 'Day on which the project report was submitted.')],
    returns: 'date',
    restsOn: ['interview.gap'],
    examples: [
      { given: ['2026-03-05'], gives: '2026-03-19' },
      { given: ['2024-02-16'], gives: '2024-03-01' },
    ],
    run: interviewFrom,
  }),
  cellFunction({
    name: 'EPA_RESULT_EXPECTED',
    summary: 'Day by which the EPAO aims to confirm the grade: expected, not promised.',
    parameters: [cell('last_assessment', date, 'Day of the last of the three assessments.'), closures],
    returns: 'date',
    restsOn: ['result.expected'],
    examples: [
      { given: ['2025-12-19'], gives: '2026-01-07', shows: 'Christmas and New Year do not count.' },
      { given: ['2026-03-27'], gives: '2026-04-14', shows: 'Easter does not count.' },
      { given: ['2026-12-18', [['2026-12-29'], ['2026-12-30']]], gives: '2027-01-08' },
    ],
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
    examples: [
      { given: ['2026-04-02', 1], gives: '2026-04-07', shows: 'Over Good Friday and Easter Monday.' },
      { given: ['2026-09-14', -10], gives: '2026-08-28' },
    ],
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
    examples: [
      {
        given: ['2026-01-05', '2026-03-05', '2026-04-03'],
        gives: [
          ['Milestone', 'Date'],
          ['Project due', '2026-03-05'],
          ['Interview from', '2026-03-19'],
          ['Interview by', '2026-04-05'],
          ['Observation by', '2026-04-05'],
          ['Discussion by', '2026-04-05'],
          ['EPA end', '2026-04-05'],
          ['Result expected', '2026-04-20'],
        ],
        goesOn: true,
      },
      {
        given: ['2025-12-31'],
        gives: [
          ['Milestone', 'Date'],
          ['Project due', '2026-02-28'],
          ['Interview from', ''],
          ['Interview by', '2026-03-31'],
        ],
        goesOn: true,
        shows: 'A date that nothing is known about yet stays blank.',
      },
    ],
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
    examples: [
      { given: ['Report words', 2750], gives: 'OK' },
      {
        given: ['Report words', 2200],
        gives:
          '50 too few: the standard asks for 2,250 to 2,750 words. Source: Skillsfirst ST0071 page, Work-based project, supported by an interview.',
      },
      { given: ['ULN', 9276308686], gives: 'OK' },
      {
        given: ['ULN', [['9276308686'], ['123'], [null]]],
        gives: [
          ['OK'],
          ['A ULN has 10 digits; this has 3. Check it against the Learning Records Service.'],
          [''],
        ],
      },
    ],
    run: checkFigure,
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
    examples: [
      {
        given: [],
        gives: [
          ['Rule', 'Value', 'Unit', 'Force'],
          ['Time on programme before gateway', 15, 'months', 'typical'],
        ],
        goesOn: true,
      },
    ],
    run: () => RULE_IDS.map(ruleRow),
  }),
  cellFunction({
    name: 'EPA_VERSION',
    summary: 'Version of EPA Cohort and of the standard; the first thing to try when a cell shows #NAME?.',
    parameters: [],
    returns: 'text',
    restsOn: [],
    examples: [{ given: [], gives: 'EPA Cohort ', goesOn: true }],
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
