import type { Cell } from '../cells/cell';
import type { Day } from '../dates/day';
import type { Problem } from '../problems';
import type { ColumnKey } from './columns';
import type { FormulaStyle } from './references';
import type { SetUpPlan } from './set-up';

/**
 * The port between the product and a workbook: what the sidebar may ask of Google Sheets, Excel or the local workbook.
 * Everything that crosses it is plain data. Rows and columns are counted from 0, dates are serial numbers.
 */
export interface Workbook {
  /** The sheet in front: its name, every cell down to the last one in use, and the settings. */
  readGrid(): Promise<SheetGrid>;
  /**
   * Calls back now, whenever the selection moves, and whenever the selected row or the row of headings reads otherwise;
   * the answer stops that. It reads these two rows, never the sheet. `headingRow` is asked for each time.
   */
  followSelection(seen: (selection: Selection) => void, headingRow: () => number): () => void;
  /** Applies each change by itself: written, or the reason why not. No write lands on a value that is not the expected one. */
  applyChanges(changes: readonly Change[]): Promise<readonly ChangeResult[]>;
  /** Writes cells that their place makes what they are: settings, a formula where the selection is. Never an apprentice's. */
  writeCells(writes: readonly CellWrite[]): Promise<readonly ChangeResult[]>;
  /** How calculated columns are to be planned for the sheet in front. */
  formulaStyle(grid: SheetGrid): Promise<FormulaStyle>;
  /** Applies a set-up plan whole, or not at all where the sheet is no longer as it was planned for. */
  setUp(plan: SetUpPlan): Promise<SetUpResult>;
  /** Brings a cell into view and selects it. */
  reveal(cell: CellAddress): Promise<void>;
  today(): Promise<Day>;
}

export interface SheetGrid {
  readonly sheet: string;
  /** From the first row and column of the sheet on; every row equally long. */
  readonly rows: readonly (readonly Cell[])[];
  /** The settings sheet from its first cell on, as far as SETTINGS_BLOCK reaches; none where there is no such sheet. */
  readonly settings: readonly (readonly Cell[])[];
}

export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The selected cell, with the two rows that say what it is about as they stand now; blank where they are below the last in use. */
export interface Selection extends CellAddress {
  readonly cells: readonly Cell[];
  readonly headings: readonly Cell[];
}

/** Whom a row is about: found again by the ULN, else by the name, never by a row number. */
export interface Identity {
  readonly uln?: string | undefined;
  readonly apprentice?: string | undefined;
}

/** One cell to write: the column of an apprentice, from the value it was seen with to a new one. Blank is `''`. */
export interface Change {
  readonly sheet: string;
  readonly identity: Identity;
  readonly column: ColumnKey;
  readonly expected: Cell;
  readonly value: Cell;
}

/** What a cell holds: a value, or a formula with its `=`. */
export type Content = Cell | { readonly formula: string };

/** One cell to write by its address, from what it was seen to hold. Blank is `''`, text that looks like a formula stays text. */
export interface CellWrite {
  readonly cell: CellAddress;
  readonly expected: Content;
  readonly content: Content;
  /** A number that is to be shown as a date. */
  readonly isDate?: true;
}

export type ChangeResult =
  | { readonly outcome: 'written' }
  /** Somebody was faster, or a formula stands there: what the cell shows now, and the formula behind it. */
  | { readonly outcome: 'changed meanwhile'; readonly now: Cell; readonly formula?: string }
  | { readonly outcome: 'refused'; readonly problem: Problem };

export type SetUpResult =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly problem: Problem };
