// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { areAddedColumnsFree, areHeadingsAsPlanned, blankSettings } from '../core/port/as-planned';
import { DONE, sheetRefusal } from '../core/port/results';
import type { SetUpResult } from '../core/port/workbook';
import { type Problem, problem } from '../core/problems';
import { headingsWorkedOut, mayBeCalculated } from '../core/set-up/own-formulas';
import { type AddedColumn, isReady, type SetUpPlan } from '../core/set-up/plan';
import { isOurFormula } from '../core/set-up/references';
import { isVolatile, volatileColumns } from '../core/set-up/volatile';
import { type CellWrite, columnLetters } from '../core/sheet/grid';
import { SETTINGS_BLOCK } from '../core/sheet/settings';
import { encodedContent } from './cell-writes';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { dressColumns } from './dressing';
import { addRoom, canGrow, makeRoom } from './room';
import { cellsOf } from './workbook';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Applies a set-up plan. Whatever could stand in its way is looked at before the first cell is written. */
export function applySetUp(plan: SetUpPlan): SetUpResult {
  const result = runAlone((): SetUpResult => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getSheetByName(plan.sheet);
    if (!sheet) return sheetRefusal('SHEET_CHANGED', plan.sheet);
    const settings = spreadsheet.getSheetByName(plan.settings.sheet);
    const contents = settings ? contentsOf(settings.getDataRange()) : [];
    const blank = blankSettings(plan, contents);
    // Where there is nothing to write, the sheet may have changed.
    const isIdle = isReady(plan) && blank.length === 0;
    if (!isIdle && !isAsPlanned(sheet, plan)) return sheetRefusal('SHEET_CHANGED', plan.sheet);
    if (!isReady(plan) && !canAddColumns(sheet, plan)) return sheetRefusal('SHEET_PROTECTED', plan.sheet);
    if (settings && blank.length > 0 && !settings.getDataRange().canEdit())
      return sheetRefusal('SHEET_PROTECTED', plan.settings.sheet);

    const volatile = volatileInputs(sheet, plan, contents);
    // First the settings: the formulas of the columns refer to them.
    if (blank.length > 0) writeSettings(settings ?? addSheet(spreadsheet, plan.settings.sheet), blank);
    const notes = [...(isReady(plan) ? [] : addColumns(sheet, plan)), ...volatile];
    return notes.length === 0 ? DONE : { ...DONE, notes };
  });
  return result ?? sheetRefusal('SHEET_BUSY', plan.sheet);
}

/** The headings read as they did, and nothing stands where the new columns will. */
function isAsPlanned(sheet: Sheet, plan: SetUpPlan): boolean {
  const columns = sheet.getLastColumn();
  if (!areAddedColumnsFree(plan, columns) || plan.headingRow >= sheet.getMaxRows()) return false;
  const range = sheet.getRange(plan.headingRow + 1, 1, 1, Math.max(columns, 1));
  const [headings = []] = cellsOf(range);
  // Ours may have been loading when the plan was made, and be there by now.
  const [formulas = []] = mayBeCalculated(headings) ? range.getFormulas() : [];
  return areHeadingsAsPlanned(headingsWorkedOut(headings, formulas), plan);
}

/** Columns can be added to a sheet that is not protected as a whole, where nobody has reserved the cells for himself. */
function canAddColumns(sheet: Sheet, { added, headingRow }: SetUpPlan): boolean {
  const [first] = added as readonly [AddedColumn];
  if (!canGrow(sheet)) return false;
  const columns = sheet.getMaxColumns() - first.position;
  const rows = sheet.getMaxRows() - headingRow;
  return columns <= 0 || sheet.getRange(headingRow + 1, first.position + 1, rows, columns).canEdit();
}

/** The formula of each cell or, where there is none, its value. */
function contentsOf(range: GoogleAppsScript.Spreadsheet.Range): unknown[][] {
  const formulas = range.getFormulas();
  return range.getValues().map((values, i) => values.map((value, j) => formulas[i]?.[j] || value));
}

