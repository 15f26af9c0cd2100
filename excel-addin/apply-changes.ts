import type { Cell } from '../core/cells/cell';
import { applyInOrder } from '../core/port/changes';
import type { HeldCell } from '../core/port/held-cell';
import { sheetRefusal } from '../core/port/results';
import type { Change, ChangeResult } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import type { CellAddress, SheetGrid } from '../core/sheet/grid';
import { tableIn } from '../core/sheet/table';
import { isExcelError } from './in-excel';
import { askCell, heldBy, type LiveCell, put, reasonAgainst } from './live-cell';
import { askCells, type ReadSheet, readSheet } from './read-sheet';

/** Applies changes in two syncs, with two more for each sheet that they name, however many they are. */
export async function applyChanges(
  context: Excel.RequestContext,
  changes: readonly Change[],
): Promise<readonly ChangeResult[]> {
  const sheets = await readSheets(context, new Set(changes.map(({ sheet }) => sheet)));
  const asked = askAgain(context, sheets, cellsFor(changes, sheets));
  await context.sync();
  const { gridOf, cellAt } = asked();
  const { results, writes } = applyInOrder(changes, {
    gridOf,
    heldAt(cell, now) {
      const live = cellAt(cell);
      return live ? heldBy(live, now) : valueAlone(now);
    },
    reasonAgainst(write) {
      const live = cellAt(write.cell);
      return live ? reasonAgainst(live, write) : sheetRefusal('SHEET_BUSY', write.cell.sheet);
    },
  });
  for (const write of writes) put(cellAt(write.cell) as LiveCell, write);
  await context.sync();
  return results;
}

type Sheets = ReadonlyMap<string, ReadSheet>;

/** The sheets of these names, without those that are gone. */
async function readSheets(context: Excel.RequestContext, names: ReadonlySet<string>): Promise<Sheets> {
  const sheets = new Map<string, ReadSheet>();
  for (const name of names) {
    try {
      sheets.set(name, await readSheet(context, context.workbook.worksheets.getItem(name)));
    } catch (error) {
      if (!isExcelError(error, 'ItemNotFound')) throw error;
    }
  }
  return sheets;
}

/** The cells that the changes are for by what was read, also those that hold something else: a formula may be the reason. */
function cellsFor(changes: readonly Change[], sheets: Sheets): readonly CellAddress[] {
  const cells: CellAddress[] = [];
  applyInOrder(changes, {
    gridOf: (name) => sheets.get(name)?.grid,
    heldAt(cell, now) {
      cells.push(cell);
      return valueAlone(now);
    },
    reasonAgainst: () => undefined,
  });
  return cells;
}

/** A cell of which nothing but its value is known. */
function valueAlone(shown: Cell): HeldCell {
  return { shown, formula: undefined, isOthers: false };
}

interface AskedAgain {
  gridOf(sheet: string): SheetGrid | undefined;
  /** None where the cell was not asked for. */
  cellAt(cell: CellAddress): LiveCell | undefined;
}

/**
 * Asks again for the headings and for every row that is to be written, together with the cells themselves. What another
 * user did since the sheets were read shows here; what happens from here on Excel follows, because it keeps track of these
 * ranges until the batch ends.
 */
function askAgain(
  { workbook }: Excel.RequestContext,
  sheets: Sheets,
  cells: readonly CellAddress[],
): () => AskedAgain {
  const sheetNamed = (name: string) => workbook.worksheets.getItem(name);
  const lackingDays = [...sheets.values()][0]?.lackingDays ?? 0;
  const grids = new Map(
    [...sheets].map(([name, read]) => {
      const rows = cells.filter(({ sheet }) => sheet === name).map(({ row }) => row);
      return [name, askRows(sheetNamed(name), read, rows)];
    }),
  );
  const live = new Map(
    cells.map((cell) => [keyOf(cell), askCell(sheetNamed(cell.sheet), cell, lackingDays)]),
  );
  return () => ({
    gridOf: (name) => grids.get(name)?.(),
    cellAt: (cell) => live.get(keyOf(cell)),
  });
}

/** A sheet as it was read, with its headings and some rows as they stand after the next sync. */
function askRows(
  sheet: Excel.Worksheet,
  { grid, lackingDays }: ReadSheet,
  rows: readonly number[],
): () => SheetGrid {
  const table = tableIn(grid);
  const headingRow = isProblem(table) ? [] : [table.headingRow];
  const width = grid.rows[0]?.length ?? 0;
  const asked = new Map(
    [...headingRow, ...rows].map((row) => [
      row,
      askCells(sheet.getRangeByIndexes(row, 0, 1, width), lackingDays),
    ]),
  );
  return () => ({ ...grid, rows: grid.rows.map((row, i) => asked.get(i)?.()[0] ?? row) });
}

function keyOf({ sheet, row, column }: CellAddress): string {
  return `${row} ${column} ${sheet}`;
}
