import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../core/dates/day';
import { dayWithFullYear, typedDay } from '../../core/dates/typed-day';
import { monthIn, readDay } from '../../core/dates/written-days';
import { day, iso } from '../days';

function reading(text: string): string {
  const read = readDay(text);
  return typeof read === 'number' ? iso(read) : read;
}

describe('every way of writing 12 March 2026 that has one reading', () => {
  test.each([
    // Day first, whatever stands between.
    '12/03/2026',
    '12/3/2026',
    '12-03-2026',
    '12.03.2026',
    '12.3.2026.',
    '12 / 03 / 2026',
    '12 - 03 - 2026',
    '12 03 2026',
    '12/03-2026',
    '12_03_2026',
    '12,03,2026',
    '12\\03\\2026',
    // The month in words, before the day or behind it.
    '12 March 2026',
    '12 Mar 2026',
    '12 Mar. 2026',
    '12 MARCH 2026',
    '12/Mar/2026',
    '12-Mar-2026',
    '12-MAR-2026',
    '12.Mar.2026',
    '12Mar2026',
    '12 March, 2026',
    'Mar 12, 2026',
    'Mar 12 2026',
    'March 12, 2026',
    'March 12th, 2026',
    'March 12th 2026',
    'Mar-12-2026',
    '2026 March 12',
    '2026-Mar-12',
    // Ordinals and small words.
    '12th March 2026',
    '12th Mar 2026',
    '12 th March 2026',
    '12ᵗʰ March 2026',
    '12th of March 2026',
    '12th of March, 2026',
    'the 12th of March 2026',
    'on 12 March 2026',
    // A weekday that is right.
    'Thu 12 Mar 2026',
    'Thu, 12 Mar 2026',
    'Thurs. 12 Mar 2026',
    'Thursday 12 March 2026',
    'Thursday, 12th March 2026',
    'Thursday the 12th of March 2026',
    'thur 12/03/2026',
    'Thu 12/03/2026',
    'Thu-12-Mar-2026',
    '12/03/2026 (Thu)',
    '12 March 2026, Thursday',
    'Thursday, March 12, 2026',
    // Year first.
    '2026-03-12',
    '2026-3-12',
    '2026/03/12',
    '2026.03.12',
    '2026 03 12',
    // With a time.
    '2026-03-12T00:00:00',
    '2026-03-12T00:00:00Z',
    '2026-03-12T09:30:00.000Z',
    '2026-03-12T09:30:00.0000000',
    '2026-03-12T00:00',
    '2026-03-12T00:00:00+00:00',
    '2026-03-12T09:30:00+0000',
    '2026-03-12 00:00:00',
    '2026-03-12 00:00:00.000',
    '2026-03-12 09:30:00 UTC',
    '2026-03-12Z',
    '2026-03-12+00:00',
    '12/03/2026 00:00',
    '12/03/2026 09:30',
    '12/03/2026 09:30:15',
    '12/03/2026, 09:30:15',
    '12/03/2026 9:30am',
    '12/03/2026 9:30 AM',
    '12/03/2026 9.30am',
    '12/03/2026 9am',
    '12/03/2026 09:30-10:30',
    '12/03/2026 09:30 - 10:30',
    '12 March 2026 09:30',
    '12 March 2026 at 01:42',
    '12 March 2026 at 1:42am',
    '12 March 2026 at 1:42 p.m.',
    '12 Mar 2026 @ 14:00',
    '12-Mar-2026 00:00:00',
    '09:30 12/03/2026',
    '1:42am on 12 March 2026',
    'Thursday 12 March 2026 at 14:00',
    'Thu Mar 12 2026 00:00:00 GMT+0000 (Greenwich Mean Time)',
    'Thu, 12 Mar 2026 00:00:00 GMT',
    // What nobody sees, and an apostrophe in front.
    "'2026-03-12",
    "'12/03/2026",
    '’12/03/2026',
    '\u200B12/03/2026',
    '12/03/2026\u200B',
    '\uFEFF12/03/2026',
    '12\u00A0March\u00A02026',
    '12\u202FMarch 2026',
    '12–03–2026',
    '12‑03‑2026',
    '１２/０３/２０２６',
    '  12   MARCH  2026 ',
    '12\nMarch 2026',
    '12⁄03⁄2026',
    '12∕03∕2026',
    '12 Ma\u00ADrch 2026',
    // The marks of an export, and of a sentence.
    '"12/03/2026"',
    '“12 March 2026”',
    '12/03/2026;',
    '12/03/2026,',
    'Date: 12/03/2026',
    // The wrong ordinal, and a month that is misspelt and can be no other.
    '12nd March 2026',
    '12st Mrach 2026',
  ])('%j', (text) => {
    expect(reading(text)).toBe('2026-03-12');
  });

  test.each([
    ['7 March 2026 at 01:42', '2026-03-07'],
    ['1st Sept 2026', '2026-09-01'],
    ['2nd Febr 2026', '2026-02-02'],
    ['3rd Febuary 2026', '2026-02-03'],
    ['3 Feburary 2026', '2026-02-03'],
    ['1 Janurary 2026', '2026-01-01'],
    ['Janaury 1, 2026', '2026-01-01'],
    ['30 Apirl 2026', '2026-04-30'],
    ['31 Auguest 2026', '2026-08-31'],
    ['30 Septemeber 2026', '2026-09-30'],
    ['31 Octber 2026', '2026-10-31'],
    ['21 Novemeber 2025', '2025-11-21'],
    ['2 Decmber 2026', '2026-12-02'],
    ['21st Dec 2026', '2026-12-21'],
    ['1 May 2026', '2026-05-01'],
    ['29 Feb 2028', '2028-02-29'],
    ['31.12.2026', '2026-12-31'],
    ['18 Oct 1995', '1995-10-18'],
    // Only the month can be the one in words.
    ['Dec 3, 2026', '2026-12-03'],
    ['3/12/2026', '2026-12-03'],
  ])('%s is %s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});

describe('a text that does not say one day is refused with its own reason', () => {
  test.each([
    // No day.
    ['Sep 2025', 'DATE_WITHOUT_DAY'],
    ['September 2025', 'DATE_WITHOUT_DAY'],
    ['Sept. 2025', 'DATE_WITHOUT_DAY'],
    ['2026-12', 'DATE_WITHOUT_DAY'],
    ['12/2026', 'DATE_WITHOUT_DAY'],
    ['03/2026', 'DATE_WITHOUT_DAY'],
    ['3.2026', 'DATE_WITHOUT_DAY'],
    ['Mar-26', 'DATE_WITHOUT_DAY'],
    ["Mar '26", 'DATE_WITHOUT_DAY'],
    ['March', 'DATE_WITHOUT_DAY'],
    ['2026', 'DATE_WITHOUT_DAY'],
    ['2025/26', 'DATE_WITHOUT_DAY'],
    ['03/26', 'DATE_WITHOUT_DAY'],
    // No year.
    ['12 March', 'DATE_WITHOUT_YEAR'],
    ['12th March', 'DATE_WITHOUT_YEAR'],
    ['March 12th', 'DATE_WITHOUT_YEAR'],
    ['Mar 3', 'DATE_WITHOUT_YEAR'],
    ['Thu 12 March', 'DATE_WITHOUT_YEAR'],
    ['3/12', 'DATE_WITHOUT_YEAR'],
    ['12-Mar', 'DATE_WITHOUT_YEAR'],
    // Two digits of a year.
    ['12/03/26', 'DATE_TWO_DIGIT_YEAR'],
    ['12.3.26', 'DATE_TWO_DIGIT_YEAR'],
    ['12-Mar-26', 'DATE_TWO_DIGIT_YEAR'],
    ["12th March '26", 'DATE_TWO_DIGIT_YEAR'],
    ['Mar 12, 26', 'DATE_TWO_DIGIT_YEAR'],
    ['Thu 12 Mar 26', 'DATE_TWO_DIGIT_YEAR'],
    ['12/03/26 09:30', 'DATE_TWO_DIGIT_YEAR'],
    // Month first.
    ['03/25/2026', 'DATE_MONTH_FIRST'],
    ['3-25-2026', 'DATE_MONTH_FIRST'],
    ['03.25.2026', 'DATE_MONTH_FIRST'],
    ['03/25/2026 09:30', 'DATE_MONTH_FIRST'],
    ['03/13/26', 'DATE_MONTH_FIRST'],
    // More than one day.
    ['12-14 March 2026', 'DATE_RANGE'],
    ['12/13 March 2026', 'DATE_RANGE'],
    ['12th to 14th March 2026', 'DATE_RANGE'],
    ['12 March to 14 March 2026', 'DATE_RANGE'],
    ['12/03/2026 - 14/03/2026', 'DATE_RANGE'],
    ['12/03/2026 or 13/03/2026', 'DATE_RANGE'],
    ['12/03/2026 & 13/03/2026', 'DATE_RANGE'],
    ['Thu 12 Mar 2026 - Fri 13 Mar 2026', 'DATE_RANGE'],
    ['March/April 2026', 'DATE_RANGE'],
    ['2026-03-12/2026-03-14', 'DATE_RANGE'],
    // Not one exact day.
    ['w/c 9 March 2026', 'DATE_NOT_EXACT'],
    ['W/C 09/03/2026', 'DATE_NOT_EXACT'],
    ['wc 9/3/26', 'DATE_NOT_EXACT'],
    ['week commencing 9 March 2026', 'DATE_NOT_EXACT'],
    ['w/e 13/03/2026', 'DATE_NOT_EXACT'],
    ['end of March', 'DATE_NOT_EXACT'],
    ['End March 2026', 'DATE_NOT_EXACT'],
    ['mid-March 2026', 'DATE_NOT_EXACT'],
    ['early March', 'DATE_NOT_EXACT'],
    ['approx 12/03/2026', 'DATE_NOT_EXACT'],
    ['approx. 12 March 2026', 'DATE_NOT_EXACT'],
    ['12/03/2026?', 'DATE_NOT_EXACT'],
    ['12/03/2026 (TBC)', 'DATE_NOT_EXACT'],
    ['TBC March 2026', 'DATE_NOT_EXACT'],
    ['by 12/03/2026', 'DATE_NOT_EXACT'],
    ['Spring 2026', 'DATE_NOT_EXACT'],
    ['c. 12/03/2026', 'DATE_NOT_EXACT'],
    ['12/03/2026 or later', 'DATE_NOT_EXACT'],
    ['no later than 12/03/2026', 'DATE_NOT_EXACT'],
    ['submitted by 12/03/2026', 'DATE_NOT_EXACT'],
    ['next week', 'DATE_NOT_EXACT'],
    // Digits kept as text.
    ['46093', 'DATE_AS_DIGITS'],
    ['46093.0', 'DATE_AS_DIGITS'],
    ['46093.3958', 'DATE_AS_DIGITS'],
    ['20260312', 'DATE_AS_DIGITS'],
    ['12032026', 'DATE_AS_DIGITS'],
    ['12', 'DATE_AS_DIGITS'],
    // More than a date.
    ['12/03/2026 - J Smith', 'DATE_WITH_REMARK'],
    ['Booked 12/03/2026', 'DATE_WITH_REMARK'],
    ['12th March 2026 (resit)', 'DATE_WITH_REMARK'],
    ['did not attend 2026-03-12', 'DATE_WITH_REMARK'],
    ['Booked 12/03/26', 'DATE_TWO_DIGIT_YEAR'],
    ['Booked by Jo Smith 12/03/2026', 'DATE_WITH_REMARK'],
    ['Attempt 2 12/03/2026', 'DATE_WITH_REMARK'],
    ['[12/03/2026]', 'DATE_WITH_REMARK'],
    ['Th 12/03/2026', 'DATE_WITH_REMARK'],
    // A weekday that is wrong: one of the two is a slip.
    ['Fri 12 Mar 2026', 'DATE_WEEKDAY_DIFFERS'],
    ['12/03/2026 (Wed)', 'DATE_WEEKDAY_DIFFERS'],
    // No such day, and no day that a sheet may hold.
    ['Thu 31 April 2026', 'DATE_IMPOSSIBLE'],
    ['31st April 2026', 'DATE_IMPOSSIBLE'],
    ['29.02.2026', 'DATE_IMPOSSIBLE'],
    ['28 Feb 1900', 'DATE_OUT_OF_RANGE'],
    // Nothing that reads like a date.
    ['5 Marz 2026', 'DATE_UNREADABLE'],
    // Nobody outside Wales is sure of it, or of another language.
    ['12 Mawrth 2026', 'DATE_UNREADABLE'],
    ['12 mars 2026', 'DATE_UNREADABLE'],
    ['12 Ju 2026', 'DATE_UNREADABLE'],
    ['12 Marsh 2026', 'DATE_UNREADABLE'],
    ['12/III/2026', 'DATE_UNREADABLE'],
    ['12 of 2026 things', 'DATE_UNREADABLE'],
    ['Friday', 'DATE_UNREADABLE'],
    ['soon', 'DATE_UNREADABLE'],
    ['12/03/2026 25:61', 'DATE_WITH_REMARK'],
    ['(12/03/2026)', 'DATE_WITH_REMARK'],
    ['-12/03/2026', 'DATE_WITH_REMARK'],
    ['', 'DATE_UNREADABLE'],
  ])('%j: %s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});

// Summer time of 2026: from 29 March, 1:00 UTC, to 25 October, 1:00 UTC.
describe('a time of another zone is read where it is the same day in the UK, and refused where it is not', () => {
  test.each([
    ['2026-03-28T23:30:00Z', '2026-03-28'],
    ['2026-03-29T22:59:00Z', '2026-03-29'],
    ['2026-03-29T23:00:00Z', 'DATE_IN_OTHER_ZONE'],
    ['2026-06-11T23:00:00.000Z', 'DATE_IN_OTHER_ZONE'],
    ['2026-06-12T00:00:00+01:00', '2026-06-12'],
    ['2026-06-12T00:00:00+02:00', 'DATE_IN_OTHER_ZONE'],
    ['2026-01-12T00:00:00+01:00', 'DATE_IN_OTHER_ZONE'],
    ['2026-01-12T20:00:00-05:00', 'DATE_IN_OTHER_ZONE'],
    ['2026-01-12 20:00:00-05:00', 'DATE_IN_OTHER_ZONE'],
    ['2026-01-12 20:00:00.0000000 +00:00', '2026-01-12'],
    ['2026-01-12T18:59:00-05:00', '2026-01-12'],
    ['12/01/2026 13:00-14:00', '2026-01-12'],
    ['2026-10-24T23:00:00Z', 'DATE_IN_OTHER_ZONE'],
    ['2026-10-25T23:00:00Z', '2026-10-25'],
    ['Fri Jun 12 2026 00:00:00 GMT+0100 (British Summer Time)', '2026-06-12'],
    ['12 June 2026 00:30 BST', '2026-06-12'],
    ['12/06/2026 11:30pm UTC', 'DATE_IN_OTHER_ZONE'],
    // Without a zone it is the clock on the wall.
    ['2026-06-11T23:00:00', '2026-06-11'],
  ])('%s: %s', (text, expected) => {
    expect(reading(text)).toBe(expected);
  });
});

test('reading a date never throws and always answers the same, whatever the text', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '12',
      '03',
      '2026',
      'March',
      'th',
      'Thu',
      'T09:30',
      '/',
      '-',
      '.',
      ' ',
      ',',
      "'",
      'to',
      'w/c',
      'Z',
      '?',
    ),
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      const read = readDay(text);
      expect(readDay(text)).toBe(read);
      expect(typeof read === 'number' ? Number.isInteger(read) : read).toBeTruthy();
      monthIn(text);
    }),
    { numRuns: 2000 },
  );
});

describe('a month without its day', () => {
  test.each([
    ['Sep 2025', '2025-09-01', '2025-09-30'],
    ['September 2025', '2025-09-01', '2025-09-30'],
    ['Sept. 2025', '2025-09-01', '2025-09-30'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026/12', '2026-12-01', '2026-12-31'],
    ['12/2026', '2026-12-01', '2026-12-31'],
    ['2.2028', '2028-02-01', '2028-02-29'],
    ['2026 February', '2026-02-01', '2026-02-28'],
    ["'Dec 2026", '2026-12-01', '2026-12-31'],
    ['Dec\u00A02026', '2026-12-01', '2026-12-31'],
    ['Mar-26', '2026-03-01', '2026-03-31'],
    ['Mar/26', '2026-03-01', '2026-03-31'],
    ["Mar '26", '2026-03-01', '2026-03-31'],
  ])('%s is %s to %s', (text, first, last) => {
    const month = monthIn(text);
    expect(month && [iso(month.first), iso(month.last)]).toEqual([first, last]);
    expect(month).toMatchObject({ year: Number(first.slice(0, 4)), month: Number(first.slice(5, 7)) });
  });

  test.each([
    'Mar 26', // 26 March, or March 2026
    '26-Mar',
    '2025/26',
    '13/2026',
    '00/2026',
    '12/03/2026',
    '12 March 2026',
    'March',
    '2026',
    '03/26',
    'Spring 2026',
    'end of Mar 2026',
    '46093',
    '',
  ])('%j says no month alone', (text) => {
    expect(monthIn(text)).toBeUndefined();
  });
});

describe('what is typed into a field', () => {
  // A Thursday.
  const today = day('2026-11-26');
  const typed = (text: string, accepts?: (day: Day) => boolean, from = today) => {
    const read = typedDay(text, accepts ? { today: from, accepts } : { today: from });
    return typeof read === 'string' ? read : `${iso(read.day)}${read.isYearGuessed ? ' guessed' : ''}`;
  };

  test.each([
    ['today', '2026-11-26'],
    ['Today', '2026-11-26'],
    [' TOMORROW ', '2026-11-27'],
    ['yesterday', '2026-11-25'],
    ['12th March 2026', '2026-03-12'],
    ['12/03/2026 09:30', '2026-03-12'],
    ['3 Dec', '2026-12-03 guessed'],
    ['3/12', '2026-12-03 guessed'],
    ['3.12', '2026-12-03 guessed'],
    ['3rd December', '2026-12-03 guessed'],
    ['Dec 3', '2026-12-03 guessed'],
    ['December 3rd', '2026-12-03 guessed'],
    ['3dec', '2026-12-03 guessed'],
    ['Thu 3 Dec', '2026-12-03 guessed'],
    // Only in 2025 was 3 December a Wednesday, of the three years that are tried.
    ['Wed 3 Dec', '2025-12-03 guessed'],
    ['Mon 3 Dec', 'DATE_WEEKDAY_DIFFERS'],
    ['29 Feb', 'DATE_IMPOSSIBLE'],
    ['31/04', 'DATE_IMPOSSIBLE'],
    // Whether the last or the next is meant, nobody can tell.
    ['Friday', 'DATE_NOT_EXACT'],
    ['next Friday', 'DATE_NOT_EXACT'],
    ['12/03/26', 'DATE_TWO_DIGIT_YEAR'],
    ['Mar 12', 'DATE_WITHOUT_DAY'],
    ['Dec 2026', 'DATE_WITHOUT_DAY'],
    ['12/25', 'DATE_WITHOUT_DAY'],
    ['w/c 30 Nov', 'DATE_NOT_EXACT'],
  ])('%j is %s', (text, expected) => {
    expect(typed(text)).toBe(expected);
  });

  // Half a year is 182.5 days: 28 May 2026 is 182 days ago, 27 May 2026 is 183 and 27 May 2027 is 182 days away.
  test.each([
    ['28 May', '2026-05-28 guessed'],
    ['27 May', '2027-05-27 guessed'],
    ['26 May', '2027-05-26 guessed'],
    ['29 May', '2026-05-29 guessed'],
    ['25 Nov', '2026-11-25 guessed'],
    ['26 Nov', '2026-11-26 guessed'],
    ['27 Nov', '2026-11-27 guessed'],
    ['5 Jan', '2027-01-05 guessed'],
  ])('%s is the nearest: %s', (text, expected) => {
    expect(typed(text)).toBe(expected);
  });

  test('in January the nearest December is last year’s', () => {
    expect(typed('20 Dec', undefined, day('2027-01-10'))).toBe('2026-12-20 guessed');
  });

  test('29 February is that of the leap year beside', () => {
    expect(typed('29 Feb', undefined, day('2027-11-26'))).toBe('2028-02-29 guessed');
    expect(typed('29 Feb', undefined, day('2029-02-01'))).toBe('2028-02-29 guessed');
  });

  test('of two that are as near the later one', () => {
    // From 29 February 2028, 29 August 2027 and 30 August 2028 are 184 and 183 days away; 30 August 2027 and 2028 both 183.
    expect(typed('30 Aug', undefined, day('2028-02-29'))).toBe('2028-08-30 guessed');
    expect(typed('31 Aug', undefined, day('2028-02-29'))).toBe('2027-08-31 guessed');
  });

  test('the nearest that keeps the rules comes before the nearest; where none does, the nearest', () => {
    const isPast = (day: Day) => day <= today;
    expect(typed('3 Dec', isPast)).toBe('2025-12-03 guessed');
    expect(typed('26 Nov', isPast)).toBe('2026-11-26 guessed');
    expect(typed('3 Dec', () => false)).toBe('2026-12-03 guessed');
    expect(typed('3 Dec 2026', isPast)).toBe('2026-12-03');
  });

  test.each([
    ['3/12/26', '2026-12-03'],
    ['3 Dec 26', '2026-12-03'],
    ['18/10/95', '1995-10-18'],
    ['29/02/28', '2028-02-29'],
  ])('%s is refused, and %s may be offered', (text, offered) => {
    expect(typed(text)).toBe('DATE_TWO_DIGIT_YEAR');
    const full = dayWithFullYear(text, { today });
    expect(full && iso(full)).toBe(offered);
  });

  test.each(['3/12/2026', '3 Dec', '29/02/27', 'soon'])('for %s nothing is offered', (text) => {
    expect(dayWithFullYear(text, { today })).toBeUndefined();
  });
});
