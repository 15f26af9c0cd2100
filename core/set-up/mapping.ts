import { type Cell, isError } from '../cells/cell';
import { type Day, formatDay, isLikelyDay } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { chosenColumns } from '../sheet/chosen-standard';
import type { ColumnKey, Columns } from '../sheet/columns';
import type { CellWrite, SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import {
  type ColumnNames,
  columnNamesFrom,
  findHeadingRow,
  HEADING_ROWS,
  hasIdentity,
  type Layout,
  layoutOf,
} from '../sheet/layout';
import {
  columnNamesBlock,
  SETTINGS_LISTS,
  SETTINGS_SHEET,
  type SettingsCell,
  settingsCells,
} from '../sheet/settings';
import { guessesFor, hasDays, wordsIn } from './guesses';
import { isCalculatedHeading, isFilled, type SetUpPlan, usedRows } from './plan';

/** The headings of a sheet, recognised or not, for a person to say what they mean. */
export interface SheetHeadings {
  /** The columns that a heading may mean. */
  readonly columns: Columns;
  readonly headingRow: number;
  /** Is it known that the headings stand in this row? Else it is the likeliest one. */
  readonly isRecognised: boolean;
  /** From left to right, those that are blank or calculated left out. */
  readonly headings: readonly SheetHeading[];
}

export interface SheetHeading {
  readonly position: number;
  /** As it is written. */
  readonly heading: string;
  /** What it is recognised as. */
  readonly key: ColumnKey | undefined;
  /** Another heading means the same column or reads the same: neither is of use until one of them is renamed. */
  readonly isDoubled: boolean;
  /** The settings say what it means. */
  readonly isNamed: boolean;
  /** Different values of its column, three at most, as people would read them. */
  readonly samples: readonly string[];
  /** What it most likely means, where it is not recognised: to be offered, never applied by itself. */
  readonly guess: ColumnKey | undefined;
}

/** Enough to tell what a column holds. */
const MOST_CELLS = 100;
const MOST_SAMPLES = 3;

/** The headings of a sheet with what they mean or could mean, or the problem that there are none. */
export function headingsIn(grid: SheetGrid): SheetHeadings | Problem {
  const found = headingRowIn(grid);
  if (isProblem(found)) return found;
  const { names, ...row } = found;
  const { columns } = row;
  const seen = headingsSeen(columns, grid.rows, row.headingRow, names);
  const theirs = seen.filter(
    ({ heading, key }) => key !== undefined || !isCalculatedHeading(columns.standard, heading),
  );
  const guesses = guessesFor(columns, theirs);
  const headings = theirs.map(({ cells, ...heading }) => {
    const guess = guesses.get(heading.position);
    return {
      ...heading,
      guess,
      samples: samplesOf(cells, holdsDays(columns, heading.heading, heading.key ?? guess)),
    };
  });
  return { ...row, headings };
}

function headingRowIn({ rows, settings }: SheetGrid) {
  const columns = chosenColumns();
  const names = columnNamesFrom(columns, columnNamesBlock(settings));
  if (isProblem(names)) return names;
  const recognised = findHeadingRow(columns, rows, names);
  const headingRow = recognised ?? likeliestHeadingRow(rows);
  return headingRow === undefined
    ? problem('HEADINGS_NOT_FOUND', { argument: 'sheet', rows: HEADING_ROWS })
    : { columns, headingRow, isRecognised: recognised !== undefined, names };
}

/** The row that holds the most words and has something below it. */
function likeliestHeadingRow(rows: SheetGrid['rows']): number | undefined {
  const words = rows
    .slice(0, Math.min(HEADING_ROWS, usedRows(rows) - 1))
    .map((row) => row.filter((cell) => typeof cell === 'string' && plainHeading(cell) !== '').length);
  const most = Math.max(1, ...words);
  return words.includes(most) ? words.indexOf(most) : undefined;
}

function headingsSeen(columns: Columns, rows: SheetGrid['rows'], headingRow: number, names: ColumnNames) {
  const found = (rows[headingRow] ?? []).map((heading, position) => ({
    position,
    heading: String(heading ?? ''),
    plain: plainHeading(heading),
    key: meaningOf(columns, heading, names),
  }));
  return found
    .filter(({ plain }) => plain !== '')
    .map(({ plain, ...heading }) => ({
      ...heading,
      isDoubled:
        found.filter((other) => other.plain === plain || (heading.key && other.key === heading.key)).length >
        1,
      isNamed: names.has(plain),
      cells: cellsBelow(rows, headingRow, heading.position),
    }));
}

/** What a heading is recognised as. */
function meaningOf(columns: Columns, heading: Cell, names: ColumnNames): ColumnKey | undefined {
  const [key] = layoutOf(columns, [heading], names).positions.keys();
  return key;
}

function cellsBelow(rows: SheetGrid['rows'], headingRow: number, position: number): readonly Cell[] {
  const cells = rows.slice(headingRow + 1).map((row) => row[position]);
  return cells.filter((cell) => isFilled(cell) && !isError(cell)).slice(0, MOST_CELLS);
}

/** Where nobody knows what a column holds, its heading may still call it a date. */
function holdsDays(columns: Columns, heading: string, key: ColumnKey | undefined): boolean {
  return key === undefined ? wordsIn(columns)(heading).has('date') : hasDays(columns.of(key).kind);
}

function samplesOf(cells: readonly Cell[], areDays: boolean): readonly string[] {
  const texts = new Set(cells.map((cell) => shown(cell, areDays)));
  return [...texts].filter((text) => text !== '').slice(0, MOST_SAMPLES);
}

function shown(cell: Cell, isDay: boolean): string {
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return isDay && typeof cell === 'number' && isLikelyDay(cell)
    ? formatDay(Math.floor(cell) as Day)
    : String(cell).trim();
}

/** Names for columns: what a set-up writes into blank cells of the settings, and what is to be written over. */
export interface ColumnNamesPlan {
  readonly plan: SetUpPlan;
  readonly writes: readonly CellWrite[];
}

/** Says in the settings what headings of a sheet mean, except what is understood already. The sheet itself stays as it is. */
export function planColumnNames(
  grid: SheetGrid,
  chosen: ReadonlyMap<string, ColumnKey>,
): ColumnNamesPlan | Problem {
  const found = headingRowIn(grid);
  if (isProblem(found)) return found;
  const { columns, headingRow, names } = found;
  const headings = grid.rows[headingRow] ?? [];
  const plain = [...chosen].map(([heading, key]) => [plainHeading(heading), key] as const);
  const layout = layoutOf(columns, headings, new Map([...names, ...plain]));
  const reason = reasonAgainst(layout, new Set(chosen.values()));
  if (reason) return reason;
  const told = [...chosen].filter(([heading, key]) => meaningOf(columns, heading, names) !== key);
  const written = writtenNames(columns, namePairs(grid), told);
  if (isProblem(written)) return written;
  const plan: SetUpPlan = {
    sheet: grid.sheet,
    // Nothing is calculated, so every style comes to the same.
    style: 'each row',
    headingRow,
    headingsSeen: headings,
    lastRow: usedRows(grid.rows) - 1,
    firstColumn: Math.min(...layout.positions.values()),
    added: [],
    settings: { sheet: SETTINGS_SHEET, cells: [...settingsCells(columns.standard), ...written.cells] },
    remarks: [],
  };
  return { plan, writes: written.writes };
}

/** Takes a name back: its heading means again what it says by itself. */
export function removeColumnName(grid: SheetGrid, heading: string): readonly CellWrite[] {
  const blank = ({ row, theirs, ours }: NamePair) => [
    settingWrite(row, THEIRS, theirs, ''),
    settingWrite(row, OURS, ours, ''),
  ];
  return namePairs(grid).filter(isPairOf(heading)).flatMap(blank);
}

/** Two columns with one meaning, or names that leave a sheet without apprentices, are of no use to anybody. */
function reasonAgainst(layout: Layout, chosen: ReadonlySet<ColumnKey>): Problem | undefined {
  const doubled = layout.doubled.find(({ key }) => chosen.has(key));
  if (doubled) {
    const column = layout.columns.of(doubled.key).heading;
    return problem('HEADING_DOUBLED', { argument: column, column, headings: doubled.headings.join(', ') });
  }
  return hasIdentity(layout) ? undefined : problem('IDENTITY_MISSING', { argument: 'sheet' });
}

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
function namePairs({ settings }: SheetGrid): readonly NamePair[] {
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
function writtenNames(
  columns: Columns,
  pairs: readonly NamePair[],
  told: readonly (readonly [string, ColumnKey])[],
): { cells: readonly SettingsCell[]; writes: readonly CellWrite[] } | Problem {
  const free = pairs.filter(({ theirs, ours }) => !isFilled(theirs) && !isFilled(ours));
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
