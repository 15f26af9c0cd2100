import type { Cell } from '../core/cells/cell';
import { isRefusal, tableIn, targetOf, writtenCell } from '../core/cohort/changes';
import { columnOf } from '../core/cohort/columns';
import type { Change, ChangeResult, SheetGrid } from '../core/cohort/workbook';
import { isProblem, type Problem, problem } from '../core/problems';
import { DATE_FORMAT, isDateFormat } from './excel-dates';
import { isExcelError } from './in-excel';
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
  if (!read) return settle({ sheet: name, rows: [], columnNames: [] }, changes, () => WRITTEN);
  const found: Place[] = [];
  settle(read.grid, changes, (place) => {
    found.push(place);
    return WRITTEN;
  });
  const asked = askAgain(sheet, read, found);
  await context.sync();
  const { grid, cellAt } = asked();
  const results = settle(grid, changes, (place, change, now) => {
    const cell = cellAt(place);
    const result = cell ? permission(cell, change, now) : refused(problem('SHEET_BUSY', { argument: name }));
    if (cell && result.outcome === 'written') write(cell, change, read.lackingDays);
    return result;
  });
  await context.sync();
  return results;
}

interface Place {
  readonly row: number;
  readonly column: number;
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
    const target = targetOf({ ...grid, rows }, change);
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

/** A cell to be written, with all that Excel has to say about it first. */
interface LiveCell {
  readonly range: Excel.Range;
  readonly protection: Excel.WorksheetProtection;
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
  const { protection } = sheet;
  protection.load('protected');
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
    cellAt: (place) => {
      const range = cells.get(keyOf(place));
      return range && { range, protection };
    },
  });
}

function keyOf({ row, column }: Place): string {
  return `${row} ${column}`;
}

function askCell(sheet: Excel.Worksheet, { row, column }: Place): Excel.Range {
  const cell = sheet.getRangeByIndexes(row, column, 1, 1);
  cell.load('values,formulas,numberFormat,hasSpill');
  cell.format.protection.load('locked');
  return cell;
}

/** A calculated cell is not to be written over; on a protected sheet no cell can be formatted, and most cannot be written. */
function permission({ range, protection }: LiveCell, change: Change, now: Cell): ChangeResult {
  if (isFormula(range) || range.hasSpill) return { outcome: 'changed meanwhile', now };
  const isOpen = !range.format.protection.locked && formatFor(range, change) === undefined;
  if (protection.protected && !isOpen) return refused(problem('SHEET_PROTECTED', { argument: change.sheet }));
  return WRITTEN;
}

/** Text that begins with `=` is its own formula and its own value. */
function isFormula({ formulas, values }: Excel.Range): boolean {
  const [formula] = formulas[0] as [unknown];
  return typeof formula === 'string' && formula.startsWith('=') && formula !== values[0]?.[0];
}

function write({ range }: LiveCell, change: Change, lackingDays: number): void {
  const format = formatFor(range, change);
  if (format !== undefined) range.numberFormat = [[format]];
  range.values = [[isDay(change) ? Number(change.value) - lackingDays : writtenCell(change.value)]];
}

/** The format that a cell must get for a number to stay one, or for a day to be shown as one. */
function formatFor({ numberFormat }: Excel.Range, change: Change): string | undefined {
  const format = numberFormat[0]?.[0] as string;
  if (isDay(change)) return isDateFormat(format) ? undefined : DATE_FORMAT;
  // A cell formatted as text makes text of whatever is written.
  return typeof change.value === 'number' && format === '@' ? 'General' : undefined;
}

/** In these columns a number is a day, apart from the 1 that ticks a sign-off. */
function isDay({ column, value }: Change): boolean {
  return typeof value === 'number' && value > 1 && ['date', 'sign-off'].includes(columnOf(column).kind.name);
}
