import type { SheetGrid } from '../core/sheet/grid';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../core/sheet/settings';
import type { Sheets } from './engine';

/** A sheet as it stands now. */
export function gridOf(sheets: Sheets, sheet: string): SheetGrid {
  const settings = sheets.has(SETTINGS_SHEET) ? sheets.read(SETTINGS_SHEET, SETTINGS_BLOCK) : [];
  return { sheet, rows: sheets.read(sheet), settings };
}
