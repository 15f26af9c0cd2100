import { type Cell, writtenCell } from '../core/cells/cell';
import { noneAdded, type PlaceForNew, placeForNew, rowsToRemove } from '../core/port/new-apprentices';
import { refusal } from '../core/port/results';
import type { AddedResult, NewApprentice, NewApprentices } from '../core/port/workbook';
import { isProblem, problem } from '../core/problems';
import { isDateFormat } from '../core/set-up/column-looks';
import type { Content } from '../core/sheet/grid';
import { DATE_FORMAT } from './excel-dates';
import { type ReadSheet, readSheet, usedFromA1 } from './read-sheet';

/** The table that the apprentices stand in, as far as rows of it are concerned. */
interface Home {
  readonly table: Excel.Table;
  /** Of its headings. */
  readonly row: number;
  readonly column: number;
  readonly columns: number;
}

/** Adds rows below the last apprentice, in a table as rows of it. Excel keeps track of the ranges until the batch ends. */
export async function addApprentices(
  context: Excel.RequestContext,
  added: NewApprentices,
): Promise<readonly AddedResult[]> {
  const opened = await openSheet(context, added);
  if (!('read' in opened)) return opened.results;
  const { sheet, read, tables } = opened;
  const place = placeForNew(read.grid, added);
  if (isProblem(place)) return added.rows.map(() => refusal(place));
  if (place.rows.length === 0) return place.results;
  const home = tables.find(({ row, range }) => isIn(place.below, row, range.rowCount));
  const width = Math.max(
    read.grid.rows[0]?.length ?? 1,
    ...place.rows.flatMap(({ cells }) => cells.map(endOf)),
  );
  const [column, columns] = home ? [home.column, home.columns] : [0, width];
  const isBeside = (at: number) => at < column || at >= column + columns;
  if (place.rows.some(({ cells }) => cells.some((cell) => isBeside(cell.column))))
    return added.rows.map(() => refusal(problem('NO_APPRENTICES_BELOW', { argument: added.sheet })));
  insertRows(sheet, place, home);
  await fill(context, sheet, { place, column, columns, read });
  return place.results;
}

function endOf({ column }: { readonly column: number }): number {
  return column + 1;
}

function isIn(row: number, first: number, rows: number): boolean {
  return first <= row && row < first + rows;
}

type Opened =
  | { readonly results: readonly AddedResult[] }
  | {
      readonly sheet: Excel.Worksheet;
      readonly read: ReadSheet;
      readonly tables: readonly (Home & { readonly range: Excel.Range })[];
    };

/** The sheet with its tables, or why nothing is added to it. */
async function openSheet(context: Excel.RequestContext, added: NewApprentices): Promise<Opened> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(added.sheet);
  await context.sync();
  if (sheet.isNullObject) return { results: noneAdded(added, 'SHEET_MISSING') };
  const read = await readSheet(context, sheet);
  const { protection, autoFilter } = sheet;
  protection.load('protected');
  autoFilter.load('isDataFiltered');
  const found = usedFromA1(sheet).getTables(false);
  found.load('items/name,items/showHeaders');
  await context.sync();
  const asked = found.items.map((table) => {
    table.autoFilter.load('isDataFiltered');
    const range = table.getRange();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    return { table, range };
  });
  await context.sync();
  if (protection.protected) return { results: noneAdded(added, 'SHEET_PROTECTED') };
  const isFiltered = asked.some(({ table }) => table.autoFilter.isDataFiltered);
  if (autoFilter.isDataFiltered || isFiltered) return { results: noneAdded(added, 'SHEET_FILTERED') };
  const tables = asked.map(({ table, range }) => ({
    table,
    range,
    row: range.rowIndex,
    column: range.columnIndex,
    columns: range.columnCount,
  }));
  return { sheet, read, tables };
}

/** Rows of a table are its own; else whole rows of the sheet come in between. */
function insertRows(
  sheet: Excel.Worksheet,
  { below, like, rows }: PlaceForNew,
  home: Home | undefined,
): void {
  if (home) {
    const blank = rows.map(() => Array.from({ length: home.columns }, () => ''));
    home.table.rows.add(below - home.row, blank);
  } else if (like !== undefined) {
    sheet
      .getRangeByIndexes(below + 1, 0, rows.length, 1)
      .getEntireRow()
      .insert('Down');
  }
}

interface Filling {
  readonly place: PlaceForNew;
  readonly column: number;
  readonly columns: number;
  readonly read: ReadSheet;
}

/** Like the row above, which brings its formulas; then what has none is written. */
async function fill(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { place, column, columns, read: { lackingDays } }: Filling,
): Promise<void> {
  const { below, like, rows } = place;
  const first = below + 1;
  const source =
    like === undefined
      ? undefined
      : sheet.getRangeByIndexes(like > below ? like + rows.length : like, column, 1, columns);
  if (source) sheet.getRangeByIndexes(first, column, rows.length, columns).copyFrom(source, 'All');
  source?.load('values,formulas,numberFormat');
  await context.sync();
  for (let at = column; at < column + columns; at++) {
    if (source && hasFormula(source, at - column)) continue;
    const cells = sheet.getRangeByIndexes(first, at, rows.length, 1);
    const format: unknown = source?.numberFormat[0]?.[at - column];
    const isDate = rows.some((row) => row.cells.some((cell) => cell.column === at && cell.isDate));
    if (isDate && !isDateFormat(String(format ?? ''))) cells.numberFormat = rows.map(() => [DATE_FORMAT]);
    cells.values = rows.map((row) => [valueFor(row, at, lackingDays)]);
  }
  await context.sync();
}

/** Text that begins with `=` is its own formula and its own value. */
function hasFormula({ formulas, values }: Excel.Range, at: number): boolean {
  const formula: unknown = formulas[0]?.[at];
  return typeof formula === 'string' && formula.startsWith('=') && formula !== values[0]?.[at];
}

function valueFor({ cells }: NewApprentice, column: number, lackingDays: number): Cell {
  const cell = cells.find((one) => one.column === column);
  if (cell === undefined) return '';
  return cell.isDate && typeof cell.value === 'number' ? cell.value - lackingDays : writtenCell(cell.value);
}

/** Takes such rows away again, from the lowest up. */
export async function removeApprentices(
  context: Excel.RequestContext,
  added: NewApprentices,
): Promise<readonly AddedResult[]> {
  const opened = await openSheet(context, added);
  if (!('read' in opened)) return opened.results;
  const { sheet, read, tables } = opened;
  const used = usedFromA1(sheet);
  used.load('values,formulas');
  await context.sync();
  const contentsOf = (row: number): readonly Content[] =>
    (read.grid.rows[row] ?? []).map((value, column) => {
      const formula: unknown = used.formulas[row]?.[column];
      const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
      return isFormula ? { formula } : value;
    });
  const { rows, results } = rowsToRemove(read.grid, added, contentsOf);
  for (const row of [...rows].reverse()) {
    const home = tables.find((table) => isIn(row, table.row, table.range.rowCount));
    if (home) home.table.rows.getItemAt(row - home.row - 1).delete();
    else sheet.getRangeByIndexes(row, 0, 1, 1).getEntireRow().delete('Up');
  }
  await context.sync();
  return results;
}
