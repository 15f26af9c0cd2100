import { describe, expect, test } from '@jest/globals';
import { bankHolidaysOf, KNOWN_YEARS } from '../../core/dates/bank-holidays';
import {
  addMonths,
  type Day,
  dayOf,
  dayOfSerial,
  FIRST_DAY,
  formatDay,
  LAST_DAY,
  partsOf,
  weekdayOf,
} from '../../core/dates/day';
import { addWorkingDays } from '../../core/dates/working-days';
import { readDay } from '../../core/dates/written-days';
import { takenDays } from '../../core/rules/free-days';
import { day, iso } from '../days';

describe('a Day is the number that spreadsheets use', () => {
  test.each([
    ['1900-03-01', 61],
    ['1970-01-01', 25569],
    ['2000-01-01', 36526],
    ['2026-03-29', 46110],
    ['2199-12-31', 109574],
  ])('%s is %i', (text, serial) => {
    expect(readDay(text)).toBe(serial);
    expect(iso(serial as Day)).toBe(text);
  });

  test('every day from 1900 to 2199 has the parts it was made from', () => {
    const wrong: number[] = [];
    for (let serial: number = FIRST_DAY; serial <= LAST_DAY; serial++) {
      const { year, month, dayOfMonth } = partsOf(serial as Day);
      if (dayOf(year, month, dayOfMonth) !== serial) wrong.push(serial);
    }
    expect(wrong).toEqual([]);
    expect(LAST_DAY - FIRST_DAY).toBe(109_513);
  });

  test('weekdays and words', () => {
    expect(weekdayOf(day('2026-04-05'))).toBe('Sunday');
    expect(weekdayOf(day('1900-03-01'))).toBe('Thursday');
    expect(formatDay(day('2026-04-05'))).toBe('5 April 2026');
  });

  test.each([
    [46110, '2026-03-29'],
    [46110.999, '2026-03-29'],
    [61, '1900-03-01'],
    [60, 'DATE_OUT_OF_RANGE'],
    [1, 'DATE_OUT_OF_RANGE'],
    [-5, 'DATE_OUT_OF_RANGE'],
    [109574.5, '2199-12-31'],
    [109575, 'DATE_OUT_OF_RANGE'],
    [Number.NaN, 'DATE_UNREADABLE'],
    [Number.POSITIVE_INFINITY, 'DATE_UNREADABLE'],
  ])('the number %d reads as %s, its time of day dropped', (serial, expected) => {
    const read = dayOfSerial(serial);
    expect(typeof read === 'number' ? iso(read) : read).toBe(expected);
  });
});

