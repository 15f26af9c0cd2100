import type { Cell } from '../core/cells/cell';
import type { ChangeResult } from '../core/port/workbook';
import { problem } from '../core/problems';
import type { CellAddress, CellWrite } from '../core/sheet/grid';
import { DATE_FORMAT } from './codec';
import type { SheetEditor, Sheets } from './engine';
import { changedMeanwhile, type HeldCell, heldIn, holds } from './held-cell';

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
  const { sheet } = write.cell;
  if (!sheets.has(sheet)) return refused('SHEET_MISSING', sheet);
  const held = cells.heldBy(write.cell);
  if (!holds(held, write.expected)) return changedMeanwhile(held);
  if (sheets.isProtected(sheet)) return refused('SHEET_PROTECTED', sheet);
  cells.write(write);
  return { outcome: 'written' };
}

function refused(code: 'SHEET_MISSING' | 'SHEET_PROTECTED', sheet: string): ChangeResult {
  return { outcome: 'refused', problem: problem(code, { argument: sheet }) };
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
    write({ cell, content, isDate }) {
      const isFormula = typeof content === 'object';
      hasNewFormulas ||= isFormula || sheets.formulaAt(cell) !== undefined;
      values.set(keyOf(cell), isFormula ? undefined : content);
      editor.makeRoom(cell.sheet, cell.row + 1, cell.column + 1);
      editor.write(cell, content, { format: isDate && !sheets.isDate(cell) ? DATE_FORMAT : undefined });
    },
  };
}

function keyOf({ sheet, row, column }: CellAddress): string {
  return `${row} ${column} ${sheet}`;
}
