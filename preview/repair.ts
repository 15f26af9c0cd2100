import { changedSince } from '../core/port/repair';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ColumnRepair, RepairResult } from '../core/port/workbook';
import type { Content } from '../core/sheet/grid';
import type { SheetEditor, Sheets } from './engine';

/** Writes formulas of ours anew, each piece after one more look at it; one undo takes all of them back. */
export function repair(sheets: Sheets, repairs: readonly ColumnRepair[]): readonly RepairResult[] {
  const looked = repairs.map((one) => reasonAgainst(sheets, one));
  sheets.edit((editor) => {
    repairs.forEach((one, i) => {
      if (looked[i] === undefined) write(editor, one);
    });
  });
  return looked.map((reason) => reason ?? WRITTEN);
}

function reasonAgainst(sheets: Sheets, repair: ColumnRepair) {
  const { sheet, column, first, before } = repair;
  if (!sheets.has(sheet)) return sheetRefusal('SHEET_MISSING', sheet);
  if (sheets.isProtected(sheet)) return sheetRefusal('SHEET_PROTECTED', sheet);
  const contents = before.map((_, i): Content => {
    const cell = { sheet, row: first + i, column };
    const formula = sheets.isFilled(cell) ? undefined : sheets.formulaAt(cell);
    return formula === undefined ? sheets.shownAt(cell) : { formula };
  });
  return changedSince(repair, contents);
}

function write(editor: SheetEditor, { sheet, column, first, after }: ColumnRepair): void {
  after.forEach((content, i) => {
    editor.write({ sheet, row: first + i, column }, content);
  });
}
