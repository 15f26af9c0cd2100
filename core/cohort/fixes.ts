import type { Cell } from '../cells/cell';
import { readCell } from '../cells/kinds';
import { type Day, formatDay } from '../dates/day';
import { monthIn, type WrittenMonth } from '../dates/written-days';
import { folded, seenText } from '../folded';
import type { ProblemCode } from '../problems';
import type { Column, ColumnKey, Columns } from '../sheet/columns';
import { plainName } from '../sheet/names';
import type { Identity } from '../sheet/people';
import { counted, spoken } from '../words';
import type { Entry, Place, PlacedIssue } from './entries';

/*
 * What can be put right in many cells at once, because one answer is enough for all of them. Nothing is guessed: either
 * a cell says already what is to stand there, or a person chooses once.
 */

/** What is the matter with a cell: a date that is text or says only a month, or a word where one of a few others must stand. */
type FixKind = 'text date' | 'month' | 'word';

/** Of what is planned by the month people may take a day; of what happened only they know it, one by one. */
const PLANNED_BY_MONTH: readonly ColumnKey[] = ['start', 'plannedEnd'];

/** A cell that one answer puts right. */
export interface FixableCell extends Place {
  readonly kind: FixKind;
  readonly name: string;
  readonly identity: Identity;
  readonly column: ColumnKey;
  readonly cell: string;
  /** The day that a text date says. */
  readonly day?: Day;
  readonly month?: WrittenMonth;
}

/** An answer that a person may give, and what it makes of a cell. */
export interface FixAnswer {
  readonly label: string;
  /** Once it is written: "Start date: 9 texts made dates". */
  readonly done: string;
  valueFor(cell: FixableCell): Cell;
}

/** Cells with the same thing the matter, and the answers that put all of them right. */
export interface Fix {
  readonly key: string;
  readonly kind: FixKind;
  readonly column: ColumnKey;
  /** "37 dates in Planned end date are text". */
  readonly title: string;
  /** Asked where there is more than one answer. */
  readonly question: string;
  readonly cells: readonly FixableCell[];
  readonly answers: readonly FixAnswer[];
}

interface KindOfFix {
  /** Cells of a column belong together where this is the same. */
  groupOf(cell: FixableCell): string;
  readonly question: string;
  title(cells: readonly FixableCell[], heading: string): string;
  answers(cells: readonly FixableCell[], column: Column): readonly FixAnswer[];
}

const KINDS: Readonly<Record<FixKind, KindOfFix>> = {
  'text date': {
    groupOf: () => '',
    question: 'What is to be written',
    title: ({ length }, heading) =>
      length === 1 ? `1 date in ${heading} is text` : `${spoken(length)} dates in ${heading} are text`,
    answers: ({ length }, { heading }) => [
      {
        label: length === 1 ? 'Make it a date' : 'Make them dates',
        done: `${heading}: ${counted(length, 'text')} made ${length === 1 ? 'a date' : 'dates'}`,
        valueFor: ({ day }) => day,
      },
    ],
  },
  month: {
    groupOf: () => '',
    question: 'Take',
    title: ({ length }, heading) =>
      length === 1
        ? `1 date in ${heading} does not say the day`
        : `${spoken(length)} dates in ${heading} do not say the day`,
    answers: ({ length }, { heading }) =>
      (['first', 'last'] as const).map((which) => ({
        label: `The ${which} day of the month`,
        done: `${heading}: the ${which} day of the month in ${counted(length, 'cell')}`,
        valueFor: ({ month }) => month?.[which],
      })),
  },
  word: {
    groupOf: ({ cell }) => folded(cell),
    question: 'It means',
    title: (cells, heading) =>
      `${heading} is “${seenText(cells[0]?.cell ?? '')}” in ${counted(cells.length, 'cell')}`,
    answers: (cells, column) =>
      choicesOf(column).map((label) => ({
        label,
        done: `${column.heading}: “${seenText(cells[0]?.cell ?? '')}” made “${label}” in ${counted(cells.length, 'cell')}`,
        valueFor: () => label,
      })),
  },
};

/** The cells by what puts them right, column by column; within a column what most cells have first. */
export function fixesOf(columns: Columns, cells: readonly FixableCell[]): readonly Fix[] {
  const groups = new Map<string, FixableCell[]>();
  for (const cell of cells) {
    const key = [cell.kind, cell.column, KINDS[cell.kind].groupOf(cell)].join('\n');
    const those = groups.get(key);
    if (those) those.push(cell);
    else groups.set(key, [cell]);
  }
  const places = new Map(columns.all.map(({ key }, i) => [key, i]));
  return [...groups]
    .map(([key, those]) => fixOf(columns, key, those))
    .sort(
      (one, other) =>
        (places.get(one.column) ?? 0) - (places.get(other.column) ?? 0) ||
        other.cells.length - one.cells.length,
    );
}