/** Google brings a new sheet to the front; it is to stand last, and the one in front is to stay there. */
export function addSheet(spreadsheet: Spreadsheet, name: string): Sheet {
  const inFront = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  inFront.activate();
  return sheet;
}

/**
 * Formulas refer to the settings down to the end of their block, so there must be that many cells. Formats come first: of a
 * cell that holds something nothing more is written the next time.
 */
function writeSettings(sheet: Sheet, blank: readonly CellWrite[]): void {
  makeRoom(sheet, SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns);
  const codec = sheetsCodec();
  const dates = blank
    .filter(({ isDate }) => isDate)
    .map(({ cell }) => `${columnLetters(cell.column)}${cell.row + 1}`);
  if (dates.length > 0) sheet.getRangeList(dates).setNumberFormat(DATE_FORMAT);
  for (const run of belowOneAnother(blank)) {
    const { row, column } = (run[0] as CellWrite).cell;
    sheet
      .getRange(row + 1, column + 1, run.length, 1)
      .setValues(run.map((write) => [encodedContent(write, codec)]));
  }
}

/** Cells of a column without a gap are written together: each service call takes its time. */
function belowOneAnother(writes: readonly CellWrite[]): readonly (readonly CellWrite[])[] {
  const runs: CellWrite[][] = [];
  const sorted = [...writes].sort(
    ({ cell: one }, { cell: other }) => one.column - other.column || one.row - other.row,
  );
  for (const write of sorted) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1]?.cell;
    if (last?.column === write.cell.column && last.row + 1 === write.cell.row) run?.push(write);
    else runs.push([write]);
  }
  return runs;
}

/** Everything around the headings comes before them, so that a set-up which stops half way is done anew. */
function addColumns(sheet: Sheet, plan: SetUpPlan): readonly Problem[] {
  const { added, headingRow } = plan;
  const [{ position }] = added as readonly [AddedColumn];
  addRoom(sheet, headingRow + 2, position + added.length);
  const notes = dressColumns(sheet, plan);
  renewFormulas(sheet, plan);
  writeHeadings(sheet, plan);
  return notes;
}

/** In one call, with the name of their group above them: all of it is there, or nothing. */
function writeHeadings(sheet: Sheet, { added, headingRow }: SetUpPlan): void {
  const [{ position }] = added as readonly [AddedColumn];
  const headings = added.map(({ formula, filledFrom, heading }) =>
    filledFrom === undefined ? (formula ?? heading) : '',
  );
  const isGrouped = added.some(({ above }) => above !== undefined);
  const rows = isGrouped ? [added.map(({ above }) => above ?? ''), headings] : [headings];
  sheet.getRange(headingRow + 2 - rows.length, position + 1, rows.length, added.length).setValues(rows);
}

/** A calculated column has its formula in a heading. Where somebody has reserved that cell, it stays as it is. */
function renewFormulas(sheet: Sheet, { renewed, headingRow }: SetUpPlan): void {
  for (const { position, formula } of renewed) {
    const heading = sheet.getRange(headingRow + 1, position + 1);
    if (isOurFormula(heading.getFormula()) && heading.canEdit()) heading.setFormula(formula);
  }
}

/** The columns among the inputs that Google lets no custom function read, and the settings where they are such. */
function volatileInputs(
  sheet: Sheet,
  { reads, headingsSeen, settings }: SetUpPlan,
  contents: readonly (readonly unknown[])[],
): readonly Problem[] {
  const isRead = (column: number) => reads.some(([first, last]) => first <= column && column <= last);
  const columns = [...volatileColumns(sheet.getDataRange().getFormulas())].filter(isRead);
  const isOfSettings = contents.some((row) => row.some((content) => isVolatile(String(content))));
  const places = columns
    .sort((one, other) => one - other)
    .map((column) => `The column ${headingsSeen[column] || columnLetters(column)}`);
  if (isOfSettings) places.push(`The sheet ${settings.sheet}`);
  return places.map((argument) => problem('FORMULA_VOLATILE', { argument }));
}
