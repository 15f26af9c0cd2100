import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayOffOn } from '../../core/dates/bank-holidays';
import { addDays, type Day } from '../../core/dates/day';
import { addWorkingDays } from '../../core/dates/working-days';
import { latestGateway } from '../../core/rules/latest-gateway';
import { epaEnd, expectedResult } from '../../core/rules/timeline';
import { st0071 } from '../../core/standard/st0071';
import type { Standard } from '../../core/standard/standard';
import { day, iso } from '../days';
import { second } from './second-standard';

/** "gateway, EPA start, last assessment". */
function counted(
  resultBy: string,
  checkDays = 0,
  closures: readonly string[] = [],
  standard: Standard = st0071,
): string[] | undefined {
  const way = latestGateway(standard, day(resultBy), { closures: closures.map(day), checkDays });
  return way && [way.gateway, way.epaStart, way.lastAssessment].map(iso);
}

describe('the latest gateway for a result', () => {
  // Worked out by hand with the bank holidays of GOV.UK; 31 July 2027 is a Saturday.
  test.each<[string, number, string[]]>([
    ['2027-07-31', 10, ['2027-04-02', '2027-04-16', '2027-07-16']],
    ['2027-07-30', 10, ['2027-04-02', '2027-04-16', '2027-07-16']],
    ['2027-07-29', 10, ['2027-04-01', '2027-04-15', '2027-07-15']],
    ['2027-08-02', 10, ['2027-04-05', '2027-04-19', '2027-07-19']],
    ['2027-07-31', 4, ['2027-04-12', '2027-04-16', '2027-07-16']],
    ['2027-07-31', 0, ['2027-04-16', '2027-04-16', '2027-07-16']],
  ])('by %s, with %s days for the check', (resultBy, checkDays, days) => {
    expect(counted(resultBy, checkDays)).toEqual(days);
  });

  test('Easter does not count: 13 working days before 16 April 2027 lie before it', () => {
    // 10 days: 2 April. 9 of them are 5 to 15 April; before 2 April come 1 April, 31 and 30 March, then Easter Monday.
    expect([11, 12, 13, 14].map((days) => counted('2027-07-31', days)?.[0])).toEqual([
      '2027-04-01',
      '2027-03-31',
      '2027-03-30',
      '2027-03-25',
    ]);
  });

  test('a closure of the EPAO is no working day', () => {
    expect(counted('2027-07-31', 10, ['2027-07-20', '2027-04-07'])).toEqual([
      '2027-03-31',
      '2027-04-15',
      '2027-07-15',
    ]);
  });

  test('months do not count back as they count forward: 30 November and 28 November both end in February', () => {
    // 12 March 2027 is ten working days after 28 February 2027, where a start on 30 November 2026 ends.
    expect(counted('2027-03-12')?.[1]).toBe('2026-11-30');
    expect(counted('2027-03-11')?.[1]).toBe('2026-11-25');
  });

  test('in plain days, with a made-up standard: eight weeks, and twelve days to the result', () => {
    // 14 March 2026 is a Saturday; twelve days before it is Monday 2 March, eight weeks before that 5 January.
    expect(counted('2026-03-14', 0, [], second)).toEqual(['2026-01-05', '2026-01-05', '2026-03-02']);
    expect(counted('2026-03-13', 0, [], second)).toEqual(['2026-01-02', '2026-01-02', '2026-02-27']);
  });

  test('beyond the known bank holidays there is none', () => {
    expect(counted('2028-12-31')).toBeDefined();
    expect(counted('2029-01-01')).toBeUndefined();
    expect(counted('2012-01-05')).toBeUndefined();
  });

  test('counted forward again it is in time, and from the next working day it is not', () => {
    const nextWorkingDay = (from: Day) => {
      let next = addDays(from, 1);
      while (dayOffOn(next) !== undefined) next = addDays(next, 1);
      return next;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: day('2013-01-01'), max: day('2028-12-01') }),
        fc.integer({ min: 0, max: 20 }),
        (by, checkDays) => {
          const way = latestGateway(st0071, by as Day, { closures: [], checkDays });
          if (way === undefined) throw new Error('There is a way for every known year.');
          const start = (gateway: Day) => addWorkingDays(gateway, checkDays) as Day;
          const result = (epaStart: Day) => expectedResult(st0071, epaEnd(st0071, epaStart), []) as Day;
          expect(start(way.gateway)).toBeLessThanOrEqual(way.epaStart);
          expect(start(nextWorkingDay(way.gateway))).toBeGreaterThan(way.epaStart);
          expect(result(way.epaStart)).toBeLessThanOrEqual(by);
          expect(result(nextWorkingDay(way.epaStart))).toBeGreaterThan(by);
          expect(expectedResult(st0071, way.lastAssessment, [])).toBe(way.result);
          expect(way.result).toBeLessThanOrEqual(by);
        },
      ),
      { numRuns: 200, seed: 73 },
    );
  });
});
