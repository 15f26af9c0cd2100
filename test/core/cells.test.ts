import { describe, expect, test } from '@jest/globals';
import { type Cell, isError, isSameCell, plainCell, writtenCell } from '../../core/cells/cell';
import {
  anyValue,
  choice,
  date,
  daysToCount,
  gradeKind,
  type Kind,
  learningStatus,
  qualification,
  readCell,
  share,
  signOff,
  text,
  tick,
  wholeNumber,
} from '../../core/cells/kinds';
import { isProblem } from '../../core/problems';
import { day } from '../days';

const grade = gradeKind(['Fail', 'Pass', 'Distinction']);

/** A value, `blank`, or the code of the problem. */
function reading<T>(kind: Kind<T>, cell: Cell): unknown {
  const value = readCell(kind, cell, 'cell');
  if (isProblem(value)) return value.code;
  return value === undefined ? 'blank' : value;
}

const BLANKS: readonly Cell[] = ['', '   ', '\u00a0', '\t', undefined];

describe('a blank cell is blank for every kind', () => {
  const kinds = [
    date,
    grade,
    tick,
    qualification,
    learningStatus,
    signOff,
    text,
    choice(['Project']),
    wholeNumber(0, 9, 5),
    daysToCount,
    share,
    anyValue,
  ];
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    expect(BLANKS.map((cell) => reading<unknown>(kind, cell))).toEqual(BLANKS.map(() => 'blank'));
  });
});

describe('an error in a cell is a problem of that cell, whatever was expected', () => {
  test.each(['#N/A', '#REF!', '#DIV/0!', '#NAME?', '#VALUE!'])('%s', (error) => {
    expect(reading(grade, error)).toBe('CELL_ERROR');
    expect(reading<unknown>(anyValue, error)).toBe('CELL_ERROR');
  });
});

describe('the number 0, which Excel hands over for a blank cell, is blank wherever 0 cannot be meant', () => {
  test.each<[string, Kind<unknown>, unknown]>([
    ['a date', date, 'blank'],
    ['a grade', grade, 'blank'],
    ['a tick', tick, 'blank'],
    ['a choice', choice(['Project']), 'blank'],
    ['a figure to check', anyValue, 'blank'],
    ['a number from 1 to 3', wholeNumber(1, 3, 3), 'blank'],
    ['a number from 0 to 9', wholeNumber(0, 9, 5), 0],
    ['days to count', daysToCount, 0],
  ])('in %s: %s', (_, kind, expected) => {
    expect(reading(kind, 0)).toBe(expected);
  });
});

describe('grades as people type them', () => {
  test.each([
    ['Fail', 'Fail'],
    ['f', 'Fail'],
    ['REFER', 'Fail'],
    ['Referred', 'Fail'],
    ['pass', 'Pass'],
    [' P ', 'Pass'],
    ['Distinction', 'Distinction'],
    ['dist inction', 'Distinction'],
    ['DIST', 'Distinction'],
    ['d', 'Distinction'],
    ['Pending', 'blank'],
    ['Not taken', 'blank'],
    ['VOID', 'blank'],
    ['n/a', 'blank'],
    ['-', 'blank'],
    ['Merit', 'GRADE_UNKNOWN'],
    ['Pas', 'GRADE_UNKNOWN'],
    [1, 'GRADE_UNKNOWN'],
    [true, 'GRADE_UNKNOWN'],
    ['0', 'GRADE_UNKNOWN'],
  ])('%p is %s', (cell, expected) => {
    expect(reading(grade, cell)).toBe(expected);
  });
});

describe('a method takes the grades of its standard and no others', () => {
  const withMerit = gradeKind(['Fail', 'Pass', 'Merit', 'Distinction']);
  const passOnly = gradeKind(['Fail', 'Pass']);

  test.each([
    ['Merit', 'Merit', 'GRADE_UNKNOWN'],
    ['m', 'Merit', 'GRADE_UNKNOWN'],
    ['Distinction', 'Distinction', 'GRADE_UNKNOWN'],
    ['Refer', 'Fail', 'Fail'],
    ['p', 'Pass', 'Pass'],
  ])('%p is %s where there is a merit, %s where a method is passed or not', (cell, merit, pass) => {
    expect([reading(withMerit, cell), reading(passOnly, cell)]).toEqual([merit, pass]);
  });

  test('each says what may be typed, and offers its own grades', () => {
    expect(grade.accepts).toBe('Fail, Pass or Distinction (F, P and D will do, and Refer for a fail)');
    expect(passOnly.accepts).toBe('Fail or Pass (F and P will do, and Refer for a fail)');
    expect(withMerit.choices).toEqual(['Fail', 'Pass', 'Merit', 'Distinction']);
  });
});

describe('English and maths, and sign-offs, as people record them', () => {
  test.each([
    ['Achieved', 'Achieved'],
    ['yes', 'Achieved'],
    ['L2', 'Level 2'],
    [true, 'Achieved'],
    ['exemption', 'Exempt'],
    ['Not required', 'Exempt'],
    ['in progress', 'Not yet'],
    [false, 'Not yet'],
    ['n/a', 'NEEDED_OR_NOT'],
    ['soon', 'CHOICE_UNKNOWN'],
  ])('English %p is %s', (cell, expected) => {
    expect(reading(qualification, cell)).toBe(expected);
  });

  test.each([
    [46086, day('2026-03-05')],
    ['5 Mar 2026', day('2026-03-05')],
    ['Yes', true],
    [true, true],
    ['✗', false],
    ['pending', 'blank'],
    ['perhaps', 'DATE_UNREADABLE'],
    ['03/25/2026', 'DATE_MONTH_FIRST'],
    ['12/13/2026', 'DATE_MONTH_FIRST'],
    ['13/13/2026', 'DATE_IMPOSSIBLE'],
  ])('a sign-off %p is %s', (cell, expected) => {
    expect(reading(signOff, cell)).toBe(expected);
  });
});

