import type { Cell } from '../../../core/cells/cell';
import type { Workbook } from '../../../core/port/workbook';
import type { Problem } from '../../../core/problems';
import type { ColumnKey } from '../../../core/sheet/columns';
import type { HeldCell } from '../held-cells';

/** The sheet in front of a workbook, and what people do with it by hand. Rows and columns are counted from 0. */
export interface ActedSheet {
  readonly workbook: Workbook;
  /** What every cell of the sheet shows, down to the last one in use. */
  shown(): Promise<readonly (readonly Cell[])[]>;
  /** What a calculated cell shows where its answer is this problem. */
  showing(problem: Problem): Cell;
  type(row: number, column: number, cell: HeldCell): Promise<void>;
  insertRow(before: number): Promise<void>;
  deleteRow(row: number): Promise<void>;
  insertColumn(before: number): Promise<void>;
  deleteColumn(column: number): Promise<void>;
  /** Columns that formulas read by themselves: without them they show an error, which Check finds and Repair mends. */
  readonly readAlone?: readonly ColumnKey[];
  /** Everything below the headings, by a column. */
  sort(headingRow: number, column: number, isDescending: boolean): Promise<void>;
  /** Hides the rows below the headings that do not show this in a column; `undefined` shows all again. */
  filter(headingRow: number, column: number, word: string | undefined): Promise<void>;
  /** Takes back what was done last by hand. */
  undo(): Promise<void>;
}
