import type { Cell } from '../core/cells/cell';
import { changedMeanwhile, type HeldCell, isFormula } from '../core/port/held-cell';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ChangeResult } from '../core/port/workbook';
import type { CellAddress, CellWrite } from '../core/sheet/grid';
import type { SheetEditor, Sheets } from './engine';
import { heldIn, put, reasonAgainst } from './held-cell';

/** Each write by itself, one after the other, each seeing what those before it have left; one undo takes all of them back. */
export function writeCells(sheets: Sheets, writes: readonly CellWrite[]): readonly ChangeResult[] {
  const results: ChangeResult[] = [];
  sheets.edit((editor) => {
    const cells = cellsInEdit(sheets, editor);
    for (const write of writes) results.push(writeCell(sheets, cells, write));
  });
  return results;
}

function writeCell(sheets: Sheets, cells: CellsInEdit, write: CellWrite): ChangeResult {
  if (!sheets.has(write.cell.sheet)) return sheetRefusal('SHEET_MISSING', write.cell.sheet);
  const held = cells.heldBy(write.cell);
  const reason = changedMeanwhile(held, write.expected) ?? reasonAgainst(sheets, write);
  if (reason) return reason;
  cells.write(write);
  return WRITTEN;
}

interface CellsInEdit {
  heldBy(cell: CellAddress): HeldCell;
  write(write: CellWrite): void;
}

/** In the midst of an edit the engine still shows the values from before it: what was written since is remembered here. */
function cellsInEdit(sheets: Sheets, editor: SheetEditor): CellsInEdit {
  const values = new Map<string, Cell>();
  let hasNewFormulas = false;
  const settle = () => {
    editor.calculate();
    values.clear();
    hasNewFormulas = false;
  };
  return {
    heldBy(cell) {
      // Formulas can show something else since, or fill cells that they did not.
      const isCalculated = hasNewFormulas || sheets.formulaAt(cell) !== undefined;
      if (isCalculated && values.size > 0) settle();
      const held = heldIn(sheets, cell);
      const key = keyOf(cell);
      return values.has(key) ? { ...held, shown: values.get(key) } : held;
    },
    write(write) {
      const { cell, content } = write;
      hasNewFormulas ||= isFormula(content) || sheets.formulaAt(cell) !== undefined;
      values.set(keyOf(cell), isFormula(content) ? undefined : content);
      editor.makeRoom(cell.sheet, cell.row + 1, cell.column + 1);
      put(sheets, editor, write);
    },
  };
}

function keyOf({ sheet, row, column }: CellAddress): string {
  return `${row} ${column} ${sheet}`;
}
