import { messageOf, type Problem } from '../problems';
import type { AsOf } from '../rules/as-of';
import { mostPressing, type OpenAction } from '../rules/open-action';
import type { Standing } from '../rules/standing';
import type { Columns } from './columns';
import { findingInWords } from './findings';

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

/** Nothing that rests on this can be acted on. */
export function checkTheSheet(problem: Problem): OpenAction {
  return {
    who: 'Provider',
    action: () => `Check the sheet: ${messageOf(problem)}`,
    isFirm: false,
    byWord: 'by',
  };
}
