import type { CalendarEvent } from '../core/cohort/calendar';
import { addDays, type Day, dayOf, partsOf } from '../core/dates/day';
import { remembered } from '../core/remembered';
import { PRODUCT } from '../core/version';
import { sha256 } from './sha256';

/*
 * Calendars as files (RFC 5545): all-day events that every calendar takes in. There is no METHOD, because each of them
 * would ask for the address of a person; a file without one is simply a calendar.
 */

/** What a calendar is written with, besides its events. */
export interface IcsOptions {
  /** What calendars call it. */
  readonly name: string;
  /** Secret of the workbook: by it an event is the same one next time, and nobody can tell from its UID whose it is. */
  readonly key: string;
  /** The moment at which it is written, in milliseconds since 1970. */
  readonly now: number;
  /** The day from which on the events are all here: what went before it is over, and stays. */
  readonly from: Day;
  /** On the morning so many days before, a calendar reminds of an event; never where it is left out. */
  readonly remindDaysBefore?: number | undefined;
  /** What was handed out before: what has gone since is cancelled, unless it is over. */
  readonly earlier?: readonly IcsEvent[] | undefined;
}

/** An event as a file tells it. */
export interface IcsEvent {
  readonly uid: string;
  readonly day: Day;
  readonly summary: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
}

export interface WrittenIcs {
  readonly text: string;
  /** Those of before that are cancelled. */
  readonly cancelled: readonly IcsEvent[];
  /** Those that were there before on another day. */
  readonly moved: number;
}

const LINE_END = '\r\n';

/** The text of a calendar file. */
export function icsOf(events: readonly CalendarEvent[], options: IcsOptions): WrittenIcs {
  const { name, key, now, from, earlier = [] } = options;
  const stamp = stampOf(now);
  const sequence = sequenceAt(now, earlier);
  const days = new Map(earlier.map(({ uid, day }) => [uid, day]));
  const parts: string[] = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${PRODUCT.name}//${PRODUCT.name} ${PRODUCT.version}//EN`,
    'CALSCALE:GREGORIAN',
    folded(`X-WR-CALNAME:${escaped(name)}`),
  ];
  // The same few rules stand behind thousands of days.
  const detailsOf = remembered((details: string) => folded(`DESCRIPTION:${escaped(details)}`));
  const later = laterLines(stamp, sequence);
  const alarm = alarmOf(options.remindDaysBefore);
  const uids = new Set<string>();
  let moved = 0;
  for (const event of events) {
    const uid = uidOf(event, key);
    // Two of one name that nothing tells apart: a calendar would keep one of them.
    if (uids.has(uid)) continue;
    uids.add(uid);
    const before = days.get(uid);
    if (before !== undefined && before !== event.day) moved++;
    parts.push(eventLines(uid, event, { details: detailsOf(event.details.join('\n')), later, alarm }));
  }
  const cancelled = earlier.filter(
    ({ uid, day, isCancelled }) => !uids.has(uid) && !isCancelled && day >= from,
  );
  for (const event of cancelled) parts.push(cancelledLines(event, later));
  parts.push('END:VCALENDAR', '');
  return { text: parts.join(LINE_END), cancelled, moved };
}

/** So long that no two of a workbook are alike, and no longer. */
const UID_DIGITS = 32;

function uidOf({ identity }: CalendarEvent, key: string): string {
  return `${sha256(`${key} ${identity}`).slice(0, UID_DIGITS)}@epa-cohort`;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Sequences are counted in minutes from 1 January 2026 on. */
const FIRST_SEQUENCE_DAY = dayOf(2026, 1, 1) as Day;
const UNIX_EPOCH = dayOf(1970, 1, 1) as Day;

/**
 * Higher than in every file before, whatever stands in them: a workbook remembers no file, so the minute tells which is the
 * later one.
 */
function sequenceAt(now: number, earlier: readonly IcsEvent[]): number {
  const minutes = Math.floor((now - (FIRST_SEQUENCE_DAY - UNIX_EPOCH) * DAY_MS) / MINUTE_MS);
  return earlier.reduce((most, { sequence }) => Math.max(most, sequence + 1), Math.max(0, minutes));
}

function dayAt(now: number): Day {
  return (Math.floor(now / DAY_MS) + UNIX_EPOCH) as Day;
}

/** "20261125T143200Z". */
function stampOf(now: number): string {
  const seconds = Math.floor((now - Math.floor(now / DAY_MS) * DAY_MS) / 1000);
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => twoDigits(Math.floor(part)));
  return `${dateOf(dayAt(now))}T${time.join('')}Z`;
}

