import { isRefusal, type Target, targetOf } from '../core/port/changes';
import type { Change, ChangeResult } from '../core/port/workbook';
import { type ProblemCode, problem } from '../core/problems';
import { columnOf } from '../core/sheet/columns';
import type { CellAddress, SheetGrid } from '../core/sheet/grid';
import { HEADING_ROWS } from '../core/sheet/layout';
import { DATE_FORMAT } from './codec';
import type { Sheets } from './engine';
import { gridOf } from './grid';
import { changedMeanwhile, type HeldCell, heldIn, holds } from './held-cell';

/** A cell that is to be written. */
interface Writing {
  readonly cell: CellAddress;
  readonly change: Change;
}

/**
 * Each change by itself, one after the other: a sheet is read once, and what is written is entered there, so that each
 * change sees those before it. Nothing else can happen between reading and writing: the page does one thing at a time.
 */
export function applyChanges(sheets: Sheets, changes: readonly Change[]): readonly ChangeResult[] {
  const grids = new Map<string, ReturnType<typeof gridOf>>();
  const writings: Writing[] = [];
  const results = changes.map((change): ChangeResult => {
    const { sheet } = change;
    if (!sheets.has(sheet)) return refused('HEADINGS_NOT_FOUND', sheet);
    const grid = grids.get(sheet) ?? gridOf(sheets, sheet);
    grids.set(sheet, grid);
    const place = placeOf(grid, change);
    if (isRefusal(place)) return place;
    const cell = { sheet, ...place };
    const held = heldInGrid(sheets, grid, cell);
    if (!holds(held, change.expected)) return changedMeanwhile(held);
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

/** Where a change leads, whatever stands there. */
function placeOf(grid: SheetGrid, change: Change): Target {
  const target = targetOf(grid, change);
  return 'now' in target ? targetOf(grid, { ...change, expected: target.now }) : target;
}

/** What is entered in the grid is not in the sheet yet. */
function heldInGrid(sheets: Sheets, { rows }: SheetGrid, cell: CellAddress): HeldCell {
  const held = heldIn(sheets, cell);
  return held.isOthers ? held : { ...held, shown: rows[cell.row]?.[cell.column] };
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
