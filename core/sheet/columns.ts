import {
  arrangement,
  attemptKind,
  date,
  gradeKind,
  type Kind,
  learningStatus,
  qualification,
  settledTick,
  share,
  signOff,
  text,
  tick,
  wholeNumber,
} from '../cells/kinds';
import { uln } from '../cells/uln';
import { remembered } from '../remembered';
import { checkOf } from '../rules/checks';
import { overallGrades } from '../rules/grading';
import type { Progress } from '../rules/progress';
import {
  type Figure,
  type Method,
  type Recorded,
  type RecordedItem,
  recordedItems,
  type Standard,
  type Step,
} from '../standard/standard';
import { plainHeading } from './heading';

/**
 * What columns are for, in the order in which a set-up offers them: a column belongs to the group that it comes from. What
 * each group is called and makes possible stands in `set-up/groups`.
 */
export const COLUMN_GROUPS = [
  'apprentice',
  'gateway',
  'deadlines',
  'grades',
  'figures',
  'names',
  'coach',
  'furtherItems',
  'signatories',
  'resits',
  'adjustments',
] as const;
export type ColumnGroup = (typeof COLUMN_GROUPS)[number];

/** A column that people fill in. */
export interface Column extends Recorded {
  readonly kind: Kind<unknown>;
  readonly group: ColumnGroup;
}

/** The name of a column in core, in changes and in the sidebar: the same whatever the heading in a sheet. */
export type ColumnKey = string;

function column<const K extends string, T>(
  key: K,
  heading: string,
  kind: Kind<T>,
  help: string,
  ...aliases: string[]
) {
  return { key, heading, kind, aliases, help } as const;
}

/** A column that set-up does not add: few sheets need it. */
function optional<const K extends string, T>(
  key: K,
  heading: string,
  kind: Kind<T>,
  help: string,
  ...aliases: string[]
) {
  return { ...column(key, heading, kind, help, ...aliases), isOptional: true } as const;
}

/** What every sheet may say of an apprentice, whatever the standard. Headings end up in people's workbooks: names are for ever. */
const WHO_AND_WHEN = [
  column(
    'uln',
    'ULN',
    uln,
    'Unique Learner Number: ten digits.',
    'Unique learner number',
    'ULN number',
    'Learner ULN',
  ),
  column(
    'apprentice',
    'Apprentice',
    text,
    'Name of the apprentice.',
    'Apprentice name',
    'Learner',
    'Learner name',
    'Name',
    'Full name',
    'Apprentice full name',
    'Learner full name',
    'Student',
    'Student name',
  ),
  optional(
    'givenNames',
    'Given names',
    text,
    'First names, where the sheet has them beside the family name: together they are the name.',
    'GivenNames',
    'Given name',
    'Forename',
    'Forenames',
    'First name',
    'First names',
    'Firstnames',
  ),
  optional(
    'familyName',
    'Family name',
    text,
    'Surname, where the sheet has it beside the given names.',
    'FamilyName',
    'Surname',
    'Last name',
    'Lastname',
  ),
  column(
    'employer',
    'Employer',
    text,
    'Name of the employer.',
    'Employer name',
    'Company',
    'Company name',
    'Organisation',
  ),
  optional(
    'coach',
    'Coach',
    text,
    'Who looks after the apprentice at the provider.',
    'Skills coach',
    'Coach name',
    'Assessor',
    'Tutor',
    'Trainer',
  ),
  column(
    'cohort',
    'Cohort',
    text,
    'Group or intake.',
    'Group',
    'Intake',
    'Cohort number',
    'Cohort #',
    'Class',
  ),
  column(
    'dateOfBirth',
    'Date of birth',
    date,
    'Tells the age at the start, which decides who may leave English or maths out.',
    'DOB',
    'DateOfBirth',
    'Birth date',
    'D.O.B.',
  ),
  column(
    'start',
    'Start date',
    date,
    'First day of the apprenticeship.',
    'LearnStartDate',
    'Start',
    'Learning start date',
    'Programme start',
    'Programme start date',
    'Apprenticeship start date',
    'Actual start date',
  ),
  column(
    'plannedEnd',
    'Planned end date',
    date,
    'Planned last day of training.',
    'LearnPlanEndDate',
    'PED',
    'Planned end',
    'Expected end date',
    'Planned end of training',
    'Planned end of practical period',
    'Target end date',
  ),
  column(
    'learningStatus',
    'Learning status',
    learningStatus,
    'Active, Break in learning, Withdrawn or Completed; blank means Active.',
    'Status',
    'Learner status',
    'Apprentice status',
    'CompStatus',
    'Completion status',
    'Programme status',
  ),
] as const;

