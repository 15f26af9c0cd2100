import type { Cell, Grid } from '../cells/cell';
import { type Problem, problem } from '../problems';
import {
  type Ambiguity,
  ambiguityOf,
  type CellBelow,
  cellsBesideStart,
  type Decision,
  decisionOn,
} from './ambiguous-headings';
import { areOfAssessments } from './assessment-headings';
import type { ColumnKey, Columns } from './columns';
import { contradicts, groupsAbove, joinedWith } from './grouped-headings';
import { plainHeading } from './heading';
import { type Meaning, meaningOf, meaningOfName, RANK } from './meanings';

/** Where the columns of a sheet stand, and what in its headings could not be told. */
export interface Layout {
  /** The columns that were looked for. */
  readonly columns: Columns;
  /** The headings of the sheet from its first column on, plain. */
  readonly headings: readonly string[];
  /** The position of each column that was found, counted from 0. */
  readonly positions: ReadonlyMap<ColumnKey, number>;
  /** Columns that two headings claim: none of them is used. */
  readonly doubled: readonly { readonly key: ColumnKey; readonly headings: readonly string[] }[];
  /** Headings that mean nothing to us: the provider's own columns. */
  readonly unknown: readonly { readonly position: number; readonly heading: string }[];
  /** What each heading is taken for, those that are doubled among them. */
  readonly meanings: ReadonlyMap<number, ColumnKey>;
  /** Headings whose column a better heading has: the provider's own, too. */
  readonly besides: ReadonlyMap<number, ColumnKey>;
  /** The headings as people read them, with their group where that says something. */
  readonly shown: readonly string[];
  /** Headings that say less than they mean, and what the cells below made of them. */
  readonly decided: readonly DecidedHeading[];
  /** The row above says of what the headings are; they are told together with it. */
  readonly isGrouped?: true;
}

interface DecidedHeading extends Decision {
  readonly ambiguity: Ambiguity;
  readonly position: number;
  readonly heading: string;
}

/** What stands around a row of headings. */
export interface Around {
  /** The row above, which may say of what the headings are. */
  readonly above?: readonly Cell[] | undefined;
  /** The filled cells below a heading, for one that says less than it means, beside the column of the start. */
  readonly below?: (position: number, start: number | undefined) => readonly CellBelow[];
}

/** Headings of this sheet, each with the heading of ours that it stands for. */
export type ColumnNames = ReadonlyMap<string, ColumnKey>;

/**
 * The columns of a row of headings, by name alone: never by position, never guessed. Headings in two rows are joined, and
 * where a name says less than it means the cells below decide.
 */
export function layoutOf(
  columns: Columns,
  headings: readonly Cell[],
  columnNames: ColumnNames = new Map(),
  { above, below }: Around = {},
): Layout {
  const alone = headings.map((heading): Seen => ({ heading, group: '' }));
  const layout = layoutOfSeen(columns, alone, columnNames, below);
  if (above === undefined) return layout;
  const seen = seenInTwoRows(columns, above, headings);
  if (!seen.some(({ group }) => group !== '')) return layout;
  const grouped = layoutOfSeen(columns, seen, columnNames, below);
  return isSame(layout, grouped) && !tellsApart(grouped, layout) ? layout : { ...grouped, isGrouped: true };
}

/** A heading with the group that it stands in. */
interface Seen {
  readonly heading: Cell;
  readonly group: string;
}

/** A heading that is merged over both rows stands in the upper one. */
function seenInTwoRows(columns: Columns, above: readonly Cell[], headings: readonly Cell[]): readonly Seen[] {
  const groups = groupsAbove(columns, above, headings);
  return headings.map((heading, position) =>
    plainHeading(heading) === ''
      ? { heading: typeof above[position] === 'string' ? above[position] : '', group: '' }
      : { heading, group: groups[position] ?? '' },
  );
}

function isSame(one: Layout, other: Layout): boolean {
  const found = ({ positions, doubled }: Layout) => JSON.stringify([[...positions].sort(), doubled]);
  return found(one) === found(other);
}

