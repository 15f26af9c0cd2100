import { isProblem, type Problem, problem } from '../problems';
import { chosenColumns } from './chosen-standard';
import type { Columns } from './columns';
import type { SheetGrid } from './grid';
import {
  columnNamesFrom,
  countOf,
  HEADING_ROWS,
  HEADING_ROWS_AT_MOST,
  headingsFound,
  type Layout,
} from './layout';
import { ownSheetProblem } from './own-sheets';
import { columnNamesBlock } from './settings';
import { FEWEST_HEADINGS, isTransposed } from './transposed';

/** A sheet with apprentices in it: where its headings stand and what they mean. */
export interface CohortTable {
  readonly headingRow: number;
  readonly layout: Layout;
  readonly rows: SheetGrid['rows'];
}

/** The table of apprentices in a sheet, or the problem that there is none to be recognised. */
export function tableIn(
  { sheet, rows, settings }: SheetGrid,
  columns: Columns = chosenColumns(),
): CohortTable | Problem {
  const own = ownSheetProblem(sheet);
  if (own) return own;
  const names = columnNamesFrom(columns, columnNamesBlock(settings));
  if (isProblem(names)) return names;
  const found = headingsFound(columns, rows, names);
  if (isTransposed(columns, rows, found?.layout)) return problem('SHEET_TRANSPOSED', { argument: 'sheet' });
  return found
    ? { ...found, rows }
    : problem('HEADINGS_NOT_FOUND', { argument: 'sheet', rows: HEADING_ROWS });
}

/**
 * How many rows it takes to be sure of the headings, besides the first ones. Where headings are named, they may stand far
 * down; where few are told, a cell anywhere may decide.
 */
export function rowsForHeadings({ rows, settings }: SheetGrid, columns: Columns = chosenColumns()): number {
  const names = columnNamesFrom(columns, columnNamesBlock(settings));
  if (isProblem(names)) return 0;
  const found = headingsFound(columns, rows, names);
  const isPlain = found && countOf(found.layout) - found.layout.decided.length >= FEWEST_HEADINGS;
  if (!isPlain) return rows.length;
  return names.size > 0 ? HEADING_ROWS_AT_MOST : 0;
}
