import { describe, expect, test } from '@jest/globals';
import { movedFormula, referencesIn, shiftedFormula } from './shifted-references';

/** Expected as Sheets and Excel show it, by hand. */

const rows = (at: number, count: number, sheet = 'Cohort') => ({ sheet, axis: 'row', at, count }) as const;
const columns = (at: number, count: number) => ({ sheet: 'Cohort', axis: 'column', at, count }) as const;

describe('a row inserted', () => {
  test.each([
    ['above the second row moves what begins there', 1, '=EPA_STATUS($A$2:$AI)', '=EPA_STATUS($A$3:$AI)'],
    [
      'above the second row lies within what begins above',
      1,
      '=EPA_TRACKER($A$1:$AI)',
      '=EPA_TRACKER($A$1:$AI)',
    ],
    ['above the first row moves what begins there', 0, '=EPA_TRACKER($A$1:$AI)', '=EPA_TRACKER($A$2:$AI)'],
    ['within a range makes it longer', 3, '=SUM(A2:A5)', '=SUM(A2:A6)'],
    ['right above a range moves it whole', 1, '=SUM(A2:A5)', '=SUM(A3:A6)'],
    ['right below a range leaves it', 5, '=SUM(A2:A5)', '=SUM(A2:A5)'],
    ['moves single cells from there on', 4, '=A4+$B$5+C6', '=A4+$B$6+C7'],
    ['leaves whole columns, moves whole rows', 1, '=COUNTA(A:A)+COUNTA(2:4)', '=COUNTA(A:A)+COUNTA(3:5)'],
    ['leaves other sheets', 0, "='EPA settings'!$B$2&Cohort!A1&a1", "='EPA settings'!$B$2&Cohort!A2&A2"],
    [
      'leaves texts, functions, names and columns of tables',
      0,
      '=LOG10(A1)&"A1"&A1_x&T[A1]&T[[#Headers],[B2]]',
      '=LOG10(A2)&"A1"&A1_x&T[A1]&T[[#Headers],[B2]]',
    ],
  ])('%s', (_, at, before, after) => {
    expect(shiftedFormula(before, 'Cohort', rows(at, 1))).toBe(after);
  });

  test('into another sheet moves what names that one, in quotes or not', () => {
    const shift = rows(0, 2, "Jo's sheet");
    expect(shiftedFormula("='Jo''s sheet'!A1+A1+Other!A1", 'Cohort', shift)).toBe(
      "='Jo''s sheet'!A3+A1+Other!A1",
    );
  });
});

describe('rows deleted', () => {
  test.each([
    ['above move what is below', 0, 1, '=A3', '=A2'],
    ['with the cell itself leave an error', 2, 1, '=A3+Cohort!A3', '=#REF!+Cohort!#REF!'],
    ['within a range make it shorter', 2, 2, '=SUM(A2:A9)', '=SUM(A2:A7)'],
    ['at its beginning cut it', 0, 3, '=SUM(A2:A9)', '=SUM(A1:A6)'],
    ['at its end cut it', 7, 5, '=SUM(A2:A9)', '=SUM(A2:A7)'],
    ['with all of it leave an error', 1, 8, '=SUM(A2:A9)', '=SUM(#REF!)'],
    ['at the beginning of an open range leave it', 0, 1, '=EPA_TRACKER($A$1:$AI)', '=EPA_TRACKER($A$1:$AI)'],
    [
      'before the beginning of an open range move it',
      0,
      1,
      '=EPA_TRACKER($A$3:$AI)',
      '=EPA_TRACKER($A$2:$AI)',
    ],
  ])('%s', (_, at, count, before, after) => {
    expect(shiftedFormula(before, 'Cohort', rows(at, -count))).toBe(after);
  });
});

describe('columns', () => {
  test.each([
    ['inserted within widen a range', columns(3, 1), '=EPA_TRACKER($A$1:$AI)', '=EPA_TRACKER($A$1:$AJ)'],
    ['inserted before move it', columns(0, 2), '=EPA_TRACKER($A$1:$AI;Z1)', '=EPA_TRACKER($C$1:$AK;AB1)'],
    ['inserted right of it leave it', columns(35, 1), '=EPA_TRACKER($A$1:$AI)', '=EPA_TRACKER($A$1:$AI)'],
    ['deleted within narrow it', columns(1, -2), '=EPA_TRACKER($A$1:$AI)', '=EPA_TRACKER($A$1:$AG)'],
    ['deleted at its end cut it', columns(34, -1), '=EPA_TRACKER($A$1:$AI)', '=EPA_TRACKER($A$1:$AH)'],
    ['deleted whole leave an error', columns(0, -1), '=COUNTA(A:A)+B1', '=COUNTA(#REF!)+A1'],
  ])('%s', (_, shift, before, after) => {
    expect(shiftedFormula(before, 'Cohort', shift)).toBe(after);
  });
});

test('what moves in a sort takes its row with it, but for what is fixed', () => {
  expect(movedFormula('=$C2+D$1+$E$3+Other!A2+SUM(A2:B4)', 3)).toBe('=$C5+D$1+$E$3+Other!A5+SUM(A5:B7)');
});

test('references are told with what is open in them', () => {
  expect(referencesIn("=F('EPA settings'!$A$1:$G;2:3)")).toEqual([
    {
      sheet: 'EPA settings',
      first: { column: { at: 0, isFixed: true }, row: { at: 0, isFixed: true } },
      last: { column: { at: 6, isFixed: true } },
    },
    {
      sheet: undefined,
      first: { row: { at: 1, isFixed: false } },
      last: { row: { at: 2, isFixed: false } },
    },
  ]);
});