/** Do headings that stand there several times read otherwise with their groups, such as the dates of two attempts? */
function tellsApart(grouped: Layout, layout: Layout): boolean {
  const names = ({ shown }: Layout) => new Set(shown.map(plainHeading)).size;
  return names(grouped) > names(layout);
}

/** What a heading means where it stands; `undefined` is the provider's own. */
interface Told {
  readonly meaning: Meaning | undefined;
  /** As people read it: with its group where that says something. */
  readonly shown: string;
  /** Where the name says less than it means. */
  readonly ambiguity?: Ambiguity | undefined;
  readonly decision?: Decision & { readonly ambiguity: Ambiguity };
}

/** A heading that claims a column. */
interface Claim extends Meaning {
  readonly position: number;
}

function layoutOfSeen(
  columns: Columns,
  seen: readonly Seen[],
  columnNames: ColumnNames,
  below: Around['below'],
): Layout {
  const headings = seen.map(({ heading }) => plainHeading(heading));
  const asOwn = ofAssessments(headings);
  const byName = seen.map((one) => asOwn(toldBy(columns, one, columnNames)));
  const start = settled(claimsOf(byName)).positions.get('start');
  const ambiguous = byName.flatMap(({ ambiguity }, position) => (ambiguity ? [position] : []));
  const last = ambiguous[MOST_DECIDED] ?? byName.length;
  const told = byName.map((one, position) =>
    position < last ? decidedBy(columns, one, () => below?.(position, start) ?? NO_CELLS) : one,
  );
  const claims = claimsOf(told);
  const { positions, doubled } = settled(claims);
  const meanings = new Map([
    ...[...positions].map(([key, at]) => [at, key] as const),
    ...doubled.flatMap(({ key, at }) => at.map((one) => [one, key] as const)),
  ]);
  const shownAt = (position: number) => (told[position] as Told).shown;
  return {
    columns,
    headings,
    positions,
    doubled: doubled.map(({ key, at }) => ({ key, headings: at.map(shownAt) })),
    unknown: headings.flatMap((plain, position) =>
      plain === '' || meanings.has(position) ? [] : [{ position, heading: shownAt(position) }],
    ),
    meanings,
    besides: new Map(
      claims.flatMap(({ keys: [key], position }) =>
        !meanings.has(position) && positions.has(key) ? [[position, key] as const] : [],
      ),
    ),
    shown: told.map(({ shown }) => shown),
    decided: told.flatMap(({ decision }, position) =>
      decision ? [{ ...decision, position, heading: shownAt(position) }] : [],
    ),
  };
}

/** Where each row is about an assessment a bare "Status" says how far that has come: "Complete" completes no programme. */
function ofAssessments(headings: readonly string[]): (told: Told) => Told {
  if (!areOfAssessments(headings)) return (told) => told;
  return (told) =>
    told.meaning?.rank === RANK.bare && told.meaning.keys.includes('learningStatus')
      ? { meaning: undefined, shown: told.shown }
      : told;
}

const NO_CELLS: readonly CellBelow[] = [];
/** More headings that leave it to their cells than any sheet has; the others go by their names. */
const MOST_DECIDED = 50;

function claimsOf(told: readonly Told[]): readonly Claim[] {
  return told.flatMap(({ meaning }, position) => (meaning ? [{ ...meaning, position }] : []));
}

/** As the settings say, else as it reads with its group, else by itself, unless the group says that it is about something else. */
function toldBy(columns: Columns, { heading, group }: Seen, columnNames: ColumnNames): Told {
  const alone = String(heading ?? '');
  const joined = joinedWith(group, alone);
  const [together = alone] = joined;
  for (const shown of [...joined, alone]) {
    const isAlone = shown === alone;
    const plain = plainHeading(isAlone ? heading : shown);
    const named = columnNames.get(plain);
    const meaning = meaningOfSeen(columns, isAlone ? heading : shown, plain, named, isAlone);
    const isBehindGroup = !isAlone && shown.endsWith(alone);
    if (meaning === undefined || (!isBehindGroup && contradicts(columns, group, meaning.keys))) continue;
    return { meaning, shown, ambiguity: named === undefined ? ambiguityOf(columns, plain) : undefined };
  }
  return { meaning: undefined, shown: together };
}

