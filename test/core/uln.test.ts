import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { readCell } from '../../core/cells/kinds';
import { isTenDigits, uln } from '../../core/cells/uln';
import { issuesOf } from '../../core/cohort/issues';
import { checkFigure } from '../../core/rules/checks';
import { identifyingUln, isPossibleUln, ulnFinding } from '../../core/rules/uln';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { layoutOf } from '../../core/sheet/layout';
import { st0071 } from '../../core/standard/st0071';
import { day } from '../days';

/** The ULN that a cell says, `undefined` for none. */
const read = (cell: Cell) => readCell(uln, cell, 'ULN');

describe('ten digits are read however they are written', () => {
  test.each<[string, Cell]>([
    ['a number', 1000000019],
    ['text', '1000000019'],
    ['in groups of four', '1000 0000 19'],
    ['in groups of three', '100 000 001 9'],
    ['a space that does not break', '1000\u00A0000\u00A0019'],
    ['with hyphens', '1000-0000-19'],
    ['with a long dash and spaces', '1000 – 000019'],
    ['spaces at the ends', '  1000000019 '],
    ['a tab at the end', '1000000019\t'],
    ['a zero-width space at the end (F261)', '1000000019\u200B'],
    ['a mark of byte order in front', '\uFEFF1000000019'],
    ['a mark of direction', '\u202D1000000019\u202C'],
    ['full-width digits (F265)', '１０００００００１９'],
    ['an apostrophe in front', "'1000000019"],
    ['a curled apostrophe in front', '’1000000019'],
    ['a decimal that a CSV adds', '1000000019.0'],
    ['two decimals', '1000000019.00'],
    ['thousands marked', '1,000,000,019'],
    ['with its name in front', 'ULN: 1000000019'],
    ['with its name, no colon', 'uln 1000000019'],
    ['with its name and No.', 'ULN No. 1000000019'],
    ['in powers of ten with every digit', '1.000000019E+09'],
    ['in quotation marks', '"1000000019"'],
    ['in brackets', '(1000000019)'],
    ['in square brackets', '[1000000019]'],
    ['with its name behind', '1000000019 (ULN)'],
    ['with its name joined on', 'ULN1000000019'],
    ['a dot, a comma or a semicolon at the end', '1000000019;'],
    ['with lines between', '1000_0000_19'],
  ])('%s', (_, cell) => {
    expect(read(cell)).toBe('1000000019');
  });

  test.each<[string, Cell, string]>([
    ['nine digits', '100000001', '100000001'],
    ['eleven digits', 10000000190, '10000000190'],
    ['two of them', '1000000019 / 2000000028', '1000000019 / 2000000028'],
    ['a letter among the digits', '1000O00019', '1000O00019'],
    ['a point among the digits', '100000.0019', '100000.0019'],
    ['a minus in front', '-1000000019', '-1000000019'],
    ['points between', '1000.0000.19', '1000.0000.19'],
    ['another word joined on', 'ULNX1000000019', 'ULNX1000000019'],
    ['a name', 'Amara Foxbury', 'Amara Foxbury'],
    ['somebody called None Smith', 'None Smith', 'None Smith'],
    ['a UKPRN', '10001234', '10001234'],
  ])('not %s: it stays as it is seen, to be mended', (_, cell, seen) => {
    expect(read(cell)).toBe(seen);
    expect(ulnFinding(seen)).toBeDefined();
  });
});

describe('what stands for "no ULN yet" is none', () => {
  test.each<Cell>([
    0,
    -1,
    -2,
    '-1',
    '-2',
    '',
    ' ',
    '-',
    '–',
    '--',
    '?',
    '???',
    'N/A',
    'n/a',
    'NA',
    'n.a.',
    'TBC',
    'T.B.C.',
    'tba',
    'TBD',
    'To be confirmed',
    'to follow',
    'Unknown',
    'Not known',
    'not yet known',
    'ULN unknown',
    'Pending',
    'Pending LRS',
    'ULN pending',
    'None',
    'No ULN',
    'no uln yet',
    'Awaiting',
    'Awaiting ULN',
    'Need ULN',
    'LRS to confirm',
    'No LRS record',
    'To be obtained',
    '0',
    'Awaiting ULN from the LRS',
    'Requested',
    'Not yet issued',
    'Not available',
    'Not provided',
    'Missing',
    'Temp',
    'Temporary',
    'temporary ULN',
    'Dummy',
    'NULL',
    'NaN',
    'x',
    'XXXXXXXXXX',
  ])('%j', (cell) => {
    expect(read(cell)).toBeUndefined();
  });
});

test.each<[string, boolean]>([
  ['0123456789', true],
  ['0000000019', true],
  ['012345678', false],
  ['00123456789', false],
])('%s has ten digits, the first ones noughts or not: %s', (digits, isIt) => {
  expect(isTenDigits(digits)).toBe(isIt);
});

