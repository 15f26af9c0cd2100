import type { Cell } from '../cells/cell';
import { isProblem, type Problem, problem } from '../problems';
import { columnOf } from './columns';
import { columnNamesFrom, findHeadingRow, HEADING_ROWS, type Layout, layoutOf } from './layout';
import { columnNamesBlock } from './settings';
import type { Change, ChangeResult, Identity, SheetGrid } from './workbook';

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
    return refused(problem('COLUMN_MISSING', { argument: columnOf(change.column).heading }));
  const now = grid.rows[row]?.[column];
  return isSameCell(now, change.expected)
    ? { row, column }
    : { outcome: 'changed meanwhile', now: now ?? '' };
}

function refused(problem: Problem): ChangeResult & { outcome: 'refused' } {
  return { outcome: 'refused', problem };
}

/** A sheet with apprentices in it: where its headings stand and what they mean. */
export interface CohortTable {
  readonly headingRow: number;
  readonly layout: Layout;
  readonly rows: SheetGrid['rows'];
}

/** The table of apprentices in a sheet, or the problem that there is none to be recognised. */
export function tableIn({ rows, settings }: SheetGrid): CohortTable | Problem {
  const names = columnNamesFrom(columnNamesBlock(settings));
  if (isProblem(names)) return names;
  const headingRow = findHeadingRow(rows, names);
  if (headingRow === undefined)
    return problem('HEADINGS_NOT_FOUND', { argument: 'sheet', rows: HEADING_ROWS });
  return { headingRow, layout: layoutOf(rows[headingRow] ?? [], names), rows };
}

/** The one row of an apprentice. Twice the same ULN or name is no answer: writing to either could be wrong. */
export function rowOf(
  { headingRow, layout, rows }: CohortTable,
  { uln, apprentice }: Identity,
): number | Problem {
  const key = uln === undefined ? 'apprentice' : 'uln';
  const wanted = plainIdentity(uln ?? apprentice);
  const position = layout.positions.get(key) ?? -1;
  const found = rows.flatMap((row, i) =>
    i > headingRow && plainIdentity(row[position]) === wanted ? [i] : [],
  );
  const [row, other] = found;
  const argument = columnOf(key).heading;
  if (row === undefined || wanted === '')
    return problem('APPRENTICE_GONE', { argument, value: uln ?? apprentice });
  if (other === undefined) return row;
  return problem('APPRENTICE_DOUBLED', { argument, value: uln ?? apprentice, otherRow: other + 1 });
}

/** A ULN or name as it is compared: case and spacing never matter. */
export function plainIdentity(cell: Cell): string {
  return String(cell ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Blank is blank, however a host hands it over; a number is not the text of it. */
export function isSameCell(one: Cell, other: Cell): boolean {
  return (one ?? '') === (other ?? '');
}

/**
 * Text that a spreadsheet would take for something else if it were typed: a formula, an error, a quoted text, a tick, or,
 * with a digit in it, a number or a date.
 */
const LOOKS_LIKE_MORE = /^[=+\-@#']|^\s*(?:true|false)\s*$|\d/i;

/** A cell as it is to be written: an apostrophe keeps text the text it is, in every host. */
export function writtenCell(cell: Cell): Exclude<Cell, undefined> {
  return typeof cell === 'string' && LOOKS_LIKE_MORE.test(cell) ? `'${cell}` : (cell ?? '');
}
