import { type Cell, isSameCell } from '../core/cells/cell';
import { applyInOrder } from '../core/port/changes';
import type { HeldCell } from '../core/port/held-cell';
import { isInPlace } from '../core/port/read-back';
import { refusal, sheetRefusal, WRITTEN } from '../core/port/results';
import type { Change, ChangeResult } from '../core/port/workbook';
import { isProblem, problem } from '../core/problems';
import type { CellAddress, CellWrite, Content, SheetGrid } from '../core/sheet/grid';
import { type CohortTable, tableIn } from '../core/sheet/table';
import { isExcelError } from './in-excel';
import { askCell, contentOf, heldBy, type LiveCell, put, reasonAgainst } from './live-cell';
import { askCells, type ReadSheet, readForChanges } from './read-sheet';

/**
 * Applies changes in two syncs, with a few more for each sheet that they name, however many they are. No more is read of a
 * sheet than it takes to find the cells.
 */
export async function applyChanges(
  context: Excel.RequestContext,
  changes: readonly Change[],
): Promise<readonly ChangeResult[]> {
  const sheets = await readSheets(context, changes);
  const asked = askAgain(context, sheets, cellsFor(changes, sheets));
  await context.sync();
  const now = asked();
  const { gridOf, cellAt } = now;
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
  // With the write goes a last look, in the same batch: so nobody can do anything between the two.
  const overwritten = writes.map((write) => askOverwritten(now, write));
  for (const write of writes) put(cellAt(write.cell) as LiveCell, write);
  await context.sync();
  const became = await putRight(
    context,
    writes.map((write, i) => ({ write, live: cellAt(write.cell) as LiveCell, was: overwritten[i]?.() })),
  );
  const inOrder = writes.map((write) => became.get(write) ?? WRITTEN);
  return results.map((result) => (result.outcome === 'written' ? (inOrder.shift() ?? result) : result));
}

/** What a write should not have been written over: somebody's new value, or the cell of somebody else. */
interface Overwritten {
  readonly content: Content;
  readonly shown: Cell;
  readonly isMoved: boolean;
}

/** Asks what stands in the cell, in its row and in the headings; `undefined` where that is what was found there before. */
function askOverwritten(
  { gridOf, cellAt, rangesOf }: AskedAgain,
  { cell }: CellWrite,
): () => Overwritten | undefined {
  const live = cellAt(cell) as LiveCell;
  const grid = gridOf(cell.sheet) as SheetGrid;
  const table = tableIn(grid) as CohortTable;
  const { headings, row } = rangesOf(cell);
  const [askedHeadings, askedRow] = [headings, row].map((range) => askCells(range, live.lackingDays));
  live.range.load('values,formulas,numberFormat,address');
  return () => {
    const now = { headings: askedHeadings?.()[0] ?? [], cells: askedRow?.()[0] ?? [] };
    const content = contentOf(live.range, live.lackingDays);
    const isMoved = !isInPlace(table, cell, now, new Set());
    const shown = now.cells[cell.column];
    const isAsFound = isSameCell(content as Cell, grid.rows[cell.row]?.[cell.column]);
    return isMoved || !isAsFound ? { content, shown, isMoved } : undefined;
  };
}

interface WrittenCell {
  readonly write: CellWrite;
  readonly live: LiveCell;
  readonly was: Overwritten | undefined;
}

/** Puts back what should not have been written over, where nobody has typed there since; it is told in any case. */
async function putRight(
  context: Excel.RequestContext,
  written: readonly WrittenCell[],
): Promise<ReadonlyMap<CellWrite, ChangeResult>> {
  const wrong = written.filter(({ was }) => was !== undefined);
  const became = new Map<CellWrite, ChangeResult>();
  if (wrong.length === 0) return became;
  for (const { live } of wrong) live.range.load('values,formulas,numberFormat,address');
  await context.sync();
  for (const { write, live, was } of wrong) {
    const { content, shown, isMoved } = was as Overwritten;
    const isOurs = isSameCell(contentOf(live.range, live.lackingDays) as Cell, write.content as Cell);
    if (isOurs) put(live, { cell: write.cell, expected: '', content });
    became.set(write, isMoved ? moved(write, live, isOurs) : typedMeanwhile(content, shown));
  }
  await context.sync();
  return became;
}

function typedMeanwhile(content: Content, shown: Cell): ChangeResult {
  const formula = typeof content === 'object' ? content.formula : undefined;
  return { outcome: 'changed meanwhile', now: shown ?? '', ...(formula !== undefined && { formula }) };
}

function moved({ cell, content }: CellWrite, { range }: LiveCell, isPutBack: boolean): ChangeResult {
  const address = range.address.replace(/^.*!/, '');
  const details = { argument: cell.sheet, value: content as Cell, cell: address };
  return refusal(problem(isPutBack ? 'MOVED_MEANWHILE' : 'MOVED_AND_LEFT', details));
}

type Sheets = ReadonlyMap<string, ReadSheet>;

/** The sheets that are named, without those that are gone. */
async function readSheets(context: Excel.RequestContext, changes: readonly Change[]): Promise<Sheets> {
  const sheets = new Map<string, ReadSheet>();
  for (const name of new Set(changes.map(({ sheet }) => sheet))) {
    const own = changes.filter(({ sheet }) => sheet === name);
    try {
      sheets.set(name, await readForChanges(context, context.workbook.worksheets.getItem(name), own));
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
  /** The ranges of the headings and of the row of a cell that was asked for. */
  rangesOf(cell: CellAddress): { readonly headings: Excel.Range; readonly row: Excel.Range };
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
  return () => {
    const now = new Map([...grids].map(([name, { grid }]) => [name, grid()]));
    return {
      gridOf: (name) => now.get(name),
      cellAt: (cell) => live.get(keyOf(cell)),
      rangesOf: ({ sheet, row }) => (grids.get(sheet) as AskedRows).rangesOf(row),
    };
  };
}

interface AskedRows {
  grid(): SheetGrid;
  rangesOf(row: number): { readonly headings: Excel.Range; readonly row: Excel.Range };
}

/** A sheet as it was read, with its headings and some rows as they stand after the next sync. */
function askRows(
  sheet: Excel.Worksheet,
  { grid, lackingDays }: ReadSheet,
  rows: readonly number[],
): AskedRows {
  const table = tableIn(grid);
  const headingRow = isProblem(table) ? 0 : table.headingRow;
  const width = Math.max(1, grid.rows[0]?.length ?? 0);
  const ranges = new Map(
    [...new Set([headingRow, ...rows])].map((row) => [row, sheet.getRangeByIndexes(row, 0, 1, width)]),
  );
  const asked = new Map([...ranges].map(([row, range]) => [row, askCells(range, lackingDays)]));
  return {
    grid: () => ({ ...grid, rows: grid.rows.map((row, i) => asked.get(i)?.()[0] ?? row) }),
    rangesOf: (row) => ({
      headings: ranges.get(headingRow) as Excel.Range,
      row: ranges.get(row) as Excel.Range,
    }),
  };
}

function keyOf({ sheet, row, column }: CellAddress): string {
  return `${row} ${column} ${sheet}`;
}
