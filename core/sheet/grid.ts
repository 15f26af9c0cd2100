import type { Cell } from '../cells/cell';

export interface SheetGrid {
  readonly sheet: string;
  /** From the first row and column of the sheet on; every row equally long. */
  readonly rows: readonly (readonly Cell[])[];
  /** The settings sheet from its first cell on, as far as SETTINGS_BLOCK reaches; none where there is no such sheet. */
  readonly settings: readonly (readonly Cell[])[];
  /**
   * The formulas of its first rows, '' where a cell has none: of a host in which a heading can be a formula, and only where
   * one of them may be.
   */
  readonly formulas?: readonly (readonly string[])[];
  /** The workbook counts its days from 1904; here they are counted as everywhere, but formulas see the others. */
  readonly countsFrom1904?: true;
}

/** The first rows of a sheet, by which it is told whether apprentices stand in it. */
export interface SheetTop {
  readonly sheet: string;
  /** As many as TOP_ROWS, fewer where fewer are in use; every row equally long. */
  readonly rows: SheetGrid['rows'];
}

/** The formulas of a sheet with their `=`, row by row as in its grid; '' where there is none. */
export type Formulas = readonly (readonly string[])[];

export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
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
  /** Further cells that its formula fills with dates, counted from its own: for hosts that would show them as numbers. */
  readonly datesBeside?: readonly CellOffset[];
}

/** How many rows below another cell one stands, and how many columns right of it. */
export interface CellOffset {
  readonly row: number;
  readonly column: number;
}

/** "A", "Z", "AA": the letters of a column, counted from 0. */
export function columnLetters(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : columnLetters(Math.floor(position / 26) - 1) + last;
}

/** "A1", as people call a cell. */
export function addressOf({ row, column }: Pick<CellAddress, 'row' | 'column'>): string {
  return `${columnLetters(column)}${row + 1}`;
}