/** What the settings name counts before all that the name says; only by itself a heading can be called as a person's things are. */
function meaningOfSeen(
  columns: Columns,
  heading: Cell,
  plain: string,
  named: ColumnKey | undefined,
  isAlone: boolean,
): Meaning | undefined {
  if (named !== undefined) return { keys: [named], rank: RANK.ours };
  return isAlone ? meaningOf(columns, heading, plain) : meaningOfName(columns, heading, plain);
}

/** What the cells make of a heading counts less than a heading that says it. */
function decidedBy(columns: Columns, told: Told, cells: () => readonly CellBelow[]): Told {
  const { meaning, ambiguity, shown } = told;
  if (meaning === undefined || ambiguity === undefined) return told;
  const decision = { ...decisionOn(columns, ambiguity, cells()), ambiguity };
  const { key } = decision;
  const [first] = meaning.keys;
  const rank = key === first ? meaning.rank : RANK.lesser;
  return { shown, decision, meaning: key === undefined ? undefined : { keys: [key], rank } };
}

/** Of the headings that claim a column the best one has it. Two that are equally good are doubled, unless they are lesser names. */
function settled(claims: readonly Claim[]) {
  const positions = new Map<ColumnKey, number>();
  const doubled: { key: ColumnKey; at: readonly number[] }[] = [];
  for (const key of new Set(claims.flatMap(({ keys }) => keys))) {
    const of = claims.filter(({ keys }) => keys.includes(key));
    const rank = Math.min(...of.map((claim) => claim.rank));
    const at = of.filter((claim) => claim.rank === rank).map(({ position }) => position);
    if (at.length === 1) positions.set(key, at[0] as number);
    else if (rank <= RANK.bare) doubled.push({ key, at });
  }
  return { positions, doubled };
}

/** Given names or a family name alone are a name too. */
export const IDENTIFYING: readonly ColumnKey[] = ['uln', 'apprentice', 'givenNames', 'familyName'];

/** A sheet must say who its apprentices are; everything else may be missing. */
export function hasIdentity({ positions }: Layout): boolean {
  return IDENTIFYING.some((key) => positions.has(key));
}

/** How many columns a layout tells. */
export function countOf({ positions, doubled }: Layout): number {
  return positions.size + doubled.length;
}

/** How far down a row of headings is looked for: below titles, dates and logos. */
export const HEADING_ROWS = 20;

/** How much of a sheet tells whether it holds apprentices: the rows that may be headings, and what stands below them. */
export const TOP_ROWS = HEADING_ROWS + 20;
/** Where no heading stands above, it is looked for as far down as this. */
export const HEADING_ROWS_AT_MOST = 500;
/** So far down a row of apprentices may read like headings: it must name more of them, or one that the settings name. */
const FEWEST_BELOW = 3;

/** A row of headings that was found, and what it says. */
export interface HeadingsFound {
  readonly headingRow: number;
  readonly layout: Layout;
}

/** The row of headings of a sheet: the one that names the most of our columns, an identity among them. */
export function headingsFound(
  columns: Columns,
  rows: readonly (readonly Cell[])[],
  columnNames: ColumnNames = new Map(),
): HeadingsFound | undefined {
  const best = bestOf(columns, rows, columnNames, 0, HEADING_ROWS, () => true);
  if (best !== undefined && columnNames.size === 0) return best;
  const isNamed = ({ headings }: Layout) => headings.some((heading) => columnNames.has(heading));
  const isPlainly = (layout: Layout) => isNamed(layout) || (!best && countOf(layout) >= FEWEST_BELOW);
  const below = bestOf(columns, rows, columnNames, HEADING_ROWS, HEADING_ROWS_AT_MOST, isPlainly);
  return below && countOf(below.layout) > (best ? countOf(best.layout) : 0) ? below : best;
}

