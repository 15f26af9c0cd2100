import type { Grid } from '../cells/cell';
import type { Day } from '../dates/day';
import type { Problem } from '../problems';
import { SEVERITIES, type Severity } from '../rules/force';
import type { Apprentice, ColumnKey } from '../sheet/columns';
import { type Found, findingsIn, found } from '../sheet/findings';
import type { Layout } from '../sheet/layout';
import { nameOf } from '../sheet/people';
import { type CellProblem, rowReader } from '../sheet/rows';
import { apprenticeRows } from '../sheet/rows-in-place';
import type { Standard } from '../standard/standard';
import { counted } from '../words';
import { doubleFinder, theirsFinder } from './doubles';
import { sheetFindings } from './sheet-findings';

/** Something in a row that does not fit together, or a cell that cannot be read. */
export interface Issue {
  /** The row of the sheet or range, counted from 0. */
  readonly row: number;
  readonly apprentice: string;
  readonly column: ColumnKey;
  readonly problem: Problem;
  /** A breach of what must be is an error, of what is recommended a note. */
  readonly severity: Severity;
  /** The rule that it rests on, where there is one. */
  readonly restsOn?: string | undefined;
}

const NOTHING: readonly Found[] = [];

/** A cell that cannot be read is an error: nothing that rests on it can be told. */
const UNREADABLE: Severity = 'error';

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
};

export function worstFirst<T extends { readonly severity: Severity }>(issues: readonly T[]): readonly T[] {
  return SEVERITIES.flatMap((severity) => issues.filter((issue) => issue.severity === severity));
}

export function countedBySeverity(
  issues: readonly { readonly severity: Severity }[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of issues) counts[severity]++;
  return counts;
}

/** "2 errors, 1 note". */
export function issuesInWords(counts: Readonly<Record<Severity, number>>): string {
  const told = SEVERITIES.filter((severity) => counts[severity] > 0);
  return told.map((severity) => counted(counts[severity], severity)).join(', ') || 'none';
}

/** Every issue of a sheet from a row on, row by row, as of a day; by the standard as the settings have it. */
export function issuesOf(
  layout: Layout,
  grid: Grid,
  firstRow: number,
  asOf: Day,
  standard: Standard = layout.columns.standard,
): readonly Issue[] {
  const readRow = rowReader(layout);
  const foundIn = issueFinder(layout, asOf, standard);
  const [theirsIn, doubled] = [theirsFinder(), doubleFinder(layout)];
  const isApprentice = apprenticeRows(layout, grid, firstRow);
  const issues: Issue[] = [...sheetIssues(layout, grid, firstRow - 1)];
  for (let row = firstRow; row < grid.rows; row++) {
    if (!isApprentice(row)) continue;
    const { apprentice, problems } = readRow(grid, row);
    const own = foundIn(grid, row, apprentice, problems);
    for (const found of [...own, ...doubled(row, theirsIn(apprentice))])
      issues.push({ row, apprentice: nameOf(apprentice), ...found });
  }
  return issues;
}

/** What stands in the place of an apprentice where an issue is about all of them. */
export const WHOLE_SHEET = 'The whole sheet';

/** Is it about the sheet as a whole? */
export function isOfSheet({ apprentice }: Issue): boolean {
  return apprentice === WHOLE_SHEET;
}

/** What is said once of a sheet, at its row of headings. */
export function sheetIssues(layout: Layout, grid: Grid, headingRow: number): readonly Issue[] {
  const place = { row: headingRow, apprentice: WHOLE_SHEET };
  return sheetFindings(layout, grid, headingRow + 1).map((one) => ({ ...place, ...one }));
}

/** What is found in a row by itself; `unreadable` are the cells of it that could not be read. */
type IssueFinder = (
  grid: Grid,
  row: number,
  apprentice: Apprentice,
  unreadable: readonly CellProblem[],
) => readonly Found[];

/** The issues of one row after another, but for what the rows above make of it: `doubleFinder` finds that. */
export function issueFinder(
  layout: Layout,
  asOf: Day,
  standard: Standard = layout.columns.standard,
): IssueFinder {
  const { columns } = layout;
  const textDates = textDatesIn(layout);
  const ruled = findingsIn(columns, standard);
  return (grid, row, apprentice, unreadable) => {
    const unread = unreadable.map((found) => ({ ...found, severity: UNREADABLE }));
    const parts = [unread, textDates(grid, row, apprentice), ruled(apprentice, asOf)].filter(
      (part) => part.length > 0,
    );
    return parts.length === 0 ? NOTHING : parts.flat();
  };
}

/** A date that is only text looks right and sorts wrong. */
function textDatesIn({ columns, positions }: Layout) {
  const dates = columns.all.flatMap(({ key, kind }) => {
    const position = positions.get(key);
    return kind.name === 'date' && position !== undefined ? [{ key, position }] : [];
  });
  return (grid: Grid, row: number, apprentice: Apprentice): readonly Found[] => {
    let all = NOTHING;
    for (const { key, position } of dates) {
      const value = apprentice[key] === undefined ? undefined : grid.at(row, position);
      if (typeof value === 'string')
        all = [...all, found(columns, key, 'DATE_IS_TEXT', { value }, 'warning')];
    }
    return all;
  };
}
