import type { Cell } from '../cells/cell';
import { remembered } from '../remembered';
import type { ColumnKey, Columns } from './columns';
import { plainHeading, withoutAdditions } from './heading';
import { isKnownAddition } from './heading-additions';
import { LESSER_NAMES } from './lesser-names';

/** What a heading says by itself. */
export interface Meaning {
  /** One column; two where a sheet holds both in one, such as English and maths. */
  readonly keys: readonly [ColumnKey, ...ColumnKey[]];
  /** Of several headings for one column the lowest counts. */
  readonly rank: number;
}

/**
 * How well a heading names a column: as we call it, by an alias, with something added to it; lesser names follow, the
 * first of a column's list before the next.
 */
export const RANK = { ours: 0, alias: 1, withAddition: 2, lesser: 3 } as const;

type Meanings = ReadonlyMap<string, Meaning>;

const meaningsOf = remembered((columns: Columns): Meanings => {
  const meanings = new Map<string, Meaning>();
  const known = columns.named();
  for (const { key, heading } of columns.all)
    meanings.set(plainHeading(heading), { keys: [key], rank: RANK.ours });
  for (const [plain, key] of known) {
    if (!meanings.has(plain)) meanings.set(plain, { keys: [key], rank: RANK.alias });
  }
  for (const { key } of columns.all) {
    lesserNames(columns, key).forEach((name, i) => {
      const plain = plainHeading(name);
      const { keys } = meanings.get(plain) ?? { keys: [] };
      if (!known.has(plain))
        meanings.set(plain, { keys: [...keys, key] as Meaning['keys'], rank: RANK.lesser + i });
    });
  }
  return meanings;
}, 1);

/** Headings that count for a column where no heading of ours and no alias claims it, the better ones first. */
export function lesserNames({ standard }: Columns, key: ColumnKey): readonly string[] {
  return [...(LESSER_NAMES[key] ?? []), ...(standard.lesserNames?.[key] ?? [])];
}

/** What a heading says: as it is written, else without what is added to it where that says nothing. */
export function meaningOf(
  columns: Columns,
  heading: Cell,
  plain = plainHeading(heading),
): Meaning | undefined {
  const meanings = meaningsOf(columns);
  const meaning = meanings.get(plain);
  if (meaning !== undefined || plain === '') return meaning;
  const added = withoutAdditions(heading);
  const base = added && meanings.get(plainHeading(added.name));
  return added && base && saysNothing(columns, base, added.additions)
    ? { keys: base.keys, rank: Math.max(base.rank, RANK.withAddition) }
    : undefined;
}

/** A unit or a format; or another name of the column, as in "Planned end date (PED)" and "Cohort (from Cohort #)". */
function saysNothing(columns: Columns, { keys: [key] }: Meaning, additions: readonly string[]): boolean {
  const { kind } = columns.of(key);
  return additions.every((addition) => {
    const same = columns.named().get(plainHeading(addition.replace(/^\s*from\s/i, '')));
    return same === key || isKnownAddition(addition, kind);
  });
}
