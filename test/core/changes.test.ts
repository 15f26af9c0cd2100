import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { isRefusal, targetOf } from '../../core/port/changes';
import type { Change } from '../../core/port/workbook';
import type { SheetGrid } from '../../core/sheet/grid';

const grid = (rows: readonly (readonly Cell[])[]): SheetGrid => ({ sheet: 'Cohort', rows, settings: [] });

describe('a change finds its cell again by apprentice and heading', () => {
  const rows: Cell[][] = [
    ['Customer Service 2026', '', ''],
    ['Project grade', 'ULN', 'Apprentice'],
    ['Pass', 1000000019, 'Amara Foxbury'],
    ['', '2000000028', 'Jun Wetherlam'],
    ['', '', 'Zoë Marshwiggle'],
    ['', '', 'Zoë Marshwiggle'],
  ];
  const change = (more: Partial<Change>): Change => ({
    sheet: 'Cohort',
    identity: { uln: '2000000028' },
    column: 'projectGrade',
    expected: '',
    value: 'Pass',
    ...more,
  });
  const target = (more: Partial<Change>) => targetOf(grid(rows), change(more));

  test.each<[string, Partial<Change>, object]>([
    ['by ULN', {}, { row: 3, column: 0 }],
    [
      'by a ULN that the sheet holds as a number',
      { identity: { uln: '1000000019' }, expected: 'Pass' },
      { row: 2, column: 0 },
    ],
    ['by name where there is no ULN', { identity: { apprentice: 'jun  wetherlam' } }, { row: 3, column: 0 }],
    [
      'not on a newer value',
      { identity: { uln: '1000000019' } },
      { outcome: 'changed meanwhile', now: 'Pass' },
    ],
    [
      'not for an apprentice who is gone',
      { identity: { uln: '3000000037' } },
      { outcome: 'refused', problem: { code: 'APPRENTICE_GONE' } },
    ],
    [
      'not where two rows could be meant',
      { identity: { apprentice: 'Zoë Marshwiggle' } },
      { outcome: 'refused', problem: { code: 'APPRENTICE_DOUBLED' } },
    ],
    [
      'not for a column that is gone',
      { column: 'interviewDate' },
      { outcome: 'refused', problem: { code: 'COLUMN_MISSING' } },
    ],
    ['not for nobody', { identity: {} }, { outcome: 'refused', problem: { code: 'APPRENTICE_GONE' } }],
  ])('%s', (_, more, expected) => {
    expect(target(more)).toMatchObject(expected);
  });

  test('sorted, with a column moved: still the same apprentice', () => {
    const sorted = [
      rows[0],
      ['Apprentice', 'Project grade', 'ULN'],
      ['Jun Wetherlam', '', '2000000028'],
    ] as Cell[][];
    expect(targetOf(grid(sorted), change({}))).toEqual({ row: 2, column: 1 });
  });

  test('a refusal can be told from a target', () => {
    expect([target({}), target({ identity: {} })].map(isRefusal)).toEqual([false, true]);
  });
});
