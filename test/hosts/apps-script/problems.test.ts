import { expect, test } from '@jest/globals';
import { date, openSheets } from './fake-apps-script';

const sheets = openSheets();

test.each([
  [
    'EPA_GRADE',
    ['Pass', 'Merit', 'Pass'],
    'project is "Merit", which is not a grade. Type Fail, Pass or Distinction (F, P and D will do, and Refer for a fail), or leave the cell blank.',
  ],
  [
    'EPA_DEADLINE',
    ['5/3/26', 'Project'],
    'epa_start is "5/3/26", where the year has two digits. Type all four digits, like 05/03/2026.',
  ],
  ['EPA_DEADLINE', ['#REF!', 'Project'], 'epa_start holds the error #REF!. Mend that cell first.'],
  [
    'EPA_DEADLINE',
    [[[date('2026-01-05')], [date('2026-01-06')]], [['Project', 'EPA end']]],
    'epa_start is 2 rows by 1 column but milestone is 1 row by 2 columns. Select ranges of the same size, or one single cell.',
  ],
])('%s of %j fails with an error that says what to do', (name, args, message) => {
  expect(() => sheets.evaluate(name, ...args)).toThrow(expect.objectContaining({ name: 'Error', message }));
});

test('in a range only the bad cell says what to check', () => {
  const starts = [[date('2026-01-05')], ['soon'], [''], [date('2025-12-31')]];
  expect(sheets.evaluate('EPA_DEADLINE', starts, 'Project')).toEqual([
    [date('2026-03-05')],
    ['Check: epa_start is "soon", which is not a date. Type it day first, like 5 Mar 2026 or 05/03/2026.'],
    [''],
    [date('2026-02-28')],
  ]);
});

test('an argument left out is a blank one', () => {
  expect(sheets.evaluate('EPA_GRADE', 'Distinction', 'Distinction')).toBe('Incomplete');
});
