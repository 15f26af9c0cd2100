// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { writtenCell } from '../core/cells/cell';
import { SETTINGS, SETTINGS_SHEET } from '../core/sheet/settings';
import { PRODUCT } from '../core/version';

/**
 * Has every answer worked out anew: Google keeps what a function answered for the same arguments, and all of ours read the
 * settings, so that another version there asks again. Was there one to write to?
 */
export function versionRenewed(): boolean {
  const { row, column } = SETTINGS.version.place;
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(SETTINGS_SHEET);
  if (!sheet || row >= sheet.getMaxRows()) return false;
  const cell = sheet.getRange(row + 1, column + 1);
  if (!cell.canEdit()) return false;
  cell.setValue('');
  SpreadsheetApp.flush();
  cell.setValue(writtenCell(PRODUCT.version));
  return true;
}
