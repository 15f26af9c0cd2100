import type { Cell } from '../cells/cell';
import { type Day, formatDay, isLikelyDay } from '../dates/day';
import { isProblem, type Problem, problem } from '../problems';
import { cellsToTell, hasDays } from '../sheet/ambiguous-headings';
import { chosenColumns } from '../sheet/chosen-standard';
import type { ColumnKey, Columns } from '../sheet/columns';
import type { CellWrite, SheetGrid } from '../sheet/grid';
import { plainHeading } from '../sheet/heading';
import {
  type ColumnNames,
  columnNamesFrom,
  HEADING_ROWS,
  hasIdentity,
  headingsFound,
  IDENTIFYING,
  type Layout,
  layoutAt,
} from '../sheet/layout';
import { ownSheetProblem } from '../sheet/own-sheets';
import { columnNamesBlock, SETTINGS_SHEET, settingsCells } from '../sheet/settings';
import { isTransposed } from '../sheet/transposed';
import { guessesFor, wordsIn } from './guesses';
import { namePairs, writtenNames } from './names-in-settings';
import { isOwnColumn } from './own-columns';
import { type SetUpPlan, usedRows } from './plan';

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
  /** The column that it would mean, if no better heading had it. */
  readonly besides: ColumnKey | undefined;
  /** Different values of its column, three at most, as people would read them. */
  readonly samples: readonly string[];
  /** What it most likely means, where it is not recognised: to be offered, never applied by itself. */
  readonly guess: ColumnKey | undefined;
}

const MOST_SAMPLES = 3;

/**
 * The headings of a sheet with what they mean or could mean, or the problem that there are none. `pointedAt` is the row
 * that somebody says the headings stand in.
 */
