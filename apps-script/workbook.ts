// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import type { FilledCell } from '../core/cells/cell';
import { COLUMN_NAMES_BLOCK, SETTINGS_SHEET } from '../core/cohort/settings';
import type { CellAddress, SheetGrid } from '../core/cohort/workbook';
import type { Day } from '../core/dates/day';
import { sheetsCodec } from './codec';
import { openSpreadsheetZone } from './spreadsheet-zone';

/*
 * What the panel may ask of the spreadsheet. The answers cross to the page, which takes no dates and nothing undefined:
 * dates are serial numbers, blank cells ''. The number of service calls never depends on the number of rows.
 */

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** The sheet in front. */
export function readGrid(): SheetGrid {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return gridOf(spreadsheet, spreadsheet.getActiveSheet());
}

/** Every cell of a sheet, filtered and hidden ones too. */
export function gridOf(spreadsheet: Spreadsheet, sheet: Sheet, codec = sheetsCodec()) {
  const settings = spreadsheet.getSheetByName(SETTINGS_SHEET);
  const { row, rows, column, columns } = COLUMN_NAMES_BLOCK;
  const named = settings === null ? [] : cellsOf(settings.getDataRange(), codec).slice(row, row + rows);
  return {
    sheet: sheet.getName(),
    rows: cellsOf(sheet.getDataRange(), codec),
    columnNames: named.map((cells) => cells.slice(column, column + columns)),
  };
}

export function cellsOf(range: Range, { decode } = sheetsCodec()): FilledCell[][] {
  return range.getValues().map((row) => row.map((cell) => decode(cell) ?? ''));
}

/** One row of the sheet in front, as long as the grid; an empty one below the last in use. */
export function readRow(row: number): readonly FilledCell[] {
  const sheet = SpreadsheetApp.getActiveSheet();
  if (row >= sheet.getLastRow()) return [];
  return cellsOf(sheet.getRange(row + 1, 1, 1, sheet.getLastColumn()))[0] ?? [];
}

/** The cell that is selected in the sheet in front; of several, the one where typing goes. */
export function readSelection(): CellAddress {
  const sheet = SpreadsheetApp.getActiveSheet();
  const cell = sheet.getCurrentCell();
  // A chart on a sheet of its own has no cells.
  if (cell === null) return { sheet: sheet.getName(), row: 0, column: 0 };
  return { sheet: sheet.getName(), row: cell.getRow() - 1, column: cell.getColumn() - 1 };
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
