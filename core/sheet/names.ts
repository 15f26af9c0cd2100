import type { Cell } from '../cells/cell';
import { readCell, text } from '../cells/kinds';
import { folded, seenText } from '../folded';
import { isProblem } from '../problems';
import type { ColumnKey } from './columns';
import type { Layout } from './layout';

/** The two columns that are one name. */
export const NAME_PARTS = ['givenNames', 'familyName'] as const;

/** The columns that a sheet may say a name in; the first that it has is where a name is missing. */
const NAMED_IN = ['apprentice', 'familyName', 'givenNames'] as const;

/** The column of the sheet that names are in. */
export function nameColumn({ positions }: Pick<Layout, 'positions'>): ColumnKey {
  return NAMED_IN.find((key) => positions.has(key)) ?? 'apprentice';
}

/** A name in two columns, as it is said; one of the two is enough. */
export function fullName(givenNames: string | undefined, familyName: string | undefined): string | undefined {
  if (!givenNames || !familyName) return givenNames || familyName || undefined;
  return `${givenNames} ${familyName}`;
}

/** The two parts of a name where nobody doubts them: "Foxbury, Amara", or two words. Three may be parted in two ways. */
export function partsOfName(name: string): Readonly<Record<(typeof NAME_PARTS)[number], string>> | undefined {
  const [family, given] = name.split(',').map((part) => part.trim());
  if (family && given) return { givenNames: given, familyName: family };
  const [first, last, ...others] = name.trim().split(/\s+/);
  return first && last && others.length === 0 ? { givenNames: first, familyName: last } : undefined;
}

/** Letters, spaces and few signs: nothing to tidy but the case. */
const PLAIN = /^[a-z](?:[ ]?[a-z,.\-\d])*$/i;

/** The name that a row says, in one column or else in two; blank where it says none. */
export function nameInRow({ positions }: Pick<Layout, 'positions'>, at: (position: number) => Cell): string {
  const said = (key: ColumnKey) => namePart(at(positions.get(key) ?? -1));
  return said('apprentice') || fullName(said('givenNames'), said('familyName')) || '';
}

function namePart(cell: Cell): string {
  if (typeof cell === 'string' && PLAIN.test(cell)) return cell;
  const said = readCell(text, cell, 'name');
  return said === undefined || isProblem(said) ? '' : said;
}

/**
 * A name as people are told apart by it: case, spaces and the forms of a hyphen or an apostrophe never matter. Accents do:
 * Zoë Marsh and Zoe Marsh may be two people, and what is meant for one must not be written to the other.
 */
export function plainName(name: string): string {
  return (PLAIN.test(name) ? name : seenText(name)).toLowerCase();
}

/** The words of a name or of what is typed to find one: without accents, apostrophes, hyphens and commas. */
export function wordsSought(text: string): readonly string[] {
  return (
    folded(text)
      .replace(/['"]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** "Foxbury, Amara" is Amara Foxbury: who is found by it alone is asked about in any case. */
export function nameKey(name: string): string {
  return [...wordsSought(name)].sort().join(' ');
}
