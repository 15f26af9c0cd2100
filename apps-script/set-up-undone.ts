// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { DONE, refusal, sheetRefusal } from '../core/port/results';
import { type AddedColumnNow, type SetUpNow, setUpNow } from '../core/port/set-up-undone';
import type { SetUpResult } from '../core/port/workbook';
import { isProblem, problem } from '../core/problems';
import { isCalculated, type SetUpPlan } from '../core/set-up/plan';
import { runAlone } from './document-lock';
import { WARNING } from './dressing';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Takes the columns of a set-up away again; what somebody typed below them keeps all of them. */
export function removeSetUp(plan: SetUpPlan): SetUpResult {
  const result = runAlone((): SetUpResult => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(plan.sheet);
    if (!sheet) return sheetRefusal('SHEET_MISSING', plan.sheet);
    const now = setUpNow(plan, contentsOf(sheet.getDataRange()));
    if (isProblem(now)) return refusal(now);
    const blocks = blocksOf(sheet, now.headingRow, now.columns);
    if (blocks.some((block) => !block.canEdit())) return sheetRefusal('SHEET_PROTECTED', plan.sheet);
    const blocked = stopSpilling(sheet, plan, now);
    if (blocked) return refusal(problem('ADDED_COLUMN_IN_USE', { argument: blocked.column.heading }));
    for (const { column, first, formula } of now.back)
      sheet.getRange(first + 1, column + 1).setFormula(formula);
    for (const block of blocks) block.clear().clearDataValidations();
    for (const block of blocks) clearHelp(sheet, block, now);
    for (const { first, position } of now.columns)
      if (first < now.headingRow) sheet.getRange(first + 1, position + 1).clear();
    keepRules(sheet, now);
    removeWarnings(sheet, now);
    return DONE;
  });
  return result ?? sheetRefusal('SHEET_BUSY', plan.sheet);
}

function contentsOf(range: Range): (string | number | boolean | { formula: string })[][] {
  const formulas = range.getFormulas();
  return range.getValues().map((values, i) =>
    values.map((value, j) => {
      const formula = formulas[i]?.[j];
      // A date is a value as any other: here it only matters that there is one.
      return formula ? { formula } : typeof value === 'object' ? 1 : value;
    }),
  );
}

/** The columns from their headings down, those beside each other in one range: each call of a service takes its time. */
function blocksOf(sheet: Sheet, headingRow: number, columns: readonly AddedColumnNow[]): readonly Range[] {
  const blocks: { readonly first: number; count: number }[] = [];
  for (const { position } of columns) {
    const last = blocks[blocks.length - 1];
    if (last && last.first + last.count === position) last.count++;
    else blocks.push({ first: position, count: 1 });
  }
  const rows = sheet.getMaxRows() - headingRow;
  return blocks.map(({ first, count }) => sheet.getRange(headingRow + 1, first + 1, rows, count));
}

/**
 * Takes the formulas out of their headings. What their columns hold without them somebody typed: then the formulas go back,
 * and the answer is that column.
 */
function stopSpilling(
  sheet: Sheet,
  { style }: SetUpPlan,
  { headingRow, columns }: SetUpNow,
): AddedColumnNow | undefined {
  if (style !== 'spilled') return undefined;
  const spilling = columns.filter(({ column }) => isCalculated(column));
  const formulas = spilling.filter(({ column }) => column.formula !== undefined);
  const heading = ({ position }: AddedColumnNow) => sheet.getRange(headingRow + 1, position + 1);
  for (const column of formulas) heading(column).setValue('');
  SpreadsheetApp.flush();
  const values = blocksOf(sheet, headingRow, spilling).flatMap(filledColumns);
  const blocked = spilling.find((_, i) => values[i]);
  if (blocked) for (const column of formulas) heading(column).setValue(column.column.formula);
  return blocked;
}

/** Which columns of a range hold anything. */
function filledColumns(range: Range): readonly boolean[] {
  const rows = range.getValues();
  return (rows[0] ?? []).map((_, i) => rows.some((row) => row[i] !== ''));
}

/** The notes that the set-up wrote on its headings: any other is somebody's. */
function clearHelp(sheet: Sheet, block: Range, { headingRow, columns }: SetUpNow): void {
  const help = new Map(columns.map(({ position, column }) => [position, column.help]));
  const first = block.getColumn();
  const headings = sheet.getRange(headingRow + 1, first, 1, block.getNumColumns());
  const [notes = []] = headings.getNotes();
  headings.setNotes([notes.map((note, i) => (note === help.get(first - 1 + i) ? '' : note))]);
}

/** The rules that colour words in the cleared columns go with them. */
function keepRules(sheet: Sheet, { columns }: SetUpNow): void {
  const cleared = new Set(columns.map(({ position }) => position + 1));
  const isCleared = (range: Range) => range.getNumColumns() === 1 && cleared.has(range.getColumn());
  const rules = sheet.getConditionalFormatRules();
  const kept = rules.filter((rule) => !rule.getRanges().every(isCleared));
  if (kept.length < rules.length) sheet.setConditionalFormatRules(kept);
}

/** The warnings on the cleared columns go with them. */
function removeWarnings(sheet: Sheet, { columns }: SetUpNow): void {
  const cleared = new Set(columns.map(({ position }) => position + 1));
  for (const warning of sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE))
    if (warning.getDescription() === WARNING && cleared.has(warning.getRange().getColumn())) warning.remove();
}
