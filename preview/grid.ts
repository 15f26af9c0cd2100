import { narrowReading } from '../core/port/narrow-reading';
import type { Change } from '../core/port/workbook';
import type { SheetGrid, SheetTop } from '../core/sheet/grid';
import { TOP_ROWS } from '../core/sheet/layout';
import { isOwnSheet } from '../core/sheet/own-sheets';
import { SETTINGS_BLOCK, SETTINGS_SHEET } from '../core/sheet/settings';
import type { Sheets } from './engine';

/** A sheet as it stands now. */
export function gridOf(sheets: Sheets, sheet: string): SheetGrid {
  return { sheet, rows: sheets.read(sheet), settings: settingsOf(sheets) };
}

function settingsOf(sheets: Sheets): SheetGrid['settings'] {
  return sheets.has(SETTINGS_SHEET) ? sheets.read(SETTINGS_SHEET, SETTINGS_BLOCK) : [];
}

/** As much of a sheet as it takes to find the cells of some changes: the same whether it is short or long. */
export function gridForChanges(sheets: Sheets, sheet: string, changes: readonly Change[]): SheetGrid {
  const reading = narrowReading(
    { sheet, ...sheets.usedSize(sheet), settings: settingsOf(sheets) },
    changes.filter((change) => change.sheet === sheet),
  );
  for (let areas = reading.next(); areas.length > 0; areas = reading.next())
    for (const area of areas) reading.take(area, sheets.readArea(sheet, area));
  return reading.grid();
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
