// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type Problem, problem } from '../core/problems';
import { type AddedColumn, isCalculated, type SetUpPlan } from '../core/set-up/plan';
import type { WordColour } from '../core/sheet/calculated-columns';
import { columnLetters } from '../core/sheet/grid';
import { TONE_COLOURS } from '../core/sheet/tones';
import { PRODUCT } from '../core/version';
import { DATE_FORMAT } from './codec';
import { NO_FORMAT } from './room';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/*
 * How the columns of a set-up look and what they offer. It is put on columns that are still blank, before their headings: a
 * set-up that stops on the way leaves no heading behind, so that the next one does all of it. Each step leaves the sheet
 * the same however often it is done.
 */

/** By this people know who warns them, and we know our own. */
export const WARNING = `${PRODUCT.name}: calculated. What is typed here keeps the formula from filling the column.`;

/** Dresses the columns of a plan; what Google will not do is left out and told. */
export function dressColumns(sheet: Sheet, { added, headingRow }: SetUpPlan): readonly Problem[] {
  const lastRow = sheet.getMaxRows();
  const cellsBelow = ({ position }: AddedColumn) => {
    const letters = columnLetters(position);
    return `${letters}${headingRow + 2}:${letters}${lastRow}`;
  };
  undress(sheet, added, lastRow);
  return [
    ...formatDates(
      sheet,
      added.filter(({ kind }) => kind === 'date'),
      cellsBelow,
    ),
    ...added.flatMap((column) =>
      column.choices
        ? step(`The drop-down of ${column.heading}`, () =>
            sheet.getRange(cellsBelow(column)).setDataValidation(dropDown(column.choices ?? [])),
          )
        : [],
    ),
    ...step('The colours of words', () => colour(sheet, added, cellsBelow)),
    ...step('The frozen row of headings', () => freezeHeadings(sheet, headingRow)),
    ...step('The help on the headings', () => noteHelp(sheet, added, headingRow)),
    ...step('The warning on calculated columns', () => warn(sheet, added, headingRow, lastRow)),
  ];
}

/** A service that fails is asked once more; what fails twice is not to be had. */
function step(what: string, run: () => void): readonly Problem[] {
  for (let tries = 0; tries < 2; tries++) {
    try {
      run();
      return [];
    } catch {}
  }
  return [problem('SET_UP_STEP_REFUSED', { argument: what })];
}

/** Google gives new columns what their neighbour has, and a set-up that stopped may have left something here. */
function undress(sheet: Sheet, added: readonly AddedColumn[], lastRow: number): void {
  const [{ position }] = added as readonly [AddedColumn];
  const clear = (first: number, columns: number) =>
    step('', () =>
      sheet
        .getRange(1, first + 1, lastRow, columns)
        .clearDataValidations()
        .setNumberFormat(NO_FORMAT),
    );
  // Where a column has a type of its own, the others are cleared one by one.
  if (clear(position, added.length).length > 0) for (const column of added) clear(column.position, 1);
}

function formatDates(
  sheet: Sheet,
  dates: readonly AddedColumn[],
  cellsBelow: (column: AddedColumn) => string,
): readonly Problem[] {
  if (dates.length === 0) return [];
  const format = (columns: readonly AddedColumn[]) => () =>
    sheet.getRangeList(columns.map(cellsBelow)).setNumberFormat(DATE_FORMAT);
  if (step('', format(dates)).length === 0) return [];
  return dates.flatMap((column) => step(`The date format of ${column.heading}`, format([column])));
}

/** Offers words and allows others. */
export function dropDown(words: readonly string[]): GoogleAppsScript.Spreadsheet.DataValidation {
  return SpreadsheetApp.newDataValidation()
    .requireValueInList([...words])
    .setAllowInvalid(true)
    .build();
}

function colour(
  sheet: Sheet,
  added: readonly AddedColumn[],
  cellsBelow: (column: AddedColumn) => string,
): void {
  const coloured = added.filter(({ colours }) => colours);
  if (coloured.length === 0) return;
  const cells = new Set(coloured.map(cellsBelow));
  const isOurs = (rule: Rule) => {
    const ranges = rule.getRanges();
    return ranges.length > 0 && ranges.every((range) => cells.has(range.getA1Notation()));
  };
  const rules = coloured.flatMap((column) =>
    colourRules(column.colours ?? [], sheet.getRange(cellsBelow(column))),
  );
  const others = sheet.getConditionalFormatRules().filter((rule) => !isOurs(rule));
  sheet.setConditionalFormatRules([...others, ...rules]);
}

function colourRules(colours: readonly WordColour[], cells: Range): Rule[] {
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

/** A blank cell may have a note all the same, and a note is somebody's. */
function noteHelp(sheet: Sheet, added: readonly AddedColumn[], headingRow: number): void {
  const [{ position }] = added as readonly [AddedColumn];
  const headings = sheet.getRange(headingRow + 1, position + 1, 1, added.length);
  const [notes] = headings.getNotes();
  headings.setNotes([added.map(({ help }, i) => notes?.[i] || help)]);
}

/** Nobody is kept from typing; until somebody says otherwise, Google protects nothing from anybody. */
function warn(sheet: Sheet, added: readonly AddedColumn[], headingRow: number, lastRow: number): void {
  const calculated = added.filter(isCalculated);
  const [first] = calculated;
  if (!first) return;
  const cells = sheet.getRange(headingRow + 1, first.position + 1, lastRow - headingRow, calculated.length);
  const name = cells.getA1Notation();
  const there = sheet
    .getProtections(SpreadsheetApp.ProtectionType.RANGE)
    .find((protection) => protection.getRange().getA1Notation() === name);
  (there ?? cells.protect()).setDescription(WARNING).setWarningOnly(true);
}
