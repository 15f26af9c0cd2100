import type { Cell } from '../cells/cell';
import { type Kind, readCell } from '../cells/kinds';
import { ulnFinding } from '../rules/uln';
import { isReadable as canBeRead } from '../sheet/ambiguous-headings';
import type { Column, ColumnKey, Columns } from '../sheet/columns';
import { isOfOtherPeople } from '../sheet/grouped-headings';
import { withoutAdditions } from '../sheet/heading';
import { lesserNames, meaningOf } from '../sheet/meanings';
import { NAME_PARTS } from '../sheet/names';

/** A heading with the filled cells below it. */
export interface HeadingSeen {
  readonly position: number;
  readonly heading: string;
  readonly key: ColumnKey | undefined;
  readonly isDoubled: boolean;
  readonly cells: readonly Cell[];
}

/** What providers write for words of our headings, singular; last, what says nothing. */
const SPELLINGS: Readonly<Record<string, string>> = {
  apprentice: 'learner student candidate trainee app',
  employer: 'emp',
  provider: 'prov tp',
  programme: 'program prog',
  'planned end': 'ped',
  expected: 'exp',
  date: 'dt',
  'date birth': 'dob',
  number: 'no num',
  english: 'eng',
  functional: 'func',
  qualification: 'qual',
  gateway: 'gw gtwy',
  meeting: 'mtg',
  sign: 'signed signature signoff sig',
  agreed: 'approved',
  submitted: 'sub submission submit handed hand',
  question: 'q qs',
  minute: 'min length duration',
  result: 'outcome',
  confirmed: 'conf',
  certificate: 'cert',
  received: 'recd',
  complete: 'completed completion',
  note: 'comment remark',
  act: 'actual',
  '': 'of the on in off to for is a apprenticeship count digit professional prof practical prac work based dd mm yy yyyy',
};

type Words = ReadonlySet<string>;

