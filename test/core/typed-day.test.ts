import { describe, expect, test } from '@jest/globals';
import { objectionsTo } from '../../core/cohort/objections';
import type { Day } from '../../core/dates/day';
import { typedDay } from '../../core/dates/typed-day';
import { type Apprentice, type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { st0071 } from '../../core/standard/st0071';
import { day, iso, lookingFrom } from '../days';

/** What is read into a field, on which day, of whom. A "?" stands for a year that was not typed: the field shows it. */
const typed = (text: string, today: string, accepts?: (day: Day) => boolean) => {
  const read = typedDay(text, { today: day(today), ...(accepts && { accepts }) });
  return typeof read === 'string' ? read : `${iso(read.day)}${read.isYearGuessed ? '?' : ''}`;
};

describe('counted from today, whatever month ends meanwhile', () => {
  test.each([
    // The last and the first day of a year.
    ['today', '2026-12-31', '2026-12-31'],
    ['tomorrow', '2026-12-31', '2027-01-01'],
    ['yesterday', '2027-01-01', '2026-12-31'],
    ['+1', '2026-12-31', '2027-01-01'],
    ['in a week', '2026-12-31', '2027-01-07'],
    ['1 Jan', '2026-12-31', '2027-01-01?'],
    ['31/12', '2027-01-01', '2026-12-31?'],
    ['1/1', '2027-01-01', '2027-01-01?'],
    // The end of February, in a leap year and not.
    ['tomorrow', '2027-02-28', '2027-03-01'],
    ['tomorrow', '2028-02-28', '2028-02-29'],
    ['tomorrow', '2028-02-29', '2028-03-01'],
    ['yesterday', '2028-03-01', '2028-02-29'],
    ['29 Feb', '2028-02-28', '2028-02-29?'],
    ['29/2', '2028-03-01', '2028-02-29?'],
    ['29 Feb', '2026-02-28', 'DATE_IMPOSSIBLE'],
    ['28 Feb', '2028-02-29', '2028-02-28?'],
    // The end of other months.
    ['tomorrow', '2026-11-30', '2026-12-01'],
    ['in a month', '2027-01-31', '2027-02-28'],
    ['in 1 month', '2028-01-31', '2028-02-29'],
    ['a month ago', '2026-03-31', '2026-02-28'],
    ['31/4', '2026-04-30', 'DATE_IMPOSSIBLE'],
    ['30 Apr', '2026-04-30', '2026-04-30?'],
  ])('%s on %s is %s', (text, today, expected) => {
    expect(typed(text, today)).toBe(expected);
  });
});

describe('on 25 November 2026, a Wednesday', () => {
  test.each([
    ['today.', '2026-11-25'],
    ['\u200BToday ', '2026-11-25'],
    ['+7', '2026-12-02'],
    ['+ 7', '2026-12-02'],
    ['+7 days', '2026-12-02'],
    ['+2 weeks', '2026-12-09'],
    ['in 2 weeks', '2026-12-09'],
    ['In two weeks', '2026-12-09'],
    ["in 2 weeks' time", '2026-12-09'],
    ['in a week’s time', '2026-12-02'],
    ['in 10 days', '2026-12-05'],
    ['in a fortnight', '2026-12-09'],
    ['in 3 months', '2027-02-25'],
    ['2 weeks ago', '2026-11-11'],
    ['a day ago', '2026-11-24'],
    ['3 12', '2026-12-03?'],
    ['3-12', '2026-12-03?'],
    ['3 / 12', '2026-12-03?'],
    ['3\\12', '2026-12-03?'],
    ['３/１２', '2026-12-03?'],
    ['3\u00A0Dec', '2026-12-03?'],
    ['3rd of December', '2026-12-03?'],
    ['Thu, 3 Dec', '2026-12-03?'],
    ['3 Dec 10am', '2026-12-03?'],
    ['Sept 3', '2026-09-03?'],
    ['12/3', '2027-03-12?'],
  ])('%j is %s', (text, expected) => {
    expect(typed(text, '2026-11-25')).toBe(expected);
  });

  test.each([
    ['Thu', 'DATE_NOT_EXACT'],
    ['next Thurs', 'DATE_NOT_EXACT'],
    ['on Tuesday', 'DATE_NOT_EXACT'],
    ['this coming Weds', 'DATE_NOT_EXACT'],
    ['next week', 'DATE_NOT_EXACT'],
    ['end of month', 'DATE_NOT_EXACT'],
    ['by 3 Dec', 'DATE_NOT_EXACT'],
    ['3 Dec?', 'DATE_NOT_EXACT'],
    // A minus may be a slip, and a number alone may be anything.
    ['-7', 'DATE_UNREADABLE'],
    ['in 7', 'DATE_UNREADABLE'],
    ['2 weeks', 'DATE_UNREADABLE'],
    ['in 1000 days', 'DATE_UNREADABLE'],
    ['now', 'DATE_UNREADABLE'],
    ['3 De', 'DATE_UNREADABLE'],
    ['0/12', 'DATE_UNREADABLE'],
    ['3rd', 'DATE_AS_DIGITS'],
    ['0312', 'DATE_AS_DIGITS'],
    ['03122026', 'DATE_AS_DIGITS'],
    ['Dec 12', 'DATE_WITHOUT_DAY'],
    ['12/13', 'DATE_WITHOUT_DAY'],
    ["3 Dec '26", 'DATE_TWO_DIGIT_YEAR'],
    ['3 Dec 1826', 'DATE_OUT_OF_RANGE'],
    ['30/2', 'DATE_IMPOSSIBLE'],
  ])('%j is refused: %s', (text, expected) => {
    expect(typed(text, '2026-11-25')).toBe(expected);
  });
});

describe('which year is meant rests on what is known of the apprentice', () => {
  const columns = columnsOf(st0071);
  const asOf = lookingFrom('2026-11-25');
  /** As a field of the sidebar has it: nothing is to be said against the day, be it that it breaks a rule or is doubtful. */
  const readOf = (apprentice: Apprentice, column: ColumnKey, text: string) =>
    typed(
      text,
      '2026-11-25',
      (day) =>
        !objectionsTo(columns, apprentice, column, day, asOf).some(({ severity }) => severity !== 'note'),
    );
  const began = (start: string): Apprentice => ({
    start: day(start),
    onProgrammeComplete: true,
    portfolioComplete: true,
    english: 'Achieved',
    maths: 'Achieved',
    employerSignOff: true,
    providerSignOff: true,
    apprenticeSignOff: true,
  });
  const inEpa: Apprentice = {
    ...began('2025-05-05'),
    gatewayDate: day('2026-09-28'),
    epaStart: day('2026-10-05'),
    projectSubmitted: day('2026-11-20'),
    discussionDate: day('2026-12-01'),
  };
  const passed: Apprentice = {
    ...began('2024-05-06'),
    gatewayDate: day('2025-06-02'),
    epaStart: day('2025-06-09'),
    resultsConfirmed: day('2025-09-01'),
  };

  test.each([
    ['the first day of the interview', inEpa, 'interviewDate', '4/12', '2026-12-04?'],
    // Two weeks after the project are over on 4 December: no year keeps the rule, so the nearest is taken, and it asks.
    ['a day too early for the interview', inEpa, 'interviewDate', '3 Dec', '2026-12-03?'],
    ['the last day of EPA', inEpa, 'observationDate', '5 Jan', '2027-01-05?'],
    ['a day before gateway', inEpa, 'epaStart', '27 Sep', '2026-09-27?'],
    ['after gateway', inEpa, 'epaStart', '1 Oct', '2026-10-01?'],
    // Nobody hears of results before the last assessment; that of next year, doubtful as well, is not taken for it.
    ['results before the discussion', inEpa, 'resultsConfirmed', '24 Nov', '2026-11-24?'],
    [
      'a sign-off to come',
      { ...began('2025-05-05'), employerSignOff: undefined },
      'employerSignOff',
      '3/12',
      '2026-12-03?',
    ],
    // A certificate has come: that of January is last January’s, though the next one is nearer.
    ['a certificate', passed, 'certificateDate', '5 Jan', '2026-01-05?'],
    [
      'a gateway for somebody who began last year',
      began('2025-05-05'),
      'gatewayDate',
      '20 Nov',
      '2026-11-20?',
    ],
    [
      'a gateway for somebody who began this June',
      began('2026-06-01'),
      'gatewayDate',
      '20 Nov',
      '2027-11-20?',
    ],
  ] as const)('%s', (_, apprentice, column, text, expected) => {
    expect(readOf(apprentice, column, text)).toBe(expected);
  });

  test('where it is not the nearest the field asks: that one stands beside it', () => {
    const isFrom2027 = (one: Day) => one >= day('2027-01-01');
    expect(typedDay('20 Nov', { today: day('2026-11-25'), accepts: isFrom2027 })).toEqual({
      day: day('2027-11-20'),
      isYearGuessed: true,
      insteadOf: day('2026-11-20'),
    });
    expect(typedDay('20 Nov', { today: day('2026-11-25') })).toEqual({
      day: day('2026-11-20'),
      isYearGuessed: true,
    });
  });
});
