import { type Appending, appending } from '../core/port/appending';
import { refusal, sheetRefusal, WRITTEN } from '../core/port/results';
import type { AppendResult, RowsToAppend } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import { DATE_FORMAT } from './codec';
import type { SheetEditor, Sheets } from './engine';

/** Adds rows below all others, in one step. */
export function appendRows(sheets: Sheets, wanted: RowsToAppend): AppendResult {
  const { sheet } = wanted;
  const isThere = sheets.has(sheet);
  const now = isThere
    ? sheets.read(sheet, { rows: Number.POSITIVE_INFINITY, columns: wanted.headings.length })
    : [];
  const plan = appending(wanted, now[0] ?? [], now.length);
  if (isProblem(plan)) return refusal(plan);
  if (isThere && sheets.isProtected(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
  sheets.edit((editor) => {
    if (!isThere) editor.addSheet(sheet);
    write(editor, plan, wanted);
    if (!isThere) editor.freezeRows(sheet, 1);
    if (plan.tooOld > 0) editor.removeRows(sheet, 1, plan.tooOld);
  });
  return WRITTEN;
}

function write(editor: SheetEditor, { at, rows }: Appending, { sheet, headings, dates }: RowsToAppend): void {
  editor.makeRoom(sheet, at + rows.length, headings.length);
  rows.forEach((cells, i) => {
    cells.forEach((cell, column) => {
      const isDay = dates.includes(column) && typeof cell === 'number';
      editor.write({ sheet, row: at + i, column }, cell, { format: isDay ? DATE_FORMAT : undefined });
    });
  });
}
