import { RAG_WORDS, type Rag } from '../rules/standing';
import type { Standard } from '../standard/standard';
import { type Choice, choicesIn, cohortsIn } from './choices';
import { type Count, type RunningTally, runningTally } from './counts';
import type { DiaryItem } from './diary';
import type { Entry } from './entries';

/*
 * What everybody of an overview comes to. Where most are the very same as in the overview before, only what the others
 * change is worked out: it is the same as if all were added up again.
 */

type Entries = readonly Entry[];

export interface Sums {
  counts(standard: Standard, entries: Entries): readonly Count[];
  worstFirst(entries: Entries): Entries;
  diary(items: readonly DiaryItem[]): readonly DiaryItem[];
  cohorts(entries: Entries): readonly Choice[];
  employers(entries: Entries): readonly Choice[];
  coaches(entries: Entries): readonly Choice[];
}

/** To be held for as long as overviews of the same sheets follow one another. */
export function sumsInTurn(): Sums {
  return {
    counts: countsInTurn(),
    worstFirst: sortedInTurn(placeOf),
    diary: sortedInTurn(({ day }) => day),
    cohorts: choicesInTurn(({ cohort }) => cohort, cohortsIn),
    employers: choicesInTurn(({ employer }) => employer, choicesIn),
    coaches: choicesInTurn(({ coach }) => coach, choicesIn),
  };
}

/** Where more differ than one in so many, all is worked out again. */
const FEW = 20;

/** The places at which two lists of one length differ; `undefined` where those are many, or other ones. */
function fewThatDiffer<T>(before: readonly T[], now: readonly T[]): readonly number[] | undefined {
  if (before.length !== now.length) return undefined;
  const most = Math.max(1, now.length / FEW);
  const places: number[] = [];
  for (let i = 0; i < now.length; i++) {
    if (before[i] === now[i]) continue;
    if (places.length >= most) return undefined;
    places.push(i);
  }
  return places;
}

function countsInTurn(): Sums['counts'] {
  let last:
    | { readonly standard: Standard; readonly entries: Entries; readonly tally: RunningTally }
    | undefined;
  return (standard, entries) => {
    const few = last?.standard === standard ? fewThatDiffer(last.entries, entries) : undefined;
    if (last === undefined || few === undefined) {
      const tally = runningTally(standard);
      for (const entry of entries) tally.add(entry);
      last = { standard, entries, tally };
    } else {
      const { entries: before, tally } = last;
      for (const i of few) {
        tally.takeAway(before[i] as Entry);
        tally.add(entries[i] as Entry);
      }
      last = { standard, entries, tally };
    }
    return last.tally.counts();
  };
}

/** Whose text is the same in all entries are the same choices. */
function choicesInTurn(
  textOf: (entry: Entry) => string | undefined,
  choicesOf: (entries: Entries, textOf: (entry: Entry) => string | undefined) => readonly Choice[],
): (entries: Entries) => readonly Choice[] {
  let last: { readonly entries: Entries; readonly choices: readonly Choice[] } | undefined;
  return (entries) => {
    const before = last?.entries;
    const few = before && fewThatDiffer(before, entries);
    const isSame = few?.every((i) => textOf(before?.[i] as Entry) === textOf(entries[i] as Entry));
    last = { entries, choices: last && isSame ? last.choices : choicesOf(entries, textOf) };
    return last.choices;
  };
}

/** Everybody in the order of the RAG words; last those who have none. */
const ORDER: readonly (Rag | undefined)[] = [...RAG_WORDS, undefined];

/** More days than lie between any two. */
const FAR_OFF = 1_000_000;

/** Everybody, the worst first: by RAG, each by the nearest day. */
function placeOf({ rag, daysLeft = FAR_OFF }: Entry): number {
  return ORDER.indexOf(rag) * 2 * FAR_OFF + daysLeft;
}

/** Items by a whole number, those of the same one as they came. Plain numbers sort in a fraction of the time of items. */
function sortedInTurn<T>(numberOf: (item: T) => number): (items: readonly T[]) => readonly T[] {
  let last:
    | { readonly items: readonly T[]; readonly keys: Float64Array; readonly sorted: readonly T[] }
    | undefined;
  return (items) => {
    const keyOf = (item: T, i: number) => numberOf(item) * items.length + i;
    const few = last && fewThatDiffer(last.items, items);
    if (last && few?.length === 0) return last.sorted;
    const keys =
      last && few
        ? movedTo(
            last.keys,
            few.map((i) => [keyOf(last?.items[i] as T, i), keyOf(items[i] as T, i)] as const),
          )
        : Float64Array.from(items, keyOf).sort();
    const sorted: T[] = [];
    for (const key of keys) sorted.push(items[rest(key, items.length)] as T);
    last = { items, keys, sorted };
    return sorted;
  };
}

/** Sorted numbers of which some have become others. */
function movedTo(
  sorted: Float64Array,
  moves: readonly (readonly [from: number, to: number])[],
): Float64Array {
  const keys = sorted.slice();
  for (const [from, to] of moves) {
    if (from === to) continue;
    const at = placeIn(keys, from);
    const next = placeIn(keys, to);
    if (to > from) keys.copyWithin(at, at + 1, next);
    else keys.copyWithin(next + 1, next, at);
    keys[to > from ? next - 1 : next] = to;
  }
  return keys;
}

/** Where the first number stands that is not less than another one. */
function placeIn(sorted: Float64Array, number: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < number) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** What is left of a number when as many whole times the other are taken away as fit; never negative. */
function rest(number: number, other: number): number {
  return ((number % other) + other) % other;
}
