import { type Problem, type ProblemCode, problem } from '../problems';
import { isLogSheet } from './change-log';
import { isSettingsSheet } from './settings';

/** The sheets that EPA Cohort makes for itself, and what is told of each where somebody looks for apprentices in it. */
const OWN_SHEETS = [
  [isSettingsSheet, 'SHEET_IS_SETTINGS'],
  [isLogSheet, 'SHEET_IS_LOG'],
] as const satisfies readonly (readonly [(sheet: string) => boolean, ProblemCode])[];

/** Does the sheet belong to EPA Cohort, so that no apprentices stand in it? */
export function isOwnSheet(sheet: string): boolean {
  return OWN_SHEETS.some(([isIt]) => isIt(sheet));
}

/** What keeps a sheet of our own from being taken for one of apprentices. */
export function ownSheetProblem(sheet: string): Problem | undefined {
  const [, code] = OWN_SHEETS.find(([isIt]) => isIt(sheet)) ?? [];
  return code && problem(code, { argument: sheet });
}

/** Is a problem that of a sheet of our own, which is none to be set up? */
export function isOfOwnSheet({ code }: Problem): boolean {
  return OWN_SHEETS.some(([, own]) => own === code);
}
