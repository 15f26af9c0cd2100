// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type FilledCell, isSameCell, writtenCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import { changedMeanwhile, type HeldCell, isFormula } from '../core/port/held-cell';
import { sheetRefusal, WRITTEN } from '../core/port/results';
import type { ChangeResult } from '../core/port/workbook';
import { remembered } from '../core/remembered';
import { addressOf, type CellWrite } from '../core/sheet/grid';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { columnFormulas } from './column-formulas';
import { runAlone } from './document-lock';
import { leaveToFormulas } from './filled-cells';
import { canGrow, makeRoom } from './room';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/** Writes cells by their addresses, one after the other, so that each sees what those before it wrote; then looks what came of them. */
export function writeCells(writes: readonly CellWrite[]): readonly ChangeResult[] {
  const results = runAlone(() => {
    const writerFor = remembered((name: string) =>
      cellWriter(
        name,
        writes.filter(({ cell }) => cell.sheet === name),
      ),
    );
    const became = new Map(writes.map((write) => [write, writerFor(write.cell.sheet).write(write)] as const));
    for (const name of new Set(writes.map(({ cell }) => cell.sheet)))
      for (const [write, result] of writerFor(name).lookAgain(
        writes.filter((one) => one.cell.sheet === name && became.get(one)?.outcome === 'written'),
      ))
        became.set(write, result);
    return writes.map((write) => became.get(write) as ChangeResult);
  });
  return results ?? writes.map(({ cell }) => sheetRefusal('SHEET_BUSY', cell.sheet));
}

interface CellWriter {
  write(write: CellWrite): ChangeResult;
  /** What became of cells that were written, where they do not hold it. */
  lookAgain(written: readonly CellWrite[]): ReadonlyMap<CellWrite, ChangeResult>;
}

function cellWriter(name: string, all: readonly CellWrite[]): CellWriter {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) return { write: () => sheetRefusal('SHEET_MISSING', name), lookAgain: () => new Map() };
  const codec = sheetsCodec();
  const readColumns = () => remembered((column: number) => heldColumn(sheet, column, all, codec));
  let columnAt = readColumns();
  const formats = new Map<CellWrite, string>();
  const again = (write: CellWrite) =>
    put(sheet.getRange(write.cell.row + 1, write.cell.column + 1), write, codec);
  return {
    write(write) {
      const { row, column } = write.cell;
      // Whatever takes a call of its own comes first, so that as little as can be lies between the look and the write.
      const cell = cellIfThere(sheet, row, column);
      const isOpen = cell ? cell.canEdit() : canGrow(sheet);
      if (cell && write.isDate) formats.set(write, cell.getNumberFormat());
      const held = columnAt(column).at(row);
      const changed = changedMeanwhile(held, write.expected);
      if (changed) return changed;
      if (!isOpen) return sheetRefusal('SHEET_PROTECTED', name);
      if (!cell) makeRoom(sheet, row + 1, column + 1);
      put(cell ?? sheet.getRange(row + 1, column + 1), write, codec);
      // A formula that comes or goes may change what any cell shows.
      if (isFormula(write.content) || held.formula !== undefined) columnAt = readColumns();
      else columnAt(column).put(row, write.content ?? '');
      return WRITTEN;
    },
    lookAgain(written) {
      const writes = [...new Map(written.map((write) => [addressOf(write.cell), write])).values()];
      if (writes.length === 0) return new Map();
      SpreadsheetApp.flush();
      columnAt = readColumns();
      const elsewise = writes.flatMap((write) => {
        const held = columnAt(write.cell.column).at(write.cell.row);
        return holdsWritten(held, write) ? [] : [[write, changedMeanwhile(held, NOTHING)] as const];
      });
      const became = new Map(
        elsewise.flatMap(([write, result]) => (result ? [[write, result] as const] : [])),
      );
      const formatBefore = (write: CellWrite) => formats.get(write);
      const placed = writes.filter((write) => !became.has(write));
      const left = leaveToFormulas({ sheet, writes: placed, codec, again, formatBefore });
      return new Map<CellWrite, ChangeResult>([...became, ...left]);
    },
  };
}

/** No cell holds it. */
const NOTHING = { formula: '' } as const;

/** A formula may come back in Google's own spelling. */
function holdsWritten({ shown, formula, isOthers }: HeldCell, { content }: CellWrite): boolean {
  if (isOthers) return false;
  return isFormula(content) ? formula !== undefined : formula === undefined && isSameCell(shown, content);
}

/** Some cells of a column that are read once: each look at a cell just written would make Google calculate the whole spreadsheet. */
interface HeldColumn {
  at(row: number): HeldCell;
  put(row: number, value: FilledCell): void;
}

/** From the first row that is written in a column to the last. */
function heldColumn(
  sheet: Sheet,
  column: number,
  writes: readonly CellWrite[],
  codec: SheetsCodec,
): HeldColumn {
  const written = new Map<number, FilledCell>();
  const rows = writes.filter(({ cell }) => cell.column === column).map(({ cell }) => cell.row);
  const first = Math.min(...rows);
  const end = column < sheet.getLastColumn() ? Math.min(Math.max(...rows) + 1, sheet.getLastRow()) : 0;
  const range = end > first ? sheet.getRange(first + 1, column + 1, end - first, 1) : undefined;
  const values = range?.getValues() ?? [];
  const formulas = columnFormulas(range, codec.decode);
  return {
    at: (row) => formulas.heldAt(row, written.get(row) ?? codec.decode(values[row - first]?.[0])),
    put: (row, value) => written.set(row, value),
  };
}

/** The cell at an address; none beyond the rows and columns of the sheet. */
function cellIfThere(sheet: Sheet, row: number, column: number): Range | undefined {
  const isThere = row < sheet.getMaxRows() && column < sheet.getMaxColumns();
  return isThere ? sheet.getRange(row + 1, column + 1) : undefined;
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
