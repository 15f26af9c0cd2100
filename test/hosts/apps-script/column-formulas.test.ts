import { expect, test } from '@jest/globals';
import { columnFormulas } from '../../../apps-script/column-formulas';
import { plainCell } from '../../../core/cells/cell';

function formulasOf(first: number, ...formulas: string[]) {
  const range = {
    getRow: () => first + 1,
    getFormulas: () => formulas.map((formula) => [formula]),
    getMergedRanges: () => [],
  };
  return columnFormulas(range as unknown as GoogleAppsScript.Spreadsheet.Range, plainCell);
}

test.each([0, 7])(
  'a cell has its own formula and no other one, by its row in the sheet: from row %i on',
  (first) => {
    const formulas = formulasOf(first, '', '=SEQUENCE(5)', '', '=B2');
    const held = [0, 1, 2, 3, 9].map((row) => formulas.heldAt(first + row, 'x'));
    expect(held.map(({ formula }) => formula)).toEqual([
      undefined,
      '=SEQUENCE(5)',
      undefined,
      '=B2',
      undefined,
    ]);
    expect(held.every(({ isOthers, shown }) => !isOthers && shown === 'x')).toBe(true);
    expect([1, 2].map((row) => formulas.ownAt(first + row))).toEqual(['=SEQUENCE(5)', undefined]);
  },
);

test('a column beyond the last one in use has no formulas', () => {
  expect(columnFormulas(undefined, plainCell).heldAt(3, '')).toEqual({
    shown: '',
    formula: undefined,
    isOthers: false,
  });
});
