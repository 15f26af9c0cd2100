import type { Cell } from '../cells/cell';
import type { Day } from '../dates/day';
import type { Problem } from '../problems';
import type { ColumnKey } from './columns';
import type { SetUpPlan } from './set-up';

/**
 * The port between the product and a workbook: what the sidebar may ask of Google Sheets, Excel or the local workbook.
 * Everything that crosses it is plain data. Rows and columns are counted from 0, dates are serial numbers.
 */
export interface Workbook {
  /** The sheet in front: its name and every cell down to the last one in use. */
  readGrid(): Promise<SheetGrid>;
  /** One row of the sheet in front, for following the selection without reading the sheet. */
  readRow(row: number): Promise<readonly Cell[]>;
  /** Calls back now and whenever the selection moves; the answer stops that. */
  followSelection(moved: (selection: CellAddress) => void): () => void;
  /** Applies each change by itself: written, or the reason why not. No write lands on a value that is not the expected one. */
  applyChanges(changes: readonly Change[]): Promise<readonly ChangeResult[]>;
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
  /** The columns "heading in this sheet | our heading" of the settings sheet; none where there is no such sheet. */
  readonly columnNames: readonly (readonly Cell[])[];
}

export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
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

export type ChangeResult =
  | { readonly outcome: 'written' }
  /** Somebody was faster: what the cell holds now. */
  | { readonly outcome: 'changed meanwhile'; readonly now: Cell }
  | { readonly outcome: 'refused'; readonly problem: Problem };

export type SetUpResult =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'refused'; readonly problem: Problem };
