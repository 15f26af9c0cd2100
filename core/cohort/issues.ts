import type { Grid } from '../cells/cell';
import { type Day, dayOf, formatDay, isInRange, partsOf } from '../dates/day';
import { type Problem, type ProblemCode, problem } from '../problems';
import { type Checked, checkNamed } from '../rules/checks';
import { lastAssessment } from '../rules/next-action';
import { deadline, interviewFrom } from '../rules/timeline';
import { ulnFinding } from '../rules/uln';
import { type Apprentice, COLUMNS, type ColumnKey, columnOf } from '../sheet/columns';
import type { Layout } from '../sheet/layout';
import { nameOf, plainIdentity } from '../sheet/people';
import { type CellProblem, cohortReader, isApprenticeRow } from '../sheet/reading';
import type { Force } from '../standard/standard';

/** Something in a row that does not fit together, or a cell that cannot be read. */
export interface Issue {
  /** The row among the data rows, counted from 0. */
  readonly row: number;
  readonly apprentice: string;
  readonly column: ColumnKey;
  readonly problem: Problem;
  /** A breach of what must be is an error, of what is recommended a note. */
  readonly severity: Severity;
}

export type Severity = 'error' | 'warning' | 'note';

/** A finding of a row, before it is an issue of a sheet; without a severity of its own it is an error. */
export interface Found {
  readonly column: ColumnKey;
  readonly problem: Problem;
  readonly severity?: Severity;
}

/** Most rows have no issue at all: one list for all of them. */
const NOTHING: readonly Found[] = [];

/** Severity comes from how firmly the source speaks. */
export const SEVERITY_OF: Readonly<Record<Force, Severity>> = {
  must: 'error',
  typical: 'note',
  recommended: 'note',
  approximate: 'note',
};

type DateKey = { [K in ColumnKey]: Apprentice[K] extends Day | undefined ? K : never }[ColumnKey];

/** Dates that come one after the other; a day on which both happen is fine. */
const ORDER = [
  ['dateOfBirth', 'start'],
  ['start', 'plannedEnd'],
  ['start', 'gatewayDate'],
  ['gatewayDate', 'epaStart'],
  ['epaStart', 'observationDate'],
  ['epaStart', 'projectSubmitted'],
  ['epaStart', 'interviewDate'],
  ['epaStart', 'discussionDate'],
  ['resultsConfirmed', 'certificateDate'],
] as const satisfies readonly (readonly [earlier: DateKey, later: DateKey])[];

const GRADED = [
  ['observationGrade', 'observationDate'],
  ['projectGrade', 'interviewDate'],
  ['discussionGrade', 'discussionDate'],
] as const;

const ASSESSED = ['observationDate', 'interviewDate', 'discussionDate'] as const;

/** Columns for what has happened; dates of assessments may be bookings. */
const FACTS = ['projectSubmitted', 'resultsConfirmed', 'certificateDate'] as const;

type RowRule = (apprentice: Apprentice, asOf: Day) => Found | undefined;

/** The rules of a row, in the order in which their findings are shown. */
const ROW_RULES: readonly RowRule[] = [
  identityOf,
  ...ORDER.map(([earlier, later]) => inOrder(earlier, later)),
  lateProject,
  ...ASSESSED.map(inEpaPeriod),
  interviewTooEarly,
  observationFirst,
  ...GRADED.map(([grade, date]) => gradeWithDate(grade, date)),
  confirmedTooEarly,
  ...FACTS.map(notInFuture),
  ...GRADED.map(([grade, date]) => heldWhenGraded(grade, date)),
  ...COLUMNS.flatMap((column) => ('check' in column ? [figureInside(column.key, column.check)] : [])),
  questioningShare,
];

/** Every issue of a sheet, row by row, as of a day. */
export function issuesOf(layout: Layout, rows: Grid, asOf: Day): readonly Issue[] {
  const reader = cohortReader(layout, rows);
  const foundIn = issueFinder(layout, rows, asOf);
  const issues: Issue[] = [];
  for (let row = 0; row < rows.rows; row++) {
    if (!isApprenticeRow(layout, rows, row)) continue;
    reader.turnTo(row);
    const apprentice = reader.readWhole();
    for (const { severity = 'error', ...found } of foundIn(row, apprentice, reader.problems()))
      issues.push({ row, apprentice: nameOf(apprentice), severity, ...found });
  }
  return issues;
}

/** What is found in a row; `unreadable` are the cells of it that could not be read. */
export type IssueFinder = (
  row: number,
  apprentice: Apprentice,
  unreadable: readonly CellProblem[],
) => readonly Found[];

