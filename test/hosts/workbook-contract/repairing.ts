import { expect } from '@jest/globals';
import { inverseRepair } from '../../../core/port/repair';
import type { ColumnRepair } from '../../../core/port/workbook';
import { BLANK, cellSet, held } from '../held-cells';
import { cellAt, WRITTEN } from './cells';
import type { Trial } from './host';
import { SHEET } from './sheets';

/** Writing formulas of ours anew: each piece whole, and only where every cell of it is as it was seen. */
export function repairing({ inSheet }: Trial): void {
  const FORMULA = '=""';
  const ROWS = held([
    ['ULN', 'RAG', 'Notes'],
    ['1', 'On track', 'a'],
    ['2', { value: '', formula: '=""&""' }, 'b'],
    ['3', '', 'c'],
  ]);
  const COLUMN: ColumnRepair = {
    sheet: SHEET,
    heading: 'RAG',
    column: 1,
    first: 1,
    before: ['On track', { formula: '=""&""' }, ''],
    after: [{ formula: FORMULA }, { formula: FORMULA }, 'see =notes'],
  };
  const AFTER = [{ formula: FORMULA }, { formula: FORMULA }, { value: 'see =notes' }];

  inSheet(
    'writes a column and nothing beside it, and takes it back',
    ROWS,
    async ({ workbook, snapshot }) => {
      expect(await workbook.repair([COLUMN])).toEqual([WRITTEN]);
      const now = await snapshot(SHEET);
      AFTER.forEach((content, i) => {
        expect(cellAt(now, i + 1, 1)).toMatchObject(content);
      });
      expect([0, 1, 2, 3].map((row) => cellAt(now, row, 2).value)).toEqual(['Notes', 'a', 'b', 'c']);
      expect(await workbook.repair([inverseRepair(COLUMN)])).toEqual([WRITTEN]);
      const back = await snapshot(SHEET);
      expect([1, 2, 3].map((row) => cellAt(back, row, 1))).toMatchObject([
        { value: 'On track' },
        { formula: '=""&""' },
        BLANK,
      ]);
    },
  );

  inSheet('writes nothing of a piece in which a cell holds something else', ROWS, async (host) => {
    await host.edit(SHEET, cellSet(3, 1, { value: 'ring first' }));
    const before = await host.snapshot(SHEET);
    const other: ColumnRepair = {
      ...COLUMN,
      heading: 'Notes',
      column: 2,
      before: ['a', 'b', 'c'],
      after: ['x', 'y', 'z'],
    };
    const [refused, written] = await host.workbook.repair([COLUMN, other]);
    expect(refused).toMatchObject({ outcome: 'refused', problem: { code: 'ANSWERS_CHANGED' } });
    expect(written).toEqual(WRITTEN);
    const now = await host.snapshot(SHEET);
    for (const row of [0, 1, 2, 3]) expect(cellAt(now, row, 1)).toEqual(cellAt(before, row, 1));
    expect(cellAt(now, 3, 2).value).toBe('z');
  });

  inSheet('writes the same formula again', ROWS, async ({ workbook, snapshot }) => {
    const formula = { formula: '=""&""' };
    const again: ColumnRepair = { ...COLUMN, first: 2, before: [formula], after: [formula] };
    expect(await workbook.repair([again])).toEqual([WRITTEN]);
    expect(cellAt(await snapshot(SHEET), 2, 1)).toMatchObject(formula);
  });

  inSheet('of a protected sheet, and of one that is gone, is refused', ROWS, async (host) => {
    await host.protect(SHEET);
    const results = await host.workbook.repair([COLUMN, { ...COLUMN, sheet: 'Nowhere' }]);
    expect(results).toMatchObject([
      { outcome: 'refused', problem: { code: 'SHEET_PROTECTED' } },
      { outcome: 'refused', problem: { code: 'SHEET_MISSING' } },
    ]);
  });
}
