import type { XmlFault } from './xml-fault';

/*
 * The file of the Individualised Learner Record, of which programme aims are taken. It has a new namespace each year, so
 * elements are known by their local names; and it may be 20 MB large, so it is read slice by slice, by whoever lets the page
 * do something else in between.
 */

/** Why a file of the ILR is not taken. */
export type IlrFault = XmlFault | 'NOT_ILR' | 'CUT_OFF' | 'NO_LEARNERS';

/** What is taken of a learner, and of the programme aim: the names that the ILR itself gives. */
const OF_LEARNER = ['LearnRefNumber', 'ULN', 'GivenNames', 'FamilyName', 'DateOfBirth'] as const;
const OF_AIM = [
  'LearnStartDate',
  'LearnPlanEndDate',
  'LearnActEndDate',
  'AchDate',
  'CompStatus',
  'Outcome',
  'OutGrade',
  'StdCode',
  'EPAOrgID',
] as const;
const EMPLOYER = 'EmpId';
export const ILR_HEADINGS = [...OF_LEARNER, EMPLOYER, ...OF_AIM] as const;

/** The programme of a standard: its aim is of type 1, its programme of type 25. */
const PROGRAMME_AIM = '1';
const OF_A_STANDARD = '25';

export interface ReadIlr {
  /** As the namespace has it, such as "2026-27". */
  readonly year: string | undefined;
  readonly learners: number;
  /** The headings, and a row for each programme aim. */
  readonly rows: readonly (readonly string[])[];
  /** Learners with an earlier programme aim of the standard, which the latest one stands for. */
  readonly restarts: number;
  /** The codes of other standards, with how many programme aims they have. */
  readonly others: ReadonlyMap<string, number>;
}

type Fields = Record<string, string>;

/** What is looked at between two rests. */
const SLICE_BYTES = 256 * 1024;
/** No tag and no text of a learner is as long as this. */
const LONGEST_TOKEN = 200_000;
const MOST_DEPTH = 50;

/** Reads a file; each rest says how much of it is read, 0 to 1. `code` is the standard's, all of them where it is left out. */
export function* readIlr(bytes: Uint8Array, code?: string): Generator<number, ReadIlr | { fault: IlrFault }> {
  const decoder = new TextDecoder(encodingOf(bytes));
  const learners = learnersRead(code);
  const reader = elementReader(learners);
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    const slice = bytes.subarray(at, at + SLICE_BYTES);
    const fault = reader.take(decoder.decode(slice, { stream: at + SLICE_BYTES < bytes.length }));
    if (fault) return { fault };
    yield Math.min(1, (at + SLICE_BYTES) / bytes.length);
  }
  const fault = reader.end();
  if (fault) return { fault };
  return learners.count() === 0 ? { fault: 'NO_LEARNERS' } : learners.result();
}

/** By the mark, else as the first line declares it. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 100));
  return /encoding=["'](?:windows-1252|iso-8859-1)["']/i.test(start) ? 'windows-1252' : 'utf-8';
}

/** Told of each element by its local name, and how deep it stands: the root at 0. */
interface ElementListener {
  open(name: string, depth: number, tag: string): IlrFault | undefined;
  /** Is the text of the element that was opened last wanted? */
  wants(): boolean;
  close(name: string, depth: number, text: string): void;
}

/** Takes XML apart as it comes in; a tag or a text that is cut waits for the rest of it. */
function elementReader(listener: ElementListener) {
  const opened: string[] = [];
  let rest = '';
  let text = '';
  let hasRoot = false;
  const closing = (written: string): IlrFault | undefined => {
    if (opened.pop() !== written) return 'BROKEN';
    listener.close(localName(written), opened.length, text);
    text = '';
    return undefined;
  };
  const opening = (tag: string): IlrFault | undefined => {
    const isEmpty = tag.endsWith('/');
    const written = /^[^\s/>]+/.exec(tag)?.[0];
    if (written === undefined || (opened.length === 0 && hasRoot)) return 'BROKEN';
    if (opened.length === MOST_DEPTH) return 'TOO_DEEP';
    hasRoot = true;
    text = '';
    const fault = listener.open(localName(written), opened.length, tag);
    opened.push(written);
    return fault ?? (isEmpty ? closing(written) : undefined);
  };
  const take = (more: string): IlrFault | undefined => {
    const xml = rest + more;
    let at = 0;
    while (at < xml.length) {
      const start = xml.indexOf('<', at);
      const end = start === -1 ? -1 : endOfMarkup(xml, start);
      if (end === -1) break;
      if (start > at) {
        if (opened.length === 0 && /[^\s\uFEFF]/.test(xml.slice(at, start))) return 'BROKEN';
        if (listener.wants()) text += unescaped(xml.slice(at, start));
      }
      const fault = markup(xml, start, end);
      if (fault) return fault;
      at = end;
    }
    rest = xml.slice(at);
    return rest.length > LONGEST_TOKEN ? 'BROKEN' : undefined;
  };
  const markup = (xml: string, start: number, end: number): IlrFault | undefined => {
    const sign = xml[start + 1];
    if (sign === '/') return closing(xml.slice(start + 2, end - 1).trimEnd());
    if (sign === '?') return undefined;
    if (sign !== '!') return opening(xml.slice(start + 1, end - 1));
    if (xml.startsWith('<!--', start)) return undefined;
    if (!xml.startsWith('<![CDATA[', start)) return 'DECLARES_TYPES';
    if (listener.wants()) text += xml.slice(start + '<![CDATA['.length, end - ']]>'.length);
    return undefined;
  };
  const end = (): IlrFault | undefined => {
    if (!hasRoot) return rest.trim() === '' ? 'NOT_ILR' : 'BROKEN';
    if (opened.length > 0) return 'CUT_OFF';
    return rest.trim() === '' ? undefined : 'BROKEN';
  };
  return { take, end };
}

