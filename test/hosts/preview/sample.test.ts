import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOffOn } from '../../../core/dates/bank-holidays';
import { addDays, addMonths, type Day, weekdayOf } from '../../../core/dates/day';
import { ulnFinding } from '../../../core/rules/uln';
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
    ['on programme', ({ gateway, learningStatus }) => !gateway && learningStatus === 'Active'],
    ['in a break', ({ learningStatus }) => learningStatus === 'Break in learning'],
    ['at gateway', ({ gateway, epaStart }) => gateway && !epaStart],
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
          gateway,
          epaStart,
          observation,
          projectSubmitted,
          interview,
          discussion,
          resultsConfirmed,
        } = apprentice;
        expectInOrder(start, gateway, epaStart, projectSubmitted, interview, resultsConfirmed);
        expectInOrder(epaStart, discussion, observation, resultsConfirmed);
        expectInOrder(start, plannedEnd);
        expectInOrder(start, asOf as Day);
        for (const past of [gateway, epaStart, projectSubmitted, resultsConfirmed])
          expectInOrder(past, asOf as Day);
        const epaEnd = epaStart && addMonths(epaStart, 3);
        for (const assessed of [projectSubmitted, interview, discussion, observation])
          expectInOrder(assessed, epaEnd);
        if (projectSubmitted) expectInOrder(addDays(projectSubmitted, 14), interview);
        for (const worked of [gateway, epaStart, observation, projectSubmitted, interview, discussion]) {
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
    observation,
    observationGrade,
    interview,
    projectGrade,
    discussion,
    discussionGrade,
  } of cohort) {
    for (const [held, grade] of [
      [observation, observationGrade],
      [interview, projectGrade],
      [discussion, discussionGrade],
    ]) {
      if (grade) expect(held).toBeLessThan(TODAY);
    }
  }
});

describe('the workbook made of it', () => {
  const { sheets, startsAt } = sampleWorkbook(TODAY, 200);

  test('has every apprentice and begins at a calculated grade', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['Cohort', 'Try it', 'Rules', 'Closures']);
    expect(sheets[0]?.rows).toHaveLength(201);
    expect(startsAt).toMatch(/^R\d+$/);
  });
  test('calculates with functions that EPA Cohort has', () => {
    expect(sheets[0]?.rows[1]?.slice(17)).toEqual([
      { formula: '=EPA_GRADE(K2,N2,P2)' },
      { formula: '=EPA_GATEWAY_EXPECTED(E2)' },
      { formula: '=EPA_DEADLINE(I2,"Project")' },
      { formula: '=EPA_INTERVIEW_FROM(L2)' },
      { formula: '=EPA_DEADLINE(I2,"EPA end")' },
      { formula: '=EPA_RESULT_EXPECTED(IF(COUNT(J2,M2,O2)=3,MAX(J2,M2,O2),""),Closures!$A$2:$A$9)' },
    ]);
  });
});