function fixOf(columns: Columns, key: string, cells: readonly FixableCell[]): Fix {
  const [{ kind, column }] = cells as [FixableCell];
  const { title, question, answers } = KINDS[kind];
  const of = columns.of(column);
  return { key, kind, column, title: title(cells, of.heading), question, cells, answers: answers(cells, of) };
}

/** The few words of a column; a tick has two of its own. */
function choicesOf({ kind: { name, choices = [] } }: Column): readonly string[] {
  return name === 'tick' ? ['Yes', 'No'] : choices;
}

/** What is the matter with the cell of an issue, where one answer puts it right. */
const KIND_OF_ISSUE: Partial<Readonly<Record<ProblemCode, FixKind>>> = {
  DATE_IS_TEXT: 'text date',
  DATE_WITHOUT_DAY: 'month',
  CHOICE_UNKNOWN: 'word',
  GRADE_UNKNOWN: 'word',
  TICK_UNKNOWN: 'word',
};

/**
 * The cells of issues that one answer puts right. Nobody who stands in a sheet twice is among them, nor anybody without
 * a name: a change could not find the one row that it is for.
 */
export function fixableCells(
  columns: Columns,
  entries: readonly Entry[],
  issues: readonly PlacedIssue[],
  cellOf: (issue: PlacedIssue) => Cell,
): readonly FixableCell[] {
  const wanted = issues.filter(({ problem: { code } }) => KIND_OF_ISSUE[code] !== undefined);
  if (wanted.length === 0) return [];
  const identityIn = identitiesAlone(entries);
  return wanted.flatMap((issue) => {
    const [identity, cell] = [identityIn(issue), cellOf(issue)];
    return identity && typeof cell === 'string' ? (fixableCell(columns, issue, identity, cell) ?? []) : [];
  });
}

function fixableCell(
  columns: Columns,
  { row, sheet, apprentice, column: key, problem: { code } }: PlacedIssue,
  identity: Identity,
  cell: string,
): FixableCell | undefined {
  const kind = KIND_OF_ISSUE[code] as FixKind;
  const column = columns.of(key);
  const fixable = {
    kind,
    row,
    name: apprentice,
    identity,
    column: key,
    cell,
    ...(sheet !== undefined && { sheet }),
  };
  const more = WHAT_IT_SAYS[kind](column, cell);
  return more && { ...fixable, ...more };
}

/** What a cell says by which it is put right; `undefined` where it says nothing of the kind. */
const WHAT_IT_SAYS: Readonly<
  Record<FixKind, (column: Column, cell: string) => Pick<FixableCell, 'day' | 'month'> | undefined>
> = {
  'text date': ({ kind, heading }, cell) => {
    const day = readCell(kind, cell, heading);
    return typeof day === 'number' ? { day: day as Day } : undefined;
  },
  month: ({ key }, cell) => {
    const month = PLANNED_BY_MONTH.includes(key) ? monthIn(cell) : undefined;
    return month && { month };
  },
  word: (column) => (choicesOf(column).length > 0 ? {} : undefined),
};

/** Whom a row is about, where no other row of its sheet is about the same. */
function identitiesAlone(entries: readonly Entry[]): (place: Place) => Identity | undefined {
  const rowsOf = new Map<string, number>();
  const identities = new Map<string, Identity>();
  for (const { sheet = '', row, identity, name } of entries) {
    if (identity === undefined) continue;
    identities.set(placeKey({ sheet, row }), identity);
    for (const key of new Set([identityKey(sheet, identity), identityKey(sheet, { apprentice: name })]))
      rowsOf.set(key, (rowsOf.get(key) ?? 0) + 1);
  }
  return (place) => {
    const identity = identities.get(placeKey(place));
    const isAlone = identity && rowsOf.get(identityKey(place.sheet ?? '', identity)) === 1;
    return isAlone ? identity : undefined;
  };
}

function placeKey({ sheet = '', row }: Place): string {
  return `${row} ${sheet}`;
}

function identityKey(sheet: string, { uln, apprentice = '' }: Identity): string {
  return [sheet, ...(uln === undefined ? ['name', plainName(apprentice)] : ['uln', uln])].join('\n');
}

/** Is an issue no more than what an offer to make dates of texts says already? */
export function isTextDate({ problem: { code } }: PlacedIssue): boolean {
  return KIND_OF_ISSUE[code] === 'text date';
}

/** "“12th March 2026” becomes 12 March 2026": what an answer makes of a cell. */
export function becomesInWords(cell: FixableCell, { valueFor }: FixAnswer): string {
  const value = valueFor(cell);
  return `“${seenText(cell.cell)}” becomes ${typeof value === 'number' ? formatDay(value as Day) : value}`;
}
