// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />
import { isRefusal, targetOf, writtenCell } from '../core/cohort/changes';
import { columnOf } from '../core/cohort/columns';
import { HEADING_ROWS } from '../core/cohort/layout';
import { columnLetters } from '../core/cohort/references';
import type { Change, ChangeResult } from '../core/cohort/workbook';
import type { Day } from '../core/dates/day';
import { problem } from '../core/problems';
import { sheetsCodec } from './codec';
import { runAlone } from './document-lock';
import { remembered } from './remembered';
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
  /** By address: where a cell is written twice only the later value counts. */
  const values = new Map<string, unknown>();
  return {
    apply(change) {
      const target = targetOf(grid, change);
      if (isRefusal(target)) return target;
      const { row, column } = target;
      const guard = guardOf(column);
      if (guard.isCalculated(row)) return { outcome: 'changed meanwhile', now: change.expected ?? '' };
      if (!guard.canEdit(row)) return refused('SHEET_PROTECTED', name);
      grid.rows[row]?.splice(column, 1, change.value ?? '');
      values.set(`${columnLetters(column)}${row + 1}`, encoded(change, codec));
      return { outcome: 'written' };
    },
    write: () => writeCells(sheet, values),
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
function writeCells(sheet: Sheet, values: ReadonlyMap<string, unknown>): void {
  const addressesOf = remembered((_value: unknown): string[] => []);
  for (const [address, value] of values) addressesOf(value).push(address);
  for (const value of new Set(values.values())) sheet.getRangeList(addressesOf(value)).setValue(value);
}

/** What a column tells about its cells before they are written to. */
interface ColumnGuard {
  /** By a formula of its own, or by one above that fills the cells below it. */
  isCalculated(row: number): boolean;
  canEdit(row: number): boolean;
}

/** Formulas that fill cells below them; to write into such a cell would break the formula for all of them. */
const FILLS_BELOW = /^=\s*\{|\b(?:ARRAYFORMULA|BYROW|FILTER|IMPORTRANGE|MAP|QUERY|SORT|UNIQUE)\s*\(/i;

function columnGuard(sheet: Sheet, column: number, rows: number): ColumnGuard {
  const range = sheet.getRange(1, column + 1, rows, 1);
  const formulas = range.getFormulas().map(([formula]) => formula ?? '');
  const isOpen = range.canEdit();
  return {
    isCalculated(row) {
      const nearest = formulas
        .slice(0, row)
        .reverse()
        .find((formula) => formula !== '');
      return formulas[row] !== '' || FILLS_BELOW.test(nearest ?? '');
    },
    // Where some cells of the column are protected, each is asked for itself.
    canEdit: (row) => isOpen || sheet.getRange(row + 1, column + 1).canEdit(),
  };
}
