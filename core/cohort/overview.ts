import { gridFrom } from '../cells/cell';
import type { AsOf } from '../rules/as-of';
import type { Severity } from '../rules/force';
import type { OpenAction } from '../rules/open-action';
import { RAG_WORDS, type Rag } from '../rules/standing';
import type { View } from '../sheet/calculated-columns';
import type { ColumnKey } from '../sheet/columns';
import { rowsFromTheTop } from '../sheet/kinds-of-rows';
import { nameColumn } from '../sheet/names';
import { nextStepIn } from '../sheet/next-step';
import { nameOf } from '../sheet/people';
import { type RowRead, rowReader } from '../sheet/rows';
import type { CohortTable } from '../sheet/table';
import type { Standard } from '../standard/standard';
import { type Choice, choicesIn, cohortsIn, fitting } from './choices';
import {
  belongsTo,
  type ChosenItems,
  type Count,
  type Counted,
  type CountedRow,
  countedFaultless,
  countedRow,
  countsFrom,
} from './counts';
import { type DiaryItem, diaryOf } from './diary';
import { type Issue, issueFinder } from './issues';

/** An apprentice of the sheet and where they stand. */
export interface Entry extends Counted {
  /** The row in the sheet, counted from 0. */
  readonly row: number;
  /** The name, else the ULN. */
  readonly name: string;
  readonly uln: string | undefined;
  readonly employer: string | undefined;
  readonly coach: string | undefined;
  /** By its column or, where the sheet has none, by the sub-heading above. */
  readonly cohort: string | undefined;
  /** What comes next; `actionInWords` says it. */
  readonly action: OpenAction | undefined;
  /** Days until that action is due, negative where it is late. */
  readonly daysLeft: number | undefined;
  /** Where the status is to be checked: the column of the cell that speaks against it, counted from 0. */
  readonly checkAt: number | undefined;
}

/** An issue and its place: row and column in the sheet, counted from 0. */
export interface PlacedIssue extends Issue {
  readonly position: number;
}

/** Which apprentices are looked at: those that fit all that is given. Blank fits everybody. */
export interface Filter {
  readonly cohort?: string | undefined;
  readonly employer?: string | undefined;
  readonly coach?: string | undefined;
  /** Items of the counts. */
  readonly chosen?: ChosenItems | undefined;
}

/** What a sheet says as a whole, as of a day. */
export interface Overview {
  readonly standard: Standard;
  /** Everybody, from the top of the sheet. */
  readonly entries: readonly Entry[];
  /** Everybody, the worst first: by RAG, each by the nearest day; no day at all comes last. */
  readonly worstFirst: readonly Entry[];
  /** What is on from the day itself to DIARY_DAYS days later, by day. */
  readonly diary: readonly DiaryItem[];
  readonly counts: readonly Count[];
  readonly issues: readonly PlacedIssue[];
  readonly issueCounts: Readonly<Record<Severity, number>>;
  /** The cohorts, employers and coaches of the whole sheet, whatever the filter. */
  readonly cohorts: readonly Choice[];
  readonly employers: readonly Choice[];
  readonly coaches: readonly Choice[];
}

