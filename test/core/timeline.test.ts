import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../core/dates/day';
import {
  dayAfter,
  deadline,
  type EpaPeriod,
  expectedGateway,
  expectedResult,
  milestonesOf,
  timeline,
} from '../../core/rules/timeline';
import { st0071 } from '../../core/standard/st0071';
import { day, iso } from '../days';

// Worked out by hand from the rules of the source page; bank holidays from GOV.UK.
const EPA_PERIODS = [
  // EPA start, project due (+ 2 months), interview if handed in that day (+ 14 days), EPA end (+ 3 months), result (+ 10 working days)
  ['2026-01-05', '2026-03-05', '2026-03-19', '2026-04-05', '2026-04-20'],
  ['2025-12-31', '2026-02-28', '2026-03-14', '2026-03-31', '2026-04-16'],
  ['2026-11-30', '2027-01-30', '2027-02-13', '2027-02-28', '2027-03-12'],
  ['2027-11-30', '2028-01-30', '2028-02-13', '2028-02-29', '2028-03-14'],
  ['2024-01-31', '2024-03-31', '2024-04-14', '2024-04-30', '2024-05-15'],
] as const;

describe.each(EPA_PERIODS)('an EPA period that starts on %s', (start, project, interview, end, result) => {
  test(`project due = EPA start + 2 months = ${project}`, () => {
    expect(iso(deadline(st0071, day(start), 'Project'))).toBe(project);
  });

  test(`interview from = project submitted + 14 days = ${interview}`, () => {
    expect(iso(dayAfter(st0071, 'interview.gap', day(project)))).toBe(interview);
  });

  test.each(['Interview', 'Observation', 'Discussion', 'EPA end'] as const)(
    `%s by EPA start + 3 months = ${end}`,
    (milestone) => {
      expect(iso(deadline(st0071, day(start), milestone))).toBe(end);
    },
  );

  test(`result expected = last assessment + 10 working days = ${result}`, () => {
    expect(iso(expectedResult(st0071, day(end), []) as Day)).toBe(result);
  });
});

test('typical gateway = start + 15 months', () => {
  expect(iso(expectedGateway(st0071, day('2025-01-06')))).toBe('2026-04-06');
  expect(iso(expectedGateway(st0071, day('2024-11-30')))).toBe('2026-02-28');
});

test('the milestones, in the order of the source page', () => {
  expect(milestonesOf(st0071).map(({ milestone, label, rule }) => `${milestone}: ${label}, ${rule}`)).toEqual(
    [
      'Project: Project due, project.window',
      'Interview: Interview by, epa.period',
      'Observation: Observation by, epa.period',
      'Discussion: Discussion by, epa.period',
      'EPA end: EPA end, epa.period',
    ],
  );
});

test('the timeline, in the order in which it is lived', () => {
  const labels = timeline(st0071, { epaStart: day('2026-01-05'), steps: {}, closures: [] });
  expect(labels.map(({ label, because }) => `${label}: ${because}`)).toEqual([
    'Project due: project.window',
    'Interview from: interview.gap',
    'Interview by: epa.period',
    'Observation by: epa.period',
    'Discussion by: epa.period',
    'EPA end: epa.period',
    'Result expected: result.expected',
  ]);
});

describe('the timeline gives each date with the rule that made it and what else is to be known', () => {
  const period: EpaPeriod = { epaStart: day('2026-01-05'), steps: {}, closures: [] };
  const entry = (label: string, projectSubmitted?: Day) =>
    timeline(st0071, { ...period, steps: { projectSubmitted } }).find((found) => found.label === label);

  test('a deadline on a weekend or bank holiday is not moved, and says so', () => {
    expect(entry('EPA end')).toMatchObject({
      date: day('2026-04-05'),
      because: 'epa.period',
      notes: ['Falls on a day off (Sunday) and is not moved.'],
    });
    const onGoodFriday = timeline(st0071, { ...period, epaStart: day('2026-01-03') });
    expect(onGoodFriday.find(({ label }) => label === 'EPA end')?.notes).toEqual([
      'Falls on a day off (Good Friday) and is not moved.',
    ]);
    expect(entry('Project due')).toMatchObject({ because: 'project.window', notes: [] });
  });

  test('handed in on the last day is in time, a day later is late', () => {
    expect(entry('Project due', day('2026-03-05'))?.notes).toEqual([]);
    expect(entry('Project due', day('2026-03-06'))?.notes).toEqual(['Submitted late: ask the EPAO.']);
  });

  test('an interview that could only be held after the EPA period ends says so', () => {
    // 20 March + 14 days = 3 April, inside; 23 March + 14 days = 6 April, a day after EPA end on 5 April.
    expect(entry('Interview from', day('2026-03-20'))?.notes).toEqual([
      'Falls on a day off (Good Friday) and is not moved.',
    ]);
    expect(entry('Interview from', day('2026-03-22'))?.notes).toEqual([
      'Falls on a day off (Sunday) and is not moved.',
    ]);
    expect(entry('Interview from', day('2026-03-23'))?.notes).toEqual([
      'Falls on a day off (Easter Monday) and is not moved.',
      'This is after the EPA period ends: ask the EPAO.',
    ]);
  });

  test('what has not happened yet has no date', () => {
    expect(entry('Interview from')).toMatchObject({
      date: undefined,
      notes: ['Known once the project is submitted.'],
    });
    expect(entry('Result expected')).toMatchObject({
      date: undefined,
      notes: ['Known after the last assessment.'],
    });
  });

  test('a result beyond the known bank holidays has no date and says why', () => {
    const late = { ...period, epaStart: day('2030-01-07'), lastAssessment: day('2030-04-01') };
    expect(timeline(st0071, late).at(-1)).toMatchObject({
      date: undefined,
      because: 'result.expected',
      notes: ['The bank holidays of that year are not known yet.'],
    });
  });
});
