import { expect } from '@jest/globals';
import { isProblem } from '../../../core/problems';
import { checkAnswers } from '../../../core/set-up/check';
import type { ColumnLook } from '../../../core/set-up/column-looks';
import { planSetUp } from '../../../core/set-up/plan';
import { ANSWERS_SHEET } from '../../../core/sheet/own-sheets';
import { held } from '../held-cells';
import { WRITTEN } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, SHEET } from './sheets';

/** Date formats and drop-downs: what columns lack is found, and given to them without a change of content. */
export function dressing({ inSheet }: Trial): void {
  const below = { sheet: SHEET, first: 1, rows: 3 };
  const DAYS: ColumnLook = { ...below, heading: 'EPA end', column: 1, look: 'dates' };
  const WORDS: ColumnLook = {
    ...below,
    heading: 'English',
    column: 2,
    look: 'choices',
    choices: ['Achieved', 'Not yet'],
    help: 'Level 2 English.',
  };
  const ROWS = held([
    ['ULN', 'EPA end', 'English'],
    ['1', 46143, 'Achieved'],
    ['2', 46144, ''],
    ['3', 46145, 'L2 in May'],
  ]);

  inSheet('what is not there is found, and given', ROWS, async ({ workbook, snapshot }) => {
    const lacking = await workbook.readLacking([DAYS]);
    expect(lacking).toMatchObject([{ ...DAYS, cells: 3 }]);
    const before = await snapshot(SHEET);
    expect(await workbook.dress([DAYS, WORDS])).toEqual([WRITTEN, WRITTEN]);
    expect(await workbook.readLacking([DAYS, WORDS])).toEqual([]);
    const values = (rows: typeof before) => rows.map((row) => row.map(({ value }) => value));
    const after = await snapshot(SHEET);
    expect(values(after)).toEqual(values(before));
    expect(after.slice(1, 4).map((row) => row[1]?.isDate)).toEqual([true, true, true]);
  });

  inSheet('a part that has it is no part of what is lacking', ROWS, async ({ workbook }) => {
    expect(await workbook.dress([{ ...DAYS, rows: 2 }])).toEqual([WRITTEN]);
    expect(await workbook.readLacking([DAYS])).toMatchObject([{ ...DAYS, cells: 1 }]);
    await workbook.dress([{ ...WORDS, rows: 2 }]);
    expect(await workbook.readLacking([WORDS])).toMatchObject([WORDS]);
    await workbook.dress([WORDS]);
    expect(await workbook.readLacking([WORDS])).toEqual([]);
  });

  inSheet('a column of theirs with a heading of ours needs no drop-down', ROWS, async ({ workbook }) => {
    expect(await workbook.readLacking([WORDS])).toEqual([]);
  });

  inSheet('of a protected sheet, and of one that is gone, is refused', ROWS, async (host) => {
    await host.protect(SHEET);
    expect(await host.workbook.dress([DAYS, { ...WORDS, sheet: 'Nowhere' }])).toMatchObject([
      { outcome: 'refused', problem: { code: 'SHEET_PROTECTED' } },
      { outcome: 'refused', problem: { code: 'SHEET_MISSING' } },
    ]);
    expect(await host.workbook.readLacking([{ ...DAYS, sheet: 'Nowhere' }])).toEqual([]);
  });

  inSheet('after a set-up nothing is lacking', COHORT, async (host) => {
    await setUp(host);
    const looks = await looksOf(host);
    expect(looks.map(({ look }) => look)).toEqual(expect.arrayContaining(['dates', 'choices']));
    expect(await host.workbook.readLacking(looks)).toEqual([]);
  });

  async function setUp({ workbook }: HostUnderTest): Promise<void> {
    const grid = await workbook.readGrid();
    const plan = planSetUp(grid, await workbook.formulaStyle(grid));
    if (isProblem(plan)) throw new Error(plan.what);
    expect(await workbook.setUp(plan)).toEqual({ outcome: 'done' });
  }

  async function looksOf({ workbook }: HostUnderTest): Promise<readonly ColumnLook[]> {
    const grid = await workbook.readGrid();
    const formulas = (await workbook.readFormulas(SHEET)) ?? [];
    const answers = { formulas: (await workbook.readFormulas(ANSWERS_SHEET)) ?? [], rows: [] };
    const found = checkAnswers(grid, formulas, await workbook.formulaStyle(grid), answers);
    if (isProblem(found)) throw new Error(found.what);
    return found.looks;
  }
}
