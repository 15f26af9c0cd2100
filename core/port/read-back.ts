import { type Cell, isSameCell } from '../cells/cell';
import { IDENTIFYING } from '../sheet/layout';
import type { CohortTable } from '../sheet/table';

/*
 * No host can keep people from moving rows and columns between the last look at a sheet and the write. So whoever writes
 * looks once more afterwards: is it still the row of the apprentice, and the column? Where it is not, what was written over
 * is found in what was read before.
 */

/** The cells that say whose row it is: those by which people are told apart, too. */
const OF_SOMEBODY = [...IDENTIFYING, 'dateOfBirth', 'start'] as const;

/** A row and the headings above it, as they stand at one moment. */
export interface Look {
  readonly headings: readonly Cell[];
  readonly cells: readonly Cell[];
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Do the row and the column of a place read as they did? What was written into the row meanwhile is no difference. */
export function isInPlace(
  { headingRow, layout, rows }: CohortTable,
  { row, column }: Place,
  now: Look,
  written: ReadonlySet<number>,
): boolean {
  const whose = OF_SOMEBODY.flatMap((key) => layout.positions.get(key) ?? []);
  const isSameHeading = isSameCell(now.headings[column], rows[headingRow]?.[column]);
  return isSameHeading && whose.every((at) => written.has(at) || isSameCell(now.cells[at], rows[row]?.[at]));
}

/**
 * Where a cell stood when the sheet was read that shows now at a place: its row by whom it is about, its column by its
 * heading. Of rows that nothing tells apart, each of them; none where it is of somebody who was not there.
 */
export function stoodAt(
  table: CohortTable,
  { row, column }: Place,
  now: Look,
  isApprenticeThere: boolean,
): readonly Place[] | 'new' {
  const before = table.rows[table.headingRow] ?? [];
  const columnBefore = columnBeforeOf(before, now.headings, column);
  if (columnBefore === undefined) return 'new';
  const whose = OF_SOMEBODY.flatMap((key) => table.layout.positions.get(key) ?? []).map(
    (at) => [at, onlyIndexOf(now.headings, before[at]) ?? at] as const,
  );
  const rows = table.rows.flatMap((cells, i) =>
    i > table.headingRow && whose.every(([was, is]) => isSameCell(cells[was], now.cells[is])) ? [i] : [],
  );
  // Who is nowhere any more was given another name or number where they stand.
  const found = rows.length === 0 && !isApprenticeThere ? [row] : rows;
  if (found.length === 0 && whose.every(([, is]) => isBlank(now.cells[is]))) return 'new';
  return found.map((one) => ({ row: one, column: columnBefore }));
}

/** By its heading; a heading that is nowhere any more was changed where it stands, and beside it a new one is of a new column. */
function columnBeforeOf(before: readonly Cell[], now: readonly Cell[], column: number): number | undefined {
  const found = isBlank(now[column]) ? undefined : onlyIndexOf(before, now[column]);
  if (found !== undefined) return found;
  return onlyIndexOf(now, before[column]) === undefined ? column : undefined;
}

function onlyIndexOf(cells: readonly Cell[], sought: Cell): number | undefined {
  const found = cells.flatMap((cell, i) => (isSameCell(cell, sought) ? [i] : []));
  return found.length === 1 ? found[0] : undefined;
}

function isBlank(cell: Cell): boolean {
  return cell === undefined || cell === '';
}