const EPA_DATES = [
  column(
    'gatewayDate',
    'Gateway date',
    date,
    'Day on which the apprentice went through gateway.',
    'Date of gateway',
    'Actual gateway date',
    'Gateway passed',
    'Gateway meeting date',
  ),
  column(
    'epaStart',
    'EPA start',
    date,
    'First day of the EPA period: the day the EPAO accepts gateway.',
    'EPA start date',
    'EPA period start',
    'Start of EPA',
    'EPA window start',
    'EPA begins',
  ),
] as const;

const OUTCOME = [
  column(
    'resultsConfirmed',
    'Results confirmed',
    date,
    'Day on which the EPAO confirmed the grades.',
    'Results confirmed date',
    'Grade confirmed',
    'Results date',
    'Grade confirmed date',
  ),
] as const;

const CERTIFICATE = [
  column(
    'certificateDate',
    'Certificate date',
    date,
    'Day on which the certificate was issued.',
    'Certificate issued',
    'Certificated',
    'Certificate received',
  ),
  optional(
    'extraTime',
    'Extra time',
    share,
    'Extra time as a reasonable adjustment, in percent of the usual time, like 25%; blank for none.',
    'Extra time %',
    'Additional time',
  ),
  optional(
    'reasonableAdjustments',
    'Reasonable adjustments',
    arrangement,
    'Any other arrangement that the EPAO has agreed to, in words; blank for none.',
    'Adjustments',
    'RA',
    'Access arrangements',
    'Reasonable adjustment',
  ),
  column('notes', 'Notes', text, 'Anything else.', 'Comments', 'Comment', 'Note', 'Remarks'),
] as const;

/** The columns of every standard belong to the group that asks for them. */
const GROUP_OF: Readonly<Record<FixedColumn['key'], ColumnGroup>> = {
  uln: 'apprentice',
  apprentice: 'apprentice',
  givenNames: 'names',
  familyName: 'names',
  employer: 'apprentice',
  coach: 'coach',
  cohort: 'apprentice',
  // Its one use is who may leave a qualification out before gateway.
  dateOfBirth: 'gateway',
  start: 'apprentice',
  plannedEnd: 'apprentice',
  learningStatus: 'apprentice',
  gatewayDate: 'gateway',
  epaStart: 'deadlines',
  resultsConfirmed: 'grades',
  certificateDate: 'grades',
  extraTime: 'adjustments',
  reasonableAdjustments: 'adjustments',
  notes: 'apprentice',
};

function grouped(columns: readonly FixedColumn[]): readonly Column[] {
  return columns.map((fixed) => ({ ...fixed, group: GROUP_OF[fixed.key] }));
}

type FixedColumn = (typeof WHO_AND_WHEN | typeof EPA_DATES | typeof OUTCOME | typeof CERTIFICATE)[number];

type ValueOf<C> = C extends { kind: Kind<infer T> } ? T : never;

/** One apprentice as the sheet tells it; `undefined` is a blank or missing cell. What the standard adds is read by key. */
export type Apprentice = Progress & { readonly [C in FixedColumn as C['key']]?: ValueOf<C> | undefined };

/** Every column that people fill in for a standard. */
export interface Columns {
  readonly standard: Standard;
  /** In the order of a cohort sheet. */
  readonly all: readonly Column[];
  /** Those that a set-up adds: all but the optional ones. */
  readonly usual: readonly Column[];
  /** The column of a key; a key comes from these columns, so there is one. */
  of(key: ColumnKey): Column;
  /** Every heading that is understood, plain, with the key of its column. */
  named(): ReadonlyMap<string, ColumnKey>;
}

