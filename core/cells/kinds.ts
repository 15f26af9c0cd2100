import { type DateFault, type Day, dayOfSerial } from '../dates/day';
import { dayAmongWords, readDay } from '../dates/written-days';
import { folded, isTooLong, seenText } from '../folded';
import { isProblem, type Problem, type ProblemCode, problem } from '../problems';
import { listed, spoken } from '../words';
import { type Cell, type FilledCell, isError, isLoading } from './cell';
import { type Exempt, readExemption } from './exemptions';
import { type Grade, VOID, type Void } from './grades';
import { type LevelHeld, readLevel } from './qualifications';
import { saidOfSigning } from './signing';
import { plainWord, saysNothingYet, wellSpelt, wordsIn } from './spellings';
import {
  DAY_NOT_SAID,
  GRADE_WORDS,
  ITEM_STATE_WORDS,
  LEARNING_STATUS_WORDS,
  NEEDED_OR_NOT,
  NO_DATE,
  NO_DATE_FILLED_IN,
  NO_GRADE,
  NO_TICK,
  QUALIFICATION_WORDS,
  SIGN_OFF_WORDS,
  TICK_WORDS,
  UNIT_WORDS,
  VOID_WORDS,
} from './vocabulary';

/** A kind of cell: what people type into it and what it means. Coercion stands here, once, for functions and columns. */
export interface Kind<T> {
  readonly name:
    | 'date'
    | 'grade'
    | 'tick'
    | 'qualification'
    | 'choice'
    | 'number'
    | 'share'
    | 'text'
    | 'sign-off'
    | 'value';
  /** What may be typed, as help for people. */
  readonly accepts: string;
  /** The words of a drop-down. */
  readonly choices?: readonly string[];
  /** Excel hands blank cells over as 0, so 0 means blank wherever 0 cannot be meant. */
  readonly zeroIsBlank: boolean;
  /** Does a plain word, or the text as it stands, say that there is nothing yet? A text says what it says. */
  saysNothing?(word: string, text: string): boolean;
  /** The meaning of a filled cell, or the problem with it; `argument` is what the message calls it. */
  read(cell: FilledCell, argument: string): T | Problem;
}

/** The one gate from a cell to a value: `undefined` is blank. */
export function readCell<T>(kind: Kind<T>, cell: Cell, argument: string): T | Problem | undefined {
  if (cell === undefined || cell === '' || (cell === 0 && kind.zeroIsBlank)) return undefined;
  if (isLoading(cell)) return problem('CELL_LOADING', { argument });
  if (isError(cell)) return problem('CELL_ERROR', { argument, error: cell });
  return isNothing(kind, cell) ? undefined : kind.read(cell, argument);
}

function isNothing(kind: Kind<unknown>, cell: FilledCell): boolean {
  if (typeof cell === 'number') return false;
  const text = String(cell);
  if (text.trim() === '') return true;
  if (isTooLong(text)) return false;
  return kind.saysNothing?.(plainWord(text), text) ?? false;
}

const WITHOUT_DATE = wordsIn(NO_DATE);
const WITHOUT_DAY = new Set([...wordsIn(DAY_NOT_SAID), ...wordsIn(TICK_WORDS.met)]);

export const date: Kind<Day> = {
  name: 'date',
  accepts: 'a date, or text like 5 Mar 2026, 05/03/2026 or 2026-03-05',
  zeroIsBlank: true,
  saysNothing: (word, text) => WITHOUT_DATE.has(word) || isNoDay(text) || saysNothingYet(word, text),
  read(cell, argument) {
    const day = dayIn(cell);
    return typeof day === 'number'
      ? day
      : problem(day satisfies DateFault & ProblemCode, { argument, value: cell });
  },
};

function isNoDay(text: string): boolean {
  return NO_DATE_FILLED_IN.test(folded(text));
}

/** Yes, a tick and Booked say that there is a day, and not which; the number 1 is a day of 1900. */
function dayIn(cell: FilledCell): Day | DateFault {
  if (typeof cell === 'number') return dayOfSerial(cell);
  const text = String(cell);
  const day = readDay(text);
  const isYes = day === 'DATE_UNREADABLE' && !isTooLong(text) && WITHOUT_DAY.has(plainWord(text));
  return isYes ? 'DATE_WITHOUT_DAY' : day;
}

