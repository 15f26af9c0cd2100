import { type Cell, isSameCell } from '../cells/cell';
import { isProblem, type Problem, problem } from '../problems';
import type { ColumnKey } from '../sheet/columns';
import type { SheetGrid } from '../sheet/grid';
import { type CohortSheet, type Identity, rowOf } from '../sheet/people';
import { tableIn } from '../sheet/table';
import type { Change, ChangeResult } from './workbook';

/** Where a change is to be written, or the result that says why it is not. */
export type Target =
  | { readonly row: number; readonly column: number }
  | Exclude<ChangeResult, { outcome: 'written' }>;

export function isRefusal(target: Target): target is Exclude<Target, { row: number }> {
  return 'outcome' in target;
}

/**
 * Finds the cell of a change in a sheet as it stands at the moment of writing: the row by the apprentice, the column by
 * its heading. A cell that no longer holds what was expected is not touched.
 */
export function targetOf(grid: SheetGrid, change: Change): Target {
  const found = tableIn(grid);
  if (isProblem(found)) return refused(found);
  const row = rowOf(found, change.identity);
  if (isProblem(row)) return refused(row);
  const column = found.layout.positions.get(change.column);
  if (column === undefined)
    return refused(problem('COLUMN_MISSING', { argument: found.layout.columns.of(change.column).heading }));
  const now = grid.rows[row]?.[column];
  return isSameCell(now, change.expected)
    ? { row, column }
    : { outcome: 'changed meanwhile', now: now ?? '' };
}

function refused(problem: Problem): ChangeResult & { outcome: 'refused' } {
  return { outcome: 'refused', problem };
}

/** A change of one cell of a row from what it was read with; `undefined` where the sheet has no such column. */
export function changeIn(
  { grid, table }: CohortSheet,
  row: number,
  identity: Identity,
  column: ColumnKey,
  value: Cell,
): Change | undefined {
  const position = table.layout.positions.get(column);
  if (position === undefined) return undefined;
  return { sheet: grid.sheet, identity, column, expected: grid.rows[row]?.[position] ?? '', value };
}
