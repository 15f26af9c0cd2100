// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type Cell, isSameCell, writtenCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import type { ChangeResult } from '../core/port/workbook';
import { problem } from '../core/problems';
import { remembered } from '../core/remembered';
import type { CellWrite, Content } from '../core/sheet/grid';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { columnFormulas } from './column-formulas';
import { runAlone } from './document-lock';
import { canGrow, makeRoom } from './room';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Writes cells by their addresses, one after the other, so that each sees what those before it wrote. */
export function writeCells(writes: readonly CellWrite[]): readonly ChangeResult[] {
  const results = runAlone(() => {
    const writerFor = remembered(cellWriter);
    return writes.map((write) => writerFor(write.cell.sheet)(write));
  });
  return results ?? writes.map(({ cell }) => refused('SHEET_BUSY', cell.sheet));
}

function refused(code: 'SHEET_BUSY' | 'SHEET_MISSING' | 'SHEET_PROTECTED', sheet: string): ChangeResult {
  return { outcome: 'refused', problem: problem(code, { argument: sheet }) };
}

function cellWriter(name: string): (write: CellWrite) => ChangeResult {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) return () => refused('SHEET_MISSING', name);
  const codec = sheetsCodec();
  const readColumns = () => remembered((column: number) => heldColumn(sheet, column, codec));
  let columnAt = readColumns();
  return (write) => {
    const { row, column } = write.cell;
    const held = columnAt(column);
    const { now, own, behind } = held.at(row);
    const isExpected = isFormula(write.expected)
      ? own === write.expected.formula
      : behind === undefined && isSameCell(now, write.expected);
    if (!isExpected)
      return { outcome: 'changed meanwhile', now, ...(behind !== undefined && { formula: behind }) };
    const cell = cellToWrite(sheet, row, column);
    if (!cell) return refused('SHEET_PROTECTED', name);
    put(cell, write, codec);
    if (isFormula(write.content) || own !== undefined) {
      // A formula that comes or goes may change what any cell shows.
      columnAt = readColumns();
    } else {
      held.put(row, write.content ?? '');
    }
    return { outcome: 'written' };
  };
}

function isFormula(content: Content): content is { readonly formula: string } {
  return typeof content === 'object';
}

/** A column that is read once: each look at a cell just written would make Google calculate the whole spreadsheet. */
interface HeldColumn {
  at(row: number): {
    readonly now: Exclude<Cell, undefined>;
    readonly own: string | undefined;
    readonly behind: string | undefined;
  };
  put(row: number, value: Exclude<Cell, undefined>): void;
}

function heldColumn(sheet: Sheet, column: number, { decode }: ReturnType<typeof sheetsCodec>): HeldColumn {
  const written = new Map<number, Exclude<Cell, undefined>>();
  const rows = column < sheet.getLastColumn() ? sheet.getLastRow() : 0;
  const range = rows > 0 ? sheet.getRange(1, column + 1, rows, 1) : undefined;
  const values = range?.getValues() ?? [];
  const formulas = range && columnFormulas(range);
  return {
    at: (row) => ({
      now: written.get(row) ?? decode(values[row]?.[0]) ?? '',
      own: formulas?.in(row),
      behind: formulas?.behind(row),
    }),
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

function put(
  cell: Range,
  { content, isDate }: CellWrite,
  { encodeDay }: ReturnType<typeof sheetsCodec>,
): void {
  if (isFormula(content)) cell.setFormula(content.formula);
  else
    cell.setValue(isDate && typeof content === 'number' ? encodeDay(content as Day) : writtenCell(content));
  if (isDate) cell.setNumberFormat(DATE_FORMAT);
}