/** What a kind of words is made of. */
interface Words<T> {
  readonly name: Kind<T>['name'];
  readonly accepts: string;
  readonly choices?: readonly string[];
  readonly unknown: ProblemCode;
  /** Each meaning with what people type for it. */
  readonly meanings: ReadonlyArray<readonly [T, ReadonlySet<string>]>;
  /** Besides what says nothing yet in every kind. */
  readonly nothing?: ReadonlySet<string>;
  /** A date may stand behind the word: "Complete 12/03/2026". */
  readonly isDated?: true;
  /** Meanings that a tick beside the word only says again: "Pass ✓". */
  isTicked?(meaning: T): boolean;
  /** Reads what is no word of the list; or says why not, by the code of a problem. */
  otherwise?(text: string): { readonly value: T } | { readonly code: ProblemCode } | undefined;
}

/** A kind whose cells hold one of a few words. A word of its own always counts before what says nothing. */
function wordKind<T>(words: Words<T>): Kind<T> {
  const { name, accepts, choices, unknown, meanings, nothing, isDated, isTicked, otherwise } = words;
  const meaningOf = new Map(
    meanings.flatMap(([meaning, spellings]) => [...spellings].map((word) => [word, meaning] as const)),
  );
  const meaningIn = (text: string): T | undefined => {
    const meaning = meaningOf.get(plainWord(text));
    if (meaning !== undefined) return meaning;
    const ticked = isTicked && meaningOf.get(plainWord(withoutTick(text)));
    if (ticked !== undefined && isTicked?.(ticked)) return ticked;
    return isDated ? meaningOf.get(plainWord(undated(text))) : undefined;
  };
  return {
    name,
    accepts,
    ...(choices && { choices }),
    zeroIsBlank: true,
    saysNothing: (word, text) =>
      !meaningOf.has(word) && ((nothing?.has(word) ?? false) || saysNothingYet(word, text)),
    read(cell, argument) {
      const text = String(cell);
      if (isTooLong(text)) return problem(unknown, { argument, value: cell, accepted: accepts });
      const meaning = meaningIn(text);
      if (meaning !== undefined) return meaning;
      const other = otherwise?.(text);
      if (other && 'value' in other) return other.value;
      return problem(other?.code ?? unknown, { argument, value: cell, accepted: accepts });
    },
  };
}

/** A word with a tick before or behind it, without the tick; a tick alone is a word of its own. */
function withoutTick(text: string): string {
  const [, before, after] = /^[✓✔✅☑🗹√👍] ?(.+)$|^(.+?) ?[✓✔✅☑🗹√👍]$/u.exec(seenText(text)) ?? [];
  return before ?? after ?? text;
}

/** "Complete 12/03/2026", "Withdrawn (12/03/2026)": the words before a date at the end. A date alone says nothing. */
function undated(text: string): string {
  const dated = dayAmongWords(text);
  if (dated === undefined || !/^[).,;]*$/.test(dated.after)) return text;
  return dated.before.replace(/(?:[\s:,(-]|\b(?:on|from|since|started|dated?))+$/i, '');
}

const NO_GRADE_YET = wordsIn(NO_GRADE);
const NOT_COUNTED = wordsIn(VOID_WORDS);

/** One of the grades that a method can have, worst first. Void is no grade: blank. */
export function gradeKind(grades: readonly Grade[]): Kind<Grade> {
  return wordKind<Grade>({
    ...gradesOnly(grades),
    accepts: gradesInWords(grades),
    meanings: wordsOfGrades(grades),
    nothing: new Set([...NO_GRADE_YET, ...NOT_COUNTED]),
  });
}

/** What came of an attempt at a method: its grade, or that it was void and is to be taken again, which blank does not say. */
export function attemptKind(grades: readonly Grade[]): Kind<Grade | Void> {
  return wordKind<Grade | Void>({
    ...gradesOnly(grades),
    accepts: `${gradesInWords(grades)}, or Void for an attempt that does not count`,
    meanings: [...wordsOfGrades(grades), [VOID, NOT_COUNTED]],
    nothing: NO_GRADE_YET,
  });
}

