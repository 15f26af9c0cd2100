import { expect, test } from '@jest/globals';
import type { Cell } from '../../../core/cells/cell';
import { TOP_ROWS } from '../../../core/sheet/layout';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../../../core/sheet/settings';
import { day } from '../../days';
import { cellSet, type HeldRows, held, trimmed } from '../held-cells';
import { blankAsText, isFilled } from './cells';
import type { Trial } from './host';
import { COHORT, MESSY, SETTINGS, SHEET } from './sheets';

/** The whole sheet in front, and the settings behind it. */
export function reading({ inHost, inSheet }: Trial): void {
  inSheet('gives every cell as it is, from the first to the last in use', MESSY, async ({ workbook }) => {
    const { sheet, rows, settings } = await workbook.readGrid();
    expect(sheet).toBe(SHEET);
    expect(rows.map((row) => row.map(blankAsText))).toEqual(rectangle(MESSY));
    expect(settings).toEqual([]);
  });

  inSheet('finds nothing in an empty sheet', [], async ({ workbook }) => {
    const { rows } = await workbook.readGrid();
    expect(rows.flat().filter(isFilled)).toEqual([]);
  });

  inSheet(
    'counts a formula that shows nothing as in use',
    held([['ULN', '', { value: '', formula: '=""' }]]),
    async ({ workbook }) => {
      expect((await workbook.readGrid()).rows[0]).toHaveLength(3);
    },
  );

  test('gives the settings whole, from the first cell on, as far as they reach', () =>
    inHost(async (host) => {
      const [row, column] = [SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns];
      const inside = cellSet(row - 1, column - 1, 'the last one')(SETTINGS);
      const beyond = [cellSet(row, 1, 'too low'), cellSet(1, column, 'too far right')];
      await host.seed(
        SETTINGS_SHEET,
        beyond.reduce((rows, edit) => edit(rows), inside),
      );
      await host.seed(SHEET, COHORT);
      const { sheet, settings } = await host.workbook.readGrid();
      expect(sheet).toBe(SHEET);
      expect(settings.map((cells) => cells.map(blankAsText))).toEqual(rectangle(inside));
    }));

  inSheet('gives any sheet by its name, and stays where it is', COHORT, async (host) => {
    await host.seed(SETTINGS_SHEET, SETTINGS);
    await host.seed('Other', held([['Hello']]));
    const read = await host.workbook.readGridOf(SHEET);
    expect(read?.sheet).toBe(SHEET);
    expect(read?.rows.map((row) => row.map(blankAsText))).toEqual(rectangle(COHORT));
    expect(read?.settings[1]?.slice(5, 7)).toEqual(['Mark', 'Project grade']);
    expect((await host.workbook.readGrid()).sheet).toBe('Other');
  });

  inSheet(
    'gives the formulas of a sheet, and nothing where there is none',
    held([
      ['ULN', { value: '', formula: '=""' }, "'=no formula"],
      ['1', 2, ''],
    ]),
    async ({ workbook }) => {
      const formulas = (await workbook.readFormulas(SHEET)) ?? [];
      expect(formulas.map((row) => row.slice(0, 2))).toEqual([
        ['', '=""'],
        ['', ''],
      ]);
      expect(new Set(formulas.flatMap((row) => row.slice(2)))).toEqual(new Set(['']));
    },
  );

  inSheet('gives nothing for a sheet that there is not', COHORT, async ({ workbook }) => {
    expect(await workbook.readGridOf('Nowhere')).toBeUndefined();
    expect(await workbook.readFormulas('Nowhere')).toBeUndefined();
  });

  inSheet('gives the beginnings of all sheets but the settings, in their order', COHORT, async (host) => {
    await host.seed(SETTINGS_SHEET, SETTINGS);
    await host.seed('Empty', []);
    await host.seed('Long', held(Array.from({ length: TOP_ROWS + 1 }, (_, i) => [`Row ${i + 1}`, i])));
    const tops = await host.workbook.readTops();
    const ours = tops.filter(({ sheet }) => [SHEET, SETTINGS_SHEET, 'Empty', 'Long'].includes(sheet));
    expect(ours.map(({ sheet }) => sheet)).toEqual([SHEET, 'Empty', 'Long']);
    const [cohort, empty, long] = ours.map(({ rows }) => rows.map((row) => row.map(blankAsText)));
    expect(cohort).toEqual(rectangle(COHORT));
    expect(empty?.flat().filter(isFilled)).toEqual([]);
    expect(long).toHaveLength(TOP_ROWS);
    expect(long?.[TOP_ROWS - 1]).toEqual([`Row ${TOP_ROWS}`, TOP_ROWS - 1]);
    expect((await host.workbook.readGrid()).sheet).toBe('Long');
  });

  inSheet('reveals a cell of a sheet that is not in front', COHORT, async (host) => {
    await host.seed('Other', held([['Hello']]));
    await host.workbook.reveal({ sheet: SHEET, row: 2, column: 0 });
    expect((await host.workbook.readGrid()).sheet).toBe(SHEET);
  });

  inSheet('tells today as a whole day', [], async ({ workbook }) => {
    const today = await workbook.today();
    expect(Number.isInteger(today)).toBe(true);
    expect(Math.abs(today - (day('1970-01-01') + Date.now() / 86_400_000))).toBeLessThan(2);
  });
}

/** The values of rows, equally long, as far as any cell is in use. */
function rectangle(rows: HeldRows): readonly (readonly Cell[])[] {
  const inUse = trimmed(rows);
  const width = Math.max(...inUse.map((row) => row.length));
  return inUse.map((row) => Array.from({ length: width }, (_, i) => row[i]?.value ?? ''));
}
