import { type Cell, isError } from '../cells/cell';
import type { Columns } from './columns';
import type { SheetGrid } from './grid';
import { countOf, hasIdentity, type Layout, layoutOf } from './layout';

const [FIRST_COLUMNS, FIRST_ROWS, FEWEST_PEOPLE] = [3, 100, 2];
/** So many headings side by side are a row of headings. */
export const FEWEST_HEADINGS = 3;

/**
 * Do the headings of a sheet stand one below the other, and the apprentices side by side? A list that explains the columns
 * of a sheet reads alike, but has one text beside each heading.
 */
export function isTransposed(columns: Columns, rows: SheetGrid['rows'], found: Layout | undefined): boolean {
  const across = found ? countOf(found) : 0;
  if (across >= FEWEST_HEADINGS) return false;
  const first = rows.slice(0, FIRST_ROWS);
  return Array.from({ length: FIRST_COLUMNS }, (_, at) => at).some((at) => {
    const layout = layoutOf(
      columns,
      first.map((row) => row[at]),
    );
    return countOf(layout) >= FEWEST_HEADINGS && hasIdentity(layout) && hasPeopleBeside(layout, first, at);
  });
}

function hasPeopleBeside({ positions }: Layout, rows: SheetGrid['rows'], at: number): boolean {
  const beside = (row: number) => (rows[row] ?? []).slice(at + 1).filter(isSaid).length;
  return Math.max(...[...positions.values()].map(beside)) >= FEWEST_PEOPLE;
}

function isSaid(cell: Cell): boolean {
  return cell !== undefined && cell !== '' && !isError(cell);
}
