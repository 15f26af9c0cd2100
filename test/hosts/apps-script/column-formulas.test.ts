import { describe, expect, test } from '@jest/globals';
import { columnFormulas } from '../../../apps-script/column-formulas';
import { plainCell } from '../../../core/cells/cell';
import { date, text } from '../../../core/cells/kinds';
import { CATALOGUE } from '../../../core/functions/catalogue';
import {
  type CustomFunction,
  cell,
  cellFunction,
  list,
  optional,
  row,
  tableFunction,
} from '../../../core/functions/define';

/** Google tells nobody which cells a formula fills, so a formula is known by its text. */
function formulasOf(...formulas: string[]) {
  return columnFormulas(rangeOf(formulas), plainCell);
}

function rangeOf(formulas: readonly string[]): GoogleAppsScript.Spreadsheet.Range {
  const range = { getFormulas: () => formulas.map((formula) => [formula]), getMergedRanges: () => [] };
  return range as unknown as GoogleAppsScript.Spreadsheet.Range;
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
    '=epa_issues (A1:Z1, A2:Z, D1)',
    '=IFERROR(EPA_GRADE(A2:A9, B2:B9, C2:C9), "")',
    '=IF(EPA_VERSION()="", "", EPA_GRADE(A2, B2, C2:C9))',
    '=EPA_METHOD_GRADE_COUNTS(A2, B2, C2, D2:D9)',
    "=EPA_RESULT_EXPECTED('Old (2025), all'!B2:B90, 'EPA settings'!$D$2:$D$100)",
    '=EPA_GATEWAY_EXPECTED(2:9)',
    '=EPA_GATEWAY_EXPECTED(Cohort[Start date])',
    '=EPA_GATEWAY_EXPECTED({45663;45664})',
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
    "=EPA_RESULT_EXPECTED(B2, 'EPA settings'!$D$2:$D$100)",
    '=EPA_WORKDAY(B2, 5, $D$2:$D$100)',
    '=EPA_VERSION()',
    '=EPA_VERSION',
    '=EPA_DEADLINE(MAX(A2:A9), "Project")',
    '=EPA_GATEWAY_EXPECTED({45663,45664})',
    '=EPA_GATEWAY_EXPECTED(Other!B2:F2)',
    '="EPA_RULES() has every rule, FILTER(them)"',
    "='EPA_RULES (old)'!A1",
    '=EPA_DEADLINE("A2:A9"',
    '=MY_EPA_RULES(A2:A9)',
  ])('%s', (formula) => {
    expect(formulasOf('', formula, '', '').heldAt(3, '').formula).toBeUndefined();
  });
});

describe('a function is known by the catalogue, not by its name', () => {
  const common = { summary: 'Made up.', restsOn: [] };
  const day = cell('day', date, 'A day.');
  const catalogue: readonly CustomFunction[] = [
    tableFunction({ ...common, name: 'EPA_LIST', parameters: [day], returns: [], run: () => [] }),
    cellFunction({
      ...common,
      name: 'EPA_CELL',
      parameters: [
        list('closures', date, 'The same for all.'),
        row('ticks', text, 'One row for each answer.'),
        optional('as_of', date, 'A day.'),
      ],
      returns: 'text',
      run: () => undefined,
    }),
  ];
  const fills = (formula: string, known: readonly CustomFunction[]) =>
    columnFormulas(rangeOf([formula, '']), plainCell, known).heldAt(1, '').isOthers;

  test.each<[string, boolean]>([
    ['=EPA_LIST(A1)', true],
    ['=EPA_CELL(D2:D99, A2:C2)', false],
    ['=EPA_CELL(D2:D99, A2:C2, B2)', false],
    ['=EPA_CELL(D2:D99, A2:C9)', true],
    ['=EPA_CELL(D2, A2:C2, B2:B9)', true],
    ['=EPA_RULES()', false],
  ])('%s: %j', (formula, expected) => {
    expect(fills(formula, catalogue)).toBe(expected);
  });

  test('every function of ours that answers a table fills cells, whatever it is given', () => {
    const tables = CATALOGUE.filter(({ answers }) => answers !== 'cells');
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter(({ name }) => !fills(`=${name}(A1)`, CATALOGUE))).toEqual([]);
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
  expect(columnFormulas(undefined, plainCell).heldAt(3, '')).toEqual({
    shown: '',
    formula: undefined,
    isOthers: false,
  });
});
