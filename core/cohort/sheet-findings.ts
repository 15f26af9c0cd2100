import type { Grid } from '../cells/cell';
import type { ColumnKey } from '../sheet/columns';
import { type Found, found } from '../sheet/findings';
import { type FurtherRows, furtherRows } from '../sheet/further-rows';
import type { Layout } from '../sheet/layout';
import { nameColumn } from '../sheet/names';
import { cohortsAtTop } from '../sheet/rows-in-place';
import { counted } from '../words';

/** How what a sheet has several rows of is said. */
const SEVERAL_ROWS = {
  aim: { code: 'ROWS_OF_AIMS', severity: 'note' },
  assessment: { code: 'ROWS_OF_ASSESSMENTS', severity: 'warning' },
} as const satisfies Record<FurtherRows['kind'], object>;

/** What is to be said once of a sheet as a whole. */
export function sheetFindings(layout: Layout, grid: Grid, firstRow: number): readonly Found[] {
  const { columns, positions } = layout;
  const further = furtherRows(layout, grid, firstRow);
  const atTop = cohortsAtTop(layout, grid, firstRow);
  const identity: ColumnKey = positions.has('uln') ? 'uln' : nameColumn(layout);
  return [
    ...(further ? [severalRows(layout, identity, further)] : []),
    ...(atTop ? [found(columns, 'cohort', 'COHORTS_AT_TOP', { ...atTop }, 'note')] : []),
  ];
}

function severalRows(
  { columns }: Layout,
  column: ColumnKey,
  { kind, rows, apprentices }: FurtherRows,
): Found {
  const { code, severity } = SEVERAL_ROWS[kind];
  const details = {
    further: counted(rows.size, 'further row'),
    people: counted(apprentices, 'apprentice'),
  };
  return found(columns, column, code, details, severity);
}
