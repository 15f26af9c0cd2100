import type { Cell, FilledCell } from '../cells/cell';
import type { Day } from '../dates/day';
import type { Problem } from '../problems';
import type { ReportPlan } from '../reports/report-plan';
import type { CellRepair } from '../set-up/check';
import type { ColumnLook, LackingLook } from '../set-up/column-looks';
import type { SetUpPlan } from '../set-up/plan';
import type { FormulaStyle } from '../set-up/references';
import type { ValuesPlan } from '../set-up/values-plan';
import type { ColumnKey } from '../sheet/columns';
import type { DayKeeper } from '../sheet/day-to-look-from';
import type { CellAddress, CellWrite, Content, Formulas, SheetGrid, SheetTop } from '../sheet/grid';
import type { Identity } from '../sheet/people';

/**
 * The port between the product and a workbook: what the sidebar may ask of Google Sheets, Excel or the local workbook.
 * Everything that crosses it is plain data. Rows and columns are counted from 0, dates are serial numbers.
 */
export interface Workbook {
  /** The sheet in front: its name, every cell down to the last one in use, and the settings. */
  readGrid(): Promise<SheetGrid>;
  /** The same of any sheet; `undefined` where there is none of this name. */
  readGridOf(sheet: string): Promise<SheetGrid | undefined>;
  /** The beginnings of all sheets that people can see, in their order; our own are none of them. */
  readTops(): Promise<readonly SheetTop[]>;
  /**
   * Calls back now, whenever the selection moves, and whenever the selected row or the row of headings reads otherwise;
   * the answer stops that. It reads these two rows, never the sheet. `headingRow` is asked for each time. A host that has
   * to ask again and again may pause while nothing happens, and says so.
   */
  followSelection(
    seen: (selection: Selection) => void,
    headingRow: () => number,
    paused?: (isPaused: boolean) => void,
  ): () => void;
  /** Applies each change by itself: written, or the reason why not. No write lands on a value that is not the expected one. */
  applyChanges(changes: readonly Change[]): Promise<readonly ChangeResult[]>;
  /**
   * Adds rows below the last apprentice and above whatever stands below: formats, drop-downs and formulas as in the row above,
   * in a table of Excel as a part of it. Each by itself: added, or the reason why not. Nobody is added twice.
   */
  addApprentices(added: NewApprentices): Promise<readonly AddedResult[]>;
  /** Takes such rows away again, each only while it holds what was written and nothing else. */
  removeApprentices(added: NewApprentices): Promise<readonly AddedResult[]>;
  /** Writes cells that their place makes what they are: settings, a formula where the selection is. Never an apprentice's. */
  writeCells(writes: readonly CellWrite[]): Promise<readonly ChangeResult[]>;
  /**
   * The formula of each cell of a sheet with its `=`, '' where there is none and in cells that another one fills; rows and
   * columns as in its grid. `undefined` where there is no such sheet.
   */
  readFormulas(sheet: string): Promise<Formulas | undefined>;
  /** How calculated columns are to be planned for the sheet in front. */
  formulaStyle(grid: SheetGrid): Promise<FormulaStyle>;
  /** Applies a set-up plan whole, or not at all where the sheet is no longer as it was planned for. */
  setUp(plan: SetUpPlan): Promise<SetUpResult>;
  /**
   * Takes the columns of a set-up away again, whole, or not at all where one of them is no longer as it was written. The
   * settings are cells as others: they are written by their place.
   */
  undoSetUp(plan: SetUpPlan): Promise<SetUpResult>;
  /** Writes formulas of ours anew: each piece whole, or not at all where a cell of it is no longer as it was seen. */
  repair(repairs: readonly ColumnRepair[]): Promise<readonly RepairResult[]>;
  /**
   * Adds rows below the last one in use of a sheet that lists what happened. It is made behind all others where there is
   * none; where it begins with other headings, nothing is written. The oldest rows go where there are more than are kept.
   */
  appendRows(rows: RowsToAppend): Promise<AppendResult>;
  /** Which of these looks columns of ours lack, though a set-up gave them. */
  readLacking(looks: readonly ColumnLook[]): Promise<readonly LackingLook[]>;
  /** Gives columns looks that they lack; no content changes. */
  dress(looks: readonly ColumnLook[]): Promise<readonly RepairResult[]>;
  /**
   * Writes a report on a sheet of its own, or writes the one anew that it made before. A sheet of somebody else's that is
   * called so stays as it is, and the report gets another name.
   */
  writeReport(plan: ReportPlan): Promise<SheetResult>;
  /** Copies a sheet, and leaves in the copy what its formulas of ours showed. The sheet itself is not touched. */
  copyValues(plan: ValuesPlan): Promise<SheetResult>;
  /** Brings a cell into view and selects it. */
  reveal(cell: CellAddress): Promise<void>;
  today(): Promise<Day>;
  /** What keeps the day to look from at today. */
  readonly dayKeeper: DayKeeper;
  /** Does the page that the sidebar is come to a printer here? Some hosts do nothing when it asks to be printed. */
  readonly canPrint: boolean;
}

