import type { Cell } from '../cells/cell';
import { isProblem } from '../problems';
import { hasFurtherRows } from '../sheet/further-rows';
import type { SheetGrid } from '../sheet/grid';
import { IDENTIFYING, TOP_ROWS } from '../sheet/layout';
import { rowsThatFit } from '../sheet/people';
import { type CohortTable, tableSoFar } from '../sheet/table';
import type { Change } from './workbook';

/*
 * A change is found by the headings, the columns that say who it is, and the row of the apprentice. Of a sheet of 10,000
 * rows nothing else is read, in every host alike: what was not read is blank in the grid, and nobody looks at it.
 */

/** Cells to read, counted from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A sheet before it is read: how far it is in use, and the settings. */
interface Unread extends Pick<SheetGrid, 'sheet' | 'settings'> {
  readonly rows: number;
  readonly columns: number;
}

interface NarrowReading {
  /** What is to be read next; nothing once every change can be found. */
  next(): readonly Area[];
  take(area: Area, cells: readonly (readonly Cell[])[]): void;
  /** As the whole sheet would be, for those changes. */
  grid(): SheetGrid;
}

/** Reads as much of a sheet as it takes to find the places of some changes, in a few steps. */
export function narrowReading(sheet: Unread, changes: readonly Change[]): NarrowReading {
  const rows: Cell[][] = Array.from({ length: sheet.rows }, () => []);
  const grid: SheetGrid = { sheet: sheet.sheet, rows, settings: sheet.settings };
  const read: Area[] = [];
  const unread = (areas: readonly Area[]) =>
    areas.filter((area) => area.rows > 0 && area.columns > 0 && !read.some((one) => isWithin(area, one)));
  return {
    next() {
      const first = unread([rowsOf(sheet, 0, TOP_ROWS)]);
      if (first.length > 0) return first;
      // Headings are looked for once between two readings, because that takes the longest of all.
      const { table, rowsForHeadings } = tableSoFar(grid);
      const steps = isProblem(table) ? [] : STEPS.map((needed) => () => needed(sheet, table, changes));
      for (const step of [() => [rowsOf(sheet, 0, rowsForHeadings)], ...steps]) {
        const areas = unread(step());
        if (areas.length > 0) return areas;
      }
      return [];
    },
    take(area, cells) {
      read.push(area);
      cells.forEach((line, i) => {
        const row = rows[area.row + i];
        line.forEach((cell, j) => {
          if (row) row[area.column + j] = cell;
        });
      });
    },
    grid: () => grid,
  };
}

type Needed = (sheet: Unread, table: CohortTable, changes: readonly Change[]) => readonly Area[];

/** Each knows its answer only once the ones before it have all that they need. */
const STEPS: readonly Needed[] = [
  // Whose row is whose own depends on the rows of all the others.
  (sheet, { layout }) => (hasFurtherRows(layout) ? [rowsOf(sheet, 0, sheet.rows)] : []),
  (sheet, table, changes) =>
    runsOf(columnsToRead(table, changes)).map(([column, columns]) => ({
      row: TOP_ROWS,
      column,
      rows: sheet.rows - TOP_ROWS,
      columns,
    })),
  (sheet, table, changes) =>
    runsOf(rowsToRead(table, changes)).map(([row, rows]) => rowsOf(sheet, row, rows)),
];

function rowsOf({ rows, columns }: Unread, row: number, count: number): Area {
  return { row, column: 0, rows: Math.min(count, rows - row), columns };
}

/**
 * Those that say who it is, those whose heading leaves it to the cells what they are, beside the start that these are held
 * against, and those that are written.
 */
function columnsToRead({ layout }: CohortTable, changes: readonly Change[]): readonly number[] {
  const keys = changes.flatMap(({ identity, column }) => [...Object.keys(identity.besides ?? {}), column]);
  const besides = layout.decided.length > 0 ? ['start'] : [];
  const positions = [...IDENTIFYING, ...besides, ...keys].flatMap((key) => layout.positions.get(key) ?? []);
  return [...positions, ...layout.decided.map(({ position }) => position)];
}

function rowsToRead(table: CohortTable, changes: readonly Change[]): readonly number[] {
  return changes.flatMap(({ identity }) => rowsThatFit(table, identity));
}

/** Each range is asked for by itself: more of them take longer than what lies between them. */
const MOST_RUNS = 8;

/** Whole numbers in as few runs as they make: where each begins, and how long it is. Of very many, one run over all. */
function runsOf(numbers: readonly number[]): readonly (readonly [first: number, count: number])[] {
  const runs: [number, number][] = [];
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  for (const number of sorted) {
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === number) last[1]++;
    else runs.push([number, 1]);
  }
  const [first = 0, last = 0] = [sorted[0], sorted[sorted.length - 1]];
  return runs.length > MOST_RUNS ? [[first, last - first + 1]] : runs;
}

function isWithin(area: Area, other: Area): boolean {
  return (
    area.row >= other.row &&
    area.column >= other.column &&
    area.row + area.rows <= other.row + other.rows &&
    area.column + area.columns <= other.column + other.columns
  );
}
