import type { Grid } from '../cells/cell';
import { type Day, dayOf, formatDay, isInRange, partsOf } from '../dates/day';
import { type Problem, type ProblemCode, problem } from '../problems';
import { type Checked, checkNamed } from '../rules/checks';
import { lastAssessment } from '../rules/next-action';
import { deadline, interviewFrom } from '../rules/timeline';
import { ulnFinding } from '../rules/uln';
import type { Force } from '../standard/standard';
import { plainIdentity } from './changes';
import { type Apprentice, COLUMNS, type ColumnKey, columnOf } from './columns';
import type { Layout } from './layout';
import { cohortReader, isApprenticeRow } from './reading';

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

interface Found {
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
const ORDER: readonly (readonly [earlier: DateKey, later: DateKey])[] = [
  ['dateOfBirth', 'start'],
  ['start', 'plannedEnd'],
  ['start', 'gatewayDate'],
  ['gatewayDate', 'epaStart'],
  ['epaStart', 'observationDate'],
  ['epaStart', 'projectSubmitted'],
  ['epaStart', 'interviewDate'],
  ['epaStart', 'discussionDate'],
  ['resultsConfirmed', 'certificateDate'],
];

const GRADED = [
  ['observationGrade', 'observationDate'],
  ['projectGrade', 'interviewDate'],
  ['discussionGrade', 'discussionDate'],
] as const;

const ASSESSED = ['observationDate', 'interviewDate', 'discussionDate'] as const;

/** The rules of a row, in the order in which their findings are shown. */
const ROW_RULES: readonly ((apprentice: Apprentice, asOf: Day) => readonly Found[])[] = [
  identityOf,
  datesOutOfOrder,
  lateProject,
  assessedAfterEpaEnd,
  interviewTooEarly,
  observationFirst,
  gradesWithoutDate,
  confirmedTooEarly,
  notYetHappened,
  figuresOutside,
];

/** Every issue of a sheet, row by row, as of a day. */
export function issuesOf(layout: Layout, rows: Grid, asOf: Day): readonly Issue[] {
  const reader = cohortReader(layout, rows);
  const textDates = textDatesIn(layout, rows);
  const seen = new Map<string, number>();
  const issues: Issue[] = [];
  for (let row = 0; row < rows.rows; row++) {
    if (!isApprenticeRow(layout, rows, row)) continue;
    reader.turnTo(row);
    const apprentice = reader.readWhole();
    const add = ({ severity = 'error', ...found }: Found) =>
      issues.push({ row, apprentice: nameOf(apprentice), severity, ...found });
    reader.problems().forEach(add);
    textDates(row, apprentice).forEach(add);
    for (const rule of ROW_RULES) rule(apprentice, asOf).forEach(add);
    doubled(apprentice, row, seen).forEach(add);
  }
  return issues;
}

/** What an apprentice is called in a list: the name, else the ULN. */
export function nameOf({ apprentice, uln }: Apprentice): string {
  return apprentice ?? uln ?? '';
}

function identityOf(apprentice: Apprentice): readonly Found[] {
  const { uln } = apprentice;
  if (nameOf(apprentice) === '') return [found('apprentice', 'APPRENTICE_UNNAMED', {})];
  const finding = uln === undefined ? undefined : ulnFinding(uln);
  if (finding === undefined) return NOTHING;
  // A sandbox number fails its check digit too: a warning. A number of the wrong length is no ULN at all.
  const severity = /^\d{10}$/.test((uln as string).replace(/\s/g, '')) ? 'warning' : 'error';
  return [found('uln', 'ULN_DOUBTFUL', { value: uln, finding }, severity)];
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
  return (row: number, apprentice: Apprentice): readonly Found[] =>
    dates
      .filter(
        ({ key, position }) => typeof rows.at(row, position) === 'string' && apprentice[key] !== undefined,
      )
      .map(({ key, position }) => found(key, 'DATE_IS_TEXT', { value: rows.at(row, position) }, 'warning'));
}

function datesOutOfOrder(apprentice: Apprentice): readonly Found[] {
  return ORDER.flatMap(([earlier, later]) => {
    const [first, second] = [apprentice[earlier], apprentice[later]];
    if (first === undefined || second === undefined || second >= first) return NOTHING;
    const hint = swapHint(earlier, first, later, second);
    return [found(later, 'DATES_OUT_OF_ORDER', { date: formatDay(second), ...before(earlier, first), hint })];
  });
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

function lateProject({ epaStart, projectSubmitted }: Apprentice): readonly Found[] {
  if (epaStart === undefined || projectSubmitted === undefined) return NOTHING;
  const end = deadline(epaStart, 'Project');
  if (projectSubmitted <= end) return NOTHING;
  return [
    found('projectSubmitted', 'PROJECT_LATE', { date: formatDay(projectSubmitted), end: formatDay(end) }),
  ];
}

function assessedAfterEpaEnd(apprentice: Apprentice): readonly Found[] {
  const { epaStart } = apprentice;
  if (epaStart === undefined) return NOTHING;
  const end = deadline(epaStart, 'EPA end');
  return ASSESSED.flatMap((key) => {
    const date = apprentice[key];
    if (date === undefined || date <= end) return NOTHING;
    return [found(key, 'ASSESSED_AFTER_EPA_END', { date: formatDay(date), end: formatDay(end) })];
  });
}

function interviewTooEarly({ projectSubmitted, interviewDate }: Apprentice): readonly Found[] {
  if (projectSubmitted === undefined || interviewDate === undefined) return NOTHING;
  const from = interviewFrom(projectSubmitted);
  if (interviewDate >= from) return NOTHING;
  return [
    found('interviewDate', 'INTERVIEW_TOO_EARLY', { date: formatDay(interviewDate), from: formatDay(from) }),
  ];
}

function observationFirst({ observationDate, discussionDate }: Apprentice): readonly Found[] {
  if (observationDate === undefined || discussionDate === undefined || observationDate >= discussionDate)
    return NOTHING;
  const details = { date: formatDay(observationDate), otherValue: formatDay(discussionDate) };
  return [found('observationDate', 'OBSERVATION_BEFORE_DISCUSSION', details, SEVERITY_OF.recommended)];
}

function gradesWithoutDate(apprentice: Apprentice): readonly Found[] {
  return GRADED.flatMap(([grade, date]) => {
    if (apprentice[grade] === undefined || apprentice[date] !== undefined) return NOTHING;
    const details = { value: apprentice[grade], other: columnOf(date).heading };
    return [found(grade, 'GRADE_WITHOUT_DATE', details, 'warning')];
  });
}

function confirmedTooEarly(apprentice: Apprentice): readonly Found[] {
  const { resultsConfirmed } = apprentice;
  const last = lastAssessment(apprentice);
  if (resultsConfirmed === undefined || last === undefined || resultsConfirmed >= last) return NOTHING;
  const details = {
    date: formatDay(resultsConfirmed),
    other: 'the last assessment',
    otherValue: formatDay(last),
    hint: '',
  };
  return [found('resultsConfirmed', 'DATES_OUT_OF_ORDER', details)];
}

/** Columns for what has happened; dates of assessments may be bookings. */
const FACTS = ['projectSubmitted', 'resultsConfirmed', 'certificateDate'] as const;

function notYetHappened(apprentice: Apprentice, asOf: Day): readonly Found[] {
  const future = FACTS.filter((key) => isAfter(apprentice[key], asOf));
  const graded = GRADED.filter(
    ([grade, date]) => apprentice[grade] !== undefined && isAfter(apprentice[date], asOf),
  );
  return [...future, ...graded.map(([, date]) => date)].map((key) =>
    found(
      key,
      'DATE_IN_FUTURE',
      { date: formatDay(apprentice[key] as Day), asOf: formatDay(asOf) },
      'warning',
    ),
  );
}

function isAfter(day: Day | undefined, asOf: Day): boolean {
  return day !== undefined && day > asOf;
}

const FIGURES = COLUMNS.flatMap((column) =>
  'check' in column ? [{ key: column.key, check: column.check }] : [],
);

function figuresOutside(apprentice: Apprentice): readonly Found[] {
  const figures = FIGURES.flatMap(({ key, check }) => {
    const value = apprentice[key];
    return value === undefined ? [] : outside(key, check, value);
  });
  return [...figures, ...questioningOutside(apprentice)];
}

function questioningOutside({ questioningMinutes, observationMinutes }: Apprentice): readonly Found[] {
  if (questioningMinutes === undefined || observationMinutes === undefined) return NOTHING;
  return outside(
    'questioningMinutes',
    'Questioning share',
    questioningMinutes / observationMinutes,
    questioningMinutes,
  );
}

function outside(
  column: ColumnKey,
  what: Checked,
  figure: unknown,
  shown: unknown = figure,
): readonly Found[] {
  const { finding, note } = checkNamed(what);
  const [wrong, remark] = [finding(figure), note?.(figure)];
  if (wrong !== undefined)
    return [found(column, 'FIGURE_OUTSIDE_STANDARD', { value: shown, finding: wrong })];
  return remark === undefined
    ? []
    : [found(column, 'FIGURE_OUTSIDE_STANDARD', { value: shown, finding: remark }, SEVERITY_OF.recommended)];
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
