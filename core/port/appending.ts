import type { Cell, FilledCell } from '../cells/cell';
import { folded } from '../folded';
import { type Problem, problem } from '../problems';
import type { RowsToAppend } from './workbook';

/** What a host does for rows that are appended: first it writes, then it takes the oldest away. */
export interface Appending {
  /** The row of the first one that is written, counted from 0. */
  readonly at: number;
  /** What is written from there on: the headings first, where the sheet has none yet. */
  readonly rows: readonly (readonly FilledCell[])[];
  /** The row of the first one that holds an entry. */
  readonly firstEntry: number;
  /** So many of the oldest entries below the headings go, once the new ones stand. */
  readonly tooOld: number;
}

/** The headings stand in the first row. */
const HEADINGS = 1;

/**
 * What is to be done so that rows stand below the last one in use and no more than wanted are kept. A sheet that begins
 * with something else than the headings is somebody's own, and is left alone.
 */
export function appending(
  { sheet, headings, rows, keepAtMost }: RowsToAppend,
  firstRow: readonly Cell[],
  rowsInUse: number,
): Appending | Problem {
  // Of an empty sheet hosts read no row or its first one, blank.
  const isNew = rowsInUse <= HEADINGS && firstRow.every((cell) => (cell ?? '') === '');
  const areOurs = headings.every((heading, i) => folded(String(firstRow[i] ?? '')) === folded(heading));
  if (!isNew && !areOurs) return problem('LOG_HEADINGS_CHANGED', { argument: sheet, value: headings[0] });
  const kept = rows.slice(-keepAtMost);
  const before = isNew ? 0 : rowsInUse - HEADINGS;
  const at = isNew ? 0 : rowsInUse;
  return {
    at,
    rows: isNew ? [headings, ...kept] : kept,
    firstEntry: at + (isNew ? HEADINGS : 0),
    tooOld: Math.max(0, before + kept.length - keepAtMost),
  };
}