/** Everything about a sheet in one pass over its rows. */
export function overviewOf(table: CohortTable, view: View): Overview {
  const steps = overviewInSteps(table, view, Number.POSITIVE_INFINITY);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** How many of the rows below the headings have been read. */
export interface RowsRead {
  readonly rows: number;
  readonly of: number;
}

/**
 * The same in steps of so many rows, for a page that shows how far it is, stays responsive and may stop asking: a step for
 * each `next`, and from the last one the overview.
 */
export function* overviewInSteps(
  table: CohortTable,
  view: View,
  rowsPerStep: number,
): Generator<RowsRead, Overview, void> {
  const pass = passOver(table, view);
  const first = table.headingRow + 1;
  const of = Math.max(table.rows.length - first, 0);
  for (let rows = 0; rows < of; ) {
    const next = Math.min(rows + rowsPerStep, of);
    pass.read(first + rows, first + next);
    rows = next;
    if (rows < of) yield { rows, of };
  }
  return pass.overview();
}

/** The overview of those who fit; the very same one where nothing is chosen. No cell is read again. */
export function filtered(overview: Overview, filter: Filter): Overview {
  if (fitsEverybody(filter)) return overview;
  const fits = fitsIn(overview.standard, filter);
  const entries = overview.entries.filter(fits);
  const rows = new Set(entries.map(({ row }) => row));
  const isAboutThem = ({ row }: { readonly row: number }) => rows.has(row);
  return {
    ...overview,
    ...summed(overview.standard, entries, overview.issues.filter(isAboutThem)),
    worstFirst: overview.worstFirst.filter(fits),
    diary: overview.diary.filter(isAboutThem),
  };
}

function fitsEverybody({ cohort, employer, coach, chosen = {} }: Filter): boolean {
  return [cohort, employer, coach].every((text) => !text?.trim()) && Object.keys(chosen).length === 0;
}

function fitsIn(
  standard: Standard,
  { cohort, employer, coach, chosen = {} }: Filter,
): (entry: Entry) => boolean {
  const isChosen = belongsTo(standard, chosen);
  const [isOfCohort, isOfEmployer, isOfCoach] = [fitting(cohort), fitting(employer), fitting(coach)];
  return (entry) =>
    isOfCohort(entry.cohort) && isOfEmployer(entry.employer) && isOfCoach(entry.coach) && isChosen(entry);
}

interface Pass {
  /** Reads the rows from the first one up to, and without, the end. */
  read(first: number, end: number): void;
  overview(): Overview;
}

function passOver(table: CohortTable, view: View): Pass {
  const { layout } = table;
  const { standard, asOf } = view;
  const grid = gridFrom(table.rows);
  const readRow = rowReader(layout);
  const findIssues = issueFinder(layout, grid, asOf.asOf, standard);
  const positionOf = issuePositions(table);
  const diaryFor = diaryOf(standard, asOf.asOf);
  const entryFor = entriesOf(table, asOf);
  const entries: Entry[] = [];
  const issues: PlacedIssue[] = [];
  const diary: DiaryItem[] = [];
  const nextRow = rowsFromTheTop(layout, grid);
  const take = (row: number, cohort: string | undefined) => {
    const read = readRow(grid, row);
    const found = findIssues(row, read.apprentice, read.problems);
    const told = found.length === 0 ? countedFaultless(read.apprentice, view) : countedRow(read, view);
    const entry = entryFor(row, read, told, cohort);
    entries.push(entry);
    diary.push(...diaryFor(entry, read, told.standing?.actions ?? []));
    for (const issue of found)
      issues.push({ row, apprentice: entry.name, ...issue, position: positionOf(issue.column) });
  };
  return {
    read(first, end) {
      for (let row = first; row < end; row++) {
        const { kind, cohort } = nextRow(row);
        if (kind === 'apprentice') take(row, cohort);
      }
    },
    overview: () => ({
      ...summed(standard, entries, issues),
      standard,
      worstFirst: worstFirst(entries),
      diary: sortedBy(diary, ({ day }) => day),
      cohorts: cohortsIn(entries, ({ cohort }) => cohort),
      employers: choicesIn(entries, ({ employer }) => employer),
      coaches: choicesIn(entries, ({ coach }) => coach),
    }),
  };
}

/**
 * Where the cell of an issue stands. Of headings that mean the same it is the first; of a missing name the column that
 * names are in, and where no column holds names, the ULN's.
 */
function issuePositions({ headingRow, layout, rows }: CohortTable): (column: ColumnKey) => number {
  const { positions, doubled } = layout;
  const headings = (rows[headingRow] ?? []).map(String);
  const firsts = new Map(doubled.map(({ key, headings: [first = ''] }) => [key, headings.indexOf(first)]));
  const named = positions.get(nameColumn(layout));
  const elsewhere = positions.get('uln') ?? named ?? 0;
  if (named !== undefined) firsts.set('apprentice', named);
  return (column) => positions.get(column) ?? firsts.get(column) ?? elsewhere;
}

/** An apprentice, from what is counted of the row. */
function entriesOf(table: CohortTable, asOf: AsOf) {
  const { columns } = table.layout;
  const positionOf = issuePositions(table);
  return (
    row: number,
    read: RowRead,
    { counted, standing }: CountedRow,
    cohortAbove: string | undefined,
  ): Entry => {
    const { apprentice, problems } = read;
    const action = nextStepIn(columns, read, standing, asOf);
    const doubted = standing ? standing.doubts[0]?.column : problems[0]?.column;
    const { stage, rag, grade, confirmed, daysLate } = counted;
    return {
      row,
      name: nameOf(apprentice),
      uln: apprentice.uln,
      employer: apprentice.employer,
      coach: apprentice.coach,
      cohort: apprentice.cohort ?? cohortAbove,
      action,
      daysLeft: action?.by === undefined ? undefined : action.by - asOf.asOf,
      checkAt: doubted === undefined ? undefined : positionOf(doubted),
      stage,
      rag,
      grade,
      confirmed,
      daysLate,
    };
  };
}

/** Everybody in the order of the RAG words; last those who have none. */
const ORDER: readonly (Rag | undefined)[] = [...RAG_WORDS, undefined];

/** More days than lie between any two. */
const FAR_OFF = 1_000_000;

function worstFirst(entries: readonly Entry[]): readonly Entry[] {
  return sortedBy(entries, ({ rag, daysLeft = FAR_OFF }) => ORDER.indexOf(rag) * 2 * FAR_OFF + daysLeft);
}

/** Items by a whole number, those of the same one as they came. Plain numbers sort in a fraction of the time of items. */
function sortedBy<T>(items: readonly T[], numberOf: (item: T) => number): readonly T[] {
  const keys = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) keys[i] = numberOf(items[i] as T) * items.length + i;
  keys.sort();
  const sorted: T[] = [];
  for (let i = 0; i < keys.length; i++) sorted.push(items[rest(keys[i] as number, items.length)] as T);
  return sorted;
}

/** What is left of a number when as many whole times the other are taken away as fit; never negative. */
function rest(number: number, other: number): number {
  return ((number % other) + other) % other;
}

function summed(standard: Standard, entries: readonly Entry[], issues: readonly PlacedIssue[]) {
  const issueCounts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of issues) issueCounts[severity]++;
  return { entries, issues, issueCounts, counts: countsFrom(standard, entries) };
}
