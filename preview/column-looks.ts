import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { RepairResult } from '../core/port/workbook';
import type { ColumnLook, LackingLook } from '../core/set-up/column-looks';
import { DATE_FORMAT } from './codec';
import type { SheetEditor, Sheets } from './engine';

/** Which of these looks columns lack. */
export function lacking(sheets: Sheets, looks: readonly ColumnLook[]): readonly LackingLook[] {
  return looks.flatMap((look) => {
    const cells = sheets.has(look.sheet) ? rowsLacking(sheets, look).length : 0;
    // The engine has no notes: nothing says whether a column without any drop-down ever had one.
    const isLacking = cells > 0 && (look.look === 'dates' || cells < look.rows);
    return isLacking ? [{ ...look, cells }] : [];
  });
}

/** Gives the cells that lack it their look, as one step that can be undone. */
export function dress(sheets: Sheets, looks: readonly ColumnLook[]): readonly RepairResult[] {
  const results = looks.map(({ sheet }): RepairResult => {
    if (!sheets.has(sheet)) return sheetRefusal('SHEET_MISSING', sheet);
    return sheets.isProtected(sheet) ? sheetRefusal('SHEET_PROTECTED', sheet) : WRITTEN;
  });
  sheets.edit((editor) => {
    looks.forEach((look, i) => {
      if (results[i] === WRITTEN) dressOne(sheets, editor, look);
    });
  });
  return results;
}

function dressOne(sheets: Sheets, editor: SheetEditor, look: ColumnLook): void {
  const { sheet, column, first, rows } = look;
  // The engine takes cells out of the rule that they had: so one rule is for all of them.
  if (look.look === 'choices')
    editor.offerWords({ sheet, column, first, last: first + rows - 1 }, look.choices);
  else
    for (const row of rowsLacking(sheets, look))
      editor.format({ sheet, column, first: row, last: row }, { format: DATE_FORMAT });
}

function rowsLacking(sheets: Sheets, { sheet, column, first, rows, look }: ColumnLook): readonly number[] {
  return Array.from({ length: rows }, (_, i) => first + i).filter((row) => {
    const cell = { sheet, row, column };
    if (look === 'choices') return !sheets.offersWords(cell);
    // The engine shows an answer in the format that the function gives it, unless the cell has one of its own.
    return typeof sheets.shownAt(cell) === 'number' && !sheets.isDate(cell);
  });
}