/** What headings say of the columns of a standard, in whichever order: "GW date" and "Date of gateway" are the same. */
export function wordsIn({ standard }: Columns): (heading: string) => Words {
  const meanings = new Map(
    Object.entries({ ...SPELLINGS, ...standard.spellings }).flatMap(([meaning, spellings]) =>
      spellings.split(' ').map((word) => [word, meaning] as const),
    ),
  );
  // A plural is its singular, and numbers of two digits and more are hints such as "(10 digits)".
  const meaningsOf = (word: string) => {
    const singular = word.replace(/(...)s$|^\d\d+$/, '$1');
    const meaning = meanings.get(word) ?? meanings.get(singular) ?? singular;
    return meaning.split(' ').filter(Boolean);
  };
  return (heading) => {
    const words = heading
      .normalize('NFKD')
      .replace(/\by(es)?\W+no?\b|['’]|\battempt 1\b|\b(?:1st|first) attempt\b/gi, '')
      .replace(/\battempt 2\b|\b(?:2nd|second) attempt\b/gi, 'resit')
      .replace(/(\p{Ll})(\p{Lu})|(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1$3 $2$4')
      .toLowerCase()
      .match(/[\p{L}\p{N}&]+/gu);
    return new Set(words?.flatMap(meaningsOf));
  };
}

/** What may stand in a heading besides the words of its column and leaves it what it is, by the kind of the column. */
const BESIDES: Partial<Readonly<Record<Kind<unknown>['name'], string>>> = {
  text: 'full name',
  date: 'date time booked held taken done complete actual EPA apprentice',
  'sign-off': 'date gateway form declaration received complete',
  qualification: 'functional skills FS GCSE level 2 L2 status achieved passed complete certificate',
  grade: 'EPA P D F',
};

/** A start at a time of day is that of a form, and the end of an EPA is not the end of training. */
const BESIDES_OF_THE_WHOLE: Readonly<Partial<Record<ColumnKey, string>>> = {
  start: 'date actual apprentice',
  plannedEnd: 'date apprentice',
  dateOfBirth: 'date apprentice',
};

/** What is looked for in headings: each column with what its names say, and what may stand beside that. */
interface Sought {
  readonly column: Column;
  readonly names: readonly Words[];
  /** Names that could mean anything, unless the cells are what the column holds. */
  readonly vague: readonly Words[];
  readonly besides: Words;
}

const VAGUE_NAMES: Readonly<Partial<Record<ColumnKey, readonly string[]>>> = {
  start: ['LSD'],
  epaStart: ['EPA date', 'EPA SD'],
  confirmedGrade: ['Grade', 'Result', 'Overall grade', 'Overall result', 'Overall'],
};

/** Names beside something, such as who signed, are taken only where a heading says so: any text could be one. */
function soughtIn(columns: Columns, wordsOf: (heading: string) => Words): readonly Sought[] {
  return columns.all
    .filter(({ isOptional, kind }) => !(isOptional && kind.name === 'text'))
    .map((column) => ({
      column,
      names: [column.heading, ...column.aliases, ...lesserNames(columns, column.key)].map(wordsOf),
      vague: (VAGUE_NAMES[column.key] ?? []).map(wordsOf),
      besides: wordsOf(BESIDES_OF_THE_WHOLE[column.key] ?? BESIDES[column.kind.name] ?? ''),
    }));
}

/** Kinds that cells say as well as words do: in a heading "PD" full of passes, "grade" need not be said. */
const SAID_BY_CELLS: readonly Kind<unknown>['name'][] = ['date', 'grade'];

/** Any cell can be read as text, so it must look like what the column holds. */
const LOOKS: Readonly<Partial<Record<ColumnKey, RegExp>>> = {
  uln: /^(\d\s*){10}$/,
  apprentice: /^[^\d@]*\p{L}[^\d@]*$/u,
  employer: /^[^@]*\p{L}[^@]*$/u,
};

/** A forename and a surname, or the other way round. */
const TWO_WORDS = /^[\p{L}\p{M}'’.-]+,?\s+[\p{L}\p{M}'’.-]+$/u;

/** What says by its cells alone who the apprentices are. The check digit tells a ULN from a mobile number without its 0. */
const IDENTITIES: readonly (readonly [ColumnKey, (cell: string) => boolean])[] = [
  ['uln', (cell) => ulnFinding(cell) === undefined],
  ['apprentice', (cell) => TWO_WORDS.test(cell)],
];

/**
 * What headings that are not recognised most likely mean, by position: as their words say, unless the cells below say
 * otherwise. Each of our columns once at most, and none that is recognised already.
 */
export function guessesFor(
  columns: Columns,
  headings: readonly HeadingSeen[],
): ReadonlyMap<number, ColumnKey> {
  const wordsOf = wordsIn(columns);
  const sought = soughtIn(columns, wordsOf);
  const guesses = new Map<number, ColumnKey>();
  const taken = new Set(headings.map(({ key }) => key));
  const open = headings.filter(({ key, isDoubled }) => key === undefined && !isDoubled);
  const guess = (position: number, key: ColumnKey) => {
    if (!taken.has(key)) guesses.set(position, key);
    taken.add(key);
  };
  const nearest = ({ heading, cells }: HeadingSeen) =>
    nearestColumn(sought.filter(canHold(heading)), wordsOf(heading), cells);
  const byWords = open
    .map((seen) => ({ position: seen.position, ...(lookedUp(columns, wordsOf, seen) ?? nearest(seen)) }))
    .filter(({ distance }) => distance < FAR)
    .sort((one, other) => one.distance - other.distance);
  for (const { position, key } of byWords) guess(position, key);
  if (['uln', 'apprentice', ...NAME_PARTS].some((key) => taken.has(key))) return guesses;
  for (const [key, looksRight] of IDENTITIES) {
    const found = open.find(
      ({ position, heading, cells }) =>
        !guesses.has(position) && !isOfOtherPeople(heading) && areMostly(cells, looksRight),
    );
    if (found) guess(found.position, key);
  }
  return guesses;
}

/** A share is another thing than what it is of, and so is what it costs. */
function canHold(heading: string): (sought: Sought) => boolean {
  const isOfMoney = /[£$€]/.test(heading);
  const isShare = heading.includes('%');
  return ({ column: { kind } }) => !isOfMoney && (!isShare || kind.name === 'share');
}

/** "FAC Cohort (from Cohort #)": a base names the field that it looks something up in, which may say what it is. */
function lookedUp(
  columns: Columns,
  wordsOf: (heading: string) => Words,
  { heading }: HeadingSeen,
): Near | undefined {
  const added = withoutAdditions(heading);
  const from = added?.additions.find((addition) => /^\s*from\s/i.test(addition));
  const key = from && meaningOf(columns, from.replace(/^\s*from\s/i, ''))?.keys[0];
  if (!key) return undefined;
  const said = wordsOf(added?.name ?? '');
  const isSaid = [...wordsOf(columns.of(key).heading)].every((word) => said.has(word));
  return isSaid ? { key, distance: 1 } : undefined;
}

/** Are most of the cells of that look, and each another one? A single cell is no evidence. */
function areMostly(cells: readonly Cell[], looksRight: (cell: string) => boolean): boolean {
  const different = new Set(cells.map((cell) => String(cell).trim()).filter(looksRight)).size;
  return different > 1 && different * 2 > cells.length;
}

interface Near {
  readonly key: ColumnKey;
  /** In words that the heading has and the column has not. */
  readonly distance: number;
}

const FAR = Number.POSITIVE_INFINITY;
const NOTHING_NEAR: Near = { key: '', distance: FAR };

function nearestColumn(sought: readonly Sought[], words: Words, cells: readonly Cell[]): Near {
  return sought
    .map((one) => ({ key: one.column.key, distance: distanceTo(one, words, cells) }))
    .reduce((nearest, near) => (near.distance < nearest.distance ? near : nearest), NOTHING_NEAR);
}

function distanceTo({ column, names, vague, besides }: Sought, words: Words, cells: readonly Cell[]): number {
  const { kind } = column;
  const distance = (words: Words) => Math.min(...names.map((name) => wordsBesides(words, name, besides)));
  const byWords = distance(words);
  const withCells = SAID_BY_CELLS.includes(kind.name) ? distance(new Set([...words, kind.name])) : FAR;
  const isVague = vague.some((name) => wordsBesides(words, name, new Set()) === 0);
  if (Math.min(byWords, withCells) === FAR && !isVague) return FAR;
  const readable = cells.flatMap((cell) => isReadable(column, cell) ?? []);
  const read = readable.filter(Boolean).length;
  if (read * 2 < readable.length) return FAR;
  return read > 0 ? Math.min(byWords, withCells, isVague ? 0 : FAR) : byWords;
}

/** How many words a heading has besides those of a name of ours; too far where one is lacking or one says something else. */
function wordsBesides(words: Words, name: Words, allowed: Words): number {
  const besides = [...words].filter((word) => !name.has(word));
  const isSame = words.size - besides.length === name.size && besides.every((word) => allowed.has(word));
  return isSame ? besides.length : FAR;
}

/** The name of a file says that there is evidence, and not what of. */
const FILE = /\.(?:pdf|docx?|jpe?g|png|heic|tiff?|zip)$/i;

/** Can a cell be what a column holds? A blank one says nothing. */
function isReadable(column: Column, cell: Cell): boolean | undefined {
  const { key, kind } = column;
  if (kind.name === 'qualification' && FILE.test(String(cell))) return undefined;
  const isOne = canBeRead(column, cell);
  return isOne ? (LOOKS[key]?.test(String(readCell<unknown>(kind, cell, key))) ?? true) : isOne;
}
