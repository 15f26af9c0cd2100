import type { Grid } from '../cells/cell';
import type { Day } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { missingForGateway } from '../rules/gateway';
import { type AsOf, actionInWords, openActions } from '../rules/next-action';
import type { Apprentice } from '../sheet/columns';
import { type ColumnNames, columnNamesFrom, hasIdentity, type Layout, layoutOf } from '../sheet/layout';
import { type CohortReader, cohortReader, isApprenticeRow } from '../sheet/reading';
import { DEFAULT_SETTINGS } from '../sheet/settings';
import { shapeInWords } from '../words';

/** A sheet as a formula hands it over: the meaning of its headings, and its rows. */
export interface Sheet {
  readonly layout: Layout;
  readonly rows: Grid;
}

/** The sheet that headings, rows and column names make, or the problem that keeps every row from being read. */
export function sheetFrom(headers: Grid, rows: Grid, columnNames: Grid): Sheet | Problem {
  const [shape, otherShape] = [headers, rows].map((grid) => shapeInWords(grid.rows, grid.columns));
  if (headers.rows > 1) return problem('HEADERS_ONE_ROW', { argument: 'headers', shape });
  if (headers.columns !== rows.columns) {
    return problem('SHAPES_DIFFER', { argument: 'headers', shape, otherArgument: 'rows', otherShape });
  }
  const names: ColumnNames | Problem = columnNamesFrom(columnNames);
  if (isProblem(names)) return names;
  const layout = layoutOf(
    Array.from({ length: headers.columns }, (_, column) => headers.at(0, column)),
    names,
  );
  return hasIdentity(layout) ? { layout, rows } : problem('IDENTITY_MISSING', { argument: 'headers' });
}

/** An answer for each row of a sheet: blank for a row without an apprentice, the problem where a cell it rests on is bad. */
export function answerEach<T>(
  { layout, rows }: Sheet,
  answer: (apprentice: Apprentice) => T | undefined,
): readonly (T | Problem | undefined)[] {
  const reader = cohortReader(layout, rows);
  const answers: (T | Problem | undefined)[] = [];
  for (let row = 0; row < rows.rows; row++) {
    answers.push(isApprenticeRow(layout, rows, row) ? answerFor(reader, row, answer) : undefined);
  }
  return answers;
}

function answerFor<T>(reader: CohortReader, row: number, answer: (apprentice: Apprentice) => T): T | Problem {
  reader.turnTo(row);
  const given = answer(reader.apprentice);
  return reader.problems()[0]?.problem ?? given;
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