function gradesOnly(grades: readonly Grade[]) {
  return {
    name: 'grade',
    unknown: 'GRADE_UNKNOWN',
    choices: grades,
    isTicked: (grade: Grade | Void) => grade !== 'Fail' && grade !== VOID,
    otherwise(text: string) {
      const value = gradeSaidTwice(grades, text);
      if (value !== undefined) return { value };
      return gradesAmong(grades, text) === 1 ? ({ code: 'GRADE_WITH_REMARK' } as const) : undefined;
    },
  } as const;
}

const LABELLED = /^(?:grade|result|outcome) ?[:=-]? ?([a-z ]+)$|^([a-z ]+?) grade$/;
const WITH_INITIAL = /^([a-z]{1,2}) ?[-:=(] ?([a-z]{3,})\)?$|^([a-z]{3,}) ?[-:=(] ?([a-z]{1,2})\)?$/;

/** "Grade: Pass", "P - Pass", "Pass (P)": a grade with nothing beside it but its name or its initial. */
function gradeSaidTwice(grades: readonly Grade[], text: string): Grade | undefined {
  const words = wellSpelt(folded(text));
  const [, ...parts] = LABELLED.exec(words) ?? WITH_INITIAL.exec(words) ?? [];
  const [said, ...again] = parts.filter((part) => part).map((part) => gradeNamed(grades, part));
  return again.every((grade) => grade === said) ? said : undefined;
}

function gradeNamed(grades: readonly Grade[], text: string): Grade | undefined {
  return wordsOfGrades(grades).find(([, spellings]) => spellings.has(plainWord(text)))?.[0];
}

const LEAST_OF_A_GRADE = 4;

/** How many grades stand among the words of a text: of "Pass (resit)" one, of "Pass or Fail" two. Initials are too short to tell. */
function gradesAmong(grades: readonly Grade[], text: string): number {
  const words = wellSpelt(folded(text)).match(/[a-z]+/g) ?? [];
  const longEnough = words.filter((word) => word.length >= LEAST_OF_A_GRADE && word !== 'resit');
  return wordsOfGrades(grades).filter(([, spellings]) => longEnough.some((word) => spellings.has(word)))
    .length;
}

function gradesInWords(grades: readonly Grade[]): string {
  const initials = listed(grades.map((grade) => grade.slice(0, 1))).replace(' or ', ' and ');
  return `${listed(grades)} (${initials} will do, and Refer for a fail)`;
}

function wordsOfGrades(grades: readonly Grade[]) {
  return grades.map((grade) => [grade, wordsIn(GRADE_WORDS[grade])] as const);
}

const TICKS = { met: wordsIn(TICK_WORDS.met), notMet: wordsIn(TICK_WORDS.notMet) };
const NO_TICK_YET = wordsIn(NO_TICK);

export const tick: Kind<boolean> = wordKind<boolean>({
  name: 'tick',
  accepts: 'TRUE or FALSE, Yes or No, ✓ or ✗',
  unknown: 'TICK_UNKNOWN',
  meanings: [
    [true, TICKS.met],
    [false, TICKS.notMet],
  ],
  nothing: NO_TICK_YET,
  isDated: true,
  isTicked: (isMet) => isMet,
  otherwise: (text) => (PARTLY_DONE.test(folded(text)) ? { value: false } : undefined),
});

/** "90% complete" is not complete. A share alone may be one of something else. */
const PARTLY_DONE = /^\d{1,2}(?:\.\d+)? ?% ?(?:complete|completed|done|finished)$/;

