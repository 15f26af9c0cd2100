// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />

/** The formulas of a sheet; `null` where it is gone, for nothing undefined crosses to the page. */
export function readFormulas(name: string): string[][] | null {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  return sheet === null ? null : sheet.getDataRange().getFormulas();
}
