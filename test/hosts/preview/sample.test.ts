import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/cells/cell';
import { type Kind, readCell } from '../../../core/cells/kinds';
import { type Overview, overviewOf } from '../../../core/cohort/overview';
import { dayOffOn } from '../../../core/dates/bank-holidays';
import { type Day, weekdayOf } from '../../../core/dates/day';
import { isProblem } from '../../../core/problems';
import { lastAssessmentOf } from '../../../core/rules/assessments';
import { checkOf } from '../../../core/rules/checks';
import { isReadyForGateway } from '../../../core/rules/gateway';
import { gradesOf, overallGrade, overallGrades } from '../../../core/rules/grading';
import { dayIn } from '../../../core/rules/progress';
import { STAGES, stageOf } from '../../../core/rules/stage';
import { RAG_WORDS } from '../../../core/rules/standing';
import { dayAfter } from '../../../core/rules/timeline';
import { ulnFinding } from '../../../core/rules/uln';
import { planSetUp } from '../../../core/set-up/plan';
import { viewOf } from '../../../core/sheet/calculated-columns';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import { columnsOf } from '../../../core/sheet/columns';
import { columnLetters } from '../../../core/sheet/grid';
import { layoutOf } from '../../../core/sheet/layout';
import { type StepOfMethod, stepsByLastDay } from '../../../core/standard/order';
import { st0071 } from '../../../core/standard/st0071';
import { gradedStep, type Standard, type Step, stepsOf } from '../../../core/standard/standard';
import { type SampleApprentice, sampleCohort } from '../../../preview/sample-cohort';
import { plantedIn } from '../../../preview/sample-planted';
import { sampleColumns, sampleWorkbook } from '../../../preview/sample-workbook';
import { second } from '../../core/second-standard';
import { day, iso, lookingFrom } from '../../days';
import { madeUp } from './made-up-standard';

const TODAY = day('2026-11-26');
const cohort = sampleCohort(TODAY, 200);

/** What the product says of the sample, read from the cells of its sheet. */
function overviewOn(asOf: Day, count: number, standard: Standard = st0071): Overview {
  const columns = columnsOf(standard);
  const rows = (sampleWorkbook(asOf, count, true, columns).sheets[0]?.rows ?? []) as readonly Cell[][];
  const layout = layoutOf(columns, (rows[0] ?? []) as string[]);
  return overviewOf({ headingRow: 0, layout, rows }, viewOf(standard, lookingFrom(asOf)));
}

