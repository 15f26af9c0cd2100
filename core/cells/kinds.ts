import { type DateFault, type Day, dayOfSerial } from '../dates/day';
import { readDay } from '../dates/written-days';
import { isProblem, type Problem, type ProblemCode, problem } from '../problems';
import { listed, spoken } from '../words';
import { type Cell, type FilledCell, isError } from './cell';
import { type Exempt, readExemption } from './exemptions';
import { type Grade, VOID, type Void } from './grades';

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
  /** Words that people type for "nothing yet", tidied. */
  readonly blankWords?: ReadonlySet<string>;
  /** The meaning of a filled cell, or the problem with it; `argument` is what the message calls it. */
  read(cell: FilledCell, argument: string): T | Problem;
}

/** The one gate from a cell to a value: `undefined` is blank. */
export function readCell<T>(kind: Kind<T>, cell: Cell, argument: string): T | Problem | undefined {
  if (cell === undefined || cell === '' || (cell === 0 && kind.zeroIsBlank)) return undefined;
  if (isError(cell)) return problem('CELL_ERROR', { argument, error: cell });
  if (typeof cell === 'string') {
    const word = tidy(cell);
    if (word === '' || kind.blankWords?.has(word)) return undefined;
  }
  return kind.read(cell, argument);
}

/** Case and spaces never matter in a word. */
function tidy(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

export const date: Kind<Day> = {
  name: 'date',
  accepts: 'a date, or text like 5 Mar 2026, 05/03/2026 or 2026-03-05',
  zeroIsBlank: true,
  read(cell, argument) {
    const day = typeof cell === 'number' ? dayOfSerial(cell) : readDay(String(cell));
    return typeof day === 'number'
      ? day
      : problem(day satisfies DateFault & ProblemCode, { argument, value: cell });
  },
};

/** What people type for "nothing yet". */
const NOTHING_YET: ReadonlySet<string> = new Set(['pending', 'nottaken', 'void', 'n/a', '-']);

/** A kind whose cells hold one of a few words; each meaning lists the words that people type for it. */
function wordKind<T>(
  name: Kind<T>['name'],
  accepts: string,
  unknown: ProblemCode,
  meanings: ReadonlyArray<readonly [T, readonly string[]]>,
  more: Partial<Kind<T>> = {},
): Kind<T> {
  const meaningOf = new Map(
    meanings.flatMap(([meaning, words]) => words.map((word) => [tidy(word), meaning])),
  );
  return {
    name,
    accepts,
    zeroIsBlank: true,
    ...more,
    read(cell, argument) {
      const meaning = meaningOf.get(tidy(String(cell)));
      return meaning === undefined ? problem(unknown, { argument, value: cell, accepted: accepts }) : meaning;
    },
  };
}

/** What people type for each grade. */
const GRADE_WORDS: Readonly<Record<Grade, readonly string[]>> = {
  Fail: ['Fail', 'F', 'Refer', 'Referred'],
  Pass: ['Pass', 'P'],
  Merit: ['Merit', 'M'],
  Distinction: ['Distinction', 'Dist', 'D'],
};

/** What people type for an attempt that does not count. */
const VOID_WORDS = ['Void', 'Voided', 'Void attempt', 'Null and void', 'Annulled'] as const;
const VOID_TIDIED: readonly string[] = VOID_WORDS.map(tidy);

/** One of the grades that a method can have, worst first. Void is no grade: blank. */
export function gradeKind(grades: readonly Grade[]): Kind<Grade> {
  return wordKind<Grade>('grade', gradesInWords(grades), 'GRADE_UNKNOWN', wordsOfGrades(grades), {
    choices: grades,
    blankWords: new Set([...NOTHING_YET, ...VOID_TIDIED]),
  });
}

/** What came of an attempt at a method: its grade, or that it was void and is to be taken again, which blank does not say. */
export function attemptKind(grades: readonly Grade[]): Kind<Grade | Void> {
  return wordKind<Grade | Void>(
    'grade',
    `${gradesInWords(grades)}, or Void for an attempt that does not count`,
    'GRADE_UNKNOWN',
    [...wordsOfGrades(grades), [VOID, VOID_WORDS]],
    { choices: grades, blankWords: new Set([...NOTHING_YET].filter((word) => !VOID_TIDIED.includes(word))) },
  );
}

function gradesInWords(grades: readonly Grade[]): string {
  const initials = listed(grades.map((grade) => grade.slice(0, 1))).replace(' or ', ' and ');
  return `${listed(grades)} (${initials} will do, and Refer for a fail)`;
}

function wordsOfGrades(grades: readonly Grade[]) {
  return grades.map((grade) => [grade, GRADE_WORDS[grade]] as const);
}

export const tick: Kind<boolean> = wordKind<boolean>(
  'tick',
  'TRUE or FALSE, Yes or No, ✓ or ✗',
  'TICK_UNKNOWN',
  [
    [true, ['TRUE', 'Yes', 'Y', 'Met', '✓', '✔', '1']],
    [false, ['FALSE', 'No', 'N', 'Not met', '✗', '✘']],
  ],
);

/** How far the evidence for something has come, where a sheet says more than yes or no. */
export const ITEM_STATES = ['Missing', 'Claimed', 'Evidenced', 'Accepted', 'Rejected'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

const itemState: Kind<ItemState> = wordKind<ItemState>('choice', listed(ITEM_STATES), 'CHOICE_UNKNOWN', [
  ['Missing', ['Missing', 'Outstanding', 'Not received', 'Not submitted', 'Not seen']],
  // Somebody says that it is there; nobody has seen it yet.
  [
    'Claimed',
    [
      'Claimed',
      'Submitted',
      'Uploaded',
      'Declared',
      'Self-declared',
      'Awaiting evidence',
      'Evidence awaited',
      'Awaiting certificate',
      'Certificate awaited',
      'Awaiting check',
      'To be checked',
      'Under review',
      'With IQA',
    ],
  ],
  [
    'Evidenced',
    [
      'Evidenced',
      'Evidence seen',
      'Evidence received',
      'Evidence on file',
      'Certificate seen',
      'Certificate received',
      'Certificate on file',
      'On file',
    ],
  ],
  [
    'Accepted',
    [
      'Accepted',
      'Verified',
      'Approved',
      'Confirmed',
      'Signed off',
      'IQA accepted',
      'IQA approved',
      'IQA verified',
      'EPAO accepted',
    ],
  ],
  [
    'Rejected',
    [
      'Rejected',
      'Returned',
      'Not accepted',
      'Not approved',
      'Declined',
      'Refused',
      'Sent back',
      'Referred back',
      'Resubmit',
      'Resubmission needed',
    ],
  ],
]);

/** A kind whose cells may say instead how far the evidence has come. */
function orState<T>(kind: Kind<T>): Kind<T | ItemState> {
  return {
    ...kind,
    read(cell, argument) {
      const value = kind.read(cell, argument);
      const state = isProblem(value) ? itemState.read(cell, argument) : value;
      return isProblem(state) ? value : state;
    },
  };
}

/** Something that is settled before gateway: a tick, or how far its evidence has come. */
export const settledTick: Kind<boolean | ItemState> = orState(tick);

/** English or maths at gateway: `Exempt` stands in the place of an achievement and asks for the recorded reason. */
export const QUALIFICATION_STATES = ['Achieved', 'Exempt', 'Not yet'] as const;
export type QualificationState = (typeof QUALIFICATION_STATES)[number];

const qualificationWord: Kind<QualificationState> = wordKind<QualificationState>(
  'qualification',
  'Achieved, Exempt or Not yet',
  'CHOICE_UNKNOWN',
  [
    [
      'Achieved',
      ['Achieved', 'Yes', 'Y', 'TRUE', 'Passed', 'Pass', 'Complete', 'Completed', 'Level 2', 'L2', '✓', '✔'],
    ],
    ['Exempt', ['Exempt', 'Exemption', 'Exempted', 'Not required']],
    ['Not yet', ['Not yet', 'No', 'N', 'FALSE', 'Not achieved', 'In progress', 'Working towards', '✗', '✘']],
  ],
  { choices: QUALIFICATION_STATES, blankWords: NOTHING_YET },
);

/** The words, or an exemption with its reason: "Exempt: EHC plan". */
export const qualification: Kind<QualificationState | Exempt | ItemState> = orState({
  ...qualificationWord,
  read(cell, argument) {
    const state = qualificationWord.read(cell, argument);
    return isProblem(state) ? (readExemption(String(cell)) ?? state) : state;
  },
});

export const LEARNING_STATUSES = ['Active', 'Break in learning', 'Withdrawn', 'Completed'] as const;
export type LearningStatus = (typeof LEARNING_STATUSES)[number];

/** Learning status in words, or as the ILR's CompStatus: 1 continuing, 2 completed, 3 withdrawn, 6 break in learning. */
export const learningStatus: Kind<LearningStatus> = wordKind<LearningStatus>(
  'choice',
  'Active, Break in learning, Withdrawn or Completed',
  'CHOICE_UNKNOWN',
  [
    ['Active', ['Active', 'Continuing', 'In learning', 'Live', 'On programme', '1']],
    ['Completed', ['Completed', 'Complete', '2']],
    ['Break in learning', ['Break in learning', 'BIL', 'Break', 'On break', 'Paused', '6']],
    ['Withdrawn', ['Withdrawn', 'Withdrew', 'Left', 'Leaver', 'Stopped', '3']],
  ],
  { choices: LEARNING_STATUSES },
);

/** A sign-off: the day on which it was given, or a plain yes. */
export const signOff: Kind<Day | boolean | ItemState> = orState({
  name: 'sign-off',
  accepts: 'the date of the sign-off, or Yes or No',
  zeroIsBlank: true,
  blankWords: NOTHING_YET,
  read(cell, argument) {
    const ticked = tick.read(cell, argument);
    return isProblem(ticked) ? date.read(cell, argument) : ticked;
  },
});

/** Any text, its outer spaces dropped; a number as its digits. */
export const text: Kind<string> = {
  name: 'text',
  accepts: 'text',
  zeroIsBlank: true,
  read: (cell) => String(cell).trim(),
};

/** A text that says something, where people also write that there is nothing. */
export const arrangement: Kind<string> = {
  ...text,
  accepts: 'text; None or No count as blank',
  blankWords: new Set([
    'none',
    'no',
    'n',
    'nil',
    'n/a',
    'na',
    '-',
    'notrequired',
    'notneeded',
    'false',
    'pending',
  ]),
};

/** One of the given words, in any case and spacing. */
export function choice<T extends string>(words: readonly T[]): Kind<T> {
  return wordKind<T>(
    'choice',
    listed(words),
    'CHOICE_UNKNOWN',
    words.map((word) => [word, [word]] as const),
    { choices: words },
  );
}

/** A whole number from `lowest` to `highest`. Where 0 is not allowed it means blank: Excel hands blank cells over as 0. */
export function wholeNumber(lowest: number, highest: number, example: number): Kind<number> {
  return {
    name: 'number',
    accepts: `a whole number from ${spoken(lowest)} to ${spoken(highest)}`,
    zeroIsBlank: lowest > 0 || highest < 0,
    read(cell, argument) {
      const number = readNumber(cell);
      if (number === undefined) return problem('NUMBER_UNREADABLE', { argument, value: cell, example });
      if (!Number.isInteger(number)) return problem('NUMBER_NOT_WHOLE', { argument, value: cell, example });
      const isAllowed = number >= lowest && number <= highest;
      const range = { lowest: spoken(lowest), highest: spoken(highest) };
      return isAllowed ? number : problem('NUMBER_OUT_OF_RANGE', { argument, value: cell, ...range });
    },
  };
}

/** A number that may have parts of one, such as hours. 0 means blank: Excel hands blank cells over as 0. */
export function amount(highest: number, example: number): Kind<number> {
  return {
    name: 'number',
    accepts: `a number up to ${spoken(highest)}`,
    zeroIsBlank: true,
    read(cell, argument) {
      const number = readNumber(cell);
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
  read(cell, argument) {
    const percent = typeof cell === 'string' ? /^(.+)%$/.exec(cell.trim()) : null;
    const number = percent ? (readNumber(percent[1] as string) ?? Number.NaN) / 100 : readNumber(cell);
    const isShare = number !== undefined && number >= 0 && number <= 1;
    return isShare ? number : problem('SHARE_UNREADABLE', { argument, value: cell });
  },
};

/** Any filled cell: for a function that reads the value only once it knows what it should be. */
export const anyValue: Kind<FilledCell> = {
  name: 'value',
  accepts: 'a value',
  zeroIsBlank: true,
  read: (cell) => cell,
};

const NUMBER_TEXT = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A number, or a text that is plainly one (`2,500` too); anything else is `undefined`. */
function readNumber(cell: FilledCell): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  return NUMBER_TEXT.test(text) ? Number(text.replace(/,/g, '')) : undefined;
}
