// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { applyInOrder } from '../core/port/changes';
import { narrowReading } from '../core/port/narrow-reading';
import { sheetRefusal } from '../core/port/results';
import type { Change, ChangeResult } from '../core/port/workbook';
import { remembered } from '../core/remembered';
import { addressOf, type CellAddress, type CellWrite, type SheetGrid } from '../core/sheet/grid';
import { encodedContent } from './cell-writes';
import { type ColumnGuard, columnGuard, writeWatched } from './changes-watched';
import { DATE_FORMAT, sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { cellsOf, settingsOf } from './workbook';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type SheetsCodec = ReturnType<typeof sheetsCodec>;

/**
 * Applies changes to their sheets, of which no more is read than it takes to find the cells; then those are written that
 * they come to. The lock keeps other sidebars back and no people: what they move meanwhile is seen afterwards.
 */
export function applyChanges(changes: readonly Change[]): readonly ChangeResult[] {
  const results = runAlone(() => applied(changes));
  return results ?? changes.map(({ sheet }) => sheetRefusal('SHEET_BUSY', sheet));
}

function applied(changes: readonly Change[]): readonly ChangeResult[] {
  const sheetNamed = remembered((name: string) =>
    openSheet(
      name,
      changes.filter(({ sheet }) => sheet === name),
    ),
  );
  const guardOf = ({ sheet, column }: CellAddress) => (sheetNamed(sheet) as OpenSheet).guardOf(column);
  const { results, writes } = applyInOrder(changes, {
    gridOf: (name) => sheetNamed(name)?.grid,
    heldAt: (cell, now) => guardOf(cell).formulas.heldAt(cell.row, now),
    reasonAgainst: ({ cell }) =>
      guardOf(cell).canEdit(cell.row) ? undefined : sheetRefusal('SHEET_PROTECTED', cell.sheet),
  });
  const applied = changes.filter((_, i) => results[i]?.outcome === 'written');
  const became = new Map<CellWrite, ChangeResult>();
  for (const name of new Set(writes.map(({ cell }) => cell.sheet))) {
    const own = writes.flatMap((write, i) =>
      write.cell.sheet === name ? [{ write, change: applied[i] as Change }] : [],
    );
    for (const [write, result] of (sheetNamed(name) as OpenSheet).write(own)) became.set(write, result);
  }
  const inOrder = writes.map((write) => became.get(write));
  return results.map((result) => (result.outcome === 'written' ? (inOrder.shift() ?? result) : result));
}

interface WriteOfChange {
  readonly write: CellWrite;
  readonly change: Change;
}

/** A sheet that is read once, and asked about a column when a change is for a cell of it. */
interface OpenSheet {
  readonly grid: SheetGrid;
  readonly guardOf: (column: number) => ColumnGuard;
  write(writes: readonly WriteOfChange[]): ReadonlyMap<CellWrite, ChangeResult>;
}

/** `null` where the sheet is gone. */
function openSheet(name: string, changes: readonly Change[]): OpenSheet | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(name);
  if (!sheet) return null;
  const codec = sheetsCodec();
  const readAgain = () => readFor(spreadsheet, sheet, changes, codec);
  const grid = readAgain();
  const guardOf = remembered((column: number) =>
    columnGuard(sheet.getRange(1, column + 1, grid.rows.length, 1), codec),
  );
  return {
    grid,
    guardOf,
    write: (writes) =>
      writeWatched(writes, {
        sheet,
        grid,
        codec,
        formulaAt: ({ row, column }) => guardOf(column).formulas.ownAt(row),
        readAgain,
        prepare: (cells) => preparedWrite(sheet, cells, codec),
      }),
  };
}

/** As much of a sheet as it takes to find the cells of some changes. */
function readFor(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  changes: readonly Change[],
  codec: SheetsCodec,
): SheetGrid {
  const reading = narrowReading(
    {
      sheet: sheet.getName(),
      rows: sheet.getLastRow(),
      columns: sheet.getLastColumn(),
      settings: settingsOf(spreadsheet, codec),
    },
    changes,
  );
  for (let areas = reading.next(); areas.length > 0; areas = reading.next())
    for (const area of areas) {
      const { row, column, rows, columns } = area;
      reading.take(area, cellsOf(sheet.getRange(row + 1, column + 1, rows, columns), codec));
    }
  return reading.grid();
}

/**
 * Cells that get the same value are written together: two service calls for each different value. The first of them only
 * names the cells, so it is done beforehand: between a last look and the write lies the write alone.
 */
function preparedWrite(sheet: Sheet, writes: readonly CellWrite[], codec: SheetsCodec): () => void {
  const values = new Map(
    writes.map((write) => [addressOf(write.cell), encodedContent(write, codec)] as const),
  );
  const addressesOf = remembered((_value: unknown): string[] => []);
  for (const [address, value] of values) addressesOf(value).push(address);
  const cellsOfValues = [...new Set(values.values())].map((value) => ({
    value,
    cells: sheet.getRangeList(addressesOf(value)),
  }));
  return () => {
    formatTextDates(sheet, writes);
    for (const { value, cells } of cellsOfValues) cells.setValue(value);
  };
}

/** A date that was text may stand in a cell for text, which would make text of it again. */
function formatTextDates(sheet: Sheet, writes: readonly CellWrite[]): void {
  const wereText = writes.filter(
    ({ isDate, expected }) => isDate && typeof expected === 'string' && expected !== '',
  );
  const addresses = [...new Set(wereText.map(({ cell }) => addressOf(cell)))];
  if (addresses.length > 0) sheet.getRangeList(addresses).setNumberFormat(DATE_FORMAT);
}
