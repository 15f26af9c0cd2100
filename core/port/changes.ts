import type { Cell, FilledCell } from '../cells/cell';
import { isProblem, type Problem, problem } from '../problems';
import { dayIn } from '../sheet/cell-in-words';
import type { Column, ColumnKey } from '../sheet/columns';
import type { CellAddress, CellWrite, SheetGrid } from '../sheet/grid';
import { type CohortSheet, type Identity, rowOf } from '../sheet/people';
import { tableIn } from '../sheet/table';
import { changedMeanwhile, type HeldCell } from './held-cell';
import { refusal, sheetRefusal, WRITTEN } from './results';
import type { Change, ChangeResult, Refusal } from './workbook';

/** Where a cell of a sheet is. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** The place of a change, and the column of ours that it is in. */
interface FoundPlace extends Place {
  readonly of: Column;
}

/**
 * Finds the cell of a change in a sheet as it stands at the moment of writing, whatever the cell holds: the row by the
 * apprentice, the column by its heading.
 */
export function placeOf(grid: SheetGrid, { identity, column: key }: Change): FoundPlace | Problem {
  const table = tableIn(grid);
  if (isProblem(table)) return table;
  const row = rowOf(table, identity);
  if (isProblem(row)) return row;
  const { columns, positions } = table.layout;
  const of = columns.of(key);
  const column = positions.get(key);
  if (column === undefined) return problem('COLUMN_MISSING', { argument: of.heading });
  // What is true of one of them would be written for the other.
  const [other] = [...positions].find(([one, at]) => at === column && one !== key) ?? [];
  return other === undefined
    ? { row, column, of }
    : problem('COLUMN_SHARED', { argument: of.heading, other: columns.of(other).heading });
}

/** What a host says about its sheets while changes are applied to them. */
export interface SheetsToChange {
  /** A sheet as it stands, asked for once; `undefined` where there is no such sheet. */
  gridOf(sheet: string): SheetGrid | undefined;
  /** A cell that a change is for; `now` is what it shows once the changes before are written. */
  heldAt(cell: CellAddress, now: FilledCell): HeldCell;
  /** Why a cell that holds what was expected must not be written all the same. */
  reasonAgainst(write: CellWrite): Refusal | undefined;
}

/** What becomes of each change, and what is to be written for it, in order. */
interface AppliedChanges {
  readonly results: readonly ChangeResult[];
  readonly writes: readonly CellWrite[];
}

/**
 * Applies each change by itself to the sheets as they were read: found, compared, and refused or entered. Each sees what
 * those before it entered, a new ULN too. The sheets themselves are not written to: that is for the host to do.
 */
export function applyInOrder(changes: readonly Change[], sheets: SheetsToChange): AppliedChanges {
  const names = new Set(changes.map(({ sheet }) => sheet));
  const grids = new Map([...names].map((name) => [name, sheets.gridOf(name)]));
  const writes: CellWrite[] = [];
  const results = changes.map((change): ChangeResult => {
    const grid = grids.get(change.sheet);
    if (grid === undefined) return sheetRefusal('SHEET_MISSING', change.sheet);
    const place = placeOf(grid, change);
    if (isProblem(place)) return refusal(place);
    const write = writeAt(place, change);
    const held = sheets.heldAt(write.cell, grid.rows[place.row]?.[place.column] ?? '');
    const reason = changedMeanwhile(held, write.expected) ?? sheets.reasonAgainst(write);
    if (reason) return reason;
    grids.set(change.sheet, entered(grid, place, change.value));
    writes.push(write);
    return WRITTEN;
  });
  return { results, writes };
}

function entered(grid: SheetGrid, { row, column }: Place, value: Cell): SheetGrid {
  const rows = [...grid.rows];
  const cells = [...(rows[row] ?? [])];
  cells[column] = value;
  rows[row] = cells;
  return { ...grid, rows };
}

function writeAt({ row, column, of }: FoundPlace, { sheet, expected, value }: Change): CellWrite {
  const isDate = dayIn(of, value) !== undefined;
  return { cell: { sheet, row, column }, expected, content: value, ...(isDate && { isDate }) };
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
