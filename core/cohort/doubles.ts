import type { LearningStatus } from '../cells/kinds';
import type { Day } from '../dates/day';
import type { Apprentice } from '../sheet/columns';
import { type Found, found } from '../sheet/findings';
import type { Layout } from '../sheet/layout';
import { nameColumn, plainName } from '../sheet/names';
import { identityOf } from '../sheet/people';

/** A row of somebody who may have more than one. */
interface TheirRow {
  readonly row: number;
  readonly start: Day | undefined;
  readonly status: LearningStatus | undefined;
  readonly born: Day | undefined;
}

const NOTHING: readonly Found[] = [];

/**
 * Finds the same ULN twice, or the same name where there is no ULN, told at the second row of the two: the rows come from
 * the top. An old record on a break or withdrawn beside a later one is a restart, and no error.
 */
export function doubleFinder(layout: Layout): (row: number, apprentice: Apprentice) => readonly Found[] {
  const seen = new Map<string, readonly TheirRow[]>();
  const byName = nameColumn(layout);
  return (row, apprentice) => {
    const identity = identityOf(apprentice);
    if (identity === undefined) return NOTHING;
    const isByName = identity.uln === undefined;
    const value = identity.uln ?? (identity.apprentice as string);
    const key = isByName ? `name ${plainName(value)}` : value;
    const all = seen.get(key) ?? [];
    const { start, learningStatus: status, dateOfBirth: born } = apprentice;
    const now = { row, start, status, born };
    seen.set(key, [...all, now]);
    const others = isByName ? all.filter((other) => mayBeSame(other, now)) : all;
    return others.length === 0 ? NOTHING : [told(layout, isByName ? byName : 'uln', value, [...others, now])];
  };
}

/** Two people of one name have two dates of birth. */
function mayBeSame(one: TheirRow, other: TheirRow): boolean {
  return one.born === undefined || other.born === undefined || one.born === other.born;
}

function told({ columns }: Layout, column: string, value: string, all: readonly TheirRow[]): Found {
  const newest = all.reduce((best, next) => (isNewer(next, best) ? next : best));
  const earlier = all.filter((one) => one !== newest);
  const clash = earlier.find((one) => !isEnded(one));
  const inHand = all[all.length - 1] as TheirRow;
  if (clash === undefined) {
    const rows = all.map(({ row }) => row + 1);
    const details = { value, rows: rowsInWords(rows), newest: newest.row + 1, ...olderInWords(earlier) };
    return found(columns, column, 'RESTARTED', details, 'note');
  }
  const other = clash === inHand ? newest : clash;
  return found(columns, column, 'APPRENTICE_DOUBLED', { value, otherRow: other.row + 1 }, 'error');
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

/** "2 and 3", "2, 3 and 7". */
function rowsInWords(rows: readonly number[]): string {
  return `${rows.slice(0, -1).join(', ')} and ${rows[rows.length - 1]}`;
}

function olderInWords(earlier: readonly TheirRow[]) {
  const kept = earlier.map(({ row, status }) => `row ${row + 1} as ${status}`);
  return { kept: kept.join(', ') };
}
