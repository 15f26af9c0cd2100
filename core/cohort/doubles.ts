import type { LearningStatus } from '../cells/kinds';
import type { Day } from '../dates/day';
import type { Apprentice } from '../sheet/columns';
import { type Found, found } from '../sheet/findings';
import type { Layout } from '../sheet/layout';
import { nameColumn, plainName, wordsSought } from '../sheet/names';
import { identityOf } from '../sheet/people';

/** A row of somebody who may have more than one. */
interface TheirRow {
  readonly row: number;
  readonly start: Day | undefined;
  readonly status: LearningStatus | undefined;
  readonly born: Day | undefined;
  readonly name: string | undefined;
}

/** Somebody, made once for each ULN or name: rows are told to be of one by this thing and not by text, which takes far longer. */
interface Somebody {
  readonly isByName: boolean;
  /** The rows of a pass that were theirs so far. */
  found?: { readonly pass: object; readonly first: TheirRow; rows?: Rows };
}

/** Of whom a row is, and what is looked at where there are more of theirs: the same wherever the row stands. */
export interface Theirs extends Omit<TheirRow, 'row'> {
  readonly somebody: Somebody;
  readonly value: string;
}

/** Tells of whom the rows of a sheet are; `undefined` where nothing says who it is. To be held for as long as its answers are. */
export function theirsFinder(): (apprentice: Apprentice) => Theirs | undefined {
  const people = new Map<string, Somebody>();
  return (apprentice) => {
    const identity = identityOf(apprentice);
    if (identity === undefined) return undefined;
    const isByName = identity.uln === undefined;
    const value = identity.uln ?? (identity.apprentice as string);
    const key = isByName ? `name ${plainName(value)}` : value;
    const somebody = people.get(key) ?? { isByName };
    people.set(key, somebody);
    const { start, learningStatus: status, dateOfBirth: born, apprentice: name } = apprentice;
    return { somebody, value, start, status, born, name };
  };
}

const NOTHING: readonly Found[] = [];

/** Rows that may be of one person. */
interface Rows {
  readonly add: (now: TheirRow) => Alike;
}

/**
 * Finds the same ULN twice, or the same name where there is no ULN, told at the second row of the two: the rows come from
 * the top. An old record on a break or withdrawn beside a later one is a restart, and no error, unless the names have no word
 * in common: then a ULN is mistyped.
 */
export function doubleFinder(layout: Layout): (row: number, theirs: Theirs | undefined) => readonly Found[] {
  const pass = {};
  const byName = nameColumn(layout);
  return (row, theirs) => {
    if (theirs === undefined) return NOTHING;
    const { somebody, value, start, status, born, name } = theirs;
    const now = { row, start, status, born, name };
    const before = somebody.found?.pass === pass ? somebody.found : undefined;
    if (before === undefined) {
      somebody.found = { pass, first: now };
      return NOTHING;
    }
    before.rows ??= rowsFrom(before.first, somebody);
    const all = before.rows.add(now);
    return all.length === 1 ? NOTHING : [told(layout, somebody.isByName ? byName : 'uln', value, all)];
  };
}

function rowsFrom(first: TheirRow, { isByName }: Somebody): Rows {
  const rows = isByName ? rowsOfName() : rowsOfUln();
  rows.add(first);
  return rows;
}

function rowsOfUln(): Rows {
  let all: Alike | undefined;
  return {
    add(now) {
      all = withOneMore(all, now);
      return all;
    },
  };
}

/** Two people of one name have two dates of birth; whoever has none may be either. */
function rowsOfName(): Rows {
  const unknown: TheirRow[] = [];
  let [all, ofUnknown]: (Alike | undefined)[] = [];
  const byBirth = new Map<Day, { readonly alike: Alike; readonly unknown: number }>();
  const add = (now: TheirRow): Alike => {
    all = withOneMore(all, now);
    if (now.born === undefined) {
      unknown.push(now);
      ofUnknown = withOneMore(ofUnknown, now);
      return all;
    }
    const before = byBirth.get(now.born);
    // Rows without a date of birth that came meanwhile are added now, so that each row costs little where many are alike.
    const meanwhile = before ? unknown.slice(before.unknown) : [];
    const others = meanwhile.reduce<Alike | undefined>(withOneMore, before ? before.alike : ofUnknown);
    const alike = withOneMore(others, now);
    byBirth.set(now.born, { alike, unknown: unknown.length });
    return alike;
  };
  return { add };
}

/** What has to be known of rows that are alike, however many they are. */
interface Alike {
  readonly length: number;
  /** The first few of them, and the last one. */
  readonly first: readonly TheirRow[];
  readonly last: TheirRow;
  readonly newest: TheirRow;
  /** The first two of which nobody said that they have ended. */
  readonly open: readonly TheirRow[];
}

/** So many rows of one person are named; nobody has as many. */
const MOST_NAMED = 12;

function withOneMore(before: Alike | undefined, now: TheirRow): Alike {
  if (before === undefined)
    return { length: 1, first: [now], last: now, newest: now, open: isEnded(now) ? [] : [now] };
  const { length, first, newest, open } = before;
  return {
    length: length + 1,
    first: length < MOST_NAMED ? [...first, now] : first,
    last: now,
    newest: isNewer(now, newest) ? now : newest,
    open: open.length > 1 || isEnded(now) ? open : [...open, now],
  };
}

function told({ columns }: Layout, column: string, value: string, alike: Alike): Found {
  const { newest, last, open, first } = alike;
  const clash =
    open.find((one) => one !== newest) ?? [...first, last].find((one) => !isOfOneName(one, newest));
  if (clash === undefined) {
    const details = { value, rows: rowsInWords(alike), newest: newest.row + 1, kept: keptInWords(alike) };
    return found(columns, column, 'RESTARTED', details, 'note');
  }
  const other = clash === last ? newest : clash;
  return found(columns, column, 'APPRENTICE_DOUBLED', { value, otherRow: other.row + 1 }, 'error');
}

/** Whoever marries or is called by a short name keeps a part of the name; a row without one may be anybody's. */
function isOfOneName({ name }: TheirRow, { name: other }: TheirRow): boolean {
  if (name === undefined || other === undefined || name === other) return true;
  const words = wordsSought(other);
  return wordsSought(name).some((word) => words.some((one) => one.startsWith(word) || word.startsWith(one)));
}

/** By the day of the start; where that does not tell, whoever is still learning, and else the lower row. */
function isNewer(one: TheirRow, than: TheirRow): boolean {
  if (one.start !== undefined && than.start !== undefined && one.start !== than.start)
    return one.start > than.start;
  return isEnded(one) === isEnded(than) ? one.row > than.row : !isEnded(one);
}

function isEnded({ status }: TheirRow): boolean {
  return status === 'Break in learning' || status === 'Withdrawn';
}

/** "2 and 3", "2, 3 and 7"; of very many the first few and the last one. */
function rowsInWords({ length, first, last }: Alike): string {
  const before = first.filter((one) => one !== last).map(({ row }) => row + 1);
  const left = length - 1 - before.length;
  return `${[...before, ...moreInWords(left)].join(', ')} and ${last.row + 1}`;
}

function keptInWords({ length, first, newest }: Alike): string {
  const earlier = first.filter((one) => one !== newest);
  const kept = earlier.map(({ row, status }) => `row ${row + 1} as ${status}`);
  return [...kept, ...moreInWords(length - 1 - earlier.length)].join(', ');
}

function moreInWords(left: number): readonly string[] {
  return left > 0 ? [`${left} more`] : [];
}
