import type { FilledCell } from '../cells/cell';
import type { Day } from '../dates/day';
import { LOG_DATES, LOG_HEADINGS, LOG_SHEET } from '../sheet/change-log';
import type { RowsToAppend } from './workbook';

/** A cell that was written, as the change log tells it: each part as people read it. */
export interface LogEntry {
  readonly sheet: string;
  /** Whose cell it is; blank for a setting. */
  readonly apprentice: string;
  readonly column: string;
  readonly old: string;
  readonly now: string;
  /** What it was written for. */
  readonly why: string;
}

/** When something was written: the day, and the time of day as a clock shows it. */
export interface Moment {
  readonly day: Day;
  readonly time: string;
}

/** Entries of the change log, all of one moment, as the rows that a host adds to its sheet. */
export function logRows(entries: readonly LogEntry[], moment: Moment, keepAtMost: number): RowsToAppend {
  return {
    sheet: LOG_SHEET,
    headings: LOG_HEADINGS,
    rows: entries.map((entry): readonly FilledCell[] => [
      moment.day,
      moment.time,
      entry.sheet,
      entry.apprentice,
      entry.column,
      entry.old,
      entry.now,
      entry.why,
    ]),
    dates: LOG_DATES,
    keepAtMost,
  };
}
