// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type FilledCell, writtenCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import { changedMeanwhile, type HeldCell, isFormula } from '../core/port/held-cell';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ChangeResult } from '../core/port/workbook';
import { remembered } from '../core/remembered';
import type { CellWrite } from '../core/sheet/grid';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { columnFormulas } from './column-formulas';
import { runAlone } from './document-lock';
import { canGrow, makeRoom } from './room';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/** Writes cells by their addresses, one after the other, so that each sees what those before it wrote. */
export function writeCells(writes: readonly CellWrite[]): readonly ChangeResult[] {
  const results = runAlone(() => {
    const writerFor = remembered(cellWriter);
    return writes.map((write) => writerFor(write.cell.sheet)(write));
  });
  return results ?? writes.map(({ cell }) => sheetRefusal('SHEET_BUSY', cell.sheet));
}

function cellWriter(name: string): (write: CellWrite) => ChangeResult {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) return () => sheetRefusal('SHEET_MISSING', name);
  const codec = sheetsCodec();
  const readColumns = () => remembered((column: number) => heldColumn(sheet, column, codec));
  let columnAt = readColumns();
  return (write) => {
    const { row, column } = write.cell;
    const held = columnAt(column).at(row);
    const changed = changedMeanwhile(held, write.expected);
    if (changed) return changed;
    const cell = cellToWrite(sheet, row, column);
    if (!cell) return sheetRefusal('SHEET_PROTECTED', name);
    put(cell, write, codec);
    // A formula that comes or goes may change what any cell shows.
    if (isFormula(write.content) || held.formula !== undefined) columnAt = readColumns();
    else columnAt(column).put(row, write.content ?? '');
    return WRITTEN;
  };
}

/** A column that is read once: each look at a cell just written would make Google calculate the whole spreadsheet. */
interface HeldColumn {
  at(row: number): HeldCell;
  put(row: number, value: FilledCell): void;
}

function heldColumn(sheet: Sheet, column: number, codec: SheetsCodec): HeldColumn {
  const written = new Map<number, FilledCell>();
  const rows = column < sheet.getLastColumn() ? sheet.getLastRow() : 0;
  const range = rows > 0 ? sheet.getRange(1, column + 1, rows, 1) : undefined;
  const values = range?.getValues() ?? [];
  const formulas = columnFormulas(range, codec.decode);
  return {
    at: (row) => formulas.heldAt(row, written.get(row) ?? codec.decode(values[row]?.[0])),
    put: (row, value) => written.set(row, value),
  };
}

/** The cell at an address, where need be in rows and columns that are added for it; none where it is protected. */
function cellToWrite(sheet: Sheet, row: number, column: number): Range | undefined {
  const isThere = row < sheet.getMaxRows() && column < sheet.getMaxColumns();
  if (!isThere && !canGrow(sheet)) return undefined;
  if (!isThere) makeRoom(sheet, row + 1, column + 1);
  const cell = sheet.getRange(row + 1, column + 1);
  return cell.canEdit() ? cell : undefined;
}

function put(cell: Range, write: CellWrite, codec: SheetsCodec): void {
  cell.setValue(encodedContent(write, codec));
  if (write.isDate) cell.setNumberFormat(DATE_FORMAT);
}

/** What is to be written, as Google takes it: a day by the clocks of the spreadsheet, a formula as its text. */
export function encodedContent({ content, isDate }: CellWrite, { encodeDay }: SheetsCodec): unknown {
  if (isFormula(content)) return content.formula;
  return isDate && typeof content === 'number' ? encodeDay(content as Day) : writtenCell(content);
}
