import { describe, expect, test } from '@jest/globals';
import { ENCODINGS } from '../../cli/compute/encodings';
import { indexed } from '../../cli/compute/stored-index';
import { aroundOf, noAnswersYet } from '../../cli/compute/workbook-around';
import type { Around, Ranges } from '../../cli/formula/around';
import { evaluated } from '../../cli/formula/evaluate';
import { day } from '../days';
import { fileOf, opened } from './read-back';

/** A sheet "Data" with numbers and words, and another one with blanks in its name. */
const FILE = fileOf(
  {
    name: 'Data',
    rows: [
      ['Name', 'Grade', 'Number'],
      ['Ava', 'Pass', 3],
      ['Ben', 'Fail', 5],
      ['Cai', undefined, undefined],
    ],
    table: { name: 'Learners', range: 'A1:C4', formulas: new Map() },
  },
  { name: "Ann's sheet", rows: [[7, '12', 'twelve', '1/2/2026']] },
);

const AROUND: Around = (() => {
  const { workbook } = opened(FILE);
  const settle = { isAwaited: () => false, cell: () => {} };
  return aroundOf(workbook, indexed(workbook), noAnswersYet(), day('2026-11-26'), settle);
})();

/** What a formula in cell E3 of the sheet Data comes to. */
function answer(formula: string, ranges: Ranges = ENCODINGS.plain.ranges) {
  const place = { sheet: 'Data', row: 2, column: 4, moved: { rows: 0, columns: 0 } };
  const value = evaluated(formula, place, AROUND, ranges);
  if (typeof value === 'object' && 'area' in value) return AROUND.blockOf(value).map((row) => [...row]);
  return typeof value === 'object' && 'block' in value ? value.block.map((row) => [...row]) : value;
}

describe('references', () => {
  test.each([
    ['C2', [[3]]],
    ['$C$3', [[5]]],
    ["'Ann''s sheet'!A1", [[7]]],
    [
      'A2:B3',
      [
        ['Ava', 'Pass'],
        ['Ben', 'Fail'],
      ],
    ],
    ['C:C', [['Number'], [3], [5], [undefined]]],
    [
      'A3:C',
      [
        ['Ben', 'Fail', 5],
        ['Cai', undefined, undefined],
      ],
    ],
    ['Learners[Number]', [[3], [5], [undefined]]],
    ['Learners[[#Headers],[Name]]', [['Name']]],
    ['Learners[[#This Row],[Grade]]', [['Fail']]],
    ['Learners[@Number]', [[5]]],
    ['INDEX(A1:C4,3,2)', [['Fail']]],
    [
      'INDEX(A1:C4,2,0):INDEX(A1:C4,3,0)',
      [
        ['Ava', 'Pass', 3],
        ['Ben', 'Fail', 5],
      ],
    ],
    ['A1:B3 B2:C4', [['Pass'], ['Fail']]],
  ])('%s', (formula, expected) => {
    expect(answer(formula)).toEqual(expected);
  });

  test.each([
    ['Nowhere!A1', '#REF!'],
    ['A1:A2 C1:C2', '#NULL!'],
    ['INDEX(A1:C4,9,1)', '#REF!'],
    ['Strangers[Name]', '#REF!'],
    ['Unnamed', '#NAME?'],
  ])('%s is %s', (formula, error) => {
    expect(answer(formula)).toBe(error);
  });
});

describe('arithmetic and comparisons, as every program has them', () => {
  test.each([
    ['1+2*3', 7],
    ['-2^2', 4],
    ['10%', 0.1],
    ['7/0', '#DIV/0!'],
    ['C2+C4', 3],
    ['"3"+1', 4],
    ['"three"+1', '#VALUE!'],
    ['"a"="A"', true],
    ['1<"a"', true],
    ['"z"<TRUE', true],
    ['B4=""', true],
    ['C4=0', true],
    ['"a"&1&TRUE', 'a1TRUE'],
    ['#N/A&"x"', '#N/A'],
  ])('%s = %s', (formula, expected) => {
    expect(answer(formula)).toBe(expected);
  });
});