/** How far the evidence for something has come, where a sheet says more than yes or no. */
export const ITEM_STATES = ['Missing', 'Claimed', 'Evidenced', 'Accepted', 'Rejected'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

const itemState: Kind<ItemState> = wordKind<ItemState>({
  name: 'choice',
  accepts: listed(ITEM_STATES),
  unknown: 'CHOICE_UNKNOWN',
  meanings: ITEM_STATES.map((state) => [state, wordsIn(ITEM_STATE_WORDS[state])]),
  isDated: true,
});

/** A kind whose cells may say instead how far the evidence has come. */
function orState<T>(kind: Kind<T>): Kind<T | ItemState> {
  return {
    ...kind,
    // A word of the states says more than that there is nothing yet.
    saysNothing: (word, text) => (kind.saysNothing?.(word, text) ?? false) && !STATE_WORDS.has(word),
    read(cell, argument) {
      const value = kind.read(cell, argument);
      const state = isProblem(value) ? itemState.read(cell, argument) : value;
      return isProblem(state) ? value : state;
    },
  };
}

const STATE_WORDS = wordsIn(Object.values(ITEM_STATE_WORDS).join());

/** Something that is settled before gateway: a tick, or how far its evidence has come. */
export const settledTick: Kind<boolean | ItemState> = orState(tick);

/** English or maths at gateway: `Exempt` stands in the place of an achievement and asks for the recorded reason. */
export const QUALIFICATION_STATES = ['Achieved', 'Exempt', 'Not yet'] as const;
export type QualificationState = (typeof QUALIFICATION_STATES)[number];

const TWO_READINGS = wordsIn(NEEDED_OR_NOT);

const qualificationWord = wordKind<QualificationState | Exempt | LevelHeld>({
  name: 'qualification',
  accepts: 'Achieved, Exempt or Not yet',
  unknown: 'CHOICE_UNKNOWN',
  choices: QUALIFICATION_STATES,
  meanings: ([...QUALIFICATION_STATES, 'Level 2'] as const).map((state) => [
    state,
    wordsIn(QUALIFICATION_WORDS[state]),
  ]),
  nothing: NOT_COUNTED,
  isDated: true,
  isTicked: (state) => state === 'Achieved' || state === 'Exempt',
  otherwise(text) {
    if (TWO_READINGS.has(plainWord(text))) return { code: 'NEEDED_OR_NOT' };
    if (!isProblem(itemState.read(text, ''))) return undefined;
    const value = readExemption(text) ?? readLevel(text);
    return value && { value };
  },
});

/** The words, an exemption with its reason such as "Exempt: EHC plan", or a level such as "FS L2". */
export const qualification: Kind<QualificationState | Exempt | LevelHeld | ItemState> = orState({
  ...qualificationWord,
  saysNothing: (word, text) =>
    !TWO_READINGS.has(word) && (qualificationWord.saysNothing?.(word, text) ?? false),
});

export const LEARNING_STATUSES = ['Active', 'Break in learning', 'Withdrawn', 'Completed'] as const;
export type LearningStatus = (typeof LEARNING_STATUSES)[number];

const STATUSES = LEARNING_STATUSES.map((status) => [status, wordsIn(LEARNING_STATUS_WORDS[status])] as const);

const statusWord: Kind<LearningStatus> = wordKind<LearningStatus>({
  name: 'choice',
  accepts: 'Active, Break in learning, Withdrawn or Completed',
  unknown: 'CHOICE_UNKNOWN',
  choices: LEARNING_STATUSES,
  meanings: STATUSES,
  isDated: true,
  otherwise(text) {
    const value = statusWithMore(wellSpelt(folded(text)));
    return value && { value };
  },
});

/** Learning status in words, or as the ILR's CompStatus: 1 continuing, 2 completed, 3 withdrawn, 6 break in learning. */
export const learningStatus: Kind<LearningStatus> = {
  ...statusWord,
  // "Pending withdrawal" says more than that there is nothing yet.
  saysNothing: (word, text) => (statusWord.saysNothing?.(word, text) ?? false) && !LEAVING.test(folded(text)),
};

const LEAVING = /withd|\bw\/?d\b|\bbil\b|break|leav|\bleft\b|suspen|transfer|terminat/;

const WITH_CODE = /^([1236])(?: ?[-:.=)] ?| )(.+)$|^(.+?) ?[([]([1236])[)\]]$/;
const WITH_REASON = /^(.+?)(?: ?[-:,;(]+ ?| \/ )(.+?)\)?$/;
const PARTS = / +-+ *| *-+ +|[/,&+:;()]/;
const RESULTS = wordsIn('Pass, Passed, Merit, Distinction');
/** A break that has come to its end. */
const ENDED = /\b(?:withd\w*|w\/?d|left|leav\w*|complet\w*|achiev\w*|finish\w*)\b/;
/** It may be over, or is not settled. */
const NOT_SETTLED =
  /\?|\b(?:temp\w*|break|bil|return\w*|pending|possibl\w*|risk|tbc|not|until|to|request\w*|reinstat\w*|rejoin\w*|restart\w*|resum\w*|transfer\w*|active|live|ended|over)\b/;