export function headingsIn(grid: SheetGrid, pointedAt?: number): SheetHeadings | Problem {
  const found = headingRowIn(grid, pointedAt);
  if (isProblem(found)) return found;
  const { names, layout, ...row } = found;
  const { columns } = row;
  const seen = headingsSeen(layout, grid.rows, row.headingRow, names);
  const theirs = seen.filter(
    ({ position, key, cells }) =>
      key !== undefined || !isOwnColumn(columns.standard, layout.headings, position, cells),
  );
  const isOwn = new Set(layout.decided.flatMap(({ key, position }) => (key === undefined ? [position] : [])));
  const guesses = guessesFor(
    columns,
    theirs.filter(({ position }) => !isOwn.has(position)),
  );
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

/**
 * Headings that were guessed at and are not settled, where a set-up would add the very column that they may be: to be
 * asked about first, or what stands below them counts for nothing beside a blank column of the same meaning.
 */
export function leftInDoubt(grid: SheetGrid, plan: SetUpPlan): readonly string[] {
  const found = headingsIn(grid, plan.headingRow);
  if (isProblem(found)) return [];
  const added = new Set(plan.added.map(({ heading }) => heading));
  return found.headings.flatMap(({ heading, guess }) => {
    const meaning = guess && found.columns.of(guess).heading;
    return meaning && added.has(meaning) ? [`${heading} (${meaning}?)`] : [];
  });
}

/** What to do about them once the set-up is done. */
export function doubtsInWords(doubts: readonly string[]): readonly string[] {
  return doubts.length === 0
    ? []
    : [
        `Not used yet, although their meaning was added: ${doubts.join(', ')}. If they mean that, press Undo in the sidebar, save their meanings in its tab Set up, and set up again.`,
      ];
}

function headingRowIn({ sheet, rows, settings }: SheetGrid, pointedAt?: number) {
  const own = ownSheetProblem({ sheet, rows });
  if (own) return own;
  const columns = chosenColumns();
  const names = columnNamesFrom(columns, columnNamesBlock(settings));
  if (isProblem(names)) return names;
  const recognised = headingsFound(columns, rows, names);
  if (pointedAt === undefined && isTransposed(columns, rows, recognised?.layout))
    return problem('SHEET_TRANSPOSED', { argument: 'sheet' });
  const headingRow = pointedAt ?? recognised?.headingRow ?? likeliestHeadingRow(rows);
  if (headingRow === undefined || headingRow >= rows.length)
    return problem('HEADINGS_NOT_FOUND', { argument: 'sheet', rows: HEADING_ROWS });
  const layout = layoutAt(columns, rows, headingRow, names);
  return { columns, headingRow, isRecognised: recognised?.headingRow === headingRow, names, layout };
}

/** The row that holds the most words and has something below it. */
function likeliestHeadingRow(rows: SheetGrid['rows']): number | undefined {
  const words = rows
    .slice(0, Math.min(HEADING_ROWS, usedRows(rows) - 1))
    .map((row) => row.filter((cell) => typeof cell === 'string' && plainHeading(cell) !== '').length);
  const most = Math.max(1, ...words);
  return words.includes(most) ? words.indexOf(most) : undefined;
}

function headingsSeen(
  { headings, meanings, besides, shown }: Layout,
  rows: SheetGrid['rows'],
  headingRow: number,
  names: ColumnNames,
) {
  const plain = shown.map(plainHeading);
  const isThereTwice = standsTwiceIn(plain);
  const isClaimedTwice = standsTwiceIn([...meanings.values()]);
  const isDoubled = (position: number) => {
    const key = meanings.get(position);
    return isThereTwice(plain[position] ?? '') || (key !== undefined && isClaimedTwice(key));
  };
  return headings.flatMap((heading, position) =>
    heading === ''
      ? []
      : [
          {
            position,
            heading: shown[position] ?? '',
            key: meanings.get(position),
            isDoubled: isDoubled(position),
            isNamed: names.has(plain[position] ?? ''),
            besides: besides.get(position),
            cells: cellsToTell((row) => rows[row]?.[position], headingRow + 1, rows.length),
          },
        ],
  );
}

/** Does a text stand in a list twice or more? */
function standsTwiceIn(texts: readonly string[]): (text: string) => boolean {
  const seen = new Set<string>();
  const again = new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
  return (text) => again.has(text);
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
  pointedAt?: number,
  /** Where the host renews the day to look from: what it is now. */
  today?: Day,
): ColumnNamesPlan | Problem {
  const found = headingRowIn(grid, pointedAt);
  if (isProblem(found)) return found;
  const { columns, headingRow, names } = found;
  const plain = [...chosen].map(([heading, key]) => [plainHeading(heading), key] as const);
  const named = new Map([...names, ...plain]);
  const layout = layoutAt(columns, grid.rows, headingRow, named);
  const reason = reasonAgainst(layout, new Set(chosen.values()));
  if (reason) return reason;
  const told = [...chosen].filter(([heading, key]) => !isUnderstood(found.layout, heading, key));
  const isFound = headingsFound(columns, grid.rows, named)?.headingRow === headingRow;
  // Headings that somebody has pointed at are found again by a name of theirs, never by their row.
  const known = isFound ? [] : whoInHeadings(layout);
  const written = writtenNames(columns, namePairs(grid), [...new Map([...known, ...told])]);
  if (isProblem(written)) return written;
  const plan: SetUpPlan = {
    sheet: grid.sheet,
    // Nothing is calculated, so every style comes to the same.
    style: 'each row',
    headingRow,
    headingsSeen: grid.rows[headingRow] ?? [],
    lastRow: usedRows(grid.rows) - 1,
    firstColumn: Math.min(...layout.positions.values()),
    added: [],
    renewed: [],
    reads: [],
    settings: {
      sheet: SETTINGS_SHEET,
      cells: [...settingsCells(columns.standard, today), ...written.cells],
    },
    remarks: [],
  };
  return { plan, writes: written.writes };
}

function isUnderstood({ meanings, shown }: Layout, heading: string, key: ColumnKey): boolean {
  const plain = plainHeading(heading);
  return shown.some((other, position) => plainHeading(other) === plain && meanings.get(position) === key);
}

/** The headings that say who the apprentices are. */
function whoInHeadings({ positions, shown }: Layout): readonly (readonly [string, ColumnKey])[] {
  return IDENTIFYING.flatMap((key) => {
    const position = positions.get(key);
    return position === undefined ? [] : [[shown[position] ?? '', key] as const];
  });
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
