import { describe, expect, test } from '@jest/globals';
import { objectionsTo } from '../../core/cohort/objections';
import { type Apprentice, type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

const columns = columnsOf(st0071);
const asOf = lookingFrom('2026-11-25', { closures: [day('2026-12-07')] });

describe('what speaks against a date before it is written', () => {
  // EPA start 5 January 2026: project by 5 March, EPA end 5 April (domain notes, section 4).
  const apprentice: Apprentice = {
    apprentice: 'Amara',
    epaStart: day('2026-01-05'),
    projectSubmitted: day('2026-03-02'),
    discussionDate: day('2026-03-25'),
  };
  const codes = (column: ColumnKey, date: string) =>
    objectionsTo(columns, apprentice, column, day(date), asOf).map(({ problem }) => problem.code);

  test.each([
    [
      'the day before two weeks are over',
      'interviewDate',
      '2026-03-15',
      ['BEFORE_FIRST_DAY', 'DATE_ON_DAY_OFF'],
    ],
    ['two weeks after the project', 'interviewDate', '2026-03-16', []],
    ['the last day, a Sunday', 'interviewDate', '2026-04-05', ['DATE_ON_DAY_OFF']],
    ['the day after the last', 'interviewDate', '2026-04-06', ['ASSESSED_AFTER_EPA_END', 'DATE_ON_DAY_OFF']],
    ['before the EPA start', 'observationDate', '2026-01-02', ['DATES_SWAPPED', 'BETTER_LATER']],
    ['before the discussion', 'observationDate', '2026-03-24', ['BETTER_LATER']],
    ['on the day of the discussion', 'observationDate', '2026-03-25', []],
    ['the last day for the project', 'projectSubmitted', '2026-03-05', []],
    ['a day late', 'projectSubmitted', '2026-03-06', ['AFTER_LAST_DAY']],
  ] as const)('%s: %s %s', (_, column, date, expected) => {
    expect(codes(column, date)).toEqual(expected);
  });

  test('a closure in the settings is said, and stops nobody', () => {
    const [found] = objectionsTo(columns, { apprentice: 'Amara' }, 'discussionDate', day('2026-12-07'), asOf);
    expect(found).toMatchObject({ severity: 'note', problem: { code: 'DATE_ON_DAY_OFF' } });
    expect(found?.problem.what).toContain('a closure in the settings');
  });

  test('what was wrong before is not said again', () => {
    const late: Apprentice = { ...apprentice, interviewDate: day('2026-05-04') };
    expect(objectionsTo(columns, late, 'observationDate', day('2026-03-26'), asOf)).toEqual([]);
  });
});
