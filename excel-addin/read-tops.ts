import type { SheetTop } from '../core/sheet/grid';
import { TOP_ROWS } from '../core/sheet/layout';
import { isOwnSheet } from '../core/sheet/own-sheets';
import { askLackingDays } from './excel-dates';
import { askCells, usedFromA1 } from './read-sheet';

/** Some 25 usual sheets: far below what Excel on the web hands over, however long the texts are that stand above headings. */
const CELLS_AT_ONCE = 50_000;

/** Reads the beginnings of all sheets but hidden ones and our own, in three syncs, of very many or wide ones in more. */
export async function readTops(context: Excel.RequestContext): Promise<readonly SheetTop[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/name,items/visibility');
  const askedDays = askLackingDays(context);
  await context.sync();
  const seen = worksheets.items.filter(
    ({ name, visibility }) => visibility === 'Visible' && !isOwnSheet(name),
  );
  const sized = seen.map((sheet) => {
    const used = usedFromA1(sheet);
    used.load('rowCount,columnCount');
    return { sheet, used };
  });
  await context.sync();
  const lackingDays = askedDays();
  const tops: SheetTop[] = [];
  for (const those of batchesOf(sized, ({ used }) => cellsIn(used))) {
    const asked = those.map(({ sheet, used }) => ({
      sheet: sheet.name,
      cells: askCells(
        sheet.getRangeByIndexes(0, 0, Math.min(used.rowCount, TOP_ROWS), used.columnCount),
        lackingDays,
      ),
    }));
    await context.sync();
    tops.push(...asked.map(({ sheet, cells }) => ({ sheet, rows: cells() })));
  }
  return tops;
}

function cellsIn({ rowCount, columnCount }: Excel.Range): number {
  return Math.min(rowCount, TOP_ROWS) * columnCount;
}

/** The items in their order, in batches no larger than what may be asked for at once. */
function batchesOf<T>(items: readonly T[], cellsOf: (item: T) => number): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let cells = Number.POSITIVE_INFINITY;
  for (const item of items) {
    cells += cellsOf(item);
    if (cells > CELLS_AT_ONCE) {
      batches.push([]);
      cells = cellsOf(item);
    }
    batches[batches.length - 1]?.push(item);
  }
  return batches;
}
