import type { Grid } from '../cells/cell';
import type { View } from '../sheet/calculated-columns';
import { kindOfRow, type RowKind } from '../sheet/kinds-of-rows';
import { nextStepIn } from '../sheet/next-step';
import { identityOf, nameOf } from '../sheet/people';
import { type RowRead, rowReader } from '../sheet/rows';
import type { CohortTable } from '../sheet/table';
import { type CountedRow, countedFaultless, countedRow } from './counts';
import { type DiaryItem, diaryOf } from './diary';
import { type Theirs, theirsFinder } from './doubles';
import { type Entry, issuePositions, type Place, type PlacedIssue } from './entries';
import { issueFinder } from './issues';

/** What a row comes to by itself: nothing in it depends on other rows, so that it holds for as long as its cells do. */
export interface RowOutcome {
  readonly kind: RowKind;
  /** Where it is an apprentice's. */
  readonly told?: {
    readonly theirs: Theirs | undefined;
    /** As it stands in the sheet; the very same things as long as it stands there. */
    placed(place: Place, cohortElsewhere: string | undefined): PlacedRow;
  };
}

interface PlacedRow {
  readonly entry: Entry;
  readonly issues: readonly PlacedIssue[];
  readonly diary: readonly DiaryItem[];
}

/** What the rows of a sheet come to, each by itself. */
export function rowOutcomes(table: CohortTable, view: View): (grid: Grid, row: number) => RowOutcome {
  const { layout } = table;
  const { standard, asOf } = view;
  const readRow = rowReader(layout);
  const findIssues = issueFinder(layout, asOf.asOf, standard);
  const diaryFor = diaryOf(standard, asOf.asOf);
  const positionOf = issuePositions(table);
  const theirsIn = theirsFinder();
  const entryFor = entriesOf(table, view, positionOf);
  return (grid, row) => {
    const kind = kindOfRow(layout, grid, row);
    if (kind !== 'apprentice') return { kind };
    const read = readRow(grid, row);
    const found = findIssues(grid, row, read.apprentice, read.problems);
    const told = found.length === 0 ? countedFaultless(read.apprentice, view) : countedRow(read, view);
    const entry = entryFor(row, read, told);
    const issues = found.map((one) => ({
      row,
      apprentice: entry.name,
      ...one,
      position: positionOf(one.column),
    }));
    const diary = diaryFor(entry, read, told.standing?.actions ?? []);
    return { kind, told: { theirs: theirsIn(read.apprentice), placed: placing({ entry, issues, diary }) } };
  };
}

/** Puts what a row comes to where the row stands: rows move, and what stands above may say the cohort. */
function placing(own: PlacedRow): (place: Place, cohortElsewhere: string | undefined) => PlacedRow {
  let last = own;
  return (place, cohortElsewhere) => {
    const { sheet, row } = place;
    const cohort = own.entry.cohort ?? cohortElsewhere;
    const { entry } = last;
    if (entry.row === row && entry.sheet === sheet && entry.cohort === cohort) return last;
    last = {
      entry: { ...own.entry, ...place, cohort },
      issues: own.issues.map((issue) => ({ ...issue, ...place })),
      diary: own.diary.map((item) => ({ ...item, ...place })),
    };
    return last;
  };
}

/** An apprentice, from what is counted of the row. */
function entriesOf(
  { layout: { columns } }: CohortTable,
  { asOf }: View,
  positionOf: ReturnType<typeof issuePositions>,
) {
  return (row: number, read: RowRead, { counted, standing }: CountedRow): Entry => {
    const { apprentice, problems } = read;
    const action = nextStepIn(columns, read, standing, asOf);
    const doubted = standing ? standing.doubts[0]?.column : problems[0]?.column;
    const { stage, rag, grade, confirmed, daysLate } = counted;
    return {
      row,
      identity: identityOf(apprentice),
      name: nameOf(apprentice),
      uln: apprentice.uln,
      employer: apprentice.employer,
      coach: apprentice.coach,
      cohort: apprentice.cohort,
      gatewayDate: apprentice.gatewayDate,
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