describe('the 200 of ST0071 on 26 November 2026', () => {
  const { entries, issues } = overviewOn(TODAY, 200);

  // The row of the sheet, who, the column, what, how bad. By hand: these are meant, and there is nothing else.
  const MEANT = [
    [5, 'Søren Featherstow', 'gatewayDate', 'GATEWAY_INCOMPLETE', 'error'],
    [8, 'Oluwadamilola Meadowcroft-Osei', 'interviewDate', 'DATE_NOT_EXACT', 'error'],
    [12, 'Zoë Foxbury', 'resultsConfirmed', 'BESIDE_A_FAIL', 'error'],
    [16, 'Beatrix Barrowdene', 'reportWords', 'FIGURE_OUTSIDE_STANDARD', 'error'],
    [21, "Kwabena D'Amberley", 'interviewDate', 'BEFORE_FIRST_DAY', 'error'],
    [25, 'Renée Żurawin', 'certificateDate', 'DATE_IN_FUTURE', 'warning'],
    [30, 'Efua Brightwater', 'confirmedGrade', 'CONFIRMED_GRADE_DIFFERS', 'error'],
    [36, 'Amara Patelwala', 'english', 'EXEMPT_TOO_YOUNG', 'error'],
  ];

  test('errors and warnings are those that are meant, no other', () => {
    const found = issues.filter(({ severity }) => severity !== 'note');
    const told = found.map(({ row, apprentice, column, problem, severity }) => [
      row + 1,
      apprentice,
      column,
      problem.code,
      severity,
    ]);
    expect(told).toEqual(MEANT);
  });

  test('notes are the distinctions that only one reading of the standard gives, no other', () => {
    const notes = issues.filter(({ severity }) => severity === 'note');
    expect(notes.map(({ apprentice, problem }) => [apprentice, problem.code])).toEqual([
      ['Tariq Barrowdene', 'CONFIRMED_GRADE_OPEN'],
      ['Priya Greenhollow', 'CONFIRMED_GRADE_OPEN'],
      ['Anjali Lambswick', 'CONFIRMED_GRADE_OPEN'],
      ['Efua Fenwhistle', 'CONFIRMED_GRADE_OPEN'],
    ]);
  });

  test('Check is the word for those people, and for nobody else', () => {
    const checked = entries.filter(({ rag }) => rag === 'Check').map(({ name }) => name);
    expect(checked).toEqual(MEANT.map(([, name]) => name));
  });

  // How many of 200 a provider would have, at least and at most.
  test.each<[string, number, number, (entry: (typeof entries)[number]) => boolean]>([
    ['on programme', 60, 110, ({ stage }) => stage === 'On programme'],
    ['on programme past the planned end', 1, 6, (e) => e.stage === 'On programme' && e.rag === 'Overdue'],
    ['ready for gateway', 5, 20, ({ stage }) => stage === 'Ready for gateway'],
    ['at gateway', 8, 25, ({ stage }) => stage === 'At gateway'],
    ['at gateway for more than 30 days', 1, 6, (e) => e.stage === 'At gateway' && e.rag === 'Overdue'],
    ['in EPA', 20, 45, ({ stage }) => stage === 'In EPA'],
    ['in EPA and late', 2, 8, (e) => e.stage === 'In EPA' && e.rag === 'Overdue'],
    ['awaiting confirmation', 6, 20, ({ stage }) => stage === 'Awaiting confirmation'],
    ['awaiting it too long', 1, 4, (e) => e.stage === 'Awaiting confirmation' && e.rag === 'Overdue'],
    ['taking something again', 5, 15, ({ stage }) => stage === 'Resit or retake'],
    ['passed', 5, 15, ({ stage }) => stage === 'Passed'],
    ['waiting too long for the certificate', 1, 4, (e) => e.stage === 'Passed' && e.rag === 'Overdue'],
    ['certificated', 8, 20, ({ stage }) => stage === 'Certificated'],
    ['on a break', 3, 10, ({ stage }) => stage === 'Break in learning'],
    ['withdrawn', 2, 8, ({ stage }) => stage === 'Withdrawn'],
  ])('some are %s', (_, least, most, holds) => {
    const count = entries.filter(holds).length;
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  });

  test('of those who failed a method, some have nothing agreed, some a day, some have passed since', () => {
    const failed = cohort.filter((one) => st0071.methods.some(({ grade }) => one[grade.key] === 'Fail'));
    const daysOf = (one: SampleApprentice) =>
      st0071.methods.flatMap(({ resit }) => dayIn(one, resit.date.key) ?? []);
    const hasPassed = (one: SampleApprentice) =>
      st0071.methods.some(({ resit }) => one[resit.grade.key] === 'Pass');
    expect(failed.filter((one) => daysOf(one).length === 0).length).toBeGreaterThan(1);
    expect(failed.filter((one) => daysOf(one).some((on) => on > TODAY)).length).toBeGreaterThan(1);
    expect(failed.filter(hasPassed).length).toBeGreaterThan(1);
    expect(failed.some((one) => hasPassed(one) && one.certificateDate !== undefined)).toBe(true);
  });
});

test('the guide lists what is wrong in the sample, all of it', () => {
  const guide = readFileSync('docs/guide.md', 'utf8');
  const [, section = ''] = /\n## The sample[^\n]*\n(.*?)\n## /s.exec(guide) ?? [];
  const lines = section.split('\n').filter((line) => /^\| \d/.test(line));
  const { of } = chosenColumns();
  expect(lines).toEqual(
    plantedIn(st0071).map(
      ({ place, apprentice, column, what }) =>
        `| ${place + 2} | ${apprentice} | ${of(column).heading} | ${what} |`,
    ),
  );
});