describe('digits that many have are kept, and identify nobody', () => {
  test.each<[Cell, string]>([
    [9999999999, '9999999999'],
    ['9999 999 999', '9999999999'],
    ['9999999999 (temp)', '9999999999'],
    ['Temporary ULN 9999999999', '9999999999'],
    [1000000000, '1000000000'],
    ['1234567890', '1234567890'],
    ['0123456789', '0123456789'],
    ['0000000000', '0000000000'],
    [1111111111, '1111111111'],
    [999999999, '999999999'],
    [9999, '9999'],
  ])('%j', (cell, digits) => {
    expect(read(cell)).toBe(digits);
    expect(identifyingUln(digits)).toBeUndefined();
    expect(ulnFinding(digits)).toMatch(/Replace it when the real one is known\.$/);
  });

  test.each(['1000000019', '9999999991', '1111111110', '9276308687', '123', '111'])(
    '%s is not one',
    (digits) => {
      expect(identifyingUln(digits)).toBe(digits);
    },
  );
});

describe('a ULN that the spreadsheet rounded has lost its digits', () => {
  test.each<[Cell, string]>([
    ['9.28E+09', '9.28E+09'],
    ['9.28e+9', '9.28e+9'],
    ['9E+09', '9E+09'],
    ['9.27631E+09', '9.27631E+09'],
    ['9,28E+09', '9,28E+09'],
    [9280000000, '9280000000'],
    [9276300000, '9276300000'],
    // It passes the check digit by chance: 9 x 10 + 1 x 8 leaves 10 of 11.
    [9010000000, '9010000000'],
  ])('%j', (cell, seen) => {
    expect(read(cell)).toBe(seen);
    expect(identifyingUln(seen)).toBeUndefined();
    expect(isPossibleUln(seen)).toBe(false);
    expect(ulnFinding(cell as string)).toMatch(/^The spreadsheet has rounded it, .* paste the ULNs again/);
  });

  // Four noughts at the end are no evidence.
  test.each(['9276310000', '9276308686'])('%s is not one', (digits) => {
    expect(identifyingUln(digits)).toBe(digits);
  });
});

test.each<[Cell, string]>([
  ['1000000019\u200B', 'OK'],
  ['１０００００００１９', 'OK'],
  [1000000019, 'OK'],
  ["'1000000019", 'OK'],
  ['1000000019.0', 'OK'],
  [
    '9.28E+09',
    'The spreadsheet has rounded it, and its last digits are lost. Format the column as text, or as a number without decimals, and paste the ULNs again from where they came.',
  ],
  ['-2', 'This says that there is no ULN. Fill it in when it is known.'],
  ['TBC', 'This says that there is no ULN. Fill it in when it is known.'],
  ['9999999999', 'This is the temporary ULN. Replace it when the real one is known.'],
  ['1000000000', 'This is a placeholder and no ULN. Replace it when the real one is known.'],
])('EPA_CHECK("ULN", %j) is %s', (typed, expected) => {
  expect(checkFigure(st0071, 'ULN', typed as string)).toBe(expected);
});

/** What is found in a sheet: row, column, code and severity, rows counted as people do. */
function issues(rows: readonly (readonly Cell[])[]): readonly string[] {
  const layout = layoutOf(chosenColumns(), rows[0] as readonly Cell[]);
  return issuesOf(layout, gridFrom(rows), 1, day('2026-11-26')).map(
    ({ row, column, problem, severity }) => `${row + 1} ${column} ${problem.code} ${severity}`,
  );
}

describe('issues', () => {
  test.each<[string, readonly (readonly Cell[])[], readonly string[]]>([
    [
      'a temporary ULN is to be replaced, and is nobody twice (F267)',
      [
        ['ULN', 'Apprentice', 'Start date'],
        [9999999999, 'Amara Foxbury', 46000],
        [9999999999, 'Jun Wetherlam', 46000],
      ],
      ['2 uln ULN_DOUBTFUL warning', '3 uln ULN_DOUBTFUL warning'],
    ],
    [
      'words for none are no issue where there is a name',
      [
        ['ULN', 'Apprentice'],
        ['TBC', 'Amara Foxbury'],
        ['TBC', 'Jun Wetherlam'],
        [-2, 'Zoë Marsh'],
      ],
      [],
    ],
    [
      'rounded, not doubled (F269)',
      [
        ['ULN', 'Apprentice'],
        ['9.28E+09', 'Amara Foxbury'],
        ['9.28E+09', 'Jun Wetherlam'],
      ],
      ['2 uln ULN_DOUBTFUL error', '3 uln ULN_DOUBTFUL error'],
    ],
    [
      'once with spaces and once without is twice the same (F270)',
      [
        ['ULN', 'Apprentice'],
        ['1000 0000 19', 'Amara Foxbury'],
        [1000000019, 'Amara Foxbury'],
      ],
      ['3 uln APPRENTICE_DOUBLED error'],
    ],
    [
      'a temporary ULN without a name is nobody',
      [
        ['ULN', 'Apprentice'],
        [9999999999, ''],
      ],
      ['2 apprentice APPRENTICE_UNNAMED error'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(issues(rows)).toEqual(expected);
  });
});
