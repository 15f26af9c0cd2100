import type { Cell } from '../cells/cell';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { missingForGateway } from '../rules/gateway';
import { type AsOf, actionInWords, openActions } from '../rules/next-action';
import { shapeInWords } from '../words';
import type { Apprentice } from './columns';
import { type ColumnNames, columnNamesFrom, hasIdentity, type Layout, layoutOf } from './layout';
import { type CohortReader, cohortReader, isBlankRow, isTotalsRow } from './reading';
import { DEFAULT_SETTINGS } from './settings';

export type Rows = readonly (readonly Cell[])[];

/** A sheet as a formula hands it over: its headings and its rows. */
export interface Sheet {
  readonly layout: Layout;
  readonly rows: Rows;
}

/** The sheet that headings, rows and column names make, or the problem that keeps every row from being read. */
export function sheetFrom(headers: Rows, rows: Rows, columnNames: Rows | undefined): Sheet | Problem {
  const [headings = []] = headers;
  if (headers.length > 1) return problem('HEADERS_ONE_ROW', { argument: 'headers', shape: shapeOf(headers) });
  if (headings.length !== rows[0]?.length) {
    const [shape, otherShape] = [shapeOf(headers), shapeOf(rows)];
    return problem('SHAPES_DIFFER', { argument: 'headers', shape, otherArgument: 'rows', otherShape });
  }
  const names: ColumnNames | Problem = columnNamesFrom(columnNames ?? []);
  if (isProblem(names)) return names;
  const layout = layoutOf(headings, names);
  return hasIdentity(layout) ? { layout, rows } : problem('IDENTITY_MISSING', { argument: 'headers' });
}

function shapeOf(rows: Rows): string {
  return shapeInWords(rows.length, rows[0]?.length ?? 0);
}

/** An answer for each row of a sheet: blank for a row without an apprentice, the problem where a cell it rests on is bad. */
export function answerEach<T>(
  { layout, rows }: Sheet,
  answer: (apprentice: Apprentice) => T | undefined,
): readonly (T | Problem | undefined)[] {
  const reader = cohortReader(layout);
  return rows.map((row) => (isApprentice(layout, row) ? answerFor(reader, row, answer) : undefined));
}

function answerFor<T>(
  reader: CohortReader,
  row: readonly Cell[],
  answer: (apprentice: Apprentice) => T,
): T | Problem {
  reader.turnTo(row);
  const given = answer(reader.apprentice);
  return reader.problems()[0]?.problem ?? given;
}

function isApprentice(layout: Layout, row: readonly Cell[]): boolean {
  return !isBlankRow(layout, row) && !isTotalsRow(layout, row);
}

/** "Through gateway", "Ready", or what is missing, in checklist order. */
export function gatewayInWords(apprentice: Apprentice): string {
  if (apprentice.gatewayDate !== undefined) return 'Through gateway';
  const missing = missingForGateway(apprentice).map(({ label }) => label);
  return missing.length === 0 ? 'Ready' : `Missing: ${missing.join(', ')}`;
}

export function nextActionInWords(apprentice: Apprentice, asOf: AsOf): string | undefined {
  const [next] = openActions(apprentice, asOf);
  return next && actionInWords(next, asOf);
}

/** What a formula looks from, with the usual settings where it gives none. */
export function asOfDay(asOf: Day, dueSoonDays: number | undefined, closures: readonly Day[]): AsOf {
  return { asOf, dueSoonDays: dueSoonDays ?? DEFAULT_SETTINGS.dueSoonDays, closures };
}