/** Where markup ends, just after its last sign; -1 where that is not there yet. */
function endOfMarkup(xml: string, start: number): number {
  for (const [first, last] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!xml.startsWith(first, start)) continue;
    const end = xml.indexOf(last, start + first.length);
    return end === -1 ? -1 : end + last.length;
  }
  // What may yet become one of them is waited for.
  if (xml[start + 1] === '!' && xml.length - start < '<![CDATA['.length) return -1;
  return xml[start + 1] === '?' ? endOfInstruction(xml, start) : endOfTag(xml, start);
}

/** Its signs are looked for one by one: together Google would take them for a template. */
function endOfInstruction(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  while (end !== -1 && xml[end - 1] !== '?') end = xml.indexOf('>', end + 1);
  return end === -1 ? -1 : end + 1;
}

/** A `>` inside the quotes of an attribute ends nothing. */
function endOfTag(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  while (end !== -1 && isInQuotes(xml.slice(start, end))) end = xml.indexOf('>', end + 1);
  return end === -1 ? -1 : end + 1;
}

function isInQuotes(tag: string): boolean {
  if (!tag.includes('"') && !tag.includes("'")) return false;
  return /["']/.test(tag.replace(/"[^"]*"|'[^']*'/g, ''));
}

function localName(written: string): string {
  const colon = written.indexOf(':');
  return colon === -1 ? written : written.slice(colon + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const [ROOT, LEARNER, PART, FIELD] = [0, 1, 2, 3];
const AIM = 'LearningDelivery';
const EMPLOYMENT = 'LearnerEmploymentStatus';
const WANTED: ReadonlySet<string> = new Set([...ILR_HEADINGS, 'AimType', 'ProgType', 'DateEmpStatApp']);

/** Gathers the programme aims of learners, as they are told of the elements of the file. */
function learnersRead(code: string | undefined): ElementListener & { count(): number; result(): ReadIlr } {
  const rows: string[][] = [[...ILR_HEADINGS]];
  const others = new Map<string, number>();
  let [year, learners, restarts]: [string | undefined, number, number] = [undefined, 0, 0];
  let learner: Fields = {};
  let aims: Fields[] = [];
  let employments: Fields[] = [];
  let part: Fields = {};
  let isWanted = false;
  const endAim = () => {
    if (part.AimType !== PROGRAMME_AIM || part.ProgType !== OF_A_STANDARD) return;
    const { StdCode: standard = '' } = part;
    if (code === undefined || standard === code) aims.push(part);
    else others.set(standard, (others.get(standard) ?? 0) + 1);
  };
  const endLearner = () => {
    learners++;
    const aim = latest(aims, 'LearnStartDate');
    if (aim === undefined) return;
    if (aims.length > 1) restarts++;
    const employer = latest(employments, 'DateEmpStatApp')?.[EMPLOYER];
    const said: Fields = { ...learner, ...aim, ...(employer && { [EMPLOYER]: employer }) };
    rows.push(ILR_HEADINGS.map((name) => said[name] ?? ''));
  };
  return {
    open(name, depth, tag) {
      isWanted = depth >= PART && WANTED.has(name);
      if (depth === ROOT) {
        year = /ILR\/(\d{4}-\d{2})\b/.exec(tag)?.[1];
        return name === 'Message' && /ILR/.test(tag) ? undefined : 'NOT_ILR';
      }
      if (depth === LEARNER && name === 'Learner') [learner, aims, employments] = [{}, [], []];
      if (depth === PART) part = {};
      return undefined;
    },
    wants: () => isWanted,
    close(name, depth, text) {
      if (isWanted && depth === FIELD) part[name] = text.trim();
      if (isWanted && depth === PART) learner[name] = text.trim();
      isWanted = false;
      if (depth === PART && name === AIM) endAim();
      if (depth === PART && name === EMPLOYMENT) employments.push(part);
      if (depth === LEARNER && name === 'Learner') endLearner();
    },
    count: () => learners,
    result: () => ({ year, learners, rows, restarts, others }),
  };
}

/** Days in the ILR sort as their texts do. */
function latest(all: readonly Fields[], day: string): Fields | undefined {
  return all.reduce<Fields | undefined>(
    (best, one) => (best === undefined || (one[day] ?? '') >= (best[day] ?? '') ? one : best),
    undefined,
  );
}
