import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { changeIn } from '../../core/port/changes';
import { isProblem } from '../../core/problems';
import type { Apprentice } from '../../core/sheet/columns';
import {
  cohortSheetFrom,
  identityOf,
  neighbour,
  peopleIn,
  peopleNamed,
  readApprentice,
  withRow,
} from '../../core/sheet/people';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { day } from '../days';

const TODAY = day('2026-11-25');
const ROWS: readonly (readonly Cell[])[] = [
  ['Team A', '', ''],
  ['ULN', 'Apprentice', 'Maths'],
  [1000000019, 'Amara Foxbury', 'Achieved'],
  ['', '', ''],
  ['', 'Ben Amaral', ''],
  [2000000028, '', 'Not yet'],
  ['Total', 2, ''],
];
const grid = { sheet: 'Cohort', rows: ROWS, settings: [] };
const table = tableIn(grid) as CohortTable;

describe('people in a sheet', () => {
  const people = peopleIn(table);

  test('are those of its rows, gaps and totals left out, each by name or ULN', () => {
    expect(people).toEqual([
      { row: 2, name: 'Amara Foxbury', uln: '1000000019' },
      { row: 4, name: 'Ben Amaral', uln: '' },
      { row: 5, name: '2000000028', uln: '2000000028' },
    ]);
  });

  test.each([
    ['amara', ['Amara Foxbury', 'Ben Amaral']],
    ['AMARA  fox', ['Amara Foxbury']],
    ['amara f', ['Amara Foxbury']],
    ['fox amara', ['Amara Foxbury']],
    ['00028', ['2000000028']],
    ['nobody', []],
    [' ', []],
  ])('"%s" finds %j', (typed, names) => {
    expect(peopleNamed(people, typed).map(({ name }) => name)).toEqual(names);
  });

  test.each([
    [2, 1, 4],
    [4, -1, 2],
    [3, 1, 4],
    [3, -1, 2],
    [2, -1, undefined],
    [5, 1, undefined],
  ] as const)('from row %i, %i goes to row %s', (row, step, wanted) => {
    expect(neighbour(people, row, step)?.row).toBe(wanted);
  });

  test('a row is read as an apprentice with what cannot be read; a gap is nobody', () => {
    expect(readApprentice(table, [1000000019, 'Amara', 'perhaps'])).toMatchObject({
      apprentice: { uln: '1000000019', apprentice: 'Amara' },
      problems: [{ column: 'maths', problem: { code: 'CHOICE_UNKNOWN' } }],
    });
    expect(readApprentice(table, ['', '', ''])).toBeUndefined();
    expect(readApprentice(table, [])).toBeUndefined();
  });
});

describe('who a change is for', () => {
  test.each<[Apprentice, object | undefined]>([
    [{ uln: '1000000019', apprentice: 'Amara' }, { uln: '1000000019' }],
    [{ apprentice: 'Amara' }, { apprentice: 'Amara' }],
    [{ maths: 'Achieved' }, undefined],
  ])('%j is %j', (apprentice, identity) => {
    expect(identityOf(apprentice)).toEqual(identity);
  });

  const sheet = cohortSheetFrom(grid, TODAY);
  if (isProblem(sheet)) throw new Error('The sheet is not recognised.');

  test('a change expects what the row was read with', () => {
    expect(changeIn(sheet, 5, { uln: '2000000028' }, 'maths', 'Achieved')).toEqual({
      sheet: 'Cohort',
      identity: { uln: '2000000028' },
      column: 'maths',
      expected: 'Not yet',
      value: 'Achieved',
    });
  });

  test('there is no change to a column that the sheet does not have', () => {
    expect(changeIn(sheet, 5, { uln: '2000000028' }, 'english', 'Achieved')).toBeUndefined();
  });

  test('a row that was typed since shows, also one below the last', () => {
    const typed = withRow(sheet, 8, ['', 'Cleo New', '']);
    expect(peopleIn(typed.table).map(({ name, row }) => [row, name])).toContainEqual([8, 'Cleo New']);
    expect(sheet.table.rows).toHaveLength(7);
  });
});
