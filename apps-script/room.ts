// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What Google calls a cell without a format of its own. */
export const NO_FORMAT = 'General';

/** Rows and columns can be added to a sheet that is not protected as a whole. */
export function canGrow(sheet: Sheet): boolean {
  const [protection] = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
  return !protection || protection.canEdit();
}

/** Adds rows and columns at the end of a sheet that has too few. Google gives new columns what their neighbour has. */
export function addRoom(sheet: Sheet, rows: number, columns: number): { readonly newColumnsFrom?: number } {
  const [rowsNow, columnsNow] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  if (rows > rowsNow) sheet.insertRowsAfter(rowsNow, rows - rowsNow);
  if (columns <= columnsNow) return {};
  sheet.insertColumnsAfter(columnsNow, columns - columnsNow);
  return { newColumnsFrom: columnsNow };
}

/** The same, with nothing of their neighbour in the new columns: dates would be shown where numbers are meant. */
export function makeRoom(sheet: Sheet, rows: number, columns: number): void {
  const { newColumnsFrom } = addRoom(sheet, rows, columns);
  if (newColumnsFrom === undefined) return;
  sheet
    .getRange(1, newColumnsFrom + 1, sheet.getMaxRows(), columns - newColumnsFrom)
    .clearDataValidations()
    .setNumberFormat(NO_FORMAT);
}
