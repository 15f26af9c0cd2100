import type { Cell } from '../cells/cell';
import { date, readCell, wholeNumber } from '../cells/kinds';
import { folded } from '../folded';
import { isProblem, type Problem, problem } from '../problems';
import type { ColumnKey, Columns } from '../sheet/columns';
import { gradedStep, type Method } from '../standard/standard';
import type { FileTable } from './file-table';
import { type ImportedCell, importedCell, type MonthChoices } from './imported-cell';

/*
 * Results of an EPAO have a row for each assessment. Here they become the columns that a sheet has for each method: the
 * first attempt, the last resit, and how many there were.
 */

/** One attempt as a row tells it. */
interface AttemptTold {
  readonly day: Cell;
  readonly grade: Cell;
  /** The first is 1; `undefined` where the row does not say. */
  readonly number: number | undefined;
}

interface ToldByAssessments {
  readonly cells: ReadonlyMap<ColumnKey, ImportedCell>;
  readonly problems: readonly Problem[];
}

/** More attempts than anybody has. */
const MOST_ATTEMPTS = 10;

export function addAssessments(
  { layout: { columns }, grid, headings, assessments, monthFirst }: FileTable,
  rows: readonly number[],
  months: MonthChoices,
): ToldByAssessments {
  const at = (row: number, role: 'method' | 'grade' | 'day' | 'attempt') =>
    grid.at(row, assessments?.get(role) ?? -1);
  const heading = headings.find(({ role }) => role === 'method')?.heading ?? '';
  const hasMonthFirst = monthFirst.has(assessments?.get('day') ?? -1);
  const problems: Problem[] = [];
  const attempts = new Map<Method | 'overall', AttemptTold[]>();
  for (const row of rows) {
    const of = methodNamed(columns, String(at(row, 'method') ?? ''));
    if (of === undefined) {
      problems.push(problem('IMPORT_METHOD_UNKNOWN', { argument: heading, value: at(row, 'method') }));
      continue;
    }
    const number = attemptNumber(at(row, 'attempt'), String(at(row, 'method') ?? ''));
    const told = { day: at(row, 'day'), grade: at(row, 'grade'), number };
    attempts.set(of, [...(attempts.get(of) ?? []), told]);
  }
  const cells = new Map<ColumnKey, ImportedCell>();
  const add = (key: ColumnKey, cell: Cell) => {
    const read = importedCell(columns.of(key), cell, months, hasMonthFirst);
    if (read !== undefined) cells.set(key, read);
  };
  for (const [of, told] of attempts) {
    const inOrder = ordered(told);
    if (inOrder === undefined)
      problems.push(problem('IMPORT_ATTEMPTS_UNORDERED', { argument: of === 'overall' ? heading : of.name }));
    else if (of === 'overall') add('confirmedGrade', inOrder[inOrder.length - 1]?.grade);
    else addAttempts(of, inOrder, add);
  }
  return { cells, problems };
}

/** As a number, else in words, in a column of its own or beside the name of the method: "Resit", "2nd attempt". */
function attemptNumber(cell: Cell, method: string): number | undefined {
  const read = readCell(wholeNumber(1, MOST_ATTEMPTS, 1), cell, '');
  if (!isProblem(read) && read !== undefined) return read;
  const words = folded(`${cell ?? ''} ${method}`);
  const [, ordinal] = /\b(?:attempt\s*([1-9])|([1-9])(?:st|nd|rd|th))\b/.exec(words)?.filter(Boolean) ?? [];
  if (ordinal !== undefined) return Number(ordinal);
  const [, more] = /\b(?:re-?\s?sit|re-?\s?take)\s*([1-9])?\b/.exec(words) ?? [];
  if (more !== undefined) return Number(more) + 1;
  if (SAYS_AGAIN.test(words)) return 2;
  return SAYS_THIRD.test(words) ? 3 : SAYS_FIRST.test(words) ? 1 : undefined;
}

const SAYS_AGAIN = /\b(?:re-?\s?(?:sit|take|assess\w*)|second)\b/;
const SAYS_THIRD = /\bthird\b/;
const SAYS_FIRST = /\bfirst\b/;

const OVERALL = /^overall\b|^final (?:grade|result)\b/;

/** The one method that a text names, by its name, its title or one of its steps; "overall" for the grade of all of them. */
function methodNamed({ standard }: Columns, said: string): Method | 'overall' | undefined {
  const words = folded(said);
  if (OVERALL.test(words)) return 'overall';
  const names = ({ name, title, steps }: Method) =>
    [name, title, ...steps.map((step) => step.name)].map((one) => folded(one));
  const [found, another] = standard.methods.filter((method) =>
    names(method).some((name) => isWithin(words, name)),
  );
  return another === undefined ? found : undefined;
}

/** As whole words. */
function isWithin(text: string, words: string): boolean {
  return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `);
}

/** By their number, else by their day; `undefined` where neither says which came first. */
function ordered(told: readonly AttemptTold[]): readonly AttemptTold[] | undefined {
  if (told.length === 1) return told;
  const dayOf = ({ day }: AttemptTold) => {
    const read = readCell(date, day, '');
    return isProblem(read) ? undefined : read;
  };
  for (const keyOf of [({ number }: AttemptTold) => number, dayOf]) {
    const keys = told.map(keyOf);
    if (keys.includes(undefined) || new Set(keys).size < keys.length) continue;
    return [...told].sort((one, other) => (keyOf(one) as number) - (keyOf(other) as number));
  }
  return undefined;
}

/** The first attempt stays; the last one after it stands in the columns of the resit. */
function addAttempts(
  method: Method,
  told: readonly AttemptTold[],
  add: (key: ColumnKey, cell: Cell) => void,
): void {
  const { grade, resit } = method;
  const first = told.find(({ number }) => number === undefined || number === 1);
  const last = told[told.length - 1];
  if (first) {
    add(gradedStep(method).key, first.day);
    add(grade.key, first.grade);
  }
  if (last === undefined || last === first) return;
  add(resit.date.key, last.day);
  add(resit.grade.key, last.grade);
  add(resit.attempts.key, Math.max(told.length, last.number ?? 0));
}
