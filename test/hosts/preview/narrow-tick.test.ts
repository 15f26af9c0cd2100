import './engine-in-node';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cell } from '../../../core/cells/cell';
import { placeOf } from '../../../core/port/changes';
import { isProblem } from '../../../core/problems';
import type { SheetGrid } from '../../../core/sheet/grid';
import { applyChanges } from '../../../preview/apply-changes';
import { dataFromPlan, prepareEngine, type Sheets } from '../../../preview/engine';
import { mendModel } from '../../../preview/engine/mends';
import { engine } from '../../../preview/engine/o-spreadsheet';
import { sheetsOf } from '../../../preview/engine/sheets';
import { gridForChanges, gridOf } from '../../../preview/grid';
import { columnInserted, type HeldRows } from '../held-cells';
import { sheetWithChanges } from '../random-sheets';

prepareEngine();

const SHEET = 'Cohort';

/** The real engine with these cells in its one sheet. */
function sheetsWith(rows: readonly (readonly Cell[])[]): Sheets {
  const filled = rows.map((row) => row.map((cell) => cell ?? ''));
  const model = new engine.Model(dataFromPlan({ sheets: [{ name: SHEET, rows: filled }] }));
  mendModel(model);
  return sheetsOf(model);
}

const tick = (name: string) => ({
  sheet: SHEET,
  identity: { apprentice: name },
  column: 'maths',
  expected: '',
  value: 'Achieved',
});

describe('a tick in the local workbook', () => {
  const HEADINGS = ['ULN', 'Apprentice', 'Maths', ...Array.from({ length: 32 }, (_, i) => `Own ${i}`)];
  const tall = (rows: number) =>
    sheetsWith([
      HEADINGS,
      ...Array.from({ length: rows - 1 }, (_, i) => [
        1_000_000_000 + i,
        `Name ${i}`,
        '',
        ...HEADINGS.slice(3),
      ]),
    ]);

  test.each([
    [200, 40 * 35 + 160 * 3 + 35],
    [2000, 40 * 35 + 1960 * 3 + 35],
  ])('of %i rows it reads the first ones, who they are, the column and one row', (rows, cells) => {
    const sheets = tall(rows);
    let read = 0;
    const counting: Sheets = {
      ...sheets,
      read: (sheet, within) => {
        if (sheet === SHEET) throw new Error('The whole sheet was read.');
        return sheets.read(sheet, within);
      },
      readArea: (sheet, area) => {
        read += area.rows * area.columns;
        return sheets.readArea(sheet, area);
      },
    };
    expect(applyChanges(counting, [tick(`Name ${rows - 2}`)])).toEqual([{ outcome: 'written' }]);
    expect(sheets.shownAt({ sheet: SHEET, row: rows - 1, column: 2 })).toBe('Achieved');
    expect(read).toBe(cells);
  });

  test('any sheet, any changes: the cell is found where the whole sheet has it', () => {
    const found = (grid: SheetGrid, change: Parameters<typeof placeOf>[1]) => {
      const place = placeOf(grid, change);
      return isProblem(place)
        ? place
        : { ...place, of: place.of.key, holds: grid.rows[place.row]?.[place.column] ?? '' };
    };
    const valuesOf = (rows: HeldRows) => rows.map((row) => row.map(({ value }) => value));
    fc.assert(
      fc.property(sheetWithChanges, fc.boolean(), ({ rows, edits, changes }, isWider) => {
        const now = edits.reduce((all, edit) => edit(all), rows);
        const sheets = sheetsWith(valuesOf(isWider ? columnInserted(0)(now) : now));
        for (const change of changes.map((one) => ({ ...one, sheet: SHEET })))
          expect(found(gridForChanges(sheets, SHEET, [change]), change)).toEqual(
            found(gridOf(sheets, SHEET), change),
          );
      }),
      { numRuns: 40 },
    );
  });
});
