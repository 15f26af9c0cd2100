import { describe, expect, test } from '@jest/globals';
import { columnFormulas } from '../../../apps-script/column-formulas';

/** Google tells nobody which cells a formula fills, so a formula is known by its text. */
function formulasOf(...formulas: string[]) {
  const range = { getFormulas: () => formulas.map((formula) => [formula]) };
  return columnFormulas(range as unknown as GoogleAppsScript.Spreadsheet.Range);
}

describe('fills the cells below it', () => {
  test.each([
    '={"Stage";EPA_STATUS($A$1:$Z$1,$A$2:$Z)}',
    '= {1;2}',
    '=ARRAYFORMULA(IF(A2:A="","",""))',
    '=IFERROR(query(Other!A:B,"select B"))',
    '=SEQUENCE(5)',
    '=EPA_GRADE(A2:A, B2:B, C2:C)',
    '=EPA_METHOD_GRADE(F2:J90, K2:L90)',
    '=EPA_DEADLINE(A:A;"Project")',
    '=EPA_DEADLINE(Other!$C$2:$C$90, "Project")',
    '=EPA_STATUS($A$1:$Z$1, $A$2:$Z)',
    '=EPA_CHECK("ULN", A2:A)',
    '=EPA_RESULT_EXPECTED(B2:B90)',
    '=EPA_TIMELINE(B2)',
    '=EPA_COHORT(A1:Z1, A2:Z, D1)',
  ])('%s', (formula) => {
    expect(formulasOf('', formula, '', '').heldAt(3, '').formula).toBe(formula);
  });
});

describe('fills no other cell', () => {
  test.each([
    '=B2',
    '=SUM(A2:A90)',
    '=EPA_GRADE(A2, B2, C2)',
    '=EPA_METHOD_GRADE(F2:J2, K2:L2)',
    '=EPA_STATUS($A$1:$Z$1, $A2:$Z2)',
    "=EPA_RESULT_EXPECTED(B2, 'EPA settings'!$D$2:$D$100)",
    '=EPA_WORKDAY(B2, 5, $D$2:$D$100)',
    '=EPA_VERSION()',
  ])('%s', (formula) => {
    expect(formulasOf('', formula, '', '').heldAt(3, '').formula).toBeUndefined();
  });
});

test('a cell has its own formula before the one that fills it, and none above the first', () => {
  const formulas = formulasOf('', '=SEQUENCE(5)', '', '=B2', '');
  const held = [0, 1, 2, 3, 4, 9].map((row) => formulas.heldAt(row, 'x'));
  expect(held.map(({ formula, isOthers }) => [formula, isOthers])).toEqual([
    [undefined, false],
    ['=SEQUENCE(5)', false],
    ['=SEQUENCE(5)', true],
    ['=B2', false],
    [undefined, false],
    [undefined, false],
  ]);
  expect(held.map(({ shown }) => shown)).toEqual(Array(6).fill('x'));
});

test('a column beyond the last one in use has no formulas', () => {
  expect(columnFormulas(undefined).heldAt(3, '')).toEqual({ shown: '', formula: undefined, isOthers: false });
});
