import { messageOf, type Problem } from '../problems';
import type { AsOf } from '../rules/as-of';
import { mostPressing, type OpenAction } from '../rules/open-action';
import type { Standing } from '../rules/standing';
import type { Columns } from './columns';
import { findingInWords } from './findings';
import type { RowRead } from './rows';

/** What comes next: what speaks against the status is cleared up before anybody acts on it, else the most pressing of what is open. */
export function nextStepOf(
  columns: Columns,
  { doubts, actions }: Standing,
  asOf: AsOf,
): OpenAction | undefined {
  const [doubt] = doubts;
  return doubt === undefined
    ? mostPressing(actions, asOf)
    : checkTheSheet(findingInWords(columns, doubt).problem);
}

/** The same for a row as it was read: where it stands cannot be told from a cell that cannot be read. */
export function nextStepIn(
  columns: Columns,
  { problems }: RowRead,
  standing: Standing | undefined,
  asOf: AsOf,
): OpenAction | undefined {
  if (standing !== undefined) return nextStepOf(columns, standing, asOf);
  const [unreadable] = problems;
  return unreadable && checkTheSheet(unreadable.problem);
}

/** Nothing that rests on this can be acted on. */
export function checkTheSheet(problem: Problem): OpenAction {
  return {
    who: 'Provider',
    action: () => `Check the sheet: ${messageOf(problem)}`,
    inBrief: () => messageOf(problem),
    isFirm: false,
    byWord: 'by',
  };
}
