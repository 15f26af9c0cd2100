import { describe, expect, test } from '@jest/globals';
import type { Apprentice } from '../../core/sheet/columns';
import { st0071 } from '../../core/standard/st0071';
import { timelineGeometry } from '../../sidebar/timeline-geometry';
import { day, iso, lookingFrom } from '../days';

const asOf = lookingFrom;
/** 5 January to 5 April 2026: 90 days. */
const START: Apprentice = { epaStart: day('2026-01-05') };

function drawn(apprentice: Apprentice, on: string) {
  const picture = timelineGeometry(st0071, { ...START, ...apprentice }, asOf(on));
  if (!picture) throw new Error('Nothing is drawn.');
  const lane = (label: string) => picture.lanes.find((each) => each.label === label);
  return { ...picture, lane };
}

describe('the picture of an EPA period', () => {
  test('there is none before the EPA start', () => {
    expect(timelineGeometry(st0071, {}, asOf('2026-01-05'))).toBeUndefined();
  });

  test('runs from the EPA start to the EPA end, with a mark for the same day of each month', () => {
    const { marks } = drawn({}, '2026-02-01');
    expect(marks.map((mark) => [iso(mark.day), mark.at])).toEqual([
      ['2026-01-05', 0],
      ['2026-02-05', 31 / 90],
      ['2026-03-05', 59 / 90],
      ['2026-04-05', 1],
    ]);
  });

  test.each([
    ['2026-01-04', undefined],
    ['2026-01-05', 0],
    ['2026-02-19', 0.5],
    ['2026-04-05', 1],
    ['2026-04-06', undefined],
  ])('on %s today is at %s', (on, place) => {
    expect(drawn({}, on).today).toBe(place);
  });

  test('the window of the project ends two months in; that of the interview begins two weeks after the project', () => {
    const picture = drawn({ projectSubmitted: day('2026-03-05') }, '2026-03-06');
    expect(picture.lane('Project')?.window).toEqual({ from: 0, to: 59 / 90 });
    expect(picture.lane('Interview')?.window).toEqual({ from: 73 / 90, to: 1 });
    expect(picture.lane('Discussion')?.window).toEqual({ from: 0, to: 1 });
  });

  test('the interview has no window before the project is submitted, or where none is left', () => {
    expect(drawn({}, '2026-02-01').lane('Interview')?.window).toBeUndefined();
    const late = drawn({ projectSubmitted: day('2026-03-23') }, '2026-03-24');
    expect(late.lane('Interview')?.window).toBeUndefined();
  });

  test.each([
    ['2026-03-05', '2026-03-05', true, false],
    ['2026-03-05', '2026-03-04', false, false],
    ['2026-03-06', '2026-03-06', true, true],
  ])('a project on %s, looked at on %s: done %s, outside its window %s', (on, seen, isDone, isOutside) => {
    expect(drawn({ projectSubmitted: day(on) }, seen).lane('Project')?.event).toMatchObject({
      isDone,
      isOutside,
    });
  });

  test('an interview a day early is outside, on the first day it is not', () => {
    const with2Weeks = (interview: string) =>
      drawn({ projectSubmitted: day('2026-03-05'), interviewDate: day(interview) }, '2026-03-06').lane(
        'Interview',
      )?.event?.isOutside;
    expect(with2Weeks('2026-03-18')).toBe(true);
    expect(with2Weeks('2026-03-19')).toBe(false);
  });

  test('grows to hold what comes after the EPA end or before its start', () => {
    const picture = drawn(
      { discussionDate: day('2026-04-15'), observationDate: day('2025-12-26') },
      '2026-02-01',
    );
    expect(picture.lane('Discussion')?.event).toMatchObject({ at: 1, isOutside: true });
    expect(picture.lane('Observation')?.event).toMatchObject({ at: 0, isOutside: true });
    expect(picture.marks[0]?.at).toBe(10 / 110);
  });

  test('the result is drawn on the day on which it is expected', () => {
    // Last assessment 5 April 2026: 20 April (domain notes, section 4).
    const picture = drawn(
      {
        interviewDate: day('2026-03-25'),
        discussionDate: day('2026-03-20'),
        observationDate: day('2026-04-05'),
        projectSubmitted: day('2026-03-01'),
      },
      '2026-04-06',
    );
    expect(picture.lane('Results')?.window).toEqual({ from: 1, to: 1 });
    expect(picture.marks[3]?.at).toBe(90 / 105);
  });
});
