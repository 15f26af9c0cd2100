// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { applyInOrder } from '../core/port/changes';
import { sheetRefusal } from '../core/port/results';
import type { Change, ChangeResult } from '../core/port/workbook';
import { remembered } from '../core/remembered';
import { type CellAddress, type CellWrite, columnLetters, type SheetGrid } from '../core/sheet/grid';
import { encodedContent } from './cell-writes';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { type ColumnFormulas, columnFormulas } from './column-formulas';
import { runAlone } from './document-lock';
import { gridOf } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/** Applies changes to their sheets as they are read, each once; then the cells are written that they come to. */
export function applyChanges(changes: readonly Change[]): readonly ChangeResult[] {
  const results = runAlone(() => {
    const sheetNamed = remembered(openSheet);
    const guardOf = ({ sheet, column }: CellAddress) => (sheetNamed(sheet) as OpenSheet).guardOf(column);
    const { results, writes } = applyInOrder(changes, {
      gridOf: (name) => sheetNamed(name)?.grid,
      heldAt: (cell, now) => guardOf(cell).formulas.heldAt(cell.row, now),
      reasonAgainst: ({ cell }) =>
        guardOf(cell).canEdit(cell.row) ? undefined : sheetRefusal('SHEET_PROTECTED', cell.sheet),
    });
    for (const name of new Set(writes.map(({ cell }) => cell.sheet)))
      sheetNamed(name)?.write(writes.filter(({ cell }) => cell.sheet === name));
    return results;
  });
  return results ?? changes.map(({ sheet }) => sheetRefusal('SHEET_BUSY', sheet));
}

/** A sheet that is read once, and asked about a column when a change is for a cell of it. */
interface OpenSheet {
  readonly grid: SheetGrid;
  readonly guardOf: (column: number) => ColumnGuard;
  write(writes: readonly CellWrite[]): void;
}

/** `null` where the sheet is gone. */
function openSheet(name: string): OpenSheet | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(name);
  if (!sheet) return null;
  const codec = sheetsCodec();
  const grid = gridOf(spreadsheet, sheet, codec);
  return {
    grid,
    guardOf: remembered((column) => columnGuard(sheet.getRange(1, column + 1, grid.rows.length, 1), codec)),
    write: (writes) => writeValues(sheet, writes, codec),
  };
}

/** What a column tells about its cells before they are written to. */
interface ColumnGuard {
  readonly formulas: ColumnFormulas;
  canEdit(row: number): boolean;
}

function columnGuard(column: Range, codec: SheetsCodec): ColumnGuard {
  const isOpen = column.canEdit();
  return {
    formulas: columnFormulas(column, codec.decode),
    // Where some cells of the column are protected, each is asked for itself.
    canEdit: (row) => isOpen || column.getCell(row + 1, 1).canEdit(),
  };
}

/** Cells that get the same value are written together: two service calls for each different value. */
function writeValues(sheet: Sheet, writes: readonly CellWrite[], codec: SheetsCodec): void {
  formatTextDates(sheet, writes);
  // Where a cell is written twice only the later value counts.
  const values = new Map(
    writes.map((write) => [addressOf(write.cell), encodedContent(write, codec)] as const),
  );
  const addressesOf = remembered((_value: unknown): string[] => []);
  for (const [address, value] of values) addressesOf(value).push(address);
  for (const value of new Set(values.values())) sheet.getRangeList(addressesOf(value)).setValue(value);
}

/** A date that was text may stand in a cell for text, which would make text of it again. */
function formatTextDates(sheet: Sheet, writes: readonly CellWrite[]): void {
  const wereText = writes.filter(
    ({ isDate, expected }) => isDate && typeof expected === 'string' && expected !== '',
  );
  const addresses = [...new Set(wereText.map(({ cell }) => addressOf(cell)))];
  if (addresses.length > 0) sheet.getRangeList(addresses).setNumberFormat(DATE_FORMAT);
}

function addressOf({ row, column }: CellAddress): string {
  return `${columnLetters(column)}${row + 1}`;
}
