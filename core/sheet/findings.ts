import type { Day } from '../dates/day';
import { type Problem, type ProblemCode, problem } from '../problems';
import type { Severity } from '../rules/force';
import type { RowFinding } from '../rules/row-rule';
import { rowFindings } from '../rules/row-rules';
import type { Standard } from '../standard/standard';
import type { Apprentice, ColumnKey, Columns } from './columns';

/** A finding of a row in words, before it is an issue of a sheet. */
export interface Found {
  readonly column: ColumnKey;
  readonly problem: Problem;
  readonly severity: Severity;
  /** The rule that it rests on, where there is one. */
  readonly restsOn?: string | undefined;
}

const NOTHING: readonly Found[] = [];

/** What does not fit together in what is known of one apprentice, in words: to be held for as many as there are. */
export function findingsIn(
  columns: Columns,
  standard: Standard = columns.standard,
): (apprentice: Apprentice, asOf: Day) => readonly Found[] {
  const find = rowFindings(standard);
  return (apprentice, asOf) => {
    const findings = find(apprentice, asOf);
    return findings.length === 0 ? NOTHING : findings.map((finding) => findingInWords(columns, finding));
  };
}

/** A finding with the headings of the columns that it names. */
export function findingInWords(
  columns: Columns,
  { column, code, severity, restsOn, details, columns: named = {} }: RowFinding,
): Found {
  const headings = Object.entries(named).map(([place, key]) => [place, columns.of(key).heading]);
  const words = found(columns, column, code, { ...details, ...Object.fromEntries(headings) }, severity);
  return restsOn === undefined ? words : { ...words, restsOn };
}

export function found(
  columns: Columns,
  column: ColumnKey,
  code: ProblemCode,
  details: Record<string, unknown>,
  severity: Severity,
): Found {
  const argument = columns.of(column).heading;
  return { column, problem: problem(code, { argument, ...details }), severity };
}
