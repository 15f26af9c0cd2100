import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOffOn } from '../../../core/dates/bank-holidays';
import { addDays, addMonths, type Day, weekdayOf } from '../../../core/dates/day';
import { isProblem } from '../../../core/problems';
import { isReadyForGateway } from '../../../core/rules/gateway';
import { ulnFinding } from '../../../core/rules/uln';
import { planSetUp } from '../../../core/set-up/plan';
import { COLUMNS } from '../../../core/sheet/columns';
import { columnLetters } from '../../../core/sheet/grid';
import { type SampleApprentice, sampleCohort } from '../../../preview/sample-cohort';
import { sampleWorkbook } from '../../../preview/sample-workbook';
import { day } from '../../days';

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

describe('the stories', () => {
  const count = (isSo: (apprentice: SampleApprentice) => unknown) => cohort.filter(isSo).length;
  test.each<[string, (apprentice: SampleApprentice) => unknown]>([
    ['on programme', ({ gatewayDate, learningStatus }) => !gatewayDate && learningStatus === 'Active'],
    ['in a break', ({ learningStatus }) => learningStatus === 'Break in learning'],
    ['at gateway', ({ gatewayDate, epaStart }) => gatewayDate && !epaStart],
    ['in EPA', ({ epaStart, discussionGrade }) => epaStart && !discussionGrade],
    [
      'late with the project',
      ({ epaStart, projectSubmitted }) => epaStart && !projectSubmitted && addMonths(epaStart, 2) < TODAY,
    ],
    [
      'waiting for results',
      ({ observationGrade, projectGrade, resultsConfirmed }) =>
        observationGrade && projectGrade && !resultsConfirmed,
    ],
    ['confirmed', ({ resultsConfirmed }) => resultsConfirmed],
    [
      'failed a method',
      ({ observationGrade, projectGrade, discussionGrade }) =>
        [observationGrade, projectGrade, discussionGrade].includes('Fail'),
    ],
    [
      'three distinctions',
      ({ observationGrade, projectGrade, discussionGrade }) =>
        [observationGrade, projectGrade, discussionGrade].every((grade) => grade === 'Distinction'),
    ],
  ])('some are %s', (_, isSo) => {
    expect(count(isSo)).toBeGreaterThan(0);
  });
});

/** Days that must not come before one another; those that are not known yet do not count. */
function expectInOrder(...days: (Day | undefined)[]): void {
  const known = days.filter((each) => each !== undefined);
  expect([...known].sort((one, other) => one - other)).toEqual(known);
}

test('no impossible dates, on whatever day', () => {
  fc.assert(
    fc.property(fc.integer({ min: day('2020-01-01'), max: day('2028-06-30') }), (asOf) => {
      for (const apprentice of sampleCohort(asOf as Day, 60)) {
        const {
          start,
          plannedEnd,
          gatewayDate,
          epaStart,
          observationDate,
          projectSubmitted,
          interviewDate,
          discussionDate,
          resultsConfirmed,
        } = apprentice;
        expectInOrder(start, gatewayDate, epaStart, projectSubmitted, interviewDate, resultsConfirmed);
        expectInOrder(epaStart, discussionDate, observationDate, resultsConfirmed);
        expectInOrder(start, plannedEnd);
        expectInOrder(start, asOf as Day);
        for (const past of [gatewayDate, epaStart, projectSubmitted, resultsConfirmed])
          expectInOrder(past, asOf as Day);
        const epaEnd = epaStart && addMonths(epaStart, 3);
        for (const assessed of [projectSubmitted, interviewDate, discussionDate, observationDate])
          expectInOrder(assessed, epaEnd);
        if (projectSubmitted) expectInOrder(addDays(projectSubmitted, 14), interviewDate);
        for (const worked of [
          gatewayDate,
          epaStart,
          observationDate,
          projectSubmitted,
          interviewDate,
          discussionDate,
        ]) {
          if (worked) expect(dayOffOn(worked)).toBeUndefined();
        }
        expect(weekdayOf(start)).toBe('Monday');
      }
    }),
    { numRuns: 40 },
  );
});

test('a method has a grade only after its day, and no grade has a method without one', () => {
  for (const {
    observationDate,
    observationGrade,
    interviewDate,
    projectGrade,
    discussionDate,
    discussionGrade,
  } of cohort) {
    for (const [held, grade] of [
      [observationDate, observationGrade],
      [interviewDate, projectGrade],
      [discussionDate, discussionGrade],
    ]) {
      if (grade) expect(held).toBeLessThan(TODAY);
    }
  }
});

test('evidence tells the same story as the dates', () => {
  const ready = cohort.filter(isReadyForGateway);
  for (const apprentice of cohort) {
    const { start, gatewayDate, employerSignOff, apprenticeSignOff, dateOfBirth } = apprentice;
    if (gatewayDate)
      expect([apprentice.apprentice, isReadyForGateway(apprentice)]).toEqual([apprentice.apprentice, true]);
    expectInOrder(dateOfBirth, start, signedOn(employerSignOff), signedOn(apprenticeSignOff), gatewayDate);
    expectInOrder(signedOn(apprenticeSignOff), TODAY);
  }
  const early = ready.filter(({ gatewayDate }) => gatewayDate === undefined);
  expect(early.length).toBeGreaterThan(0);
  expect(cohort.length - ready.length).toBeGreaterThan(20);
});

function signedOn(signOff: Day | boolean | undefined): Day | undefined {
  return typeof signOff === 'number' ? signOff : undefined;
}

test('figures come with what they are about, and hardly one is out of range', () => {
  for (const apprentice of cohort) {
    expect(apprentice.reportWords === undefined).toBe(apprentice.projectSubmitted === undefined);
    expect(apprentice.discussionMinutes === undefined).toBe(apprentice.discussionGrade === undefined);
    expect(apprentice.interviewQuestions === undefined).toBe(apprentice.projectGrade === undefined);
  }
});

describe('the workbook made of it', () => {
  const { sheets, startsAt, viewFrom } = sampleWorkbook(TODAY, 200);
  const [cohortSheet, , , settings] = sheets;

  test('has every apprentice under our own headings, and nothing calculated yet', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['Cohort', 'Try it', 'Rules', 'EPA settings']);
    expect(cohortSheet?.rows).toHaveLength(201);
    expect(cohortSheet?.rows[0]).toEqual(COLUMNS.map(({ heading }) => heading));
    expect(cohortSheet?.rows.flat().filter((cell) => typeof cell === 'object')).toEqual([]);
  });
  test('begins at an answer, beside the stages', () => {
    const plan = planSetUp(
      { sheet: 'Cohort', rows: [COLUMNS.map(({ heading }) => heading)], settings: [] },
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