/** The selected cell, with the two rows that say what it is about as they stand now; blank where they are below the last in use. */
export interface Selection extends CellAddress {
  readonly cells: readonly Cell[];
  readonly headings: readonly Cell[];
}

/** One cell to write: the column of an apprentice, from the value it was seen with to a new one. Blank is `''`. */
export interface Change {
  readonly sheet: string;
  readonly identity: Identity;
  readonly column: ColumnKey;
  readonly expected: Cell;
  readonly value: Cell;
}

export type ChangeResult = { readonly outcome: 'written' } | ChangedMeanwhile | Refusal;

/** Somebody was faster, or a formula stands there: what the cell shows now, and the formula behind it. */
export interface ChangedMeanwhile {
  readonly outcome: 'changed meanwhile';
  readonly now: Cell;
  readonly formula?: string;
}

/** Rows for apprentices who are not in a sheet yet. */
export interface NewApprentices {
  readonly sheet: string;
  /** The row of headings as it was read when they were planned: by it the positions of their cells are what they say. */
  readonly headingsSeen: readonly Cell[];
  readonly rows: readonly NewApprentice[];
}

export interface NewApprentice {
  readonly identity: Identity;
  /** From left to right. Formulas that come with the row are kept: where one stands, the value is not written. */
  readonly cells: readonly NewCell[];
}

export interface NewCell {
  readonly column: number;
  readonly value: FilledCell;
  /** A number that is to be shown as a date. */
  readonly isDate?: true;
}

export type AddedResult = { readonly outcome: 'written' } | Refusal;

export type SetUpResult = SetUpDone | Refusal;

interface SetUpDone {
  readonly outcome: 'done';
  /** What the host would not do, while all else stands, and what keeps the formulas from being worked out. */
  readonly notes?: readonly Problem[];
  /** Which columns of an earlier set-up were completed with it. */
  readonly completed?: readonly string[];
}

export type SheetResult = SheetMade | Refusal;

interface SheetMade {
  readonly outcome: 'done';
  /** What the sheet is called that was made. */
  readonly sheet: string;
  /** What the host would not do, while all else stands. */
  readonly notes?: readonly Problem[];
}

/** Cells below each other in one column, to be written together and only if each still holds what it was seen to hold. */
export interface ColumnRepair {
  readonly sheet: string;
  /** What its column is called. */
  readonly heading: string;
  readonly column: number;
  readonly first: number;
  readonly before: readonly Content[];
  /** As many. `{table}` in a formula stands for the name of the table that the cells are in. */
  readonly after: readonly Content[];
  /** Of a formula that reads a table elsewhere: where that is, and the formula where there is no table. */
  readonly table?: CellRepair['table'];
}

export type RepairResult = { readonly outcome: 'written' } | Refusal;

/** Rows for a sheet that is only ever added to, such as the change log. */
export interface RowsToAppend {
  readonly sheet: string;
  readonly headings: readonly string[];
  /** Each as long as the headings; blank is `''`, text that looks like a formula stays text. */
  readonly rows: readonly (readonly FilledCell[])[];
  /** The columns that hold days, counted from 0. */
  readonly dates: readonly number[];
  /** So many rows stay below the headings, the newest ones: at least 1. */
  readonly keepAtMost: number;
}

export type AppendResult = { readonly outcome: 'written' } | Refusal;

/** Nothing was written, for a reason that stands in the problem. */
export interface Refusal {
  readonly outcome: 'refused';
  readonly problem: Problem;
}
