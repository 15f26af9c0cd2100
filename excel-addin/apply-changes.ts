import { type Cell, isSameCell } from '../core/cells/cell';
import { isRefusal, type Target, targetOf } from '../core/port/changes';
import type { Change, ChangeResult } from '../core/port/workbook';
import { isProblem, type Problem, problem } from '../core/problems';
import { columnOf } from '../core/sheet/columns';
import type { SheetGrid } from '../core/sheet/grid';
import { tableIn } from '../core/sheet/table';
import { isExcelError } from './in-excel';
import {
  askCell,
  changedMeanwhile,
  type Entry,
  formulaBehind,
  type LiveCell,
  type Place,
  reasonAgainst,
  write,
} from './live-cell';
import { askCells, type ReadSheet, readSheet } from './read-sheet';

/** Applies changes with four syncs for each sheet that they name, however many they are. */
export async function applyChanges(
  context: Excel.RequestContext,
  changes: readonly Change[],
): Promise<readonly ChangeResult[]> {
  const waiting = new Map<string, ChangeResult[]>();
  for (const name of new Set(changes.map(({ sheet }) => sheet))) {
    const its = changes.filter(({ sheet }) => sheet === name);
    waiting.set(name, [...(await applyToSheet(context, name, its))]);
  }
  return changes.map(({ sheet }) => waiting.get(sheet)?.shift() as ChangeResult);
}

async function applyToSheet(
  context: Excel.RequestContext,
  name: string,
  changes: readonly Change[],
): Promise<readonly ChangeResult[]> {
  const sheet = context.workbook.worksheets.getItem(name);
  const read = await readSheet(context, sheet).catch((error: unknown) => {
    if (isExcelError(error, 'ItemNotFound')) return undefined;
    throw error;
  });
  // A sheet that is gone has no headings any more.
  if (!read) return settle({ sheet: name, rows: [], settings: [] }, changes, () => WRITTEN);
  const found: Place[] = [];
  settle(read.grid, changes, (place, { expected }, now) => {
    found.push(place);
    return isSameCell(now, expected) ? WRITTEN : { outcome: 'changed meanwhile', now };
  });
  const asked = askAgain(sheet, read, found);
  await context.sync();
  const { grid, cellAt } = asked();
  const results = settle(grid, changes, (place, change, now) => {
    const cell = cellAt(place);
    if (!cell) return refused(problem('SHEET_BUSY', { argument: name }));
    const result = permission(cell, change, now);
    if (result.outcome === 'written') write(cell, entryOf(change), read.lackingDays);
    return result;
  });
  await context.sync();
  return results;
}

const WRITTEN: ChangeResult = { outcome: 'written' };

function refused(reason: Problem): ChangeResult {
  return { outcome: 'refused', problem: reason };
}

/** The result of each change, later ones seeing the sheet as the earlier ones leave it. `apply` has the last word. */
function settle(
  grid: SheetGrid,
  changes: readonly Change[],
  apply: (place: Place, change: Change, now: Cell) => ChangeResult,
): readonly ChangeResult[] {
  const rows = [...grid.rows];
  return changes.map((change) => {
    const target = placeOf({ ...grid, rows }, change);
    if (isRefusal(target)) return target;
    const row = [...(rows[target.row] ?? [])];
    const result = apply(target, change, row[target.column] ?? '');
    if (result.outcome === 'written') {
      row[target.column] = change.value;
      rows[target.row] = row;
    }
    return result;
  });
}

/** The cell of a change, also where it no longer holds what was expected: a formula may be the reason. */
function placeOf(grid: SheetGrid, change: Change): Target {
  const target = targetOf(grid, change);
  return isRefusal(target) && target.outcome === 'changed meanwhile'
    ? targetOf(grid, { ...change, expected: target.now })
    : target;
}

/**
 * Asks again for the headings and for every row that is to be written, together with the cells themselves. What another
 * user did since the sheet was read shows here; what happens from here on Excel follows, because it keeps track of these
 * ranges until the batch ends.
 */
function askAgain(
  sheet: Excel.Worksheet,
  { grid, lackingDays }: ReadSheet,
  places: readonly Place[],
): () => { grid: SheetGrid; cellAt: (place: Place) => LiveCell | undefined } {
  const table = tableIn(grid);
  const headingRow = isProblem(table) ? [] : [table.headingRow];
  const width = grid.rows[0]?.length ?? 0;
  const rows = new Map(
    [...headingRow, ...places.map(({ row }) => row)].map((row) => [
      row,
      askCells(sheet.getRangeByIndexes(row, 0, 1, width), lackingDays),
    ]),
  );
  const cells = new Map(places.map((place) => [keyOf(place), askCell(sheet, place)]));
  return () => ({
    grid: { ...grid, rows: grid.rows.map((row, i) => rows.get(i)?.()[0] ?? row) },
    cellAt: (place) => cells.get(keyOf(place)),
  });
}

function keyOf({ row, column }: Place): string {
  return `${row} ${column}`;
}

/** A calculated cell is not to be written over, nor one that holds something else by now. */
function permission(cell: LiveCell, change: Change, now: Cell): ChangeResult {
  const isExpected = formulaBehind(cell) === undefined && isSameCell(now, change.expected);
  if (!isExpected) return changedMeanwhile(cell, now);
  const reason = reasonAgainst(cell, entryOf(change), change.sheet);
  return reason ? refused(reason) : WRITTEN;
}

function entryOf(change: Change): Entry {
  return { content: change.value, isDate: isDay(change) };
}

/** In these columns a number is a day, apart from the 1 that ticks a sign-off. */
function isDay({ column, value }: Change): boolean {
  return typeof value === 'number' && value > 1 && ['date', 'sign-off'].includes(columnOf(column).kind.name);
}
