import { type Problem, type ProblemCode, problem } from '../problems';
import type { Refusal } from './workbook';

export const WRITTEN = { outcome: 'written' } as const;
export const DONE = { outcome: 'done' } as const;

/** What a sheet as a whole can have in the way of a write; its name is all that the message needs. */
type SheetProblem = Extract<ProblemCode, `SHEET_${string}` | 'DATES_FROM_1904'>;

export function refusal(reason: Problem): Refusal {
  return { outcome: 'refused', problem: reason };
}

export function sheetRefusal(code: SheetProblem, sheet: string): Refusal {
  return refusal(problem(code, { argument: sheet }));
}