/** The issues of one row after another. The rows come from the top, because the second of two alike is the one that is told. */
export function issueFinder(layout: Layout, rows: Grid, asOf: Day): IssueFinder {
  const textDates = textDatesIn(layout, rows);
  const seen = new Map<string, number>();
  return (row, apprentice, unreadable) => {
    const dates = textDates(row, apprentice);
    const ruled = issuesOfApprentice(apprentice, asOf);
    return joined(joined(unreadable, dates), joined(ruled, doubled(apprentice, row, seen)));
  };
}

/** What does not fit together in what is known of one apprentice, as of a day. */
export function issuesOfApprentice(apprentice: Apprentice, asOf: Day): readonly Found[] {
  let all: Found[] | undefined;
  for (const rule of ROW_RULES) {
    const one = rule(apprentice, asOf);
    if (one === undefined) continue;
    if (all === undefined) all = [];
    all.push(one);
  }
  return all ?? NOTHING;
}

function joined(some: readonly Found[], more: readonly Found[]): readonly Found[] {
  if (more.length === 0) return some;
  return some.length === 0 ? more : [...some, ...more];
}

function identityOf(apprentice: Apprentice): Found | undefined {
  const { uln } = apprentice;
  if (nameOf(apprentice) === '') return found('apprentice', 'APPRENTICE_UNNAMED', {});
  const finding = uln === undefined ? undefined : ulnFinding(uln);
  if (finding === undefined) return undefined;
  // A sandbox number fails its check digit too: a warning. A number of the wrong length is no ULN at all.
  const severity = /^\d{10}$/.test((uln as string).replace(/\s/g, '')) ? 'warning' : 'error';
  return found('uln', 'ULN_DOUBTFUL', { value: uln, finding }, severity);
}

/** The same ULN twice, or the same name where there is no ULN. */
function doubled(apprentice: Apprentice, row: number, seen: Map<string, number>): readonly Found[] {
  const column = apprentice.uln === undefined ? 'apprentice' : 'uln';
  const identity = apprentice[column];
  if (identity === undefined) return NOTHING;
  const key = plainIdentity(identity);
  const first = seen.get(key);
  if (first !== undefined)
    return [found(column, 'APPRENTICE_DOUBLED', { value: identity, otherRow: first + 1 })];
  seen.set(key, row);
  return NOTHING;
}

/** A date that is only text looks right and sorts wrong. */
function textDatesIn({ positions }: Layout, rows: Grid) {
  const dates = COLUMNS.flatMap(({ key, kind }) => {
    const position = positions.get(key);
    return kind.name === 'date' && position !== undefined ? [{ key, position }] : [];
  });
  return (row: number, apprentice: Apprentice): readonly Found[] => {
    let all = NOTHING;
    for (const { key, position } of dates) {
      const value = apprentice[key] === undefined ? undefined : rows.at(row, position);
      if (typeof value === 'string') all = [...all, found(key, 'DATE_IS_TEXT', { value }, 'warning')];
    }
    return all;
  };
}

function inOrder(earlier: DateKey, later: DateKey): RowRule {
  return (apprentice) => {
    const first = apprentice[earlier];
    const second = apprentice[later];
    if (first === undefined || second === undefined || second >= first) return undefined;
    const hint = swapHint(earlier, first, later, second);
    return found(later, 'DATES_OUT_OF_ORDER', { date: formatDay(second), ...before(earlier, first), hint });
  };
}

function before(key: ColumnKey, day: Day) {
  return { other: columnOf(key).heading, otherValue: formatDay(day) };
}

/** Where an order breaks and day and month swapped would mend it, that is the likely slip: said, never done. */
function swapHint(earlier: ColumnKey, first: Day, later: ColumnKey, second: Day): string {
  const swappedSecond = withDayAndMonthSwapped(second);
  if (swappedSecond !== undefined && swappedSecond >= first) return swapText(later, swappedSecond);
  const swappedFirst = withDayAndMonthSwapped(first);
  return swappedFirst !== undefined && second >= swappedFirst ? swapText(earlier, swappedFirst) : '';
}

function swapText(key: ColumnKey, day: Day): string {
  return ` With day and month swapped, ${columnOf(key).heading} would be ${formatDay(day)}.`;
}

function withDayAndMonthSwapped(day: Day): Day | undefined {
  const { year, month, dayOfMonth } = partsOf(day);
  const swapped = dayOfMonth === month ? undefined : dayOf(year, dayOfMonth, month);
  return swapped !== undefined && isInRange(swapped) ? swapped : undefined;
}

function lateProject({ epaStart, projectSubmitted }: Apprentice): Found | undefined {
  if (epaStart === undefined || projectSubmitted === undefined) return undefined;
  const end = deadline(epaStart, 'Project');
  if (projectSubmitted <= end) return undefined;
  return found('projectSubmitted', 'PROJECT_LATE', {
    date: formatDay(projectSubmitted),
    end: formatDay(end),
  });
}

