// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { type Cell, isSameCell } from '../core/cells/cell';
import { placeOf } from '../core/port/changes';
import { isInPlace, type Look, stoodAt } from '../core/port/read-back';
import { refusal, sheetRefusal, WRITTEN } from '../core/port/results';
import type { Change, ChangeResult } from '../core/port/workbook';
import { isProblem, problem } from '../core/problems';
import { remembered } from '../core/remembered';
import { addressOf, type CellWrite, type Content, type SheetGrid } from '../core/sheet/grid';
import { type CohortTable, tableIn } from '../core/sheet/table';
import type { sheetsCodec } from './codec';
import { type ColumnFormulas, columnFormulas } from './column-formulas';
import { leaveToFormulas } from './filled-cells';
import { cellsOf } from './workbook';

/*
 * Writing the cells of changes where people may move rows and columns at any moment: each place is looked at directly before
 * the write and again after it, and what went wrong is put right where it can be, and told.
 */

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/** What a column tells about its cells before they are written to. */
export interface ColumnGuard {
  readonly formulas: ColumnFormulas;
  canEdit(row: number): boolean;
}

export function columnGuard(column: Range, codec: SheetsCodec): ColumnGuard {
  const isOpen = column.canEdit();
  return {
    formulas: columnFormulas(column, codec.decode),
    // Where some cells of the column are protected, each is asked for itself.
    canEdit: (row) => isOpen || column.getCell(row + 1, 1).canEdit(),
  };
}

interface WriteOfChange {
  readonly write: CellWrite;
  readonly change: Change;
}

interface Watched {
  readonly sheet: Sheet;
  /** As it was when the changes were found in it. */
  readonly grid: SheetGrid;
  readonly codec: SheetsCodec;
  /** The formula that a cell held then, of a column that is written. */
  formulaAt(cell: { readonly row: number; readonly column: number }): string | undefined;
  readAgain(): SheetGrid;
  /** What writes these cells, with as little as can be left to do. */
  prepare(writes: readonly CellWrite[]): () => void;
}

/** Writes cells, and says what became of each. */
export function writeWatched(
  all: readonly WriteOfChange[],
  watched: Watched,
): ReadonlyMap<CellWrite, ChangeResult> {
  const table = tableIn(watched.grid) as CohortTable;
  const { prepare } = watched;
  // Of a cell that is written twice only the later value counts.
  const last = new Map(all.map((one) => [addressOf(one.write.cell), one]));
  const became = new Map<CellWrite, ChangeResult>();
  const formulasIn = formulasOfRows(watched, [...last.values()]);
  const formatBefore = formatsBefore(watched, [...last.values()]);
  const sure: WriteOfChange[] = [];
  const writeAll = prepare([...last.values()].map(({ write }) => write));
  const before = looksAt(watched, table, [...last.values()]);
  for (const one of last.values()) {
    const reason = reasonNow(watched, table, one.write, before(one.write.cell.row));
    if (reason) became.set(one.write, reason);
    else sure.push(one);
  }
  const writes = sure.map(({ write }) => write);
  if (writes.length > 0) {
    // Nothing is asked of Google between the look and the write, unless some of them must not be written.
    if (sure.length === last.size) writeAll();
    else prepare(writes)();
    SpreadsheetApp.flush();
    const after = looksAt(watched, table, sure);
    const { sheet, codec } = watched;
    const again = (write: CellWrite) => prepare([write])();
    const rowNow = (row: number) => after(row).cells;
    // First of all: where a formula filled the row, nobody stands in it until it is left to the formula again.
    const left = leaveToFormulas({ sheet, codec, writes, again, formatBefore, rowNow });
    const doubtful: WriteOfChange[] = [];
    for (const one of sure) {
      const { cell } = one.write;
      const now = after(cell.row);
      const reason = left.get(one.write);
      if (reason) became.set(one.write, reason);
      else if (isInPlace(table, cell, now, writtenIn(writes, cell.row)) && holds(one, now.cells[cell.column]))
        became.set(one.write, WRITTEN);
      else doubtful.push(one);
    }
    if (doubtful.length > 0) {
      const grid = watched.readAgain();
      for (const one of doubtful) {
        const now = after(one.write.cell.row);
        const isPlaced = isInPlace(table, one.write.cell, now, writtenIn(writes, one.write.cell.row));
        became.set(one.write, foundAgain(watched, table, one, { now, isPlaced, grid, formulasIn }));
      }
    }
  }
  return new Map(all.map(({ write }) => [write, resultOf(write, last, became)]));
}

/** A value that a later one of the same cell followed has come to what that one came to. */
function resultOf(
  write: CellWrite,
  last: ReadonlyMap<string, WriteOfChange>,
  became: ReadonlyMap<CellWrite, ChangeResult>,
): ChangeResult {
  const counts = last.get(addressOf(write.cell))?.write;
  return (counts && became.get(counts)) ?? WRITTEN;
}

