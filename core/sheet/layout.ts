import type { Cell, Grid } from '../cells/cell';
import { type Problem, problem } from '../problems';
import type { ColumnKey, Columns } from './columns';
import { plainHeading } from './heading';
import { type Meaning, meaningOf, RANK } from './meanings';

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
}

/** Headings of this sheet, each with the heading of ours that it stands for. */
export type ColumnNames = ReadonlyMap<string, ColumnKey>;

/** A heading that claims a column. */
interface Claim extends Meaning {
  readonly position: number;
}

/** The columns of a row of headings, by name alone: never by position, never guessed. */
export function layoutOf(
  columns: Columns,
  headings: readonly Cell[],
  columnNames: ColumnNames = new Map(),
): Layout {
  const plainHeadings = Array.from(headings, plainHeading);
  const claims = plainHeadings.flatMap((plain, position): Claim[] => {
    const named = columnNames.get(plain);
    const meaning =
      named === undefined
        ? meaningOf(columns, headings[position], plain)
        : ({ keys: [named], rank: RANK.ours } as const);
    return meaning === undefined ? [] : [{ ...meaning, position }];
  });
  const { positions, doubled } = settled(claims);
  const taken = new Set([...positions.values(), ...doubled.flatMap(({ at }) => at)]);
  const unknown = plainHeadings.flatMap((plain, position) =>
    plain === '' || taken.has(position) ? [] : [{ position, heading: String(headings[position]) }],
  );
  return {
    columns,
    headings: plainHeadings,
    positions,
    doubled: doubled.map(({ key, at }) => ({ key, headings: at.map((one) => String(headings[one])) })),
    unknown,
  };
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
    else if (rank <= RANK.alias) doubled.push({ key, at });
  }
  return { positions, doubled };
}

/** Given names or a family name alone are a name too. */
const IDENTIFYING: readonly ColumnKey[] = ['uln', 'apprentice', 'givenNames', 'familyName'];

/** A sheet must say who its apprentices are; everything else may be missing. */
export function hasIdentity({ positions }: Layout): boolean {
  return IDENTIFYING.some((key) => positions.has(key));
}

/** How far down a row of headings is looked for: below titles, dates and logos. */
export const HEADING_ROWS = 20;

/** How much of a sheet tells whether it holds apprentices: the rows that may be headings, and what stands below them. */
export const TOP_ROWS = HEADING_ROWS + 20;

/** The row of headings of a sheet: the one that names the most of our columns, an identity among them. */
export function findHeadingRow(
  columns: Columns,
  rows: readonly (readonly Cell[])[],
  columnNames?: ColumnNames,
): number | undefined {
  let best: { row: number; found: number } | undefined;
  rows.slice(0, HEADING_ROWS).forEach((cells, row) => {
    const layout = layoutOf(columns, cells, columnNames);
    const found = layout.positions.size + layout.doubled.length;
    if (hasIdentity(layout) && found > (best?.found ?? 0)) best = { row, found };
  });
  return best?.row;
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