/** "20261125". */
function dateOf(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${year}${twoDigits(month)}${twoDigits(dayOfMonth)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** What all events of a file have in common. */
function laterLines(stamp: string, sequence: number): string {
  return joined(`DTSTAMP:${stamp}`, `SEQUENCE:${sequence}`);
}

interface Written {
  readonly details: string;
  readonly later: string;
  readonly alarm: ((summary: string) => string) | undefined;
}

function eventLines(
  uid: string,
  { day, title, kind }: CalendarEvent,
  { details, later, alarm }: Written,
): string {
  const summary = escaped(title);
  return joined(
    'BEGIN:VEVENT',
    `UID:${uid}`,
    later,
    wholeDay(day),
    folded(`SUMMARY:${summary}`),
    details,
    `CATEGORIES:${kind}`,
    'STATUS:CONFIRMED',
    NOBODY_IS_BUSY,
    ...(alarm ? [alarm(summary)] : []),
    'END:VEVENT',
  );
}

function joined(...lines: readonly string[]): string {
  return lines.join(LINE_END);
}

function alarmOf(daysBefore: number | undefined): Written['alarm'] {
  if (daysBefore === undefined) return undefined;
  return (summary) =>
    joined(
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      folded(`DESCRIPTION:${summary}`),
      `TRIGGER:-PT${hoursBefore(daysBefore)}H`,
      'END:VALARM',
    );
}

/** The end is the day after, on which the event is over. */
const wholeDay = remembered((day: Day) =>
  joined(`DTSTART;VALUE=DATE:${dateOf(day)}`, `DTEND;VALUE=DATE:${dateOf(addDays(day, 1))}`),
);

/** A deadline keeps nobody from meeting others; Outlook asks for words of its own. */
const NOBODY_IS_BUSY = joined('TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE');

const MORNING_HOUR = 9;
const HOURS_OF_DAY = 24;

/** The day begins at midnight; people are reminded at nine. */
function hoursBefore(days: number): number {
  return Math.max(0, days * HOURS_OF_DAY - MORNING_HOUR);
}

/** Said in the title too: not every calendar takes an event away, but each shows what it is called. */
const CANCELLED = 'Cancelled: ';

function cancelledLines({ uid, day, summary }: IcsEvent, later: string): string {
  return joined(
    'BEGIN:VEVENT',
    `UID:${uid}`,
    later,
    wholeDay(day),
    folded(`SUMMARY:${escaped(`${CANCELLED}${summary}`)}`),
    'STATUS:CANCELLED',
    NOBODY_IS_BUSY,
    'END:VEVENT',
  );
}

/** Signs that no line may hold go; what divides values is escaped. */
function escaped(text: string): string {
  if (NOTHING_TO_ESCAPE.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNWRITABLE, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Nearly every title. */
const NOTHING_TO_ESCAPE = /^[^\\;,\p{Cc}]*$/u;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a file may not hold.
const UNWRITABLE = /[\u0000-\u0009\u000B-\u001F\u007F]/g;

const LONGEST_LINE = 75;

/** A line of at most 75 octets; a longer one goes on in the next, which begins with a space. No sign is cut in two. */
function folded(line: string): string {
  if (line.length <= LONGEST_LINE && PLAIN.test(line)) return line;
  const parts: string[] = [];
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; ) {
    const sign = line.codePointAt(at) as number;
    const size = octetsOf(sign);
    if (octets + size > LONGEST_LINE) {
      parts.push(line.slice(from, at));
      from = at;
      // The space in front.
      octets = 1;
    }
    octets += size;
    at += size === LONGEST_SIGN ? 2 : 1;
  }
  parts.push(line.slice(from));
  return parts.join(`${LINE_END} `);
}

/** Signs of one octet each. */
const PLAIN = /^[ -~]*$/;
const LONGEST_SIGN = 4;

/** How long a sign is in UTF-8. */
function octetsOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : LONGEST_SIGN;
}

/** The events of a file that was written here before; none where it is no calendar. Events of others are left out. */
export function readIcs(text: string): readonly IcsEvent[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events: IcsEvent[] = [];
  let fields: Map<string, string> | undefined;
  let isInside = false;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    if (name === 'BEGIN' && value === 'VEVENT') fields = new Map();
    else if (name === 'BEGIN' && value === 'VALARM') isInside = true;
    else if (name === 'END' && value === 'VALARM') isInside = false;
    else if (name === 'END' && value === 'VEVENT') {
      const event = fields && eventIn(fields);
      if (event) events.push(event);
      fields = undefined;
    } else if (!isInside) fields?.set(name, value);
  }
  return events;
}

const OUR_UID = /^[0-9a-f]+@epa-cohort$/;

function eventIn(fields: ReadonlyMap<string, string>): IcsEvent | undefined {
  const uid = fields.get('UID') ?? '';
  const [, year, month, dayOfMonth] = /^(\d{4})(\d{2})(\d{2})/.exec(fields.get('DTSTART') ?? '') ?? [];
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  if (!OUR_UID.test(uid) || day === undefined) return undefined;
  return {
    uid,
    day,
    summary: unescaped(fields.get('SUMMARY') ?? ''),
    sequence: Number(fields.get('SEQUENCE') ?? 0) || 0,
    isCancelled: fields.get('STATUS') === 'CANCELLED',
  };
}

function unescaped(text: string): string {
  return text.replace(/\\([nN\\;,])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}
