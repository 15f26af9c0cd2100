import { type FilledCell, writtenCell } from '../core/cells/cell';
import { type Appending, appending } from '../core/port/appending';
import { refusal, sheetRefusal, WRITTEN } from '../core/port/results';
import type { AppendResult, RowsToAppend } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import { askLackingDays, DATE_FORMAT } from './excel-dates';
import { usedFromA1 } from './read-sheet';

/** Adds rows below all others: two syncs to look where the sheet is there, one that writes. */
export async function appendRows(context: Excel.RequestContext, wanted: RowsToAppend): Promise<AppendResult> {
  const { workbook } = context;
  const { sheet: name } = wanted;
  const found = workbook.worksheets.getItemOrNullObject(name);
  workbook.protection.load('protected');
  const lackingDays = askLackingDays(context);
  await context.sync();
  const there = found.isNullObject ? undefined : found;
  if (!there && workbook.protection.protected) return sheetRefusal('SHEET_PROTECTED', name);
  const ground = there && (await lookAt(context, there, wanted));
  if (ground?.isProtected) return sheetRefusal('SHEET_PROTECTED', name);
  const plan = appending(wanted, ground?.firstRow ?? [], ground?.rowsInUse ?? 0);
  if (isProblem(plan)) return refusal(plan);
  const sheet = there ?? workbook.worksheets.add(name);
  write(sheet, plan, wanted, lackingDays());
  if (!there) sheet.freezePanes.freezeRows(1);
  if (plan.tooOld > 0) sheet.getRangeByIndexes(1, 0, plan.tooOld, 1).getEntireRow().delete('Up');
  await context.sync();
  return WRITTEN;
}

async function lookAt(context: Excel.RequestContext, sheet: Excel.Worksheet, { headings }: RowsToAppend) {
  sheet.protection.load('protected');
  const used = usedFromA1(sheet);
  used.load('rowCount');
  const first = sheet.getRangeByIndexes(0, 0, 1, headings.length);
  first.load('values');
  await context.sync();
  return {
    isProtected: sheet.protection.protected,
    rowsInUse: used.rowCount,
    firstRow: first.values[0] ?? [],
  };
}

function write(
  sheet: Excel.Worksheet,
  { at, rows, firstEntry }: Appending,
  { headings, dates }: RowsToAppend,
  lackingDays: number,
): void {
  const entries = at + rows.length - firstEntry;
  for (const column of dates)
    if (entries > 0)
      sheet.getRangeByIndexes(firstEntry, column, entries, 1).numberFormat = Array.from(
        { length: entries },
        () => [DATE_FORMAT],
      );
  const encoded = (cell: FilledCell, column: number) =>
    dates.includes(column) && typeof cell === 'number' ? cell - lackingDays : writtenCell(cell);
  sheet.getRangeByIndexes(at, 0, rows.length, headings.length).values = rows.map((row) =>
    row.map((cell, column) => encoded(cell, column)),
  );
}