export function columnsOf(standard: Standard): Columns {
  const all: readonly Column[] = [
    ...grouped(WHO_AND_WHEN),
    ...recordedItems(standard).flatMap((item) => itemColumns(standard, item)),
    ...grouped(EPA_DATES),
    ...standard.methods.flatMap((method) => methodColumns(standard, method)),
    ...grouped(OUTCOME),
    { ...confirmedGrade(standard), group: 'grades' },
    ...grouped(CERTIFICATE),
  ];
  const usual = all.filter(({ isOptional }) => !isOptional);
  const byKey = new Map(all.map((column) => [column.key, column]));
  // Made when first asked for: in Sheets a script is loaded anew for every call.
  const named = remembered((_: 'all') => namesOf(all));
  return { standard, all, usual, of: (key) => byKey.get(key) as Column, named: () => named('all') };
}

function namesOf(columns: readonly Column[]): ReadonlyMap<string, ColumnKey> {
  return new Map(
    columns.flatMap(({ key, heading, aliases }) =>
      [heading, key, ...aliases].map((name) => [plainHeading(name), key] as const),
    ),
  );
}

function recorded(
  group: ColumnGroup,
  { key, heading, aliases, help, isOptional }: Recorded,
  kind: Kind<unknown>,
): Column {
  return { key, heading, aliases, help, kind, group, ...(isOptional && { isOptional }) };
}

/** What only some providers record before gateway is asked for by itself. */
function itemColumns(standard: Standard, item: RecordedItem): readonly Column[] {
  const group = item.isOptional ? 'furtherItems' : 'gateway';
  switch (item.kind) {
    case 'tick':
      return [recorded(group, item, settledTick)];
    case 'qualification':
      return [recorded(group, item, qualification)];
    case 'sign-off':
      return [
        recorded(group, item, signOff),
        ...(item.signatory ? [recorded('signatories', item.signatory, text)] : []),
      ];
    case 'figure':
      return [figureColumn(standard, group, item)];
  }
}

/** More attempts than anybody has, so that a slip shows. */
const MOST_ATTEMPTS = 10;

function methodColumns(
  standard: Standard,
  { agreements, steps, grade, grades, resit }: Method,
): readonly Column[] {
  return [
    ...agreements.map((agreement) => recorded('deadlines', agreement, tick)),
    ...steps.flatMap((step) => stepColumns(standard, step)),
    recorded('grades', grade, attemptKind(grades)),
    recorded('resits', resit.date, date),
    recorded('resits', resit.grade, attemptKind(grades)),
    recorded('resits', resit.attempts, wholeNumber(1, MOST_ATTEMPTS, 1)),
  ];
}

/** The overall grades are the standard's own. */
function confirmedGrade(standard: Standard) {
  return column(
    'confirmedGrade',
    'Confirmed grade',
    gradeKind(overallGrades(standard)),
    'The overall grade as the EPAO confirmed it.',
    'Confirmed overall grade',
    'Overall grade confirmed',
    'Final grade',
    'Final EPA grade',
    'EPA grade',
    'EPA result',
  );
}

/** The columns that hold grades, of methods and overall: who may see them is not for everybody to decide. */
export function gradeColumns({ methods }: Standard): readonly ColumnKey[] {
  return [...methods.flatMap(({ grade, resit }) => [grade.key, resit.grade.key]), 'confirmedGrade'];
}

/** The columns of resits and retakes: that something stands in them tells of a fail. */
export function resitColumns({ methods }: Standard): readonly ColumnKey[] {
  return methods.flatMap(({ resit }) => [resit.date.key, resit.grade.key, resit.attempts.key]);
}

function stepColumns(standard: Standard, step: Step): readonly Column[] {
  return [
    recorded('deadlines', step, date),
    ...step.figures.map((figure) => figureColumn(standard, 'figures', figure)),
  ];
}

/** Longer than any assessment, so that a slip such as a date in the column shows. */
const MOST_MINUTES = 1000;

/** A figure that the standard limits: its kind and what is allowed come from the check. */
function figureColumn(standard: Standard, group: ColumnGroup, figure: Figure): Column {
  const { kind, allowed, shareOf } = checkOf(standard, figure);
  const help = `${figure.help}: ${allowed}.`;
  // A share is worked out from the minutes that stand in the sheet.
  const minutes = wholeNumber(1, MOST_MINUTES, 5);
  return { ...recorded(group, figure, shareOf === undefined ? kind : minutes), help };
}