function bestOf(
  columns: Columns,
  rows: readonly (readonly Cell[])[],
  columnNames: ColumnNames,
  from: number,
  to: number,
  isPlainly: (layout: Layout) => boolean,
): HeadingsFound | undefined {
  let best: HeadingsFound | undefined;
  for (let row = from; row < Math.min(to, rows.length); row++) {
    const layout = layoutOf(columns, rows[row] ?? [], columnNames, { above: rows[row - 1] });
    if (hasIdentity(layout) && isPlainly(layout) && countOf(layout) > (best ? countOf(best.layout) : 0))
      best = { headingRow: row, layout };
  }
  return best && { ...best, layout: layoutAt(columns, rows, best.headingRow, columnNames) };
}

/** The headings of a row of a sheet, with all that stands around them. */
export function layoutAt(
  columns: Columns,
  rows: readonly (readonly Cell[])[],
  row: number,
  columnNames?: ColumnNames,
): Layout {
  return layoutOf(columns, rows[row] ?? [], columnNames, {
    above: rows[row - 1],
    below: (position, start) =>
      cellsBesideStart((at, column) => rows[at]?.[column], position, start, {
        from: row + 1,
        to: rows.length,
      }),
  });
}

/**
 * The headings of a range that begins with them: its first row, or its second one where the first says of what the
 * headings are. Then the second row tells more by itself than the first one does.
 */
export function headingsOfRange(
  columns: Columns,
  first: readonly Cell[],
  second: readonly Cell[] | undefined,
  columnNames: ColumnNames,
): HeadingsFound {
  const layout = layoutOf(columns, first, columnNames);
  if (second === undefined || second.some((cell) => typeof cell === 'number'))
    return { headingRow: 0, layout };
  const lower = layoutOf(columns, second, columnNames, { above: first });
  const isLower = lower.isGrouped && hasIdentity(lower) && countOf(lower) > countOf(layout);
  return isLower ? { headingRow: 1, layout: lower } : { headingRow: 0, layout };
}

/** The same headings with the cells of the range below them. */
export function layoutInRange(
  columns: Columns,
  grid: Grid,
  headingRow: number,
  columnNames: ColumnNames,
): Layout {
  const rowAt = (row: number) => Array.from({ length: grid.columns }, (_, at) => grid.at(row, at));
  return layoutOf(columns, rowAt(headingRow), columnNames, {
    above: headingRow > 0 ? rowAt(headingRow - 1) : undefined,
    below: cellsBelow(grid, headingRow),
  });
}

/** What the cells of a range say of those headings that leave it to them. */
export function decisionsInRange(
  { columns, decided, positions }: Layout,
  grid: Grid,
  headingRow: number,
): readonly (ColumnKey | undefined)[] {
  const below = cellsBelow(grid, headingRow);
  const start = positions.get('start');
  return decided.map(({ position, ambiguity }) => decisionOn(columns, ambiguity, below(position, start)).key);
}

function cellsBelow(grid: Grid, headingRow: number): NonNullable<Around['below']> {
  const rows = { from: headingRow + 1, to: grid.rows };
  return (position, start) => cellsBesideStart((row, column) => grid.at(row, column), position, start, rows);
}

/** The two columns "heading in this sheet" and "our heading" as names; a heading of ours that there is not is a problem. */
export function columnNamesFrom(columns: Columns, block: Grid): ColumnNames | Problem {
  const names = new Map<string, ColumnKey>();
  for (let row = 0; row < block.rows; row++) {
    const [theirs, ours] = [block.at(row, 0), block.at(row, 1)];
    const plain = plainHeading(theirs);
    if (plain === '' || plainHeading(ours) === '') continue;
    const key = columns.named().get(plainHeading(ours));
    if (key === undefined) {
      return problem('HEADING_UNKNOWN', { argument: 'settings', value: ours });
    }
    names.set(plain, key);
  }
  return names;
}
