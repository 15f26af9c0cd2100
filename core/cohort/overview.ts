import { gridFrom } from '../cells/cell';
import type { Severity } from '../rules/force';
import type { View } from '../sheet/calculated-columns';
import { found } from '../sheet/findings';
import { isCohortTold, rowsFromTheTop } from '../sheet/rows-in-place';
import type { CohortTable } from '../sheet/table';
import type { Standard } from '../standard/standard';
import { type Choice, fitting } from './choices';
import { belongsTo, type ChosenItems, type Count, type Counted, countsFrom } from './counts';
import { type DiaryItem, diaryIn } from './diary';
import { doubleFinder } from './doubles';
import { type Entry, issuePositions, type Place, type PlacedIssue } from './entries';
import { countedBySeverity, isOfSheet, sheetIssues } from './issues';
import { type KeptSheets, keptSheets } from './kept-sheets';
import type { RowOutcome } from './row-outcomes';
import { type Sums, sumsInTurn } from './sums';

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
  /** The same up to DAYS_AHEAD days later. */
  readonly ahead: readonly DiaryItem[];
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
  return inSteps([{ table }], view, rowsPerStep, nothingKept());
}

/** The same of several sheets, each row counted in its own. */
export function overviewOfSheetsInSteps(
  sheets: readonly NamedTable[],
  view: View,
  rowsPerStep: number,
): Generator<RowsRead, Overview, void> {
  return inSteps(sheets, view, rowsPerStep, nothingKept());
}

/** Overviews of the same sheets one after another, for as long as somebody holds this: only rows that changed are worked out again. */
export interface OverviewsInTurn {
  of: typeof overviewInSteps;
  ofSheets: typeof overviewOfSheetsInSteps;
}

export function overviewsInTurn(): OverviewsInTurn {
  const kept = nothingKept();
  return {
    of: (table, view, rowsPerStep) => inSteps([{ table }], view, rowsPerStep, kept),
    ofSheets: (sheets, view, rowsPerStep) => inSteps(sheets, view, rowsPerStep, kept),
  };
}

/** What is known from the overview before. */
interface Kept {
  readonly sheets: KeptSheets;
  readonly sums: Sums;
}

function nothingKept(): Kept {
  return { sheets: keptSheets(), sums: sumsInTurn() };
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
  { sheets: kept, sums }: Kept,
): Generator<RowsRead, Overview, void> {
  const of = parts.reduce((sum, { table }) => sum + rowsBelowHeadings(table), 0);
  const passes: Told[] = [];
  let before = 0;
  kept.begin(parts.map(({ sheet }) => sheet));
  for (const part of parts) {
    const pass = passOver(part, kept.rowsOf(part.sheet, part.table, view));
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
  return overviewFrom(view, parts, passes, sums);
}

function rowsBelowHeadings({ headingRow, rows }: CohortTable): number {
  return Math.max(rows.length - headingRow - 1, 0);
}

/** What the rows of all sheets come to. */
function overviewFrom(
  { standard, asOf }: View,
  parts: readonly Part[],
  passes: readonly Told[],
  sums: Sums,
): Overview {
  const [only] = passes.length === 1 ? passes : [];
  const entries = only?.entries ?? passes.flatMap((pass) => pass.entries);
  const issues = only?.issues ?? [...passes.flatMap((pass) => pass.issues), ...inTwoSheets(parts, entries)];
  const ahead = sums.diary(only?.diary ?? passes.flatMap((pass) => pass.diary));
  return {
    entries,
    issues,
    issueCounts: countedBySeverity(issues),
    standard,
    counts: sums.counts(standard, entries),
    worstFirst: sums.worstFirst(entries),
    ahead,
    diary: diaryIn(ahead, asOf.asOf),
    cohorts: sums.cohorts(entries),
    employers: sums.employers(entries),
    coaches: sums.coaches(entries),
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
    ahead: overview.ahead.filter(isAboutThem),
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

function passOver({ sheet, table }: Part, outcomeOf: (row: number) => RowOutcome): Pass {
  const { headingRow, layout, rows } = table;
  const grid = gridFrom(rows);
  const positionOf = issuePositions(table);
  const doubled = doubleFinder(layout);
  // People who keep a sheet for each cohort name the sheet after it.
  const cohortBySheet = isCohortTold(layout, grid, headingRow + 1) ? undefined : sheet;
  const inSheet = sheet === undefined ? {} : { sheet };
  const entries: Entry[] = [];
  const issues: PlacedIssue[] = sheetIssues(layout, grid, headingRow).map((issue) => ({
    ...issue,
    ...inSheet,
    position: positionOf(issue.column),
  }));
  const diary: DiaryItem[] = [];
  const nextRow = rowsFromTheTop(layout, grid, (row) => outcomeOf(row).kind);
  const take = (row: number, { told }: RowOutcome, cohortAbove: string | undefined) => {
    if (!told) return;
    const place = { row, ...inSheet };
    const own = told.placed(place, cohortAbove ?? cohortBySheet);
    entries.push(own.entry);
    diary.push(...own.diary);
    issues.push(...own.issues);
    for (const one of doubled(row, told.theirs))
      issues.push({ ...place, apprentice: own.entry.name, ...one, position: positionOf(one.column) });
  };
  return {
    entries,
    issues,
    diary,
    read(first, end) {
      for (let row = first; row < end; row++) {
        const { kind, cohort } = nextRow(row);
        if (kind === 'apprentice') take(row, outcomeOf(row), cohort);
      }
    },
  };
}

function summed(standard: Standard, entries: readonly Entry[], issues: readonly PlacedIssue[]) {
  return { entries, issues, issueCounts: countedBySeverity(issues), counts: countsFrom(standard, entries) };
}
