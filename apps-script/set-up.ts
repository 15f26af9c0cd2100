// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { areAddedColumnsFree, areHeadingsAsPlanned, blankSettings } from '../core/port/as-planned';
import { DONE, sheetRefusal } from '../core/port/results';
import type { SetUpResult } from '../core/port/workbook';
import { type AddedColumn, isReady, type SetUpPlan } from '../core/set-up/plan';
import { isOurFormula } from '../core/set-up/references';
import type { WordColour } from '../core/sheet/calculated-columns';
import { type CellWrite, columnLetters } from '../core/sheet/grid';
import { SETTINGS_BLOCK } from '../core/sheet/settings';
import { TONE_COLOURS } from '../core/sheet/tones';
import { put } from './cell-writes';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { canGrow, makeRoom } from './room';
import { cellsOf } from './workbook';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Applies a set-up plan. Whatever could stand in its way is looked at before the first cell is written. */
export function applySetUp(plan: SetUpPlan): SetUpResult {
  const result = runAlone((): SetUpResult => {
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getSheetByName(plan.sheet);
    if (!sheet || !isAsPlanned(sheet, plan)) return sheetRefusal('SHEET_CHANGED', plan.sheet);
    if (!isReady(plan) && !canAddColumns(sheet, plan)) return sheetRefusal('SHEET_PROTECTED', plan.sheet);

    const settings = spreadsheet.getSheetByName(plan.settings.sheet);
    const blank = blankSettings(plan, settings ? contentsOf(settings.getDataRange()) : []);
    if (settings && blank.length > 0 && !settings.getDataRange().canEdit())
      return sheetRefusal('SHEET_PROTECTED', plan.settings.sheet);

    // First the settings: the formulas of the columns refer to them.
    if (blank.length > 0) writeSettings(settings ?? addSheet(spreadsheet, plan.settings.sheet), blank);
    if (!isReady(plan)) addColumns(sheet, plan);
    renewFormulas(sheet, plan);
    return DONE;
  });
  return result ?? sheetRefusal('SHEET_BUSY', plan.sheet);
}

/** The headings read as they did, and nothing stands where the new columns will. */
function isAsPlanned(sheet: Sheet, plan: SetUpPlan): boolean {
  const columns = sheet.getLastColumn();
  if (!areAddedColumnsFree(plan, columns) || plan.headingRow >= sheet.getMaxRows()) return false;
  const [headings = []] = cellsOf(sheet.getRange(plan.headingRow + 1, 1, 1, Math.max(columns, 1)));
  return areHeadingsAsPlanned(headings, plan);
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
function addSheet(spreadsheet: Spreadsheet, name: string): Sheet {
  const inFront = spreadsheet.getActiveSheet();
  const sheet = spreadsheet.insertSheet(name, spreadsheet.getNumSheets());
  inFront.activate();
  return sheet;
}

/** Formulas refer to the settings down to the end of their block, so there must be that many cells. */
function writeSettings(sheet: Sheet, blank: readonly CellWrite[]): void {
  makeRoom(sheet, SETTINGS_BLOCK.rows, SETTINGS_BLOCK.columns);
  const codec = sheetsCodec();
  for (const write of blank) put(sheet.getRange(write.cell.row + 1, write.cell.column + 1), write, codec);
}

function addColumns(sheet: Sheet, { added, headingRow }: SetUpPlan): void {
  const [{ position }] = added as readonly [AddedColumn];
  makeRoom(sheet, headingRow + 2, position + added.length);
  const headings = sheet.getRange(headingRow + 1, position + 1, 1, added.length);
  // A blank cell may have a note all the same, and a note is somebody's.
  const [notes] = headings.getNotes();
  headings
    .setValues([added.map(({ heading, formula }) => formula ?? heading)])
    .setNotes([added.map(({ help }, i) => notes?.[i] || help)]);
  for (const { above, position } of added) {
    if (above !== undefined) sheet.getRange(headingRow, position + 1).setValue(above);
  }
  const lastRow = sheet.getMaxRows();
  const cellsBelow = ({ position }: AddedColumn) => {
    const letters = columnLetters(position);
    return `${letters}${headingRow + 2}:${letters}${lastRow}`;
  };
  const dates = added.filter(({ kind }) => kind === 'date').map(cellsBelow);
  if (dates.length > 0) sheet.getRangeList(dates).setNumberFormat(DATE_FORMAT);
  for (const column of added) {
    if (column.choices) sheet.getRange(cellsBelow(column)).setDataValidation(dropDown(column.choices));
  }
  const rules = added.flatMap((column) =>
    column.colours ? colourRules(column.colours, sheet.getRange(cellsBelow(column))) : [],
  );
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...rules]);
  freezeHeadings(sheet, headingRow);
}

/** A calculated column has its one formula in its heading. Where somebody has reserved that cell, it stays as it is. */
function renewFormulas(sheet: Sheet, { renewed, headingRow }: SetUpPlan): void {
  for (const { position, formula } of renewed) {
    const heading = sheet.getRange(headingRow + 1, position + 1);
    if (isOurFormula(heading.getFormula()) && heading.canEdit()) heading.setFormula(formula);
  }
}

/** Offers words and allows others. */
function dropDown(words: readonly string[]): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...words])
    .setAllowInvalid(true)
    .build();
}

function colourRules(
  colours: readonly WordColour[],
  cells: GoogleAppsScript.Spreadsheet.Range,
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] {
  return colours.map(({ word, tone }) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(word)
      .setBackground(TONE_COLOURS[tone].background)
      .setFontColor(TONE_COLOURS[tone].text)
      .setRanges([cells])
      .build(),
  );
}

/** Keeps the headings in view; where more rows are frozen, they stay so. */
function freezeHeadings(sheet: Sheet, headingRow: number): void {
  if (sheet.getFrozenRows() > headingRow) return;
  const merged = sheet.getRange(headingRow + 1, 1, 1, sheet.getMaxColumns()).getMergedRanges();
  // Google refuses to freeze a part of a merged cell.
  const isCut = merged.some((range) => range.getLastRow() > headingRow + 1);
  if (!isCut) sheet.setFrozenRows(headingRow + 1);
}
