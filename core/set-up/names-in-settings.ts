import { type Cell, isSameCell } from '../cells/cell';
import { isProblem, type Problem, problem } from '../problems';
import type { ColumnKey, Columns } from '../sheet/columns';
import type { CellWrite, SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import type { Layout } from '../sheet/layout';
import { columnNamesBlock, SETTINGS_LISTS, SETTINGS_SHEET, type SettingsCell } from '../sheet/settings';
import type { FormulaStyle } from './references';

/*
 * The list in the settings that says what headings of the workbook mean: "heading in this workbook | our heading".
 */

/** A row of the list in the settings: a heading of the workbook, and ours. */
interface NamePair {
  readonly row: number;
  readonly theirs: Cell;
  readonly ours: Cell;
}

const { firstRow: FIRST_ROW, lastRow: LAST_ROW, column: THEIRS } = SETTINGS_LISTS.columnNames;
const OURS = THEIRS + 1;
const MOST_NAMES = LAST_ROW - FIRST_ROW + 1;

/** Every row of the list, those that are free among them. */
export function namePairs({ settings }: SheetGrid): readonly NamePair[] {
  const block = columnNamesBlock(settings);
  return Array.from({ length: MOST_NAMES }, (_, i) => ({
    row: FIRST_ROW + i,
    theirs: block.at(i, 0),
    ours: block.at(i, 1),
  }));
}

function isPairOf(heading: string): (pair: NamePair) => boolean {
  const plain = plainHeading(heading);
  return ({ theirs }) => plain !== '' && plainHeading(theirs) === plain;
}

/** A heading that has a name gets the new one in its place; the others go into the first free rows. */
export function writtenNames(
  columns: Columns,
  pairs: readonly NamePair[],
  told: readonly (readonly [string, ColumnKey])[],
): { cells: readonly SettingsCell[]; writes: readonly CellWrite[] } | Problem {
  const free = pairs.filter(({ theirs, ours }) => isSameCell(theirs, '') && isSameCell(ours, ''));
  const cells: SettingsCell[] = [];
  const writes: CellWrite[] = [];
  for (const [theirs, key] of told) {
    const ours = columns.of(key).heading;
    // Where a heading stands there twice, the last one counts.
    const named = pairs.filter(isPairOf(theirs)).pop();
    const row = free[0]?.row;
    if (named) writes.push(settingWrite(named.row, OURS, named.ours, ours));
    else if (row === undefined)
      return problem('COLUMN_NAMES_FULL', { argument: SETTINGS_SHEET, rows: MOST_NAMES });
    else {
      free.shift();
      cells.push({ row, column: THEIRS, value: theirs }, { row, column: OURS, value: ours });
    }
  }
  return { cells, writes };
}

function settingWrite(row: number, column: number, expected: Cell, content: Cell): CellWrite {
  return { cell: { sheet: SETTINGS_SHEET, row, column }, expected: expected ?? '', content };
}

/** The headings that cells of the settings name. */
export function headingsNamed(cells: readonly SettingsCell[]): readonly string[] {
  return cells.flatMap(({ row, column, value }) =>
    column === THEIRS && row >= FIRST_ROW && value !== undefined ? [String(value)] : [],
  );
}

/** Takes a name back: its heading means again what it says by itself. */
export function removeColumnName(grid: SheetGrid, heading: string): readonly CellWrite[] {
  const blank = ({ row, theirs, ours }: NamePair) => [
    settingWrite(row, THEIRS, theirs, ''),
    settingWrite(row, OURS, ours, ''),
  ];
  return namePairs(grid).filter(isPairOf(heading)).flatMap(blank);
}

/**
 * What the cells of a sheet made of its headings, written down where each formula sees one row only: so that all of them
 * read alike, whatever their own row says. What is full or says nothing is left out.
 */
export function decidedNames(grid: SheetGrid, layout: Layout, style: FormulaStyle): readonly SettingsCell[] {
  if (style !== 'each row') return [];
  const told = layout.decided.flatMap(({ key, isTold, heading, position }) =>
    isTold && key !== undefined && layout.positions.get(key) === position ? [[heading, key] as const] : [],
  );
  const written = writtenNames(layout.columns, namePairs(grid), told);
  return isProblem(written) ? [] : written.cells;
}
