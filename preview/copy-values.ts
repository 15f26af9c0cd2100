import { areHeadingsAsPlanned } from '../core/port/as-planned';
import { freeName } from '../core/port/report-place';
import { sheetRefusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import type { ValuesPlan } from '../core/set-up/values-plan';
import type { Sheets } from './engine';

/** Copies a sheet with values in the place of formulas of ours, as one step that can be undone. Its engine knows no notes: the day is in the name. */
export function copyValues(sheets: Sheets, plan: ValuesPlan): SheetResult {
  const { sheet, headingRow, runs } = plan;
  const seen = sheets.has(sheet) ? sheets.read(sheet) : [];
  if (seen.length !== plan.rowsSeen || !areHeadingsAsPlanned(seen[headingRow] ?? [], plan))
    return sheetRefusal('SHEET_CHANGED', sheet);
  const copy = freeName(plan.copy, sheets.names());
  const values = runs.map(({ column, first, rows }) =>
    Array.from({ length: rows }, (_, i) => sheets.shownAt({ sheet, row: first + i, column })),
  );
  sheets.edit((editor) => {
    editor.copySheet(sheet, copy);
    runs.forEach(({ column, first }, run) => {
      values[run]?.forEach((value, i) => {
        editor.write({ sheet: copy, row: first + i, column }, value);
      });
    });
  });
  return { outcome: 'done', sheet: copy };
}
