import type { Cell } from '../core/cells/cell';
import type { SheetGrid } from '../core/sheet/grid';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../core/sheet/settings';
import type { Sheets } from './engine';

/** A sheet as it stands now, in rows of its own: whoever reads it may write into them. */
export function gridOf(sheets: Sheets, sheet: string): SheetGrid & { readonly rows: Cell[][] } {
  const settings = sheets.has(SETTINGS_SHEET) ? sheets.read(SETTINGS_SHEET, SETTINGS_BLOCK) : [];
  return { sheet, rows: sheets.read(sheet), settings };
}
