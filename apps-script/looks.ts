// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { refusal, sheetRefusal, WRITTEN } from '../core/port/results';
import type { RepairResult } from '../core/port/workbook';
import { problem } from '../core/problems';
import { type ColumnLook, hidesDates, type LackingLook } from '../core/set-up/column-looks';
import { columnLetters } from '../core/sheet/grid';
import { DATE_FORMAT } from './codec';
import { runAlone } from './document-lock';
import { dropDown } from './dressing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Which of these looks columns lack. */
export function readLacking(looks: readonly ColumnLook[]): LackingLook[] {
  return looks.flatMap((look) => {
    const sheet = sheetOf(look);
    const cells = sheet ? rowsLacking(sheet, look).length : 0;
    const isLacking = sheet !== null && cells > 0 && (cells < look.rows || isAdded(sheet, look));
    return isLacking ? [{ ...look, cells }] : [];
  });
}

/** A column of a provider's own that bears one of our headings has no note of ours, and need have no drop-down. */
function isAdded(sheet: Sheet, look: ColumnLook): boolean {
  return (
    look.look === 'dates' || sheet.getRange(look.first, look.column + 1).getNotes()[0]?.[0] === look.help
  );
}

/** Gives the cells that lack it their look; those that have one of their own keep it. */
export function dressColumnsAgain(looks: readonly ColumnLook[]): RepairResult[] {
  const results = runAlone(() => looks.map(dressOne));
  return results ?? looks.map(({ sheet }) => sheetRefusal('SHEET_BUSY', sheet));
}

function dressOne(look: ColumnLook): RepairResult {
  const sheet = sheetOf(look);
  if (!sheet) return sheetRefusal('SHEET_MISSING', look.sheet);
  const letters = columnLetters(look.column);
  const lacking = runsOf(rowsLacking(sheet, look)).map(
    ([first, last]) => `${letters}${first + 1}:${letters}${last + 1}`,
  );
  if (lacking.some((cells) => !sheet.getRange(cells).canEdit()))
    return sheetRefusal('SHEET_PROTECTED', look.sheet);
  try {
    if (look.look === 'choices')
      for (const cells of lacking) sheet.getRange(cells).setDataValidation(dropDown(look.choices));
    else if (lacking.length > 0) sheet.getRangeList(lacking).setNumberFormat(DATE_FORMAT);
    return WRITTEN;
  } catch {
    // A column of a Google table has a type, and takes neither.
    const what = look.look === 'dates' ? 'The date format' : 'The drop-down';
    return refusal(problem('SET_UP_STEP_REFUSED', { argument: `${what} of ${look.heading}` }));
  }
}

function sheetOf({ sheet }: ColumnLook): Sheet | null {
  return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(sheet);
}

function rowsLacking(sheet: Sheet, look: ColumnLook): readonly number[] {
  const { first, column } = look;
  const rows = Math.min(look.rows, sheet.getMaxRows() - first);
  if (rows < 1 || column >= sheet.getMaxColumns()) return [];
  const range = sheet.getRange(first + 1, column + 1, rows, 1);
  const lacks =
    look.look === 'dates'
      ? range.getNumberFormats().map(([format]) => hidesDates(String(format)))
      : range.getDataValidations().map(([rule]) => !rule);
  return lacks.flatMap((isLacking, i) => (isLacking ? [first + i] : []));
}

/** Rows below each other, each run with its first and last. */
function runsOf(rows: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const run = runs[runs.length - 1];
    if (run && run[1] + 1 === row) run[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}