describe('dates as text: day first, four-digit year, nothing guessed', () => {
  test.each([
    ['2026-03-05', '2026-03-05'],
    ['05/03/2026', '2026-03-05'],
    ['5/3/2026', '2026-03-05'],
    ['5 Mar 2026', '2026-03-05'],
    ['5 March 2026', '2026-03-05'],
    ['05 mar 2026', '2026-03-05'],
    ['  5   MARCH  2026 ', '2026-03-05'],
    ['1 Sept 2026', '2026-09-01'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2026', 'DATE_IMPOSSIBLE'],
    ['31/04/2026', 'DATE_IMPOSSIBLE'],
    ['00/01/2026', 'DATE_IMPOSSIBLE'],
    ['05/00/2026', 'DATE_UNREADABLE'],
    ['03/25/2026', 'DATE_MONTH_FIRST'],
    ['2026-25-03', 'DATE_IMPOSSIBLE'],
    ['25/25/2026', 'DATE_IMPOSSIBLE'],
    ['05/03/26', 'DATE_TWO_DIGIT_YEAR'],
    ['5 Mar 26', 'DATE_TWO_DIGIT_YEAR'],
    ['5 Mar 326', 'DATE_UNREADABLE'],
    ['5 Marz 2026', 'DATE_UNREADABLE'],
    ['March 2026', 'DATE_WITHOUT_DAY'],
    ['March 5 2026', '2026-03-05'],
    ['tomorrow', 'DATE_UNREADABLE'],
    ['46110', 'DATE_AS_DIGITS'],
    ['28/02/1900', 'DATE_OUT_OF_RANGE'],
    ['01/01/2200', 'DATE_OUT_OF_RANGE'],
    ['01/01/0026', 'DATE_OUT_OF_RANGE'],
  ])('"%s" reads as %s', (text, expected) => {
    const read = readDay(text);
    expect(typeof read === 'number' ? iso(read) : read).toBe(expected);
  });
});

describe('months are counted from the original date and end with the month', () => {
  test.each([
    ['2026-01-05', 2, '2026-03-05'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-12-31', 3, '2026-03-31'],
    ['2024-01-31', 3, '2024-04-30'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-08-31', 15, '2027-11-30'],
    ['2011-10-30', 2, '2011-12-30'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i months = %s', (start, months, expected) => {
    expect(iso(addMonths(day(start), months))).toBe(expected);
  });
});

// GOV.UK's list where it is published (to 2028); for 2029 and 2030 what the rule alone gives, worked out by hand.
const BANK_HOLIDAYS: readonly [number, string][] = [
  [2019, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
  [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
  [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
  [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  [2029, '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26'],
  [2030, '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'],
];

describe('bank holidays of England and Wales', () => {
  test.each(BANK_HOLIDAYS)('%i: %s', (year, dates) => {
    expect(
      bankHolidaysOf(year)
        .map(({ day }) => iso(day).slice(5))
        .join(' '),
    ).toBe(dates);
  });

  test('2012: the spring holiday moved to 4 June, with the Diamond Jubilee on 5 June', () => {
    const june = bankHolidaysOf(2012).filter(({ day }) => iso(day).startsWith('2012-06'));
    expect(june.map(({ day }) => iso(day))).toEqual(['2012-06-04', '2012-06-05']);
    expect(bankHolidaysOf(2012)).toHaveLength(9);
  });

  test('the last year that GOV.UK has published is 2028', () => {
    expect(KNOWN_YEARS).toEqual({ first: 2012, last: 2028 });
  });
});

describe('working days: weekends, bank holidays and closures do not count, nor does the first day', () => {
  test.each([
    ['2025-12-19', 10, '2026-01-07'],
    ['2026-03-27', 10, '2026-04-14'],
    ['2026-04-02', 10, '2026-04-20'],
    ['2026-08-28', 10, '2026-09-14'],
    ['2026-12-18', 10, '2027-01-06'],
    ['2027-12-17', 10, '2028-01-05'],
    ['2026-04-05', 10, '2026-04-20'],
    ['2026-03-31', 10, '2026-04-16'],
    ['2027-02-28', 10, '2027-03-12'],
    ['2028-02-29', 10, '2028-03-14'],
    ['2024-04-30', 10, '2024-05-15'],
    ['2026-11-21', 0, '2026-11-21'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', -1, '2026-11-20'],
    ['2026-04-07', -1, '2026-04-02'],
    ['2028-12-28', 1, '2028-12-29'],
  ])('%s and %i working days is %s', (start, days, expected) => {
    expect(iso(addWorkingDays(day(start), days) as Day)).toBe(expected);
  });

  test('closures come on top, a closure on a weekend or twice changes nothing', () => {
    const closures = ['2026-12-29', '2026-12-30', '2026-12-26', '2026-12-29'].map(day);
    expect(iso(addWorkingDays(day('2026-12-18'), 10, closures) as Day)).toBe('2027-01-08');
  });

  test('a list of closures is gone through once, for however many days it is asked', () => {
    let times = 0;
    const closures = Object.assign([day('2026-12-29')], {
      *[Symbol.iterator](this: Day[]) {
        times++;
        for (let i = 0; i < this.length; i++) yield this[i] as Day;
      },
    });
    for (let days = 1; days <= 20; days++) addWorkingDays(day('2026-12-18'), days, closures);
    const takenBy = takenDays({ closures, unavailable: closures });
    expect([takenBy(day('2026-12-29')), times]).toEqual(['closure', 1]);
  });

  test.each([
    ['2028-12-29', 1],
    ['2028-12-20', 10],
    ['2031-05-12', 10],
    ['2012-01-03', -1],
    ['2011-12-30', 1],
    ['2026-01-05', 1_000_000_000],
    ['2026-01-05', -1_000_000_000],
  ])('%s and %i working days leaves the known years: no answer rather than a guess', (start, days) => {
    expect(addWorkingDays(day(start), days)).toBeUndefined();
  });
});
