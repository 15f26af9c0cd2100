import type { Day } from '../dates/day';
import type { OpenAction } from '../rules/open-action';
import type { ColumnKey } from '../sheet/columns';
import { nameColumn } from '../sheet/names';
import type { Identity } from '../sheet/people';
import type { CohortTable } from '../sheet/table';
import type { Counted } from './counts';
import type { Issue } from './issues';

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
  /** The day of gateway, booked or past. */
  readonly gatewayDate: Day | undefined;
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

/**
 * Where the cell of an issue stands. Of headings that mean the same it is the first; of a missing name the column that
 * names are in, and where no column holds names, the ULN's.
 */
export function issuePositions({ headingRow, layout, rows }: CohortTable): (column: ColumnKey) => number {
  const { positions, doubled } = layout;
  const headings = (rows[headingRow] ?? []).map(String);
  const firsts = new Map(doubled.map(({ key, headings: [first = ''] }) => [key, headings.indexOf(first)]));
  const named = positions.get(nameColumn(layout));
  const elsewhere = positions.get('uln') ?? named ?? 0;
  if (named !== undefined) firsts.set('apprentice', named);
  return (column) => positions.get(column) ?? firsts.get(column) ?? elsewhere;
}
