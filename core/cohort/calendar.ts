import { gridFrom } from '../cells/cell';
import { holdsUln } from '../cells/uln';
import type { Day } from '../dates/day';
import { folded } from '../folded';
import type { View } from '../sheet/calculated-columns';
import type { Apprentice } from '../sheet/columns';
import type { Identity } from '../sheet/people';
import { answered, type RowRead, rowReader } from '../sheet/rows';
import type { CohortTable } from '../sheet/table';
import { type CalendarDate, type CalendarKind, calendarDatesOf, dateInWords } from './calendar-dates';
import type { Entry } from './entries';

/** How apprentices are named where others may look. */
export const NAMINGS = ['Initials', 'Names', 'No names'] as const;
export type Naming = (typeof NAMINGS)[number];

export interface CalendarChoice {
  readonly kinds: readonly CalendarKind[];
  readonly naming: Naming;
}

/** A whole day of a calendar. It holds no grade, no ULN, no date of birth, no adjustments and no notes. */
export interface CalendarEvent {
  /** Whose day it is and what of, in words that only tell one event from another: never to be shown or written out. */
  readonly identity: string;
  readonly kind: CalendarKind;
  readonly day: Day;
  readonly title: string;
  readonly details: readonly string[];
}

export interface Calendar {
  /** By day, those of one day as the apprentices stand in the sheet. */
  readonly events: readonly CalendarEvent[];
  /** Whose days are not all here, because cells that their status rests on cannot be read. */
  readonly unsure: readonly Entry[];
}

/** A sheet as an entry names it: `undefined` where only one is looked at. */
export type TableOf = (sheet: string | undefined) => CohortTable | undefined;

/**
 * The calendar of some apprentices of a sheet, or of several. `everybody` are all of theirs: by them two rows of one
 * apprentice are told apart, whoever is chosen.
 */
export function calendarOf(
  chosen: readonly Entry[],
  everybody: readonly Entry[],
  tableOf: TableOf,
  view: View,
  { kinds, naming }: CalendarChoice,
): Calendar {
  const events: CalendarEvent[] = [];
  const unsure: Entry[] = [];
  const personOf = peopleToldApart(everybody, tableOf);
  for (const { entry, read, dates, isSure } of datedRows(chosen, tableOf, view)) {
    if (!isSure) unsure.push(entry);
    const person = personOf(entry);
    if (person === undefined) continue;
    const name = nameIn(naming, read.apprentice);
    for (const date of dates) if (kinds.includes(date.kind)) events.push(eventOf(person, name, date, view));
  }
  return { events: events.sort((one, other) => one.day - other.day), unsure };
}

interface DatedRow {
  readonly entry: Entry;
  readonly read: RowRead;
  readonly dates: readonly CalendarDate[];
  /** Nothing that the status rests on is unreadable. */
  readonly isSure: boolean;
}

/** What lies ahead of each of the apprentices, in their order. */
function datedRows(entries: readonly Entry[], tableOf: TableOf, view: View): readonly DatedRow[] {
  const datesOf = calendarDatesOf(view);
  const readerOf = rowReaders(tableOf);
  return entries.flatMap((entry) => {
    const read = readerOf(entry);
    if (read === undefined) return [];
    const { answer, restsOn } = answered(read, view.standingOf);
    const isSure = restsOn.length === 0;
    return [{ entry, read, dates: datesOf(read, isSure ? answer : undefined), isSure }];
  });
}

/** Reads the rows of entries, each sheet's in its own way. */
export function rowReaders(tableOf: TableOf): (entry: Entry) => RowRead | undefined {
  const readers = new Map<string | undefined, (row: number) => RowRead>();
  return ({ sheet, row }) => {
    const table = tableOf(sheet);
    if (table === undefined) return undefined;
    const known = readers.get(sheet);
    if (known) return known(row);
    const [read, grid] = [rowReader(table.layout), gridFrom(table.rows)];
    const reader = (at: number) => read(grid, at);
    readers.set(sheet, reader);
    return reader(row);
  };
}

function eventOf(person: string, name: string, date: CalendarDate, { standard }: View): CalendarEvent {
  return {
    identity: `${person} ${date.what}`,
    kind: date.kind,
    day: date.day,
    title: name === '' ? date.title : `${name}: ${date.title}`,
    details: dateInWords(standard, date),
  };
}

/** What a name says of somebody: no more than was chosen, and never the ULN that stands in for a name. */
export function nameIn(naming: Naming, { apprentice = '' }: Apprentice): string {
  if (naming === 'No names' || holdsUln(apprentice)) return '';
  return naming === 'Names' ? apprentice : initialsOf(apprentice);
}

/** "ZM" of "Zoë Marsh"; of "Marsh, Zoë" the same. */
function initialsOf(name: string): string {
  const [family = '', given] = name.split(',');
  const inOrder = given === undefined ? family : `${given} ${family}`;
  return (inOrder.match(/(?<![\p{L}\p{M}'’])\p{L}/gu) ?? []).join('').toUpperCase();
}

/**
 * Who an entry is, the same in every calendar. Of several rows of one apprentice, as after a break, the one that began last
 * is the apprentice; the others are told apart by when they began, and namesakes of one day by who stands above: should they
 * change places, they change their events too, and all are there.
 */
function peopleToldApart(
  everybody: readonly Entry[],
  tableOf: TableOf,
): (entry: Entry) => string | undefined {
  const rows = new Map<string, Entry[]>();
  for (const entry of everybody) {
    const key = plainIdentity(entry.identity);
    if (key === undefined) continue;
    const those = rows.get(key);
    if (those) those.push(entry);
    else rows.set(key, [entry]);
  }
  const readerOf = rowReaders(tableOf);
  const startOf = (entry: Entry) => readerOf(entry)?.apprentice.start ?? 0;
  return (entry) => {
    const key = plainIdentity(entry.identity);
    const those = (key === undefined ? undefined : rows.get(key)) ?? [];
    if (key === undefined || those.length <= 1) return key;
    const start = startOf(entry);
    const began = start === Math.max(...those.map(startOf)) ? key : `${key} ${start}`;
    const above = those.slice(
      0,
      those.findIndex((other) => isSameRow(other, entry)),
    );
    const before = above.filter((other) => startOf(other) === start).length;
    return before === 0 ? began : `${began} row ${before + 1}`;
  };
}

function isSameRow(other: Entry, entry: Entry): boolean {
  return other.sheet === entry.sheet && other.row === entry.row;
}

function plainIdentity(identity: Identity | undefined): string | undefined {
  if (identity === undefined) return undefined;
  const { uln, apprentice = '' } = identity;
  return uln === undefined ? `name ${folded(apprentice)}` : `uln ${uln}`;
}
