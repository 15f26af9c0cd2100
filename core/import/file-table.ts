import { type Cell, type Grid, gridFrom } from '../cells/cell';
import { isProblem, type Problem, problem } from '../problems';
import { cellsToTell } from '../sheet/ambiguous-headings';
import { cellInWords } from '../sheet/cell-in-words';
import type { ColumnKey, Columns } from '../sheet/columns';
import { furtherHeading, furtherRows } from '../sheet/further-rows';
import { plainHeading } from '../sheet/heading';
import { kindOfRow } from '../sheet/kinds-of-rows';
import {
  type ColumnNames,
  HEADING_ROWS,
  hasIdentity,
  headingsFound,
  type Layout,
  layoutAt,
} from '../sheet/layout';
import { isMonthFirst } from './imported-cell';
import { nameByHeadings, publishedLayout } from './layouts';
import type { ImportMapping } from './mapping';

/** A table that is to be imported, with what its headings mean. */
export interface FileTable {
  /** What its layout is called, by which the settings know it again. */
  readonly name: string;
  readonly layout: Layout;
  readonly grid: Grid;
  /** The rows of apprentices, or of their assessments, counted from 0. */
  readonly rows: readonly number[];
  /** The headings from left to right, blank ones left out. */
  readonly headings: readonly FileHeading[];
  /** Where a row is about one assessment of somebody: the columns that say which, when and how. */
  readonly assessments: AssessmentColumns | undefined;
  /** The columns whose days have the month first. */
  readonly monthFirst: ReadonlySet<number>;
  /** How many rows are of another standard, and of no apprentice. */
  readonly otherStandard: number;
  readonly otherRows: number;
}

export interface FileHeading {
  readonly position: number;
  readonly heading: string;
  /** What it is imported as; `undefined` where it is not imported. */
  readonly key: ColumnKey | undefined;
  /** What it says of an assessment, where rows are about those: it is of no column by itself. */
  readonly role: AssessmentRole | undefined;
  /** A person said so, now or before. */
  readonly isTold: boolean;
  /** Values of its column, as examples. */
  readonly samples: readonly string[];
}

/** What a row says of one assessment. */
const ASSESSMENT_ROLES = ['method', 'grade', 'day', 'attempt'] as const;
type AssessmentRole = (typeof ASSESSMENT_ROLES)[number];
/** Where each stands; a table of assessments has the method and the grade at least. */
type AssessmentColumns = ReadonlyMap<AssessmentRole, number>;

/** The headings of each role besides that of the method, plain. Ours, from the layouts of EPAO portals and Ofqual's file. */
const ROLE_HEADINGS: Readonly<Record<Exclude<AssessmentRole, 'method'>, readonly string[]>> = {
  grade: [
    'Grade',
    'Result',
    'Outcome',
    'Component grade',
    'Component result',
    'Component outcome',
    'Assessment grade',
    'Assessment result',
    'Assessment outcome',
  ].map(plainHeading),
  day: [
    'Assessment date',
    'Date of assessment',
    'Date assessed',
    'Component date',
    'Date taken',
    'Sat on',
    'Date',
  ].map(plainHeading),
  attempt: ['Attempt', 'Attempt number', 'Attempt no', 'Sitting'].map(plainHeading),
};

const STANDARD_HEADINGS = [
  'StdCode',
  'Standard code',
  'StandardCode',
  'Standard reference',
  'StandardReference',
].map(plainHeading);

/** A first look at a table tells its layout, by which what was said of it before is found. */
export function layoutNameOf(columns: Columns, rows: readonly (readonly Cell[])[]): string | Problem {
  const found = headingsFound(columns, rows);
  const isAboveRows = found !== undefined && found.headingRow < rows.length - 1;
  const headings = isAboveRows ? (rows[found.headingRow] ?? []) : likeliestHeadings(rows);
  if (headings === undefined) return problem('IMPORT_EMPTY', { argument: 'file' });
  return publishedLayout(headings)?.name ?? nameByHeadings(headings);
}

/** Where no heading is recognised: the first row that holds several words and has something below it. */
function likeliestHeadings(rows: readonly (readonly Cell[])[]): readonly Cell[] | undefined {
  return rows.slice(0, Math.min(HEADING_ROWS, rows.length - 1)).find((row) => countOfWords(row) > 1);
}

function countOfWords(row: readonly Cell[]): number {
  return row.filter((cell) => typeof cell === 'string' && plainHeading(cell) !== '').length;
}

/** The table in the rows of a file or a sheet, by what its headings say and what a person says of them. */
export function fileTableIn(
  columns: Columns,
  rows: readonly (readonly Cell[])[],
  mapping: ImportMapping,
): FileTable | Problem {
  const name = layoutNameOf(columns, rows);
  if (isProblem(name)) return name;
  const headingRow = headingRowIn(columns, rows, mapping);
  if (headingRow === undefined) return problem('IMPORT_EMPTY', { argument: 'file' });
  const written = rows[headingRow] ?? [];
  const published = publishedLayout(written);
  const roles = rolesIn(written, layoutAt(columns, rows, headingRow));
  const known = without(rows, headingRow, mapping, roles);
  const names = namesOf(published?.names, mapping);
  const layout = layoutAt(columns, known, headingRow, names);
  const grid = gridFrom(known);
  const kept = rowsOf(layout, grid, headingRow, roles === undefined);
  const ofStandard = kept.filter((row) => isOfStandard(columns, written, grid, row));
  return {
    name,
    layout,
    grid,
    rows: ofStandard,
    assessments: roles,
    monthFirst: monthFirstIn(layout, roles, grid, ofStandard),
    otherStandard: kept.length - ofStandard.length,
    otherRows: filledRows(rows, headingRow) - kept.length,
    headings: headingsOf({ layout, grid, written, headingRow, mapping, roles }),
  };
}

