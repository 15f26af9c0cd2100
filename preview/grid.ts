import type { SheetGrid, SheetTop } from '../core/sheet/grid';
import { TOP_ROWS } from '../core/sheet/layout';
import { isOwnSheet } from '../core/sheet/own-sheets';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../core/sheet/settings';
import type { Sheets } from './engine';

/** A sheet as it stands now. */
export function gridOf(sheets: Sheets, sheet: string): SheetGrid {
  const settings = sheets.has(SETTINGS_SHEET) ? sheets.read(SETTINGS_SHEET, SETTINGS_BLOCK) : [];
  return { sheet, rows: sheets.read(sheet), settings };
}

/** The beginnings of all sheets but hidden ones and our own. */
export function topsOf(sheets: Sheets): readonly SheetTop[] {
  return sheets
    .seen()
    .filter((sheet) => !isOwnSheet(sheet))
    .map((sheet) => ({
      sheet,
      rows: sheets.read(sheet, { rows: TOP_ROWS, columns: Number.POSITIVE_INFINITY }),
    }));
}
