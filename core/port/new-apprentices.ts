import { type Cell, isSameCell } from '../cells/cell';
import { isProblem, type Problem, problem } from '../problems';
import { isOwnColumn } from '../set-up/own-columns';
import type { Content, SheetGrid } from '../sheet/grid';
import { nameColumn } from '../sheet/names';
import { type Identity, peopleIn, rowsThatFit } from '../sheet/people';
import { type CohortTable, tableIn } from '../sheet/table';
import { isFormula } from './held-cell';
import { refusal, sheetRefusal, WRITTEN } from './results';
import type { AddedResult, NewApprentice, NewApprentices } from './workbook';

/** Where rows for new apprentices come, and which of them. Rows are counted from 0, before anything is inserted. */
export interface PlaceForNew {
  /** They come below this row: the last apprentice, else the headings. */
  readonly below: number;
  /** The row that they are to look like, and to calculate like; none where no row stands below the headings. */
  readonly like: number | undefined;
  readonly rows: readonly NewApprentice[];
  /** What becomes of each that was asked for, in order. */
  readonly results: readonly AddedResult[];
}

/** Finds the place in a sheet as it stands at the moment of writing; who is in it by now is not added again. */
export function placeForNew(grid: SheetGrid, added: NewApprentices): PlaceForNew | Problem {
  const table = tableAsPlanned(grid, added);
  if (isProblem(table)) return table;
  const results = added.rows.map(({ identity }): AddedResult => {
    const there = alreadyThere(table, identity);
    return there ? refusal(there) : WRITTEN;
  });
  const people = peopleIn(table);
  const last = people[people.length - 1]?.row;
  const first = table.headingRow + 1;
  return {
    below: last ?? table.headingRow,
    like: last ?? (first < table.rows.length ? first : undefined),
    rows: added.rows.filter((_, i) => results[i]?.outcome === 'written'),
    results,
  };
}

/** The positions of cells are those of the headings that were seen: where these read otherwise, nothing is known of them. */
function tableAsPlanned(
  grid: SheetGrid,
  { sheet, headingsSeen, rows }: NewApprentices,
): CohortTable | Problem {
  const table = tableIn(grid);
  if (isProblem(table)) return table;
  const now = table.rows[table.headingRow] ?? [];
  const columns = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const isAsSeen = [...columns].every((column) => isSameCell(now[column], headingsSeen[column]));
  return isAsSeen ? table : problem('NO_APPRENTICES_BELOW', { argument: sheet });
}

function alreadyThere(table: CohortTable, identity: Identity): Problem | undefined {
  // By name somebody else may be meant, and a person said that these are new.
  if (identity.uln === undefined) return undefined;
  const [row] = rowsThatFit(table, identity);
  const argument = table.layout.columns.of('uln').heading;
  return row === undefined
    ? undefined
    : problem('APPRENTICE_THERE', { argument, value: identity.uln, otherRow: row + 1 });
}

interface Removal {
  readonly rows: readonly number[];
  readonly results: readonly AddedResult[];
}

/**
 * The rows of apprentices that were added and are as they were: what was written is there, and nothing else but formulas,
 * and unticked boxes.
 */
export function rowsToRemove(
  grid: SheetGrid,
  added: NewApprentices,
  contentsOf: (row: number) => readonly Content[],
): Removal {
  const table = tableAsPlanned(grid, added);
  if (isProblem(table)) return { rows: [], results: added.rows.map(() => refusal(table)) };
  const rows: number[] = [];
  const isOurs = calculatedIn(table);
  const isLeft = (row: number, cells: NewApprentice['cells']) =>
    isAsWritten(
      contentsOf(row).map((content, column) => (isOurs(column) ? '' : content)),
      cells,
    );
  const results = added.rows.map((one): AddedResult => {
    const row = rowOfAdded(table, one, isLeft, rows);
    if (isProblem(row)) return refusal(row);
    rows.push(row);
    return WRITTEN;
  });
  return { rows: [...rows].sort((one, other) => one - other), results };
}

/** Of namesakes the lowest row that holds what was written. */
function rowOfAdded(
  table: CohortTable,
  { identity, cells }: NewApprentice,
  isLeft: (row: number, cells: NewApprentice['cells']) => boolean,
  taken: readonly number[],
): number | Problem {
  const fitting = rowsThatFit(table, identity).filter((row) => !taken.includes(row));
  const found = [...fitting].reverse().find((row) => isLeft(row, cells));
  if (found !== undefined) return found;
  if (fitting.length > 0)
    return problem('ADDED_ROW_CHANGED', { argument: identity.apprentice ?? identity.uln ?? '' });
  const key = identity.uln === undefined ? nameColumn(table.layout) : 'uln';
  const argument = table.layout.columns.of(key).heading;
  return problem('APPRENTICE_GONE', { argument, value: identity.uln ?? identity.apprentice });
}

/** What our formula in a heading fills is nobody's value. */
function calculatedIn({ layout, headingRow, rows }: CohortTable): (column: number) => boolean {
  const { columns, headings } = layout;
  const isOurs = headings.map((_, column) =>
    isOwnColumn(
      columns.standard,
      headings,
      column,
      rows.slice(headingRow + 1).map((row) => row[column]),
    ),
  );
  return (column) => isOurs[column] === true;
}

function isAsWritten(contents: readonly Content[], cells: NewApprentice['cells']): boolean {
  const written = new Map(cells.map(({ column, value }) => [column, value] as const));
  return contents.every((content, column) => {
    if (isFormula(content)) return true;
    const value: Cell = written.get(column) ?? '';
    return isSameCell(content, value) || (value === '' && content === false);
  });
}

/** All of them are refused for one reason, which is the sheet's. */
export function noneAdded(
  { sheet, rows }: NewApprentices,
  code: Parameters<typeof sheetRefusal>[0],
): readonly AddedResult[] {
  return rows.map(() => sheetRefusal(code, sheet));
}
