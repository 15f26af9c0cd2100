import { gridFrom } from '../cells/cell';
import type { AsOf } from '../rules/as-of';
import type { Severity } from '../rules/force';
import type { OpenAction } from '../rules/open-action';
import { RAG_WORDS, type Rag } from '../rules/standing';
import type { View } from '../sheet/calculated-columns';
import type { ColumnKey } from '../sheet/columns';
import { found } from '../sheet/findings';
import { nameColumn } from '../sheet/names';
import { nextStepIn } from '../sheet/next-step';
import { type Identity, identityOf, nameOf } from '../sheet/people';
import { type RowRead, rowReader } from '../sheet/rows';
import { isCohortTold, rowsFromTheTop } from '../sheet/rows-in-place';
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
import { countedBySeverity, type Issue, isOfSheet, issueFinder, sheetIssues } from './issues';

/** Where something stands. */
export interface Place {
  /** Where several sheets are looked at, the one of them. */
  readonly sheet?: string;
  /** The row in the sheet, counted from 0. */
  readonly row: number;
}

/** An apprentice of the sheet and where they stand. */
export interface Entry extends Counted, Place {
  /** Whom a change is for; `undefined` where nothing says who it is. */
  readonly identity: Identity | undefined;
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
export interface PlacedIssue extends Issue, Place {
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

/** A sheet among several that are looked at together. */
export interface NamedTable {
  readonly sheet: string;
  readonly table: CohortTable;
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
export function overviewInSteps(
  table: CohortTable,
  view: View,
  rowsPerStep: number,
): Generator<RowsRead, Overview, void> {
  return inSteps([{ table }], view, rowsPerStep);
}

/** The same of several sheets, each row counted in its own. */
export function overviewOfSheetsInSteps(
  sheets: readonly NamedTable[],
  view: View,
  rowsPerStep: number,
): Generator<RowsRead, Overview, void> {
  return inSteps(sheets, view, rowsPerStep);
}

/** A sheet has a name here only where it is one of several. */
interface Part {
  readonly sheet?: string;
  readonly table: CohortTable;
}

function* inSteps(
  parts: readonly Part[],
  view: View,
  rowsPerStep: number,
): Generator<RowsRead, Overview, void> {
  const of = parts.reduce((sum, { table }) => sum + rowsBelowHeadings(table), 0);
  const passes: Told[] = [];
  let before = 0;
  for (const part of parts) {
    const pass = passOver(part, view);
    const [first, own] = [part.table.headingRow + 1, rowsBelowHeadings(part.table)];
    for (let rows = 0; rows < own; ) {
      const next = Math.min(rows + rowsPerStep, own);
      pass.read(first + rows, first + next);
      rows = next;
      if (before + rows < of) yield { rows: before + rows, of };
    }
    before += own;
    passes.push(pass);
  }
  return overviewFrom(view.standard, parts, passes);
}

function rowsBelowHeadings({ headingRow, rows }: CohortTable): number {
  return Math.max(rows.length - headingRow - 1, 0);
}

/** What the rows of all sheets come to. */
function overviewFrom(standard: Standard, parts: readonly Part[], passes: readonly Told[]): Overview {
  const [only] = passes.length === 1 ? passes : [];
  const entries = only?.entries ?? passes.flatMap((pass) => pass.entries);
  const issues = only?.issues ?? [...passes.flatMap((pass) => pass.issues), ...inTwoSheets(parts, entries)];
  const diary = only?.diary ?? passes.flatMap((pass) => pass.diary);
  return {
    ...summed(standard, entries, issues),
    standard,
    worstFirst: worstFirst(entries),
    diary: sortedBy(diary, ({ day }) => day),
    cohorts: cohortsIn(entries, ({ cohort }) => cohort),
    employers: choicesIn(entries, ({ employer }) => employer),
    coaches: choicesIn(entries, ({ coach }) => coach),
  };
}

/** The overview of those who fit; the very same one where nothing is chosen. No cell is read again. */
export function filtered(overview: Overview, filter: Filter): Overview {
  if (fitsEverybody(filter)) return overview;
  const fits = fitsIn(overview.standard, filter);
  const entries = overview.entries.filter(fits);
  const isAboutThem = rowsOf(entries);
  return {
    ...overview,
    ...summed(
      overview.standard,
      entries,
      overview.issues.filter((issue) => isOfSheet(issue) || isAboutThem(issue)),
    ),
    worstFirst: overview.worstFirst.filter(fits),
    diary: overview.diary.filter(isAboutThem),
  };
}

/** Is something about one of these apprentices? */
function rowsOf(entries: readonly Entry[]): (about: Place) => boolean {
  const bySheet = new Map<string | undefined, Set<number>>();
  for (const { sheet, row } of entries) {
    const rows = bySheet.get(sheet);
    if (rows) rows.add(row);
    else bySheet.set(sheet, new Set([row]));
  }
  return ({ sheet, row }) => bySheet.get(sheet)?.has(row) ?? false;
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

/** What the rows of a sheet told so far. */
interface Told {
  readonly entries: readonly Entry[];
  readonly issues: readonly PlacedIssue[];
  readonly diary: readonly DiaryItem[];
}

/** At these stages the row of another sheet may be where somebody goes on. */
const MAY_GO_ON: readonly Counted['stage'][] = ['Withdrawn', 'Break in learning'];

/** Whose ULN stands in more sheets than one: each row counts in its own, and the later of two is told. */
function inTwoSheets(parts: readonly Part[], entries: readonly Entry[]): readonly PlacedIssue[] {
  const tables = new Map(parts.map(({ sheet, table }) => [sheet, table]));
  const firsts = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const { uln } = entry.identity ?? {};
    if (uln === undefined) return [];
    const first = firsts.get(uln);
    if (first === undefined) firsts.set(uln, entry);
    const table = tables.get(entry.sheet);
    return first === undefined || first.sheet === entry.sheet || !table ? [] : [inTwo(table, first, entry)];
  });
}

function inTwo(table: CohortTable, first: Entry, { sheet, row, name, uln, stage }: Entry): PlacedIssue {
  const severity = [first.stage, stage].some((one) => MAY_GO_ON.includes(one)) ? 'note' : 'warning';
  const details = { value: uln, otherSheet: first.sheet, otherRow: first.row + 1 };
  return {
    ...found(table.layout.columns, 'uln', 'APPRENTICE_IN_TWO_SHEETS', details, severity),
    ...(sheet !== undefined && { sheet }),
    row,
    apprentice: name,
    position: issuePositions(table)('uln'),
  };
}

interface Pass extends Told {
  /** Reads the rows from the first one up to, and without, the end. */
  read(first: number, end: number): void;
}

function passOver({ sheet, table }: Part, view: View): Pass {
  const { layout } = table;
  const { standard, asOf } = view;
  const grid = gridFrom(table.rows);
  const readRow = rowReader(layout);
  const findIssues = issueFinder(layout, grid, asOf.asOf, standard);
  const positionOf = issuePositions(table);
  const diaryFor = diaryOf(standard, asOf.asOf);
  const entryFor = entriesOf({ table, ...(sheet !== undefined && { sheet }) }, asOf);
  const entries: Entry[] = [];
  const inSheet = sheet === undefined ? {} : { sheet };
  const issues: PlacedIssue[] = sheetIssues(layout, grid, table.headingRow).map((issue) => ({
    ...issue,
    ...inSheet,
    position: positionOf(issue.column),
  }));
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
      issues.push({ row, ...inSheet, apprentice: entry.name, ...issue, position: positionOf(issue.column) });
  };
  return {
    entries,
    issues,
    diary,
    read(first, end) {
      for (let row = first; row < end; row++) {
        const { kind, cohort } = nextRow(row);
        if (kind === 'apprentice') take(row, cohort);
      }
    },
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
function entriesOf({ sheet, table }: Part, asOf: AsOf) {
  const { columns } = table.layout;
  const inSheet = sheet === undefined ? {} : { sheet };
  // People who keep a sheet for each cohort name the sheet after it.
  const isTold = isCohortTold(table.layout, gridFrom(table.rows), table.headingRow + 1);
  const cohortBySheet = isTold ? undefined : sheet;
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
      ...inSheet,
      row,
      identity: identityOf(apprentice),
      name: nameOf(apprentice),
      uln: apprentice.uln,
      employer: apprentice.employer,
      coach: apprentice.coach,
      cohort: apprentice.cohort ?? cohortAbove ?? cohortBySheet,
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
  return { entries, issues, issueCounts: countedBySeverity(issues), counts: countsFrom(standard, entries) };
}
