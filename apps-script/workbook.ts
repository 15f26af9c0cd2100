// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import type { FilledCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import type { Selection } from '../core/port/workbook';
import { remembered } from '../core/remembered';
import { mayBeCalculated } from '../core/set-up/own-formulas';
import type { CellAddress, SheetGrid, SheetTop } from '../core/sheet/grid';
import { HEADING_ROWS, TOP_ROWS } from '../core/sheet/layout';
import { isOwnSheet } from '../core/sheet/own-sheets';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../core/sheet/settings';
import { sheetsCodec } from './codec';
import { openSpreadsheetZone } from './spreadsheet-zone';

/*
 * What the page may ask of the spreadsheet. The answers cross to the page, which takes no dates and nothing undefined:
 * dates are serial numbers, blank cells ''. The number of service calls never depends on the number of rows.
 */

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** The sheet in front. */
export function readGrid(): SheetGrid {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return gridWithFormulas(spreadsheet, spreadsheet.getActiveSheet());
}

/** Any sheet; `null` where it is gone, for nothing undefined crosses to the page. */
export function readGridOf(name: string): SheetGrid | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(name);
  return sheet && hasCells(sheet) ? gridWithFormulas(spreadsheet, sheet) : null;
}

/** The beginnings of all sheets but hidden ones and our own. */
export function readTops(): SheetTop[] {
  const codec = sheetsCodec();
  return SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .filter((sheet) => hasCells(sheet) && !sheet.isSheetHidden() && !isOwnSheet(sheet.getName()))
    .map((sheet) => ({ sheet: sheet.getName(), rows: topOf(sheet, codec) }));
}

function topOf(sheet: Sheet, codec: ReturnType<typeof sheetsCodec>): FilledCell[][] {
  const [rows, columns] = [Math.min(sheet.getLastRow(), TOP_ROWS), sheet.getLastColumn()];
  return rows === 0 || columns === 0 ? [] : cellsOf(sheet.getRange(1, 1, rows, columns), codec);
}

/** A chart on a sheet of its own has none, and what is connected to other data none that can be read. */
export function hasCells(sheet: Sheet): boolean {
  return sheet.getType() === SpreadsheetApp.SheetType.GRID;
}

/** Every cell of a sheet, filtered and hidden ones too. */
function gridOf(spreadsheet: Spreadsheet, sheet: Sheet, codec = sheetsCodec(spreadsheet)) {
  return {
    sheet: sheet.getName(),
    rows: cellsOf(sheet.getDataRange(), codec),
    settings: settingsOf(spreadsheet, codec),
  };
}

/** With the formulas behind headings that may be ours: by them a set-up knows its own. */
function gridWithFormulas(spreadsheet: Spreadsheet, sheet: Sheet): SheetGrid {
  const grid = gridOf(spreadsheet, sheet);
  const formulas = formulasOfHeadings(sheet, grid.rows.slice(0, HEADING_ROWS));
  return { ...grid, ...(formulas && { formulas }) };
}

/** Of the rows in which headings may stand; two service calls, so they are made only where one may be ours. */
function formulasOfHeadings(sheet: Sheet, rows: readonly FilledCell[][]): string[][] | undefined {
  if (!rows.some((row) => mayBeCalculated(row))) return undefined;
  return sheet.getRange(1, 1, rows.length, rows[0]?.length ?? 1).getFormulas();
}

/** As much of the settings sheet as can hold settings; none where there is no such sheet. */
export function settingsOf(spreadsheet: Spreadsheet, codec: ReturnType<typeof sheetsCodec>): FilledCell[][] {
  const sheet = spreadsheet.getSheetByName(SETTINGS_SHEET);
  if (sheet === null) return [];
  const { rows, columns } = SETTINGS_BLOCK;
  return cellsOf(sheet.getDataRange(), codec)
    .slice(0, rows)
    .map((cells) => cells.slice(0, columns));
}

export function cellsOf(range: Range, { decode } = sheetsCodec()): FilledCell[][] {
  return range.getValues().map((row) => row.map((cell) => decode(cell) ?? ''));
}

/**
 * The cell that is selected in the sheet in front (of several, the one where typing goes), its row and the row of headings.
 * The page asks for it every other second, so it reads these two rows and nothing else.
 */
export function readSelection(headingRow: number): Selection {
  const sheet = SpreadsheetApp.getActiveSheet();
  const cell = sheet.getCurrentCell();
  // A chart on a sheet of its own has no cells.
  if (cell === null) return { sheet: sheet.getName(), row: 0, column: 0, cells: [], headings: [] };
  const row = cell.getRow() - 1;
  const cellsIn = rowReader(sheet);
  return {
    sheet: sheet.getName(),
    row,
    column: cell.getColumn() - 1,
    cells: cellsIn(row),
    headings: cellsIn(headingRow),
  };
}

/** Reads rows as the grid has them; none above the first row or below the last one in use. */
function rowReader(sheet: Sheet): (row: number) => readonly FilledCell[] {
  const [rows, columns, codec] = [sheet.getLastRow(), sheet.getLastColumn(), sheetsCodec()];
  return remembered((row) => {
    if (row < 0 || row >= rows) return [];
    return cellsOf(sheet.getRange(row + 1, 1, 1, columns), codec)[0] ?? [];
  });
}

/** Selects a cell and brings it into view; nothing happens where its sheet is gone. */
export function revealCell({ sheet, row, column }: CellAddress): void {
  SpreadsheetApp.getActiveSpreadsheet()
    .getSheetByName(sheet)
    ?.getRange(row + 1, column + 1)
    .activate();
}

export function readToday(): Day {
  return openSpreadsheetZone().today();
}
