// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { writtenCell } from '../core/cells/cell';
import { areHeadingsAsPlanned } from '../core/port/as-planned';
import { freeName } from '../core/port/report-place';
import { sheetRefusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import type { ValuesPlan, ValuesRun } from '../core/set-up/values-plan';
import { runAlone } from './document-lock';
import { cellsOf } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Copies a sheet with values in the place of formulas of ours. They are taken from the sheet itself: a copy calculates anew. */
export function copyValues(plan: ValuesPlan): SheetResult {
  const result = runAlone((): SheetResult => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getSheetByName(plan.sheet);
    if (!sheet || !isAsPlanned(sheet, plan)) return sheetRefusal('SHEET_CHANGED', plan.sheet);
    const name = freeName(
      plan.copy,
      spreadsheet.getSheets().map((each) => each.getName()),
    );
    const blocks = besideEachOther(plan.runs).map((block) => ({
      block,
      values: rangeOf(sheet, block)
        .getValues()
        .map((row) => row.map(asValue)),
    }));
    const copy = sheet.copyTo(spreadsheet);
    copy.setName(name);
    for (const { block, values } of blocks) {
      rangeOf(copy, block).setValues(values);
      copy
        .getRange(plan.headingRow + 1, block.column + 1, 1, block.columns)
        .setNotes([Array.from({ length: block.columns }, () => plan.note)]);
    }
    return { outcome: 'done', sheet: name };
  });
  return result ?? sheetRefusal('SHEET_BUSY', plan.sheet);
}

function isAsPlanned(sheet: Sheet, plan: ValuesPlan): boolean {
  const { headingRow, rowsSeen } = plan;
  if (sheet.getLastRow() !== rowsSeen || headingRow >= rowsSeen) return false;
  const [headings = []] = cellsOf(sheet.getRange(headingRow + 1, 1, 1, Math.max(1, sheet.getLastColumn())));
  return areHeadingsAsPlanned(headings, plan);
}

/** Days stay what they are; text that could be taken for more is kept from that. */
function asValue(value: unknown): unknown {
  return typeof value === 'string' ? writtenCell(value) : value;
}

interface Block extends ValuesRun {
  readonly columns: number;
}

/** Columns beside each other with the same rows are read and written together. */
function besideEachOther(runs: readonly ValuesRun[]): readonly Block[] {
  const blocks: { column: number; first: number; rows: number; columns: number }[] = [];
  for (const { column, first, rows } of runs) {
    const last = blocks[blocks.length - 1];
    const goesOn = last?.first === first && last.rows === rows && last.column + last.columns === column;
    if (last && goesOn) last.columns++;
    else blocks.push({ column, first, rows, columns: 1 });
  }
  return blocks;
}

function rangeOf(sheet: Sheet, { column, first, rows, columns }: Block) {
  return sheet.getRange(first + 1, column + 1, rows, columns);
}