describe.each<[string, Standard, readonly string[]]>([
  [
    'ST0071',
    st0071,
    [
      'GATEWAY_INCOMPLETE',
      'DATE_NOT_EXACT',
      'BESIDE_A_FAIL',
      'FIGURE_OUTSIDE_STANDARD',
      'BEFORE_FIRST_DAY',
      'DATE_IN_FUTURE',
      'CONFIRMED_GRADE_DIFFERS',
      'EXEMPT_TOO_YOUNG',
    ],
  ],
  // Nobody may opt out there, and a report that is too short is only a note.
  [
    'the second standard',
    second,
    [
      'GATEWAY_INCOMPLETE',
      'DATE_NOT_EXACT',
      'BESIDE_A_FAIL',
      'BEFORE_FIRST_DAY',
      'DATE_IN_FUTURE',
      'CONFIRMED_GRADE_DIFFERS',
    ],
  ],
  // Nothing is handed in there.
  [
    'a standard that is made up',
    madeUp,
    ['GATEWAY_INCOMPLETE', 'BESIDE_A_FAIL', 'DATE_IN_FUTURE', 'CONFIRMED_GRADE_DIFFERS'],
  ],
])('on whatever day, of %s', (_, standard, codes) => {
  const planted = plantedIn(standard);

  test('nothing is an error or a warning but what is meant, and Check is the word for those alone', () => {
    expect(planted.map(({ code }) => code)).toEqual(codes);
    const meant = planted.map(({ apprentice, column, code }) => [apprentice, column, code]);
    fc.assert(
      fc.property(fc.integer({ min: day('2024-01-01'), max: day('2029-12-31') }), (asOf) => {
        const { entries, issues } = overviewOn(asOf as Day, 120, standard);
        const found = issues.filter(({ severity }) => severity !== 'note');
        const told = found.map(({ apprentice, column, problem }) => [apprentice, column, problem.code]);
        expect([iso(asOf as Day), told]).toEqual([iso(asOf as Day), meant]);
        const checked = entries.filter(({ rag }) => rag === 'Check').map(({ name }) => name);
        expect(checked).toEqual(meant.map(([name]) => name));
      }),
      { numRuns: 30 },
    );
  });
});

test('the same for the same day, and a longer one begins with the shorter', () => {
  expect(sampleCohort(TODAY, 200)).toEqual(cohort);
  expect(sampleCohort(TODAY, 400).slice(0, 200)).toEqual(cohort);
});

test('ULNs are well formed and nobody has two', () => {
  const ulns = sampleCohort(TODAY, 10_000).map(({ uln }) => uln);
  expect(ulns.map(ulnFinding).filter(Boolean)).toEqual([]);
  expect(new Set(ulns).size).toBe(ulns.length);
});

