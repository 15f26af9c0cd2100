import { noneAdded, placeForNew, rowsToRemove } from '../core/port/new-apprentices';
import { refusal } from '../core/port/results';
import type { AddedResult, NewApprentices } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import type { Content } from '../core/sheet/grid';
import type { Sheets } from './engine';
import { gridOf } from './grid';
import { put } from './held-cell';

/** Adds rows below the last apprentice; one undo of the workbook takes them back. */
export function addApprentices(sheets: Sheets, added: NewApprentices): readonly AddedResult[] {
  const { sheet } = added;
  if (!sheets.has(sheet)) return noneAdded(added, 'SHEET_MISSING');
  const place = placeForNew(gridOf(sheets, sheet), added);
  if (isProblem(place)) return added.rows.map(() => refusal(place));
  if (sheets.isProtected(sheet)) return noneAdded(added, 'SHEET_PROTECTED');
  const { below, like, rows, results } = place;
  if (rows.length === 0) return results;
  sheets.edit((editor) => {
    editor.insertRows(sheet, { below, count: rows.length, like });
    rows.forEach(({ cells }, i) => {
      for (const { column, value, isDate } of cells) {
        const cell = { sheet, row: below + 1 + i, column };
        if (sheets.formulaAt(cell) !== undefined) continue;
        put(sheets, editor, { cell, expected: '', content: value, ...(isDate && { isDate }) });
      }
    });
  });
  return results;
}

/** Takes such rows away again, from the lowest up. */
export function removeApprentices(sheets: Sheets, added: NewApprentices): readonly AddedResult[] {
  const { sheet } = added;
  if (!sheets.has(sheet)) return noneAdded(added, 'SHEET_MISSING');
  const grid = gridOf(sheets, sheet);
  const contentsOf = (row: number): readonly Content[] =>
    (grid.rows[row] ?? []).map((value, column) => {
      const formula = sheets.formulaAt({ sheet, row, column });
      return formula === undefined ? value : { formula };
    });
  const { rows, results } = rowsToRemove(grid, added, contentsOf);
  if (rows.length > 0 && sheets.isProtected(sheet)) return noneAdded(added, 'SHEET_PROTECTED');
  if (rows.length > 0)
    sheets.edit((editor) => {
      for (const row of [...rows].reverse()) editor.deleteRow(sheet, row);
    });
  return results;
}
