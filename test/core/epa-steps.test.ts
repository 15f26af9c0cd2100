import { describe, expect, test } from '@jest/globals';
import { bookingsOf, epaSteps } from '../../core/rules/epa-steps';
import type { Progress } from '../../core/rules/progress';
import { st0071 } from '../../core/standard/st0071';
import { day, iso, lookingFrom } from '../days';

const asOf = lookingFrom;

describe('the steps of an EPA period that starts on 5 January 2026', () => {
  const stepsOf = (apprentice: Progress, on: string) =>
    epaSteps(st0071, { epaStart: day('2026-01-05'), ...apprentice }, asOf(on)).map(
      ({ label, state, from, by }) => [
        label,
        state,
        from?.date === undefined ? '' : iso(from.date),
        by.date === undefined ? '' : iso(by.date),
      ],
    );

  test('nothing done yet', () => {
    expect(stepsOf({}, '2026-02-01')).toEqual([
      ['Project', 'open', '', '2026-03-05'],
      ['Interview', 'open', '', '2026-04-05'],
      ['Discussion', 'open', '', '2026-04-05'],
      ['Observation', 'open', '', '2026-04-05'],
      ['Results', 'open', '', ''],
    ]);
  });

  test('a date to come is a booking, a date that has come is done, and so is a graded method', () => {
    const apprentice: Progress = {
      projectSubmitted: day('2026-03-05'),
      interviewDate: day('2026-03-19'),
      discussionDate: day('2026-03-20'),
      observationGrade: 'Pass',
    };
    expect(stepsOf(apprentice, '2026-03-19')).toEqual([
      ['Project', 'done', '', '2026-03-05'],
      ['Interview', 'done', '2026-03-19', '2026-04-05'],
      ['Discussion', 'booked', '', '2026-04-05'],
      ['Observation', 'done', '', '2026-04-05'],
      ['Results', 'open', '', ''],
    ]);
  });

  test('the result is expected once all three assessments have a date', () => {
    // Last assessment on the EPA end: 20 April 2026 (domain notes, section 4).
    const dates: Progress = {
      interviewDate: day('2026-03-19'),
      discussionDate: day('2026-03-20'),
      observationDate: day('2026-04-05'),
    };
    expect(stepsOf(dates, '2026-04-06').pop()).toEqual(['Results', 'open', '', '2026-04-20']);
  });

  test('the results are no booking and have no window', () => {
    const results = epaSteps(st0071, { epaStart: day('2026-01-05') }, asOf('2026-02-01')).filter(
      ({ isResult }) => isResult,
    );
    expect(results).toEqual([
      expect.objectContaining({ label: 'Results', column: 'resultsConfirmed', date: undefined }),
    ]);
  });

  test('before the EPA start there are none', () => {
    expect(epaSteps(st0071, {}, asOf('2026-02-01'))).toEqual([]);
  });
});

describe('what is booked or held', () => {
  test('each assessment with its date, its column and the column of its grade; a hand-in is none', () => {
    const progress: Progress = {
      projectSubmitted: day('2026-03-05'),
      interviewDate: day('2026-03-19'),
      observationDate: day('2026-03-26'),
    };
    expect(bookingsOf(st0071)(progress)).toEqual([
      { label: 'Observation', column: 'observationDate', grade: 'observationGrade', day: day('2026-03-26') },
      { label: 'Interview', column: 'interviewDate', grade: 'projectGrade', day: day('2026-03-19') },
    ]);
  });
});