test('two hundred names, none twice, some with accents, an apostrophe or a hyphen', () => {
  const names = cohort.map(({ apprentice }) => apprentice);
  expect(new Set(names).size).toBe(200);
  for (const mark of [/[^\p{ASCII}]/u, /'/, /-/]) expect(names.some((name) => mark.test(name))).toBe(true);
});

test('another standard tells other things of the same people', () => {
  const others = sampleCohort(TODAY, 200, madeUp);
  const who = ({ uln, apprentice, employer }: SampleApprentice) => [uln, apprentice, employer];
  expect(others.map(who)).toEqual(cohort.map(who));
  expect(others.some((apprentice) => apprentice.castingGrade !== undefined)).toBe(true);
});

describe.each<[string, Standard]>([
  ['ST0071', st0071],
  ['the second standard', second],
  ['a standard that is made up', madeUp],
])('the cohort of %s', (_, standard) => {
  const columns = columnsOf(standard);
  const steps = stepsOf(standard);
  const slips = new Set(plantedIn(standard).map(({ place }) => place));
  const soundOn = (asOf: Day, count: number) =>
    sampleCohort(asOf, count, standard).filter((_, place) => !slips.has(place));
  const apprentices = soundOn(TODAY, 200);
  const { entries } = overviewOn(TODAY, 200, standard);

  test('says nothing but what its columns hold, in words that they accept', () => {
    const kinds = new Map(columns.all.map(({ key, kind }) => [key, kind]));
    const misread = apprentices.flatMap((apprentice) =>
      Object.entries(apprentice).filter(
        ([key, value]) =>
          value !== undefined && readCell(kinds.get(key) as Kind<unknown>, value as Cell, key) !== value,
      ),
    );
    // Nothing is there yet, and 0 reads as blank.
    expect(misread.filter(([, value]) => value !== 0)).toEqual([]);
  });

  test.each(STAGES)('some are at the stage %s', (stage) => {
    expect(apprentices.filter((apprentice) => stageOf(standard, apprentice, TODAY) === stage)).not.toEqual(
      [],
    );
  });

  test.each(RAG_WORDS)('for some the word is %s', (word) => {
    expect(entries.filter(({ rag }) => rag === word)).not.toEqual([]);
  });

  test.each(overallGrades(standard))('some have the overall grade %s', (grade) => {
    const graded = apprentices.filter((one) => overallGrade(standard, gradesOf(standard, one)) === grade);
    expect(graded).not.toEqual([]);
  });

  test('every grade of every method comes up', () => {
    for (const { grade, grades } of standard.methods) {
      const given = new Set(apprentices.map((apprentice) => apprentice[grade.key]));
      expect(given).toEqual(new Set([undefined, ...grades]));
    }
  });

  test('some are late with what is due first', () => {
    const [first] = stepsByLastDay(standard);
    const { key, by } = first as StepOfMethod;
    const late = apprentices.filter(
      ({ epaStart, [key]: taken }) =>
        epaStart !== undefined && taken === undefined && dayAfter(standard, by.rule, epaStart) < TODAY,
    );
    expect(late).not.toEqual([]);
  });

  test('no impossible dates, on whatever day', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('2020-01-01'), max: day('2028-06-30') }), (asOf) => {
        const faults = soundOn(asOf as Day, 60).flatMap((apprentice) => [
          ...faultsOnTheWay(apprentice, asOf as Day),
          ...steps.flatMap((step) => faultsOfStep(step, apprentice, asOf as Day)),
        ]);
        expect(faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  function faultsOnTheWay(apprentice: SampleApprentice, asOf: Day): readonly string[] {
    const { start, plannedEnd, gatewayDate, epaStart, resultsConfirmed, certificateDate } = apprentice;
    const last = lastAssessmentOf(standard)(apprentice);
    return faultsIn({
      'the way in order': isInOrder(start, gatewayDate, epaStart, last, resultsConfirmed),
      'planned to end after the start': isInOrder(start, plannedEnd),
      'what is past': [start, gatewayDate, epaStart, resultsConfirmed, certificateDate].every((past) =>
        isInOrder(past, asOf),
      ),
      'a certificate two weeks to two months after the results':
        resultsConfirmed === undefined ||
        certificateDate === undefined ||
        isInOrder((resultsConfirmed + 14) as Day, certificateDate, (resultsConfirmed + 62) as Day),
      'a confirmed grade as soon as results are':
        (resultsConfirmed === undefined) === (apprentice.confirmedGrade === undefined),
      'a start on a Monday': weekdayOf(start) === 'Monday',
      'on working days': [gatewayDate, epaStart, resultsConfirmed, certificateDate].every(
        (on) => on === undefined || isWorkingDay(on),
      ),
    });
  }

  function faultsOfStep(step: Step, apprentice: SampleApprentice, asOf: Day): readonly string[] {
    const on = dayIn(apprentice, step.key);
    const { epaStart } = apprentice;
    if (on === undefined) return [];
    if (epaStart === undefined) return [`${step.key} without an EPA start`];
    const { from, follows } = step;
    const isAfter = (before: string, rule: string) =>
      apprentice[before] !== undefined &&
      isInOrder(dayAfter(standard, rule, dayIn(apprentice, before) as Day), on);
    return faultsIn({
      [`${step.key} in the EPA`]: isInOrder(epaStart, on, dayAfter(standard, step.by.rule, epaStart)),
      [`${step.key} not too early`]: from === undefined || isAfter(from.after, from.rule),
      [`${step.key} in sequence`]: follows === undefined || isAfter(follows.step, follows.rule),
      [`${step.key} handed in already`]: step.act !== 'submit' || on <= asOf,
      [`${step.key} on a working day`]: isWorkingDay(on),
    });
  }

  test('a method has a grade only after its day', () => {
    for (const apprentice of apprentices) {
      for (const method of standard.methods) {
        const held = dayIn(apprentice, gradedStep(method).key);
        if (apprentice[method.grade.key] !== undefined) expect(held).toBeLessThan(TODAY);
      }
    }
  });

  test('nobody has a certificate beside a fail', () => {
    const certificated = apprentices.filter(({ certificateDate }) => certificateDate !== undefined);
    const failed = certificated.filter((one) => gradesOf(standard, one).includes('Fail'));
    expect(failed).toEqual([]);
  });

  test('evidence tells the same story as the dates', () => {
    const ready = apprentices.filter((apprentice) => isReadyForGateway(standard, apprentice, TODAY));
    const signOffs = standard.gateway.filter(({ kind }) => kind === 'sign-off').map(({ key }) => key);
    for (const apprentice of apprentices) {
      const { start, gatewayDate, dateOfBirth } = apprentice;
      if (gatewayDate) expect(ready).toContain(apprentice);
      const signed = signOffs.map((key) => dayIn(apprentice, key));
      expect(isInOrder(dateOfBirth, start, ...signed, gatewayDate, TODAY)).toBe(true);
    }
    expect(ready.some(({ gatewayDate }) => gatewayDate === undefined)).toBe(true);
    expect(apprentices.length - ready.length).toBeGreaterThan(20);
  });

  test('figures come with what they are about, all inside their limits', () => {
    for (const { key, figures } of steps) {
      for (const figure of figures) {
        const told = apprentices.filter((apprentice) => apprentice[figure.key] !== undefined);
        expect(told).not.toEqual([]);
        expect(told.every((apprentice) => dayIn(apprentice, key) !== undefined)).toBe(true);
      }
    }
    const checks = steps.flatMap(({ figures }) => figures).map((figure) => checkOf(standard, figure));
    const judged = checks.flatMap(({ column, shareOf, finding }) =>
      apprentices.flatMap((apprentice) => {
        const value = apprentice[column] as number | undefined;
        const whole = shareOf === undefined ? 1 : (apprentice[shareOf] as number);
        return value === undefined ? [] : (finding(shareOf === undefined ? value : value / whole) ?? []);
      }),
    );
    expect(judged).toEqual([]);
  });

  test('makes a workbook whose formulas are about its own columns', () => {
    const { sheets } = sampleWorkbook(TODAY, 3, true, columns);
    expect(sheets[0]?.rows[0]).toEqual(sampleColumns(columns).map(({ heading }) => heading));
    const labels = sheets[1]?.rows.map(([label]) => label) ?? [];
    for (const { grade } of standard.methods) expect(labels).toContain(grade.heading);
  });
});

/** What does not hold. */
function faultsIn(claims: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(claims).filter((claim) => !claims[claim]);
}

/** Days that must not come before one another; those that are not known yet do not count. */
function isInOrder(...days: (Day | undefined)[]): boolean {
  const known = days.filter((each) => each !== undefined);
  return known.every((each, i) => i === 0 || each >= (known[i - 1] as Day));
}

function isWorkingDay(on: Day): boolean {
  return dayOffOn(on) === undefined;
}

describe('the workbook made of it', () => {
  const { sheets, startsAt, viewFrom } = sampleWorkbook(TODAY, 200);
  const [cohortSheet, , , settings] = sheets;

  test('has every apprentice under our own headings, and nothing calculated yet', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['Cohort', 'Try it', 'Rules', 'EPA settings']);
    expect(cohortSheet?.rows).toHaveLength(201);
    const headings = cohortSheet?.rows[0] ?? [];
    expect(headings).toEqual(sampleColumns(chosenColumns()).map(({ heading }) => heading));
    // Those that a set-up adds, and beside each grade its resit.
    expect(headings.filter((heading) => /resit/.test(String(heading)))).toEqual([
      'Observation resit date',
      'Observation resit grade',
      'Project resit date',
      'Project resit grade',
      'Discussion resit date',
      'Discussion resit grade',
    ]);
    expect(headings).toHaveLength(chosenColumns().usual.length + 6);
    expect(cohortSheet?.rows.flat().filter((cell) => typeof cell === 'object')).toEqual([]);
  });
  test('begins at an answer, beside the stages', () => {
    const plan = planSetUp(
      { sheet: 'Cohort', rows: [sampleColumns(chosenColumns()).map(({ heading }) => heading)], settings: [] },
      'each row',
    );
    if (isProblem(plan)) throw new Error(plan.what);
    const at = (heading: string) =>
      columnLetters(plan.added.find((column) => column.heading === heading)?.position ?? -1);
    expect([startsAt, viewFrom]).toEqual([`${at('Next action')}3`, at('Stage')]);
  });
  test('its settings leave to the set-up what nobody has chosen, the day too where it is the real one', () => {
    expect(settings?.rows[1]?.[1]).toBe(TODAY);
    expect(sampleWorkbook(TODAY, 1, false).sheets[3]?.rows[1]?.[1]).toBeUndefined();
    expect(settings?.rows.slice(1).map((row) => row[3])).toEqual([TODAY + 14, TODAY + 28]);
  });
});