describe('ticks as people make them', () => {
  test.each([
    [true, true],
    ['TRUE', true],
    ['yes', true],
    ['Y', true],
    ['Met', true],
    ['✓', true],
    [1, true],
    [false, false],
    ['No', false],
    ['n', false],
    ['not met', false],
    ['✗', false],
    ['x', 'TICK_UNKNOWN'],
    [2, 'TICK_UNKNOWN'],
    ['maybe', 'TICK_UNKNOWN'],
  ])('%p is %s', (cell, expected) => {
    expect(reading(tick, cell)).toBe(expected);
  });
});

describe('learning status in words, or as the codes of the ILR', () => {
  test.each([
    ['Active', 'Active'],
    ['continuing', 'Active'],
    [1, 'Active'],
    ['2', 'Completed'],
    ['completed', 'Completed'],
    [3, 'Withdrawn'],
    ['withdrawn', 'Withdrawn'],
    [6, 'Break in learning'],
    ['BIL', 'Break in learning'],
    [4, 'CHOICE_UNKNOWN'],
  ])('%p is %s', (cell, expected) => {
    expect(reading(learningStatus, cell)).toBe(expected);
  });
});

describe('dates as cells hold them', () => {
  test.each([
    [46086, day('2026-03-05')],
    [46086.75, day('2026-03-05')],
    ['5 March 2026', day('2026-03-05')],
    [0.5, 'DATE_OUT_OF_RANGE'],
    [60, 'DATE_OUT_OF_RANGE'],
    [Number.NaN, 'DATE_UNREADABLE'],
    [true, 'DATE_WITHOUT_DAY'],
    [false, 'blank'],
    ['03/25/2026', 'DATE_MONTH_FIRST'],
  ])('%p is %s', (cell, expected) => {
    expect(reading(date, cell)).toBe(expected);
  });
});

describe('numbers', () => {
  const words = wholeNumber(1, 20_000, 2500);
  test.each<[Kind<unknown>, Cell, unknown]>([
    [words, 2500, 2500],
    [words, '2,500', 2500],
    [words, ' 2500 ', 2500],
    [words, '25,00', 'NUMBER_UNREADABLE'],
    [words, '2500 words', 'NUMBER_UNREADABLE'],
    [words, true, 'NUMBER_UNREADABLE'],
    [words, Number.NaN, 'NUMBER_UNREADABLE'],
    [words, '1e3', 'NUMBER_UNREADABLE'],
    [words, 2500.5, 'NUMBER_NOT_WHOLE'],
    [words, -1, 'NUMBER_OUT_OF_RANGE'],
    [words, 20_001, 'NUMBER_OUT_OF_RANGE'],
    [daysToCount, -10, -10],
    [daysToCount, 2.9, 2],
    [daysToCount, 'ten', 'NUMBER_UNREADABLE'],
    [share, 0.15, 0.15],
    [share, '0%', 0],
    [share, '100%', 1],
    [share, '101%', 'SHARE_UNREADABLE'],
    [share, '-1%', 'SHARE_UNREADABLE'],
    [share, 1, 1],
    [share, '15%', 0.15],
    [share, '12.5 %', 0.125],
    [share, 15, 'SHARE_UNREADABLE'],
    [share, '15', 'SHARE_UNREADABLE'],
    [share, -0.1, 'SHARE_UNREADABLE'],
    [share, 'a lot', 'SHARE_UNREADABLE'],
  ])('%# %o', (kind, cell, expected) => {
    expect(reading(kind, cell)).toBe(expected);
  });
});

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['+44 20', "'+44 20"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  [' =A1', "' =A1"],
  ['\t=A1', "'\t=A1"],
  ['\r\n =A1', "'\r\n =A1"],
  ['\u00A0+A', "'\u00A0+A"],
  ['\u200B=A', "'\u200B=A"],
  ['＝A', "'＝A"],
  [' - see below', "' - see below"],
  ['a = b', 'a = b'],
  ['Pass', 'Pass'],
  [-5, -5],
  [undefined, ''],
])('%p is written as %p: text never becomes a formula', (cell, written) => {
  expect(writtenCell(cell)).toBe(written);
});

describe('cells as hosts hand them over', () => {
  test.each<[unknown, Cell]>([
    ['text', 'text'],
    [5, 5],
    [false, false],
    [null, undefined],
    [undefined, undefined],
    [new Date(), '#VALUE!'],
    [[1], '#VALUE!'],
  ])('%p is the cell %p', (value, cell) => {
    expect(plainCell(value)).toBe(cell);
  });

  test.each<[Cell, Cell, boolean]>([
    ['', undefined, true],
    ['', 0, false],
    [1, '1', false],
    ['Pass', 'Pass', true],
    [false, '', false],
  ])('%p and %p are the same: %p', (one, other, expected) => {
    expect(isSameCell(one, other)).toBe(expected);
  });

  test.each<[Cell, boolean]>([
    ['#REF!', true],
    ['#SPILL!', true],
    ['#1', false],
    ['REF!', false],
    [undefined, false],
  ])('%p is an error: %p', (cell, expected) => {
    expect(isError(cell)).toBe(expected);
  });
});
