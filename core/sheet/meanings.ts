import type { Cell } from '../cells/cell';
import { remembered } from '../remembered';
import type { ColumnKey, Columns } from './columns';
import { plainHeading, withoutAdditions, withoutOrnaments } from './heading';
import { isKnownAddition, isOrderOfNames } from './heading-additions';
import { BARE_NAMES, LESSER_NAMES } from './lesser-names';

/** What a heading says by itself. */
export interface Meaning {
  /** One column; two where a sheet holds both in one, such as English and maths. */
  readonly keys: readonly [ColumnKey, ...ColumnKey[]];
  /** Of several headings for one column the lowest counts. */
  readonly rank: number;
}

/**
 * How well a heading names a column: as we call it, by an alias, by an alias that other things are called too, with
 * something added to it; lesser names follow, the first of a column's list before the next, and last names of a person's things.
 */
export const RANK = {
  ours: 0,
  alias: 1,
  bare: 2,
  withAddition: 3,
  lesser: 4,
  ofPerson: 500,
  anybody: 501,
} as const;

type Meanings = ReadonlyMap<string, Meaning>;

const meaningsOf = remembered((columns: Columns): Meanings => {
  const meanings = new Map<string, Meaning>();
  const known = columns.named();
  for (const { key, heading } of columns.all)
    meanings.set(plainHeading(heading), { keys: [key], rank: RANK.ours });
  for (const [plain, key] of known) {
    if (!meanings.has(plain)) meanings.set(plain, { keys: [key], rank: rankOfAlias(key, plain) });
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

function rankOfAlias(key: ColumnKey, plain: string): number {
  return BARE_NAMES[key]?.some((name) => plainHeading(name) === plain) ? RANK.bare : RANK.alias;
}

/** A longer text is guidance, and takes long to look at. */
const LONGEST = 200;

/** What a heading says by itself, also as what a person's column is called. */
export function meaningOf(
  columns: Columns,
  heading: Cell,
  plain = plainHeading(heading),
): Meaning | undefined {
  const meaning = meaningOfName(columns, heading, plain);
  return meaning === undefined && isName(heading, plain) && A_PERSON.test(plain)
    ? ofPerson(columns, heading)
    : meaning;
}

/**
 * What a heading says: as it is written, else without what stands around it and says nothing, such as its number or a
 * unit; else as one of two names for the same.
 */
export function meaningOfName(columns: Columns, heading: Cell, plain: string): Meaning | undefined {
  const meaning = meaningsOf(columns).get(plain);
  return meaning === undefined && isName(heading, plain) ? freelyWritten(columns)(heading) : meaning;
}

/** The first rows of a sheet are looked at as headings again and again. */
const freelyWritten = remembered(
  (columns: Columns) =>
    remembered((heading: string): Meaning | undefined => {
      const bare = withoutOrnaments(heading);
      return nameIn(columns, bare, RANK.alias) ?? withoutAddition(columns, bare) ?? ofEachName(columns, bare);
    }),
  1,
);

function isName(heading: Cell, plain: string): heading is string {
  return typeof heading === 'string' && plain !== '' && plain.length <= LONGEST;
}

function nameIn(columns: Columns, heading: string, best: number = RANK.withAddition): Meaning | undefined {
  const meaning = meaningsOf(columns).get(plainHeading(heading));
  return meaning && { ...meaning, rank: Math.max(meaning.rank, best) };
}

function withoutAddition(columns: Columns, heading: string): Meaning | undefined {
  const added = withoutAdditions(heading);
  const base = added && nameIn(columns, added.name);
  return base && saysNothing(columns, base, added.additions) ? base : undefined;
}

/** A unit or a format; or another name of the column, as in "Planned end date (PED)" and "Cohort (from Cohort #)". */
function saysNothing(columns: Columns, { keys: [key] }: Meaning, additions: readonly string[]): boolean {
  if (isOrderOfNames(additions, columns.of(key))) return true;
  return additions.every((addition) => {
    const same = columns.named().get(plainHeading(addition.replace(/^\s*from\s/i, '')));
    return same === key || isKnownAddition(addition, columns.of(key));
  });
}

/** "Forename / First name" is one thing; "Start / End" are two. */
function ofEachName(columns: Columns, heading: string): Meaning | undefined {
  const names = heading.split(/\/|\bor\b/i).map((name) => nameIn(columns, name));
  const [first] = names;
  const areSame = names.every((name) => name?.keys.length === 1 && name.keys[0] === first?.keys[0]);
  return names.length > 1 && areSame ? first : undefined;
}

/** What every apprentice has one of, so that "Candidate surname" is the surname. A trainee's trainer is another matter. */
const OF_A_PERSON: readonly ColumnKey[] = [
  'uln',
  'apprentice',
  'givenNames',
  'familyName',
  'dateOfBirth',
  'employer',
  'cohort',
  'start',
  'plannedEnd',
];

const A_PERSON = /(?:apprentice|learner|student|trainee|candidate)(?=.)/;

function ofPerson(columns: Columns, heading: string): Meaning | undefined {
  const bare = withoutOrnaments(heading);
  const { name, additions } = withoutAdditions(bare) ?? { name: bare, additions: [] };
  const said = plainHeading(name);
  const [person = ''] = A_PERSON.exec(said) ?? [];
  const isFirst = person !== '' && said.startsWith(person);
  const meaning = isFirst ? meaningsOf(columns).get(said.slice(person.length)) : undefined;
  if (meaning === undefined || !meaning.keys.every((key) => OF_A_PERSON.includes(key))) return undefined;
  const isNoun = meaning.keys[0] === 'apprentice' && !said.endsWith('name');
  return isNoun || !saysNothing(columns, meaning, additions)
    ? undefined
    : { ...meaning, rank: RANK.ofPerson };
}
