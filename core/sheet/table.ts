import { isProblem, type Problem, problem } from '../problems';
import { chosenColumns } from './chosen-standard';
import type { Columns } from './columns';
import type { SheetGrid } from './grid';
import {
  type ColumnNames,
  columnNamesFrom,
  countOf,
  HEADING_ROWS,
  HEADING_ROWS_AT_MOST,
  type HeadingsFound,
  headingsFound,
  IDENTIFYING,
  type Layout,
  layoutOf,
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
export function tableIn(grid: SheetGrid, columns: Columns = chosenColumns()): CohortTable | Problem {
  return ownSheetProblem(grid) ?? tableFrom(grid, columns, headingsIn(grid, columns));
}

/** What a sheet has of headings, as the settings name them. */
type Headings = { readonly names: ColumnNames; readonly found: HeadingsFound | undefined } | Problem;

function headingsIn({ rows, settings }: SheetGrid, columns: Columns): Headings {
  const names = columnNamesFrom(columns, columnNamesBlock(settings));
  return isProblem(names) ? names : { names, found: headingsFound(columns, rows, names) };
}

function tableFrom({ rows }: SheetGrid, columns: Columns, headings: Headings): CohortTable | Problem {
  if (isProblem(headings)) return headings;
  const { found } = headings;
  if (isTransposed(columns, rows, found?.layout)) return problem('SHEET_TRANSPOSED', { argument: 'sheet' });
  return found ? { ...found, rows } : notFound(columns, rows, headings.names);
}

/** Two tables side by side have everything twice, so that nothing says who is meant. */
function notFound(columns: Columns, rows: SheetGrid['rows'], names: ColumnNames): Problem {
  for (const row of rows.slice(0, HEADING_ROWS)) {
    const layout = layoutOf(columns, row, names);
    const who = layout.doubled.find(({ key }) => IDENTIFYING.includes(key));
    if (!who || countOf(layout) < FEWEST_HEADINGS) continue;
    const column = columns.of(who.key).heading;
    return problem('HEADING_DOUBLED', { argument: column, column, headings: who.headings.join(', ') });
  }
  return problem('HEADINGS_NOT_FOUND', { argument: 'sheet', rows: HEADING_ROWS });
}

/** A sheet of which not everything has been read yet. */
interface TableSoFar {
  /** As `tableIn` has it, once as many rows have been read as that takes. */
  readonly table: CohortTable | Problem;
  /**
   * How many rows it takes to be sure of the headings, besides the first ones. Where headings are named, they may stand far
   * down; where few are told, a cell anywhere may decide.
   */
  readonly rowsForHeadings: number;
}

export function tableSoFar(grid: SheetGrid, columns: Columns = chosenColumns()): TableSoFar {
  const headings = headingsIn(grid, columns);
  const table = ownSheetProblem(grid) ?? tableFrom(grid, columns, headings);
  return { table, rowsForHeadings: rowsFor(grid, headings) };
}

function rowsFor({ rows }: SheetGrid, headings: Headings): number {
  if (isProblem(headings)) return 0;
  const { names, found } = headings;
  const isPlain = found && countOf(found.layout) - found.layout.decided.length >= FEWEST_HEADINGS;
  if (!isPlain) return rows.length;
  return names.size > 0 ? HEADING_ROWS_AT_MOST : 0;
}
