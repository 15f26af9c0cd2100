import type { HeldCell } from '../core/port/held-cell';
import { sheetRefusal } from '../core/port/results';
import type { Refusal } from '../core/port/workbook';
import type { CellAddress, CellWrite } from '../core/sheet/grid';
import { DATE_FORMAT } from './codec';
import type { SheetEditor, Sheets } from './engine';

/** A cell as it stands in the way of a write. */
export function heldIn(sheets: Sheets, cell: CellAddress): HeldCell {
  const shownBy = sheets.mergedInto(cell);
  const isMerged = shownBy.row !== cell.row || shownBy.column !== cell.column;
  return {
    shown: sheets.shownAt(shownBy),
    formula: sheets.formulaAt(shownBy),
    isOthers: isMerged || sheets.isFilled(cell),
  };
}

export function reasonAgainst(sheets: Sheets, { cell: { sheet } }: CellWrite): Refusal | undefined {
  return sheets.isProtected(sheet) ? sheetRefusal('SHEET_PROTECTED', sheet) : undefined;
}

/** Writes a cell; one that shows dates already keeps its own way. */
export function put(sheets: Sheets, editor: SheetEditor, { cell, content, isDate }: CellWrite): void {
  editor.write(cell, content, { format: isDate && !sheets.isDate(cell) ? DATE_FORMAT : undefined });
}
