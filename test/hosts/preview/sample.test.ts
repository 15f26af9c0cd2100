import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, gridFrom } from '../../../core/cells/cell';
import { type Kind, readCell } from '../../../core/cells/kinds';
import { issuesOf } from '../../../core/cohort/issues';
import { dayOffOn } from '../../../core/dates/bank-holidays';
import { type Day, weekdayOf } from '../../../core/dates/day';
import { isProblem } from '../../../core/problems';
import { lastAssessmentOf } from '../../../core/rules/assessments';
import { checkOf, figuresOf } from '../../../core/rules/checks';
import { isReadyForGateway } from '../../../core/rules/gateway';
import { gradesOf, overallGrade, overallGrades } from '../../../core/rules/grading';
import { dayIn } from '../../../core/rules/progress';
import { STAGES, stageOf } from '../../../core/rules/stage';
import { RAG_WORDS, standings } from '../../../core/rules/standing';
import { dayAfter } from '../../../core/rules/timeline';
import { ulnFinding } from '../../../core/rules/uln';
import { planSetUp } from '../../../core/set-up/plan';
import { chosenColumns } from '../../../core/sheet/chosen-standard';
import { columnsOf } from '../../../core/sheet/columns';
import { columnLetters } from '../../../core/sheet/grid';
import { layoutOf } from '../../../core/sheet/layout';
import { type StepOfMethod, stepsByLastDay } from '../../../core/standard/order';
import { st0071 } from '../../../core/standard/st0071';
import { gradedStep, type Standard, type Step, stepsOf } from '../../../core/standard/standard';
import { type SampleApprentice, sampleCohort } from '../../../preview/sample-cohort';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { day, lookingFrom } from '../../days';
import { madeUp } from './made-up-standard';

const TODAY = day('2026-11-23');
const cohort = sampleCohort(TODAY, 200);

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
  ['a standard that is made up', madeUp],
])('the cohort of %s', (_, standard) => {
  const columns = columnsOf(standard);
  const steps = stepsOf(standard);
  const apprentices = sampleCohort(TODAY, 200, standard);
  const standingOf = standings(standard, lookingFrom(TODAY));

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
    expect(apprentices.filter((apprentice) => standingOf(apprentice).rag === word)).not.toEqual([]);
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
        const faults = sampleCohort(asOf as Day, 60, standard).flatMap((apprentice) => [
          ...faultsOnTheWay(apprentice, asOf as Day),
          ...steps.flatMap((step) => faultsOfStep(step, apprentice, asOf as Day)),
        ]);
        expect(faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  function faultsOnTheWay(apprentice: SampleApprentice, asOf: Day): readonly string[] {
    const { start, plannedEnd, gatewayDate, epaStart, resultsConfirmed } = apprentice;
    const last = lastAssessmentOf(standard)(apprentice);
    return faultsIn({
      'the way in order': isInOrder(start, gatewayDate, epaStart, last, resultsConfirmed),
      'planned to end after the start': isInOrder(start, plannedEnd),
      'what is past': [start, gatewayDate, epaStart, resultsConfirmed].every((past) => isInOrder(past, asOf)),
      'a start on a Monday': weekdayOf(start) === 'Monday',
      'on working days': [gatewayDate, epaStart].every((on) => on === undefined || isWorkingDay(on)),
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

  test('figures come with what they are about, most inside their limits and some outside', () => {
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
        return value === undefined ? [] : [finding(shareOf === undefined ? value : value / whole)];
      }),
    );
    const outside = judged.filter((found) => found?.force === 'must').length;
    expect(outside).toBeGreaterThan(0);
    expect(outside / judged.length).toBeLessThan(0.06);
  });

  test('besides figures, nothing in the sheet is an issue', () => {
    const headings = columns.all.map(({ heading }) => heading);
    const rows = apprentices.map((apprentice) => columns.all.map(({ key }) => apprentice[key] as Cell));
    const issues = issuesOf(layoutOf(columns, headings), gridFrom([headings, ...rows]), 1, TODAY);
    const figures = new Set(figuresOf(standard).map(({ key }) => key));
    expect(issues.filter(({ column }) => !figures.has(column))).toEqual([]);
  });

  test('makes a workbook whose formulas are about its own columns', () => {
    const { sheets } = sampleWorkbook(TODAY, 3, true, columns);
    expect(sheets[0]?.rows[0]).toEqual(columns.usual.map(({ heading }) => heading));
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
    expect(cohortSheet?.rows[0]).toEqual(chosenColumns().usual.map(({ heading }) => heading));
    expect(cohortSheet?.rows.flat().filter((cell) => typeof cell === 'object')).toEqual([]);
  });
  test('begins at an answer, beside the stages', () => {
    const plan = planSetUp(
      { sheet: 'Cohort', rows: [chosenColumns().usual.map(({ heading }) => heading)], settings: [] },
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