/** Directly before writing: is it all as it was found? */
function reasonNow(
  { grid }: Watched,
  table: CohortTable,
  { cell }: CellWrite,
  now: Look,
): ChangeResult | undefined {
  if (!isInPlace(table, cell, now, new Set())) return sheetRefusal('SHEET_BUSY', cell.sheet);
  const shown = now.cells[cell.column];
  return isSameCell(shown, grid.rows[cell.row]?.[cell.column])
    ? undefined
    : { outcome: 'changed meanwhile', now: shown ?? '' };
}

function holds({ change }: WriteOfChange, now: Cell): boolean {
  return isSameCell(now, change.value);
}

function writtenIn(writes: readonly CellWrite[], row: number): ReadonlySet<number> {
  return new Set(writes.filter(({ cell }) => cell.row === row).map(({ cell }) => cell.column));
}

/** More rows than these are read in one block with what lies between them. */
const MOST_ROWS = 4;

/** The rows of some writes and the headings as they stand now. */
function looksAt(
  { sheet, codec, grid }: Watched,
  { headingRow }: CohortTable,
  all: readonly WriteOfChange[],
): (row: number) => Look {
  const rows = [...new Set(all.map(({ write }) => write.cell.row))];
  const width = widthOf(grid);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const isBlock = rows.length > MOST_ROWS;
  const rowsNow = remembered((_: true) =>
    cellsOf(sheet.getRange(first + 1, 1, last - first + 1, width), codec),
  );
  const rowNow = remembered((row: number) =>
    isBlock && row >= first && row <= last
      ? (rowsNow(true)[row - first] ?? [])
      : (cellsOf(sheet.getRange(row + 1, 1, 1, width), codec)[0] ?? []),
  );
  const headings = rowNow(headingRow);
  const cells = new Map(rows.map((row) => [row, rowNow(row)]));
  return (row) => ({ headings, cells: cells.get(row) ?? [] });
}

type FormulasOfRows = ReadonlyMap<number, readonly string[]>;

/** The formulas of the rows that are written, to be put back where one is written over; of many rows nobody asks. */
function formulasOfRows({ sheet, grid }: Watched, all: readonly WriteOfChange[]): FormulasOfRows {
  const rows = [...new Set(all.map(({ write }) => write.cell.row))];
  if (rows.length > MOST_ROWS) return new Map();
  const width = widthOf(grid);
  return new Map(rows.map((row) => [row, sheet.getRange(row + 1, 1, 1, width).getFormulas()[0] ?? []]));
}

/** As wide as the sheet was. */
function widthOf({ rows: [first = []] }: SheetGrid): number {
  return Math.max(1, first.length);
}

/** A date changes how its cell shows what comes after it. */
function formatsBefore({ sheet }: Watched, all: readonly WriteOfChange[]) {
  const formats = new Map(
    all
      .filter(({ write }) => write.isDate)
      .map(({ write: { cell } }) => [
        addressOf(cell),
        sheet.getRange(cell.row + 1, cell.column + 1).getNumberFormat(),
      ]),
  );
  return ({ cell }: CellWrite) => formats.get(addressOf(cell));
}

/** What stands in the place of a write, and where the place is by now. */
interface After {
  readonly now: Look;
  readonly isPlaced: boolean;
  readonly grid: SheetGrid;
  readonly formulasIn: FormulasOfRows;
}

/**
 * Somebody has typed over it since; or the row or the column moved: after the write, and all is well, or before it, and what
 * was written over is put back.
 */
function foundAgain(watched: Watched, table: CohortTable, one: WriteOfChange, after: After): ChangeResult {
  const { write, change } = one;
  const { now, isPlaced, grid } = after;
  const place = placeOf(grid, change);
  const shown = isProblem(place) ? undefined : (grid.rows[place.row]?.[place.column] ?? '');
  if (shown !== undefined && holds(one, shown)) return WRITTEN;
  const { cell } = write;
  if (isPlaced) return { outcome: 'changed meanwhile', now: shown ?? now.cells[cell.column] ?? '' };
  const details = { argument: cell.sheet, value: change.value ?? '', cell: addressOf(cell) };
  const before = holds(one, now.cells[cell.column])
    ? contentBefore(watched, table, cell, shown !== undefined, after)
    : undefined;
  if (before === undefined) return refusal(problem('MOVED_AND_LEFT', details));
  watched.prepare([{ cell, expected: '', content: before }])();
  return refusal(problem('MOVED_MEANWHILE', details));
}

/** What a cell held that was written over by mistake; `undefined` where nothing tells. */
function contentBefore(
  { grid, formulaAt }: Watched,
  table: CohortTable,
  cell: CellWrite['cell'],
  isThere: boolean,
  { now, formulasIn }: After,
): Content {
  const places = stoodAt(table, cell, now, isThere);
  if (places === 'new') return '';
  const contents = places.map(({ row, column }): Content => {
    if (row !== cell.row && column !== cell.column) return undefined;
    const formula = column === cell.column ? formulaAt({ row, column }) : formulasIn.get(row)?.[column];
    return formula ? { formula } : (grid.rows[row]?.[column] ?? '');
  });
  const [first] = contents;
  return contents.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined;
}