/** "1 - Continuing", where code and word agree; "Withdrawn - redundancy", "BIL (maternity)", where nothing takes it back. */
function statusWithMore(text: string): LearningStatus | undefined {
  const [, codeFirst, wordAfter, wordFirst, codeAfter] = WITH_CODE.exec(text) ?? [];
  const code = codeFirst ?? codeAfter;
  if (code !== undefined) {
    const status = statusSaid(wordAfter ?? wordFirst ?? '');
    return status === statusSaid(code) ? status : undefined;
  }
  const [, word = '', reason = ''] = WITH_REASON.exec(text) ?? [];
  return statusSaidThroughout(text) ?? statusWithReason(statusSaid(word), reason);
}

/** "Completed/Achieved", "Active - on track": every part of it says the same. */
function statusSaidThroughout(text: string): LearningStatus | undefined {
  const parts = text.split(PARTS).filter((part) => part.trim() !== '');
  const said = new Set(parts.map((part) => (/^\d+$/.test(part.trim()) ? undefined : statusSaid(part))));
  return said.size === 1 ? [...said][0] : undefined;
}

function statusWithReason(status: LearningStatus | undefined, reason: string): LearningStatus | undefined {
  if (status === 'Completed') return RESULTS.has(plainWord(reason)) ? status : undefined;
  const isOver = status === 'Break in learning' && ENDED.test(reason);
  return status === 'Active' || isOver || NOT_SETTLED.test(reason) ? undefined : status;
}

function statusSaid(text: string): LearningStatus | undefined {
  const word = plainWord(text);
  return STATUSES.find(([, spellings]) => spellings.has(word))?.[0];
}

const signing: Kind<boolean> = wordKind<boolean>({
  name: 'sign-off',
  accepts: 'the date of the sign-off, or Yes or No',
  unknown: 'TICK_UNKNOWN',
  meanings: [
    [
      true,
      new Set([...TICKS.met, ...wordsIn(SIGN_OFF_WORDS.given)].filter((word) => !STATE_WORDS.has(word))),
    ],
    [false, new Set([...TICKS.notMet, ...wordsIn(SIGN_OFF_WORDS.notGiven)])],
  ],
  nothing: new Set([...NOT_COUNTED, ...NO_TICK_YET]),
  isTicked: (isGiven) => isGiven,
});

/** A sign-off: the day on which it was given, or a plain yes. */
export const signOff: Kind<Day | boolean | ItemState> = orState<Day | boolean>({
  ...signing,
  saysNothing: (word, text) => (signing.saysNothing?.(word, text) ?? false) || isNoDay(text),
  read(cell, argument) {
    const word = signing.read(cell, argument);
    if (!isProblem(word)) return word;
    const day = date.read(cell, argument);
    // "Signed OFF" is a word that is known, and nobody's initials.
    const isOpen =
      isProblem(day) && typeof cell === 'string' && !isTooLong(cell) && !STATE_WORDS.has(plainWord(cell));
    const said = isOpen ? saidOfSigning(cell) : undefined;
    if (said === undefined) return day;
    return typeof said === 'string' ? problem(said, { argument, value: cell }) : said;
  },
});

/** Any text, its outer spaces dropped; a number as its digits. */
export const text: Kind<string> = {
  name: 'text',
  accepts: 'text',
  zeroIsBlank: true,
  read: (cell) => String(cell).trim(),
};

const NO_ARRANGEMENT = wordsIn('no, n, not required, not needed, false');

/** A text that says something, where people also write that there is nothing. */
export const arrangement: Kind<string> = {
  ...text,
  accepts: 'text; None or No count as blank',
  saysNothing: (word) => NO_ARRANGEMENT.has(word) || saysNothingYet(word, ''),
};

/** One of the given words, in any case and spacing. */
export function choice<T extends string>(words: readonly T[]): Kind<T> {
  return wordKind<T>({
    name: 'choice',
    accepts: listed(words),
    unknown: 'CHOICE_UNKNOWN',
    choices: words,
    meanings: words.map((word) => [word, new Set([plainWord(word)])]),
  });
}

