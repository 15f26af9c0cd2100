// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import type { Cell } from '../core/cells/cell';
import type { Codec } from '../core/functions/call';
import type { HeldCell } from '../core/port/held-cell';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Decode = Codec<unknown>['decode'];

/** What stands behind the cells of a column, by row. */
export interface ColumnFormulas {
  /** A cell of the column that shows a value, unless it is merged into another one: then what that one shows. */
  heldAt(row: number, shown: Cell): HeldCell;
  /** The formula that a cell holds itself. */
  ownAt(row: number): string | undefined;
}

/**
 * Reads cells below each other, by their rows in the sheet; beyond the last column in use there are none to read. Google tells nobody which
 * cells the formula of another one fills: that shows once they are written (`filled-cells`).
 */
export function columnFormulas(column: Range | undefined, decode: Decode): ColumnFormulas {
  const first = column ? column.getRow() - 1 : 0;
  const formulas = column?.getFormulas().map(([formula]) => formula || undefined) ?? [];
  const merges = column?.getMergedRanges().map((cells) => mergeIn(column, cells)) ?? [];
  return {
    heldAt(row, shown) {
      const merge = merges.find(({ covers }) => covers(row));
      if (merge) return { ...heldBy(merge.cells, decode), isOthers: true };
      return { shown, formula: formulas[row - first], isOthers: false };
    },
    ownAt: (row) => formulas[row - first],
  };
}

/** Merged cells of a column, and which rows of it show nothing of their own. */
function mergeIn(column: Range, cells: Range) {
  const [first, last] = [cells.getRow() - 1, cells.getLastRow() - 1];
  const shows = cells.getColumn() === column.getColumn() ? first : undefined;
  return { cells, covers: (row: number) => first <= row && row <= last && row !== shows };
}

/** What the first of merged cells holds. */
function heldBy(cells: Range, decode: Decode): Pick<HeldCell, 'shown' | 'formula'> {
  return { shown: decode(cells.getValue()), formula: cells.getFormula() || undefined };
}
