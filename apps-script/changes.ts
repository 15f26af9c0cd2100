// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />

import { writtenCell } from '../core/cells/cell';
import type { Day } from '../core/dates/day';
import { isRefusal, type Target, targetOf } from '../core/port/changes';
import type { Change, ChangeResult } from '../core/port/workbook';
import { problem } from '../core/problems';
import { remembered } from '../core/remembered';
import { columnLetters } from '../core/sheet/grid';
import { columnOf } from '../core/sheet/columns';
import { HEADING_ROWS } from '../core/sheet/layout';
import { sheetsCodec } from './codec';
import { type ColumnFormulas, columnFormulas } from './column-formulas';
import { runAlone } from './document-lock';
import { gridOf } from './workbook';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Applies each change by itself, one after the other, so that each sees what those before it wrote. */
export function applyChanges(changes: readonly Change[]): readonly ChangeResult[] {
  const results = runAlone(() => {
    const openSheet = remembered(sheetForWriting);
    const results = changes.map((change) => openSheet(change.sheet).apply(change));
    for (const sheet of new Set(changes.map((change) => change.sheet))) openSheet(sheet).write();
    return results;
  });
  return results ?? changes.map(({ sheet }) => refused('SHEET_BUSY', sheet));
}

function refused(code: 'SHEET_BUSY' | 'SHEET_PROTECTED', sheet: string): ChangeResult {
  return { outcome: 'refused', problem: problem(code, { argument: sheet }) };
}

/** A sheet that is read once. Changes are applied to what was read; then the cells that they changed are written. */
interface SheetForWriting {
  apply(change: Change): ChangeResult;
  write(): void;
}

function sheetForWriting(name: string): SheetForWriting {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(name);
  if (!sheet) return GONE;
  const codec = sheetsCodec();
  const grid = gridOf(spreadsheet, sheet, codec);
  const guardOf = remembered((column: number) => columnGuard(sheet, column, grid.rows.length));
  /** Where the cell of a change is, whatever it holds; for one that is found nowhere, the reason. */
  const placeOf = (change: Change, target: Target) =>
    isRefusal(target) && target.outcome === 'changed meanwhile'
      ? targetOf(grid, { ...change, expected: target.now })
      : target;
  /** By address: where a cell is written twice only the later value counts. */
  const values = new Map<string, unknown>();
  return {
    apply(change) {
      const target = targetOf(grid, change);
      const place = placeOf(change, target);
      if (isRefusal(place)) return place;
      const { row, column } = place;
      const guard = guardOf(column);
      const formula = guard.formulas.behind(row);
      const now = grid.rows[row]?.[column] ?? '';
      if (formula !== undefined) return { outcome: 'changed meanwhile', now, formula };
      if (isRefusal(target)) return target;
      if (!guard.canEdit(row)) return refused('SHEET_PROTECTED', name);
      grid.rows[row]?.splice(column, 1, change.value ?? '');
      values.set(`${columnLetters(column)}${row + 1}`, encoded(change, codec));
      return { outcome: 'written' };
    },
    write: () => writeValues(sheet, values),
  };
}

/** Nobody finds headings in a sheet that is deleted or renamed. */
const GONE: SheetForWriting = {
  apply: () => ({
    outcome: 'refused',
    problem: problem('HEADINGS_NOT_FOUND', { argument: 'sheet', rows: HEADING_ROWS }),
  }),
  write() {},
};

/** A number in a column of dates or sign-offs is a day. */
function encoded({ column, value }: Change, { encodeDay }: ReturnType<typeof sheetsCodec>): unknown {
  const { kind } = columnOf(column);
  const isDay = typeof value === 'number' && (kind.name === 'date' || kind.name === 'sign-off');
  return isDay ? encodeDay(value as Day) : writtenCell(value);
}

/** Cells that get the same value are written together: two service calls for each different value. */
function writeValues(sheet: Sheet, values: ReadonlyMap<string, unknown>): void {
  const addressesOf = remembered((_value: unknown): string[] => []);
  for (const [address, value] of values) addressesOf(value).push(address);
  for (const value of new Set(values.values())) sheet.getRangeList(addressesOf(value)).setValue(value);
}

/** What a column tells about its cells before they are written to. */
interface ColumnGuard {
  readonly formulas: ColumnFormulas;
  canEdit(row: number): boolean;
}

function columnGuard(sheet: Sheet, column: number, rows: number): ColumnGuard {
  const range = sheet.getRange(1, column + 1, rows, 1);
  const isOpen = range.canEdit();
  return {
    formulas: columnFormulas(range),
    // Where some cells of the column are protected, each is asked for itself.
    canEdit: (row) => isOpen || sheet.getRange(row + 1, column + 1).canEdit(),
  };
}