/** A whole number from `lowest` to `highest`. Where 0 is not allowed it means blank: Excel hands blank cells over as 0. */
export function wholeNumber(lowest: number, highest: number, example: number, unit?: string): Kind<number> {
  return {
    name: 'number',
    accepts: `a whole number from ${spoken(lowest)} to ${spoken(highest)}`,
    zeroIsBlank: lowest > 0 || highest < 0,
    saysNothing: lowest > 0 || highest < 0 ? saysNothingYet : saysNoNumber,
    read(cell, argument) {
      const number = readNumber(cell, unit);
      if (number === undefined) return problem('NUMBER_UNREADABLE', { argument, value: cell, example });
      if (!Number.isInteger(number)) return problem('NUMBER_NOT_WHOLE', { argument, value: cell, example });
      const isAllowed = number >= lowest && number <= highest;
      const range = { lowest: spoken(lowest), highest: spoken(highest) };
      return isAllowed ? number : problem('NUMBER_OUT_OF_RANGE', { argument, value: cell, ...range });
    },
  };
}

const ZERO = wordsIn('none, nil');

/** Where 0 can be meant, None is as likely none of them as not known yet. */
function saysNoNumber(word: string, text: string): boolean {
  return !ZERO.has(word) && saysNothingYet(word, text);
}

/** A number that may have parts of one, such as hours. 0 means blank: Excel hands blank cells over as 0. */
export function amount(highest: number, example: number, unit?: string): Kind<number> {
  return {
    name: 'number',
    accepts: `a number up to ${spoken(highest)}`,
    zeroIsBlank: true,
    saysNothing: saysNothingYet,
    read(cell, argument) {
      const number = readNumber(cell, unit);
      if (number === undefined) return problem('NUMBER_UNREADABLE', { argument, value: cell, example });
      const range = { lowest: '0', highest: spoken(highest) };
      return number >= 0 && number <= highest
        ? number
        : problem('NUMBER_OUT_OF_RANGE', { argument, value: cell, ...range });
    },
  };
}

/** A number of days to count, back where negative; a fraction is cut off, as the spreadsheets' own WORKDAY does. */
export const daysToCount: Kind<number> = {
  name: 'number',
  accepts: 'a number of days',
  zeroIsBlank: false,
  saysNothing: saysNoNumber,
  read(cell, argument) {
    const number = readNumber(cell);
    return number === undefined
      ? problem('NUMBER_UNREADABLE', { argument, value: cell, example: 10 })
      : Math.trunc(number);
  },
};

/** A part of the whole, 0 to 1: a percentage cell, or text like 12%. A bare 12 could mean anything, so it is refused. */
export const share: Kind<number> = {
  name: 'share',
  accepts: 'a percentage from 0% to 100%',
  zeroIsBlank: true,
  saysNothing: (word, text) => NO_ARRANGEMENT.has(word) || saysNothingYet(word, text),
  read(cell, argument) {
    const percent = typeof cell === 'string' ? /^(.+)%$/.exec(shareAlone(cell)) : null;
    const number = percent ? (readNumber(percent[1] as string) ?? Number.NaN) / 100 : readNumber(cell);
    const isShare = number !== undefined && number >= 0 && number <= 1;
    return isShare ? number : problem('SHARE_UNREADABLE', { argument, value: cell });
  },
};

/** "25% extra time", "25 per cent": what stands beside the number says nothing that the column does not say. */
function shareAlone(text: string): string {
  if (isTooLong(text)) return '';
  return folded(text)
    .replace(/\bextra(?: time)?\b:?/, '')
    .replace(/ ?\bper ?cent\b/, '%')
    .replace(/(?<=\d) (?=%)/, '')
    .trim();
}

/** Any filled cell: for a function that reads the value only once it knows what it should be. */
export const anyValue: Kind<FilledCell> = {
  name: 'value',
  accepts: 'a value',
  zeroIsBlank: true,
  read: (cell) => cell,
};

const NUMBER_TEXT = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?$/;

/** A number, or a text that is plainly one (`2,500`, and `2,500 words` where words are counted); anything else is `undefined`. */
function readNumber(cell: FilledCell, unit?: string): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string' || isTooLong(cell)) return undefined;
  const text = withoutUnit(folded(cell), unit);
  return NUMBER_TEXT.test(text) ? Number(text.replace(/[, ]/g, '')) : undefined;
}

function withoutUnit(text: string, unit: string | undefined): string {
  const [, number = '', word = ''] = /^(.*\d)[ -]?(\p{L}[\p{L} ]*)$/u.exec(text) ?? [];
  return unit !== undefined && wordsIn(UNIT_WORDS[unit] ?? '').has(plainWord(word)) ? number : text;
}
