import { type Cell, isSameCell } from '../core/cells/cell';
import type { ChangeResult } from '../core/port/workbook';
import type { CellAddress, Content } from '../core/sheet/grid';
import type { Sheets } from './engine';

/** A cell as it stands in the way of a write. */
export interface HeldCell {
  readonly shown: Cell;
  readonly formula: string | undefined;
  /** What it shows is another cell's: spilled into it, or merged over it. */
  readonly isOthers: boolean;
}

export function heldIn(sheets: Sheets, cell: CellAddress): HeldCell {
  const shownBy = sheets.mergedInto(cell);
  const isMerged = shownBy.row !== cell.row || shownBy.column !== cell.column;
  return {
    shown: sheets.shownAt(shownBy),
    formula: sheets.formulaAt(shownBy),
    isOthers: isMerged || sheets.isFilled(cell),
  };
}

/** A formula is somebody's work, whatever it shows: only who names it may write over it. */
export function holds({ shown, formula, isOthers }: HeldCell, expected: Content): boolean {
  if (isOthers) return false;
  if (typeof expected === 'object') return formula === expected.formula;
  return formula === undefined && isSameCell(shown, expected);
}

export function changedMeanwhile({ shown, formula }: HeldCell): ChangeResult {
  return {
    outcome: 'changed meanwhile',
    now: shown ?? '',
    ...(formula !== undefined && { formula }),
  };
}
