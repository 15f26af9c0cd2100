import type { Day } from '../dates/day';
import type { View } from '../sheet/calculated-columns';
import type { RowRead } from '../sheet/rows';
import { counted } from '../words';
import type { Entry } from './entries';

/** A cell of a list: a text, or a day. */
export type ListCell = string | { readonly day: Day };

/** A list that is handed on as a file. It never holds a grade that is not confirmed. */
export interface HandedList {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly ListCell[])[];
  /** What is not in it, and why; what is to be looked at before it is used. */
  readonly notes: readonly string[];
}

/** An apprentice whose row a list is about. */
export interface ListedRow {
  readonly entry: Entry;
  readonly read: RowRead;
}

/** Makes a list of the rows of the apprentices who were chosen. */
export type ListOf = (rows: readonly ListedRow[], view: View) => HandedList;

export function dayCell(day: Day | undefined): ListCell {
  return day === undefined ? '' : { day };
}

export const WHO_HEADINGS = ['Apprentice', 'ULN', 'Employer', 'Coach', 'Cohort'] as const;

/** Who it is, as far as the sheet says. */
export function whoCells({ entry, read }: ListedRow): readonly ListCell[] {
  const { employer = '', coach = '', cohort = '', uln = '' } = entry;
  return [read.apprentice.apprentice ?? '', uln, employer, coach, cohort];
}

/** "12 apprentices are left out: nothing lies ahead of them." */
export function leftOut(count: number, why: string): readonly string[] {
  return count === 0 ? [] : [`${counted(count, 'apprentice')} left out: ${why}.`];
}
