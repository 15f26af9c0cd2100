import { folded } from '../folded';
import { type Problem, type ProblemCode, problem } from '../problems';
import { isLogSheet } from './change-log';
import type { SheetGrid } from './grid';
import { isReport } from './report-mark';
import { isSettingsSheet } from './settings';

/** Where Excel keeps what the calculated columns look up. Names stand in people's workbooks: for ever. */
export const ANSWERS_SHEET = 'EPA answers';

type SheetSeen = Pick<SheetGrid, 'sheet' | 'rows'>;

/** The sheets that EPA Cohort makes for itself, and what is told of each where somebody looks for apprentices in it. */
const OWN_SHEETS = [
  [({ sheet }) => isSettingsSheet(sheet), 'SHEET_IS_SETTINGS'],
  [({ sheet }) => isLogSheet(sheet), 'SHEET_IS_LOG'],
  [({ sheet }) => folded(sheet) === folded(ANSWERS_SHEET), 'SHEET_IS_ANSWERS'],
  [({ rows }) => isReport(rows), 'SHEET_IS_REPORT'],
] as const satisfies readonly (readonly [(seen: SheetSeen) => boolean, ProblemCode])[];

/** Does the sheet belong to EPA Cohort by its name, so that no apprentices stand in it? A report is known by what it shows. */
export function isOwnSheet(sheet: string): boolean {
  return ownSheetProblem({ sheet, rows: [] }) !== undefined;
}

/** What keeps a sheet of our own from being taken for one of apprentices. */
export function ownSheetProblem(seen: SheetSeen): Problem | undefined {
  const [, code] = OWN_SHEETS.find(([isIt]) => isIt(seen)) ?? [];
  return code && problem(code, { argument: seen.sheet });
}

/** Is a problem that of a sheet of our own, which is none to be set up? */
export function isOfOwnSheet({ code }: Problem): boolean {
  return OWN_SHEETS.some(([, own]) => own === code);
}
