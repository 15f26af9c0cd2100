import type { Cell } from '../core/cells/cell';
import { isRefusal, targetOf } from '../core/cohort/changes';
import { columnOf } from '../core/cohort/columns';
import { HEADING_ROWS } from '../core/cohort/layout';
import { COLUMN_NAMES_BLOCK, SETTINGS_SHEET } from '../core/cohort/settings';
import type { CellAddress, Change, ChangeResult, SheetGrid, Workbook } from '../core/cohort/workbook';
import type { Day } from '../core/dates/day';
import { type ProblemCode, problem } from '../core/problems';
import { DATE_FORMAT } from './codec';
import type { Sheets } from './engine';
import { setUpSheet } from './set-up';

/** The port over the local workbook. */
export function localWorkbook(sheets: Sheets, today: () => Day): Workbook {
  return {
    readGrid: async () => gridOf(sheets, sheets.inFront()),
    readRow: async (row) => sheets.readRow(sheets.inFront(), row),
    followSelection: (moved) => followSelection(sheets, moved),
    applyChanges: async (changes) => applyChanges(sheets, changes),
    setUp: async (plan) => setUpSheet(sheets, plan),
    reveal: async (cell) => sheets.select(cell),
    today: async () => today(),
  };
}

function gridOf(sheets: Sheets, sheet: string): SheetGrid & { readonly rows: Cell[][] } {
  return { sheet, rows: sheets.read(sheet), columnNames: columnNamesIn(sheets) };
}

function columnNamesIn(sheets: Sheets): Cell[][] {
  if (!sheets.has(SETTINGS_SHEET)) return [];
  const { row, column, rows, columns } = COLUMN_NAMES_BLOCK;
  return sheets
    .read(SETTINGS_SHEET)
    .slice(row, row + rows)
    .map((cells) => cells.slice(column, column + columns));
}

function followSelection(sheets: Sheets, moved: (selection: CellAddress) => void): () => void {
  let last = '';
  const tell = () => {
    const selection = sheets.selected();
    const place = JSON.stringify(selection);
    if (place === last) return;
    last = place;
    moved(selection);
  };
  tell();
  return sheets.onUpdate(tell);
}

/** A cell that is to be written. */
interface Writing {
  readonly cell: CellAddress;
  readonly change: Change;
}

/**
 * Each change by itself, one after the other: a sheet is read once, and what is written is entered there, so that each
 * change sees those before it. Nothing else can happen between reading and writing: the page does one thing at a time.
 */
function applyChanges(sheets: Sheets, changes: readonly Change[]): readonly ChangeResult[] {
  const grids = new Map<string, ReturnType<typeof gridOf>>();
  const writings: Writing[] = [];
  const results = changes.map((change): ChangeResult => {
    const { sheet } = change;
    if (!sheets.has(sheet)) return refused('HEADINGS_NOT_FOUND', sheet);
    const grid = grids.get(sheet) ?? gridOf(sheets, sheet);
    grids.set(sheet, grid);
    const target = targetOf(grid, change);
    if (isRefusal(target)) return target;
    const cell = { sheet, ...target };
    // A formula is somebody's work, whatever it shows.
    if (sheets.formulaAt(cell) !== undefined)
      return { outcome: 'changed meanwhile', now: grid.rows[cell.row]?.[cell.column] ?? '' };
    if (sheets.isProtected(sheet)) return refused('SHEET_PROTECTED', sheet);
    grid.rows[cell.row]?.splice(cell.column, 1, change.value);
    writings.push({ cell, change });
    return { outcome: 'written' };
  });
  if (writings.length > 0)
    sheets.edit(({ write }) => {
      for (const { cell, change } of writings)
        write(cell, change.value, { format: formatFor(sheets, cell, change) });
    });
  return results;
}

function refused(code: ProblemCode, argument: string): ChangeResult & { outcome: 'refused' } {
  return { outcome: 'refused', problem: problem(code, { argument, rows: HEADING_ROWS }) };
}

/** A number in a column of dates or sign-offs is a day; a cell that shows dates already keeps its own way. */
function formatFor(sheets: Sheets, cell: CellAddress, { column, value }: Change): string | undefined {
  const { name } = columnOf(column).kind;
  const isDay = typeof value === 'number' && (name === 'date' || name === 'sign-off');
  return isDay && !sheets.isDate(cell) ? DATE_FORMAT : undefined;
}
