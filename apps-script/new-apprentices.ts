// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { isSameCell, writtenCell } from '../core/cells/cell';
import { noneAdded, type PlaceForNew, placeForNew, rowsToRemove } from '../core/port/new-apprentices';
import { refusal } from '../core/port/results';
import type { AddedResult, NewApprentice, NewApprentices, NewCell } from '../core/port/workbook';
import { isProblem, problem } from '../core/problems';
import type { Content } from '../core/sheet/grid';
import { encodedContent } from './cell-writes';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { addRoom, canGrow } from './room';
import { cellsOf, settingsOf } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/** Adds rows below the last apprentice. */
export function addApprentices(added: NewApprentices): readonly AddedResult[] {
  const results = runAlone(() => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(added.sheet);
    if (!sheet) return noneAdded(added, 'SHEET_MISSING');
    const codec = sheetsCodec();
    const place = placeForNew(gridOf(sheet, codec), added);
    if (isProblem(place)) return added.rows.map(() => refusal(place));
    if (place.rows.length === 0) return place.results;
    if (!canGrow(sheet)) return noneAdded(added, 'SHEET_PROTECTED');
    return write(sheet, place, codec);
  });
  return results ?? noneAdded(added, 'SHEET_BUSY');
}

function gridOf(sheet: Sheet, codec: SheetsCodec) {
  return {
    sheet: sheet.getName(),
    rows: cellsOf(sheet.getDataRange(), codec),
    settings: settingsOf(SpreadsheetApp.getActiveSpreadsheet(), codec),
  };
}

/** Makes the rows like the one above them, which brings its formulas, and then writes what has none. */
function write(sheet: Sheet, place: PlaceForNew, codec: SheetsCodec): readonly AddedResult[] {
  const { below, like, rows, results } = place;
  const first = below + 1;
  const width = Math.max(sheet.getLastColumn(), ...rows.flatMap(({ cells }) => cells.map(endOf)));
  if (like === undefined) addRoom(sheet, first + rows.length, width);
  else sheet.insertRowsAfter(below + 1, rows.length);
  const target = sheet.getRange(first + 1, 1, rows.length, width);
  const source =
    like === undefined
      ? undefined
      : sheet.getRange((like > below ? like + rows.length : like) + 1, 1, 1, width);
  if (source) {
    source.copyTo(target);
    target.clearNote();
  }
  const [formulas = []] = source?.getFormulas() ?? [];
  const [formats = []] = source?.getNumberFormats() ?? [];
  const isFree = (column: number) => (formulas[column] ?? '') === '';
  formatTextDates(sheet, first, rows, formats);
  for (const { column, columns } of blocksOf(width, isFree))
    sheet
      .getRange(first + 1, column + 1, rows.length, columns)
      .setValues(
        rows.map((row) => Array.from({ length: columns }, (_, i) => encoded(row, column + i, codec))),
      );
  return lookedAt(target, { place, isFree, codec }) ?? results;
}

function endOf({ column }: NewCell): number {
  return column + 1;
}

/** Columns beside each other in one range: each call of a service takes its time. */
function blocksOf(width: number, isFree: (column: number) => boolean) {
  const blocks: { readonly column: number; columns: number }[] = [];
  for (let column = 0; column < width; column++) {
    if (!isFree(column)) continue;
    const last = blocks[blocks.length - 1];
    if (last && last.column + last.columns === column) last.columns++;
    else blocks.push({ column, columns: 1 });
  }
  return blocks;
}

function encoded({ cells }: NewApprentice, column: number, codec: SheetsCodec): unknown {
  const cell = cells.find((one) => one.column === column);
  return cell ? encodedContent(asWrite(cell), codec) : '';
}

function asWrite({ column, value, isDate }: NewCell) {
  return {
    cell: { sheet: '', row: 0, column },
    expected: '',
    content: value,
    ...(isDate && { isDate }),
  };
}

/** In a cell for text a date would become text. */
function formatTextDates(
  sheet: Sheet,
  first: number,
  rows: readonly NewApprentice[],
  formats: readonly string[],
): void {
  const columns = new Set(
    rows.flatMap(({ cells }) => cells.flatMap((one) => (one.isDate ? one.column : []))),
  );
  for (const column of columns)
    if (formats[column] === '@')
      sheet.getRange(first + 1, column + 1, rows.length, 1).setNumberFormat(DATE_FORMAT);
}

interface Written {
  readonly place: PlaceForNew;
  readonly isFree: (column: number) => boolean;
  readonly codec: SheetsCodec;
}

/** People are kept back by no lock: where rows were moved meanwhile, the new ones do not hold what was written. */
function lookedAt(
  target: Range,
  { place: { rows, results }, isFree, codec }: Written,
): readonly AddedResult[] | undefined {
  SpreadsheetApp.flush();
  const now = cellsOf(target, codec);
  const isThere = rows.every(({ cells }, i) =>
    cells.every(({ column, value }) => !isFree(column) || isSameCell(now[i]?.[column], value)),
  );
  if (isThere) return undefined;
  const [one] = rows;
  const sheet = target.getSheet().getName();
  const value = writtenCell(one?.identity.apprentice ?? one?.identity.uln);
  const moved = problem('MOVED_AND_LEFT', { argument: sheet, value, cell: target.getA1Notation() });
  return results.map((result) => (result.outcome === 'written' ? refusal(moved) : result));
}

/** Takes such rows away again, from the lowest up. */
export function removeApprentices(added: NewApprentices): readonly AddedResult[] {
  const results = runAlone(() => {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(added.sheet);
    if (!sheet) return noneAdded(added, 'SHEET_MISSING');
    const grid = gridOf(sheet, sheetsCodec());
    const formulas = sheet.getDataRange().getFormulas();
    const contentsOf = (row: number): readonly Content[] =>
      (grid.rows[row] ?? []).map((value, column) => {
        const formula = formulas[row]?.[column];
        return formula ? { formula } : value;
      });
    const { rows, results: removed } = rowsToRemove(grid, added, contentsOf);
    if (rows.length > 0 && !canGrow(sheet)) return noneAdded(added, 'SHEET_PROTECTED');
    for (const row of [...rows].reverse()) sheet.deleteRow(row + 1);
    return removed;
  });
  return results ?? noneAdded(added, 'SHEET_BUSY');
}
