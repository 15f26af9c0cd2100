import type { Cell } from '../../core/cells/cell';
import type { Day } from '../../core/dates/day';
import type { CustomFunction } from '../../core/functions/define';
import type { StoredTable } from '../../files/stored-workbook';
import type { Area, Value } from './values';

/** What a formula can see of its workbook. Rows and columns are counted from 0. */
export interface Around {
  readonly today: Day;
  /** The name of a sheet as it is written on its tab. */
  sheetNamed(name: string): string | undefined;
  cellAt(sheet: string, row: number, column: number): Cell;
  /** The cells of an area as far as the sheet is in use; the same list again for the same area. */
  blockOf(area: Area): readonly (readonly Cell[])[];
  hasFormula(sheet: string, row: number, column: number): boolean;
  /** A table by its name, or the one that a cell stands in. */
  table(name: string, place: Place): StoredTable | undefined;
  /** The formula that a name of the workbook stands for. */
  named(name: string): string | undefined;
  /** The cells that the formula of a cell fills. */
  filledFrom(sheet: string, row: number, column: number): Area | undefined;
  ownFunction(name: string): CustomFunction | undefined;
}

/**
 * How a range is taken where one value is needed. Formulas of today calculate each cell of it; those without the mark of an
 * array take the cell in their own row or column; within some functions programs differ.
 */
export type Ranges = 'each cell' | 'own row' | 'programs differ';

/** The cell that a formula stands in. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** How far from the cell for which its text was written. */
  readonly moved: { readonly rows: number; readonly columns: number };
}

/** A call of a function that every spreadsheet program has. Arguments are worked out when they are asked for. */
export interface NativeCall {
  readonly count: number;
  readonly place: Place;
  readonly around: Around;
  readonly ranges: Ranges;
  value(i: number, ranges?: Ranges): Value;
}
