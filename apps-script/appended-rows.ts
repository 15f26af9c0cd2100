// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type FilledCell, writtenCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import { type Appending, appending } from '../core/port/appending';
import { refusal, sheetRefusal, WRITTEN } from '../core/port/results';
import type { AppendResult, RowsToAppend } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { canGrow, makeRoom } from './room';
import { addSheet } from './set-up';
import { cellsOf } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Adds rows below all others; the number of service calls does not depend on how many there are. */
export function appendRows(wanted: RowsToAppend): AppendResult {
  const { sheet: name, headings } = wanted;
  const result = runAlone((): AppendResult => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const there = spreadsheet.getSheetByName(name);
    const rowsInUse = there?.getLastRow() ?? 0;
    const [firstRow = []] = there ? cellsOf(there.getRange(1, 1, 1, headings.length)) : [];
    const plan = appending(wanted, firstRow, rowsInUse);
    if (isProblem(plan)) return refusal(plan);
    if (there && !canAppend(there)) return sheetRefusal('SHEET_PROTECTED', name);
    const sheet = there ?? addSheet(spreadsheet, name);
    write(sheet, plan, wanted);
    if (!there) sheet.setFrozenRows(1);
    // Only now: a sheet cannot be without rows below those that are frozen.
    if (plan.tooOld > 0) sheet.deleteRows(2, plan.tooOld);
    return WRITTEN;
  });
  return result ?? sheetRefusal('SHEET_BUSY', name);
}

function canAppend(sheet: Sheet): boolean {
  return canGrow(sheet) && sheet.getDataRange().canEdit();
}

function write(sheet: Sheet, { at, rows, firstEntry }: Appending, { headings, dates }: RowsToAppend): void {
  const { encodeDay } = sheetsCodec();
  const entries = at + rows.length - firstEntry;
  makeRoom(sheet, at + rows.length, headings.length);
  for (const column of dates)
    if (entries > 0) sheet.getRange(firstEntry + 1, column + 1, entries, 1).setNumberFormat(DATE_FORMAT);
  const encoded = (cell: FilledCell, column: number) =>
    dates.includes(column) && typeof cell === 'number' ? encodeDay(cell as Day) : writtenCell(cell);
  sheet
    .getRange(at + 1, 1, rows.length, headings.length)
    .setValues(rows.map((row) => row.map((cell, column) => encoded(cell, column))));
}
