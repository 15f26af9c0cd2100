import { type Cell, type Grid, gridFrom } from '../cells/cell';
import { remembered } from '../remembered';
import { type FurtherRows, furtherRows } from './further-rows';
import { cohortOfSubHeading, kindOfRow, type RowKind } from './kinds-of-rows';
import type { Layout } from './layout';
import { cohortNamed } from './row-words';
import type { CohortTable } from './table';

/** What a row is beside the others of its sheet, and the cohort that it stands in where its own cell does not say. */
export interface RowInPlace {
  readonly kind: RowKind | FurtherRows['kind'];
  readonly cohort: string | undefined;
}

/**
 * Goes over the rows of a sheet: they are to be asked for one after another from the top.
 *
 * @param kindAt What a row is by itself.
 */
export function rowsFromTheTop(
  layout: Layout,
  grid: Grid,
  kindAt: (row: number) => RowKind,
): (row: number) => RowInPlace {
  const sheetFrom = remembered((firstRow: number) => ({
    further: furtherRows(layout, grid, firstRow),
    isTold: isCohortTold(layout, grid, firstRow),
    isAtTop: cohortsAtTop(layout, grid, firstRow) !== undefined,
  }));
  let first: number | undefined;
  let cohort: string | undefined;
  return (row) => {
    if (first === undefined) {
      first = row;
      cohort = cohortOfTitle(layout, grid, first);
    }
    const { further, isTold, isAtTop } = sheetFrom(first);
    if (further?.rows.has(row)) return { kind: further.kind, cohort };
    const kind = kindAt(row);
    if (kind === 'sub-heading' && !isTold) cohort = cohortOfSubHeading(layout, grid, row);
    if (isAtTop && kind === 'apprentice') cohort = cohortCell(layout, grid, row) || cohort;
    return { kind, cohort };
  };
}

/** Does a row hold an apprentice, and none who has another row of their own? Of a whole sheet from its first row on. */
export function apprenticeRows(layout: Layout, grid: Grid, firstRow: number): (row: number) => boolean {
  const further = furtherRows(layout, grid, firstRow)?.rows;
  return (row) => kindOfRow(layout, grid, row) === 'apprentice' && !further?.has(row);
}

/** The cohort of a single row where its own cell does not say, which is found by looking upwards from it. */
export function cohortAbove({ headingRow, layout, rows }: CohortTable, row: number): string | undefined {
  const grid = gridFrom(rows);
  const isTold = isCohortTold(layout, grid, headingRow + 1);
  if (isTold && cohortsAtTop(layout, grid, headingRow + 1) === undefined) return undefined;
  for (let above = row - 1; above > headingRow; above--) {
    const kind = kindOfRow(layout, grid, above);
    if (!isTold && kind === 'sub-heading') return cohortOfSubHeading(layout, grid, above);
    const cohort = isTold && kind === 'apprentice' ? cohortCell(layout, grid, above) : '';
    if (cohort !== '') return cohort;
  }
  return isTold ? undefined : cohortOfTitle(layout, grid, headingRow + 1);
}

/**
 * The cohort that the line above the headings names, where the cohorts below have each such a line above their own, so that
 * the first of them stands in the same way. Above a single list such a line is the title of the sheet.
 */
function cohortOfTitle(layout: Layout, grid: Grid, firstRow: number): string | undefined {
  const headingRow = firstRow - 1;
  const above = (layout.isGrouped ? headingRow - 1 : headingRow) - 1;
  if (above < 0 || isCohortTold(layout, grid, firstRow)) return undefined;
  const said = Array.from({ length: grid.columns }, (_, at) => grid.at(above, at)).filter(isFilled);
  const [title] = said;
  const cohort = said.length === 1 && typeof title === 'string' ? cohortNamed(title.trim()) : undefined;
  return cohort !== undefined && arePartedByCohorts(layout, grid, firstRow) ? cohort : undefined;
}

function isFilled(cell: Cell): boolean {
  return cell !== undefined && cell !== '';
}

function arePartedByCohorts(layout: Layout, grid: Grid, firstRow: number): boolean {
  for (let row = firstRow; row < grid.rows; row++)
    if (kindOfRow(layout, grid, row) === 'sub-heading' && cohortOfSubHeading(layout, grid, row) !== undefined)
      return true;
  return false;
}

/**
 * Does a column say who is in which cohort? Then its blank cells are blank; of two columns that claim to be it neither is
 * gone past. One in which nobody has a cohort, such as a set-up adds, takes nothing away from what else says it.
 */
export function isCohortTold(layout: Layout, grid: Grid, firstRow: number): boolean {
  const { positions, doubled } = layout;
  if (doubled.some(({ key }) => key === 'cohort')) return true;
  if (!positions.has('cohort')) return false;
  for (let row = firstRow; row < grid.rows; row++)
    if (cohortCell(layout, grid, row) !== '' && kindOfRow(layout, grid, row) === 'apprentice') return true;
  return false;
}

/** How many apprentices have their cohort in their row, and how many there are. */
export interface CohortsAtTop {
  readonly filled: number;
  readonly of: number;
}

/**
 * Do the cohorts stand only at the top of their rows, as merged cells have it? The first apprentice has one, each comes
 * once, half of the rows or more have none, and no sub-heading parts them: one below the last apprentice parts nobody.
 * Ours: no source says how people merge.
 */
export function cohortsAtTop(layout: Layout, grid: Grid, firstRow: number): CohortsAtTop | undefined {
  if (!layout.positions.has('cohort')) return undefined;
  const cohorts = new Set<string>();
  let of = 0;
  let isParted = false;
  for (let row = firstRow; row < grid.rows; row++) {
    const kind = kindOfRow(layout, grid, row);
    isParted ||= kind === 'sub-heading';
    if (kind !== 'apprentice') continue;
    if (isParted) return undefined;
    const cohort = cohortCell(layout, grid, row);
    if (cohorts.has(cohort) || (of === 0 && cohort === '')) return undefined;
    if (cohort !== '') cohorts.add(cohort);
    of++;
  }
  const filled = cohorts.size;
  return filled > 0 && filled <= of - filled ? { filled, of } : undefined;
}

function cohortCell({ positions }: Layout, grid: Grid, row: number): string {
  const cell = grid.at(row, positions.get('cohort') ?? -1);
  return cell === undefined || cell === 0 ? '' : String(cell).trim();
}
