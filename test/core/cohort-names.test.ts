import { describe, expect, test } from '@jest/globals';
import { choicesIn, cohortsIn, fitting } from '../../core/cohort/choices';
import { beginningNamed } from '../../core/cohort/cohort-names';
import { iso } from '../days';

describe('when a cohort begins, by its name', () => {
  test.each([
    ['Sep 2025', '2025-09-01'],
    ['September 2025', '2025-09-01'],
    ['SEPT 25', '2025-09-01'],
    ['Sept-25', '2025-09-01'],
    ["Sep '25", '2025-09-01'],
    ['sep25', '2025-09-01'],
    ['Sep/2025', '2025-09-01'],
    ['Cohort: May 2026', '2026-05-01'],
    ['CSS Leeds Jan 2026 (B)', '2026-01-01'],
    ['January 2026 intake', '2026-01-01'],
    ['15 Sep 2025', '2025-09-15'],
    ['May 10', '2010-05-01'],
    ['May 59', '2059-05-01'],
    ['1st of March 2026', '2026-03-01'],
    ['2025 September', '2025-09-01'],
    ['2025-09', '2025-09-01'],
    ['2025/09', '2025-09-01'],
    ['2025-09-15', '2025-09-15'],
    ['09/2025', '2025-09-01'],
    ['9.2025', '2025-09-01'],
    ['15/09/2025', '2025-09-15'],
    ['Autumn 2025', '2025-09-01'],
    ['Spring term 2026', '2026-03-01'],
    ["Summer '26", '2026-06-01'],
    ['25/26 Autumn', '2025-09-01'],
    ['2025/26 Spring', '2026-03-01'],
    ['Summer term 2025-26', '2026-06-01'],
    ['2025/26', '2025-08-01'],
    ['2025/2026', '2025-08-01'],
    ['AY25/26', '2025-08-01'],
    ['2011/12', '2011-08-01'],
    ['2025', '2025-01-01'],
    ['Cohort 2025', '2025-01-01'],
    ['2025 starters', '2025-01-01'],
    ['202509', '2025-09-01'],
    ['CSS 202512', '2025-12-01'],
    ['January starters 2026', '2026-01-01'],
    ['Sept intake 2025', '2025-09-01'],
    ['Cohort 7 - Mar 24', '2024-03-01'],
    ['Group 12 May 2025', '2025-05-01'],
    ['Level 3 January 2026', '2026-01-01'],
    ['CSS L3 Sep 2025', '2025-09-01'],
    ['CSS3-Sep25', '2025-09-01'],
    ['15-Sep-2025', '2025-09-15'],
    ['w/c 15th Sep 2025', '2025-09-15'],
    ['15, Sep 2025', '2025-09-15'],
    ['Sep/Oct 2025', '2025-09-01'],
    ['Jul–Sep 2025', '2025-07-01'],
    ['Sep - Dec 25', '2025-09-01'],
    ['Nov to Jan 2026', '2025-11-01'],
    ['Nov 2025 - Jan 2026', '2025-11-01'],
  ])('%s: %s', (name, expected) => {
    expect(iso(beginningNamed(name) as never)).toBe(expected);
  });

  test.each([
    ['a number is a number', 'FAC9'],
    ['of a team', 'Team 2025 Plus'],
    ['a word that only begins like a month', 'Marble 25'],
    ['a word that only ends like a month', 'Dismay 25'],
    ['a month without a year', 'September'],
    ['a day without a year', '25 Sep'],
    ['one digit is no year', 'May 9'],
    ['nor are two that begin with none', 'May 09'],
    ['nor those too far off', 'May 60'],
    ['years that do not follow each other', '25/27'],
    ['a month that there is not', '2025-13'],
    ['a month that there is not, first', '13/2025'],
    ['longer numbers', '120251'],
    ['nor six digits with no month in them', '202513'],
    ['nor seven', '2025091'],
    ['a number after a month that is of a group', 'May group 12'],
    ['a winter has two ends', 'Winter 2025'],
    ['a telephone number', '09-2025-09'],
    ['nothing', ''],
  ])('%s: none in %s', (_, name) => {
    expect(beginningNamed(name)).toBeUndefined();
  });
});

describe('the choices', () => {
  const itself = (text: string) => text;
  const texts = (choices: readonly { text: string }[]) => choices.map(({ text }) => text);

  test('cohorts by date, then the others by name, numbers by value', () => {
    const names = [
      'FAC30',
      'Sept 25',
      'Autumn 2024',
      'Jan 2026',
      'élan',
      'FAC9',
      'May 2025',
      '2024-10',
      'Sep 2025 B',
      'Sep 2025 A',
      'Zest',
      'Elbow',
      'September 2025',
    ];
    expect(texts(cohortsIn(names, itself))).toEqual([
      'Autumn 2024',
      '2024-10',
      'May 2025',
      'Sep 2025 A',
      'Sep 2025 B',
      'Sept 25',
      'September 2025',
      'Jan 2026',
      'élan',
      'Elbow',
      'FAC9',
      'FAC30',
      'Zest',
    ]);
  });

  test('employers and coaches by name alone, also where one is called May', () => {
    expect(texts(choicesIn(['May 2025 Ltd', 'April 2026 Ltd', 'Unit 10', 'unit 9'], itself))).toEqual([
      'April 2026 Ltd',
      'May 2025 Ltd',
      'unit 9',
      'Unit 10',
    ]);
  });

  test('spellings of one text are one choice, called as most spell it, and all of them fit it', () => {
    const names = [
      'jan 2025',
      'Jan 2025',
      'Jan  2025',
      'JAN 2025.',
      'Jan 2025',
      'May 2025',
      'Élodie',
      'Elodie',
    ];
    expect(cohortsIn(names, itself)).toEqual([
      { text: 'Jan 2025', apprentices: 5 },
      { text: 'May 2025', apprentices: 1 },
      { text: 'Élodie', apprentices: 2 },
    ]);
    expect(names.filter(fitting('Jan 2025'))).toEqual([
      'jan 2025',
      'Jan 2025',
      'Jan  2025',
      'JAN 2025.',
      'Jan 2025',
    ]);
    expect(names.filter(fitting(' elodie '))).toEqual(['Élodie', 'Elodie']);
  });

  test('nothing chosen fits everybody, something chosen nobody without a text', () => {
    expect([undefined, 'May 2025'].filter(fitting(undefined))).toEqual([undefined, 'May 2025']);
    expect([undefined, 'May 2025'].filter(fitting('  '))).toEqual([undefined, 'May 2025']);
    expect([undefined, 'May 2025'].filter(fitting('May 2025'))).toEqual(['May 2025']);
  });
});