function inEpaPeriod(key: DateKey): RowRule {
  return (apprentice) => {
    const { epaStart } = apprentice;
    const date = apprentice[key];
    if (epaStart === undefined || date === undefined) return undefined;
    const end = deadline(epaStart, 'EPA end');
    if (date <= end) return undefined;
    return found(key, 'ASSESSED_AFTER_EPA_END', { date: formatDay(date), end: formatDay(end) });
  };
}

function interviewTooEarly({ projectSubmitted, interviewDate }: Apprentice): Found | undefined {
  if (projectSubmitted === undefined || interviewDate === undefined) return undefined;
  const from = interviewFrom(projectSubmitted);
  if (interviewDate >= from) return undefined;
  return found('interviewDate', 'INTERVIEW_TOO_EARLY', {
    date: formatDay(interviewDate),
    from: formatDay(from),
  });
}

function observationFirst({ observationDate, discussionDate }: Apprentice): Found | undefined {
  if (observationDate === undefined || discussionDate === undefined || observationDate >= discussionDate)
    return undefined;
  const details = { date: formatDay(observationDate), otherValue: formatDay(discussionDate) };
  return found('observationDate', 'OBSERVATION_BEFORE_DISCUSSION', details, SEVERITY_OF.recommended);
}

function gradeWithDate(grade: ColumnKey, date: DateKey): RowRule {
  return (apprentice) => {
    const value = apprentice[grade];
    if (value === undefined || apprentice[date] !== undefined) return undefined;
    return found(grade, 'GRADE_WITHOUT_DATE', { value, other: columnOf(date).heading }, 'warning');
  };
}

function confirmedTooEarly(apprentice: Apprentice): Found | undefined {
  const { resultsConfirmed } = apprentice;
  if (resultsConfirmed === undefined) return undefined;
  const last = lastAssessment(apprentice);
  if (last === undefined || resultsConfirmed >= last) return undefined;
  return found('resultsConfirmed', 'DATES_OUT_OF_ORDER', {
    date: formatDay(resultsConfirmed),
    other: 'the last assessment',
    otherValue: formatDay(last),
    hint: '',
  });
}

function notInFuture(key: DateKey): RowRule {
  return (apprentice, asOf) => {
    const day = apprentice[key];
    return day !== undefined && day > asOf
      ? found(key, 'DATE_IN_FUTURE', { date: formatDay(day), asOf: formatDay(asOf) }, 'warning')
      : undefined;
  };
}

function heldWhenGraded(grade: ColumnKey, date: DateKey): RowRule {
  const held = notInFuture(date);
  return (apprentice, asOf) => (apprentice[grade] === undefined ? undefined : held(apprentice, asOf));
}

/** In a cohort the same figures come back again and again: each is judged once. What is remembered is always the same. */
function figureInside(key: ColumnKey, what: Checked): RowRule {
  const check = checkNamed(what);
  const judged = new Map<unknown, Found | undefined>();
  return (apprentice) => {
    const figure = apprentice[key];
    if (figure === undefined) return undefined;
    let one = judged.get(figure);
    if (one === undefined && !judged.has(figure)) {
      one = outside(key, check, figure);
      if (judged.size < MOST_REMEMBERED) judged.set(figure, one);
    }
    return one;
  };
}

const MOST_REMEMBERED = 1000;
const QUESTIONING = checkNamed('Questioning share');

function questioningShare({ questioningMinutes, observationMinutes }: Apprentice): Found | undefined {
  if (questioningMinutes === undefined || observationMinutes === undefined) return undefined;
  const share = questioningMinutes / observationMinutes;
  return outside('questioningMinutes', QUESTIONING, share, questioningMinutes);
}

function outside(
  column: ColumnKey,
  { finding, note }: ReturnType<typeof checkNamed>,
  figure: unknown,
  value: unknown = figure,
): Found | undefined {
  const wrong = finding(figure);
  if (wrong !== undefined) return found(column, 'FIGURE_OUTSIDE_STANDARD', { value, finding: wrong });
  const remark = note?.(figure);
  return remark === undefined
    ? undefined
    : found(column, 'FIGURE_OUTSIDE_STANDARD', { value, finding: remark }, SEVERITY_OF.recommended);
}

function found(
  column: ColumnKey,
  code: ProblemCode,
  details: Record<string, unknown>,
  severity?: Severity,
): Found {
  const argument = columnOf(column).heading;
  return { column, problem: problem(code, { argument, ...details }), ...(severity && { severity }) };
}