/** Only columns of days are looked at. */
function monthFirstIn(
  { columns, positions }: Layout,
  roles: AssessmentColumns | undefined,
  grid: Grid,
  rows: readonly number[],
): ReadonlySet<number> {
  const ofDays = [...positions].flatMap(([key, at]) => (columns.of(key).kind.name === 'date' ? [at] : []));
  const assessed = roles?.get('day');
  const all = assessed === undefined ? ofDays : [...ofDays, assessed];
  return new Set(all.filter((at) => isMonthFirst(rows.map((row) => grid.at(row, at)))));
}

/** The row that is recognised, with what a person says of it; else the likeliest. */
function headingRowIn(
  columns: Columns,
  rows: readonly (readonly Cell[])[],
  mapping: ImportMapping,
): number | undefined {
  const found = headingsFound(columns, rows, namesOf(undefined, mapping));
  if (found) return found.headingRow;
  const likeliest = likeliestHeadings(rows);
  return likeliest === undefined ? undefined : rows.indexOf(likeliest);
}

function namesOf(published: ColumnNames = new Map(), mapping: ImportMapping): ColumnNames {
  const told = [...mapping].flatMap(([plain, key]) => (key === 'left out' ? [] : [[plain, key] as const]));
  return new Map([...published, ...told]);
}

/** What is left out, or says something of an assessment, claims no column. */
function without(
  rows: readonly (readonly Cell[])[],
  headingRow: number,
  mapping: ImportMapping,
  roles: AssessmentColumns | undefined,
): readonly (readonly Cell[])[] {
  const ofRoles = new Set([...(roles ?? [])].flatMap(([role, at]) => (role === 'method' ? [] : [at])));
  const headings = (rows[headingRow] ?? []).map((heading, at) =>
    ofRoles.has(at) || mapping.get(plainHeading(heading)) === 'left out' ? '' : heading,
  );
  return rows.map((row, i) => (i === headingRow ? headings : row));
}

/** A row is about an assessment where one heading says which it is and another what came of it. */
function rolesIn(headings: readonly Cell[], layout: Layout): AssessmentColumns | undefined {
  const method = furtherHeading(layout, 'assessment');
  if (method === undefined) return undefined;
  const plain = headings.map(plainHeading);
  const roles = new Map<AssessmentRole, number>([['method', method]]);
  for (const role of ['grade', 'day', 'attempt'] as const) {
    const at = ROLE_HEADINGS[role].map((name) => plain.indexOf(name)).find((found) => found !== -1);
    if (at !== undefined) roles.set(role, at);
  }
  return roles.has('grade') ? roles : undefined;
}

/** Of several aims of somebody only that of the programme; of assessments all of them. */
function rowsOf(layout: Layout, grid: Grid, headingRow: number, isEachOne: boolean): readonly number[] {
  if (!hasIdentity(layout)) return [];
  const further = isEachOne ? furtherRows(layout, grid, headingRow + 1)?.rows : undefined;
  const rows: number[] = [];
  for (let row = headingRow + 1; row < grid.rows; row++)
    if (kindOfRow(layout, grid, row) === 'apprentice' && !further?.has(row)) rows.push(row);
  return rows;
}

/** Blank says nothing; a code or a reference of another standard does. */
function isOfStandard({ standard }: Columns, headings: readonly Cell[], grid: Grid, row: number): boolean {
  const own = [standard.code, ...(standard.larsCode === undefined ? [] : [standard.larsCode])].map(
    plainHeading,
  );
  return headings.every((heading, at) => {
    if (!STANDARD_HEADINGS.includes(plainHeading(heading))) return true;
    const said = plainHeading(grid.at(row, at));
    const isCode = /^\d+$/.test(said);
    if (said === '' || (isCode && standard.larsCode === undefined)) return true;
    return own.includes(said);
  });
}

function filledRows(rows: readonly (readonly Cell[])[], headingRow: number): number {
  const isFilled = (cell: Cell) => cell !== undefined && cell !== '';
  return rows.filter((row, i) => i > headingRow && row.some(isFilled)).length;
}

const MOST_SAMPLES = 3;

interface Around {
  readonly layout: Layout;
  readonly grid: Grid;
  readonly written: readonly Cell[];
  readonly headingRow: number;
  readonly mapping: ImportMapping;
  readonly roles: AssessmentColumns | undefined;
}

function headingsOf({ layout, grid, written, headingRow, mapping, roles }: Around): readonly FileHeading[] {
  const keyAt = new Map([...layout.positions].map(([key, at]) => [at, key] as const));
  const roleAt = new Map([...(roles ?? [])].map(([role, at]) => [at, role] as const));
  return written.flatMap((cell, position): FileHeading[] => {
    const plain = plainHeading(cell);
    if (plain === '') return [];
    const cells = cellsToTell((row) => grid.at(row, position), headingRow + 1, grid.rows);
    const [key, role] = [keyAt.get(position), roleAt.get(position)];
    // A day is a number in the cell: shown as one it would tell nobody whether the column is the right one.
    const column = key && layout.columns.of(key);
    const told = cells.map((one) => (column ? cellInWords(column, one) : String(one)));
    const samples = [...new Set(told)].slice(0, MOST_SAMPLES);
    return [{ position, heading: String(cell).trim(), key, role, isTold: mapping.has(plain), samples }];
  });
}
