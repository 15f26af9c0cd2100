// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { writtenCell } from '../core/cells/cell';
import { isFormula } from '../core/port/held-cell';
import { changedSince } from '../core/port/repair';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ColumnRepair, RepairResult } from '../core/port/workbook';
import type { Content } from '../core/sheet/grid';
import { sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { cellsOf } from './workbook';

/** Writes formulas of ours anew, each piece after one more look at it. */
export function repairAnswers(repairs: readonly ColumnRepair[]): RepairResult[] {
  const results = runAlone(() => repairs.map(repairOne));
  return results ?? repairs.map(({ sheet }) => sheetRefusal('SHEET_BUSY', sheet));
}

function repairOne(repair: ColumnRepair): RepairResult {
  const { sheet: name, column, first, before, after } = repair;
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet || first + before.length > sheet.getMaxRows()) return sheetRefusal('SHEET_MISSING', name);
  const range = sheet.getRange(first + 1, column + 1, before.length, 1);
  const changed = changedSince(repair, contentsOf(range));
  if (changed) return changed;
  if (!range.canEdit()) return sheetRefusal('SHEET_PROTECTED', name);
  // Google works out a formula that is written over itself only where the cell was blank in between.
  if (after.some((content, i) => isSameText(content, before[i]))) {
    range.setValues(after.map(() => ['']));
    SpreadsheetApp.flush();
  }
  range.setValues(after.map((content) => [isFormula(content) ? content.formula : writtenCell(content)]));
  return WRITTEN;
}

function contentsOf(range: GoogleAppsScript.Spreadsheet.Range): Content[] {
  const formulas = range.getFormulas();
  return cellsOf(range, sheetsCodec()).map(([value], i) => {
    const formula = formulas[i]?.[0];
    return formula ? { formula } : value;
  });
}

function isSameText(one: Content, other: Content): boolean {
  return isFormula(one) && isFormula(other) && one.formula === other.formula;
}
