import { type Cell, isError } from '../cells/cell';
import { hasDays, isReadable } from './ambiguous-headings';
import type { Columns } from './columns';
import type { SheetGrid } from './grid';
import { countOf, hasIdentity, type Layout, layoutOf } from './layout';

const [FIRST_COLUMNS, FIRST_ROWS, FEWEST_PEOPLE, FEWEST_FACTS] = [3, 100, 2, 2];
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
    const areHeadings = countOf(layout) >= FEWEST_HEADINGS && hasIdentity(layout);
    return areHeadings && (hasPeopleBeside(layout, first, at) || isRecordOfOne(layout, first, at));
  });
}

/** A card of one person: beside the headings stand what their columns hold, ULNs and days, and no words about them. */
function isRecordOfOne({ columns, positions }: Layout, rows: SheetGrid['rows'], at: number): boolean {
  const fitting = [...positions].filter(([key, row]) => {
    const [cell] = (rows[row] ?? []).slice(at + 1).filter(isSaid);
    const column = columns.of(key);
    return (key === 'uln' || hasDays(column.kind)) && isReadable(column, cell) === true;
  });
  return fitting.length >= FEWEST_FACTS;
}

function hasPeopleBeside({ positions }: Layout, rows: SheetGrid['rows'], at: number): boolean {
  const beside = (row: number) => (rows[row] ?? []).slice(at + 1).filter(isSaid).length;
  return Math.max(...[...positions.values()].map(beside)) >= FEWEST_PEOPLE;
}

function isSaid(cell: Cell): boolean {
  return cell !== undefined && cell !== '' && !isError(cell);
}