describe('the functions that stand in formulas of a set-up', () => {
  test.each([
    ['IF(C2>3,"more","less")', 'less'],
    ['IF(C3>3,"more","less")', 'more'],
    ['IF(FALSE,1)', false],
    ['IFERROR(1/0,"none")', 'none'],
    ['IFNA(#N/A,1)', 1],
    ['IFNA(1/0,1)', '#DIV/0!'],
    ['ISERROR(#N/A)', true],
    ['ISBLANK(B4)', true],
    ['ISBLANK("")', false],
    ['NOT(ISBLANK(B4))', false],
    ['ROW()', 3],
    ['ROW()-ROW($A$1)', 2],
    ['ROW($A$1 Data!$A$1)', 1],
    ['ROWS(A1:C4)', 4],
    ['COLUMNS(A1:C4)', 3],
    ['MAX(C1:C4)', 5],
    ['MIN(C1:C4)', 3],
    // 26 November 2026, the day of the test; Excel shows 46352 for it.
    ['TODAY()', 46352],
    ['DATE(2026,11,26)', 46352],
    ['EPA_GRADE("Pass","Pass","Distinction")', 'Pass'],
    ['EPA_GRADE("Distinction","Distinction","Distinction")', 'Distinction'],
    ['epa_grade("Pass","Pass","Pass")', 'Pass'],
  ])('%s = %s', (formula, expected) => {
    expect(answer(formula)).toBe(expected);
  });

  test('CHOOSECOLS picks columns in the order that is asked for', () => {
    expect(answer('CHOOSECOLS(A2:C3,3,1)')).toEqual([
      [3, 'Ava'],
      [5, 'Ben'],
    ]);
    expect(answer('CHOOSECOLS(A2:C3,-1)')).toEqual([[3], [5]]);
    expect(answer('CHOOSECOLS(A2:C3,4)')).toBe('#VALUE!');
  });

  test('IF lays one row below another, as a formula in each row needs it', () => {
    expect(answer('IF({1;0},$A$1:$C$1,$A3:$C3)')).toEqual([
      ['Name', 'Grade', 'Number'],
      ['Ben', 'Fail', 5],
    ]);
    expect(answer('IF({1;0;0},A1:B1,IF({0;1;0},A2:B2,A3:B3))')).toEqual([
      ['Name', 'Grade'],
      ['Ava', 'Pass'],
      ['Ben', 'Fail'],
    ]);
  });

  test('Google takes semicolons between arguments; within braces they divide rows', () => {
    expect(answer('CHOOSECOLS(A2:C3;1;3)')).toEqual([
      ['Ava', 3],
      ['Ben', 5],
    ]);
    expect(answer('INDEX({1;2;3};2)')).toBe(2);
  });
});

describe('a range where one value is needed', () => {
  test('is the cell in the own row of a plain formula, and every cell of an array', () => {
    expect(answer('C2:C4*2')).toBe(10);
    expect(answer('C2:C3*2', 'each cell')).toEqual([[6], [10]]);
    expect(answer('SINGLE(C2:C4)')).toBe(5);
    expect(answer('@C2:C4')).toBe(5);
    expect(answer('ARRAYFORMULA(C2:C3*2)')).toEqual([[6], [10]]);
  });
});

describe('nothing is guessed', () => {
  test.each([
    ['VLOOKUP(1,A1:B2,2)', 'VLOOKUP is not calculated here'],
    ['EPA_NOT_THERE(1)', 'there is no function EPA_NOT_THERE'],
    ['LET(x,1,x)', 'LET and LAMBDA are not calculated here'],
    ['[1]Sheet1!A1', 'it reads another workbook'],
    ["'Ann''s sheet'!D1+1", 'programs differ in what number the text “1/2/2026” is'],
    ['"a"<"b"', 'programs differ in the order of texts'],
    ['0.1&"x"', 'programs differ in how a number with a fraction is put into a text'],
    ['MAX(C2:C4*2)', 'programs differ in whether a range in it is taken cell by cell'],
    ['1+', 'it cannot be read as a formula'],
    ['DATE(2026,2,30)', 'programs differ in a date whose day or month is not in the calendar'],
  ])('%s', (formula, left) => {
    expect(answer(formula)).toEqual({ left });
  });

  test('and a branch that is not taken does no harm', () => {
    expect(answer('IF(TRUE,1,VLOOKUP(1,A1:B2,2))')).toBe(1);
  });
});
