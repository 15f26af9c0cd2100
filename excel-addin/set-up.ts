import { isSameCell } from '../core/cells/cell';
import type { SetUpResult } from '../core/port/workbook';
import { isProblem, type Problem, problem } from '../core/problems';
import { isReady, planSetUp, type SetUpPlan } from '../core/set-up/plan';
import type { FormulaStyle } from '../core/set-up/references';
import type { SheetGrid } from '../core/sheet/grid';
import { addColumns } from './added-columns';
import { type Ground, homeOf, survey } from './ground';
import { writeSettings } from './settings-sheet';

/** How calculated columns are best written in a sheet: as columns of a table, unless making one would alter the sheet. */
export async function formulaStyle(context: Excel.RequestContext, grid: SheetGrid): Promise<FormulaStyle> {
  const plan = planSetUp(grid, 'table');
  if (isProblem(plan) || isReady(plan)) return 'table';
  const ground = await survey(context, plan);
  return ground && homeOf(ground, plan) === 'rows' ? 'each row' : 'table';
}

/** Applies a plan in at most four syncs, however many rows there are. */
export async function setUp(context: Excel.RequestContext, plan: SetUpPlan): Promise<SetUpResult> {
  const ground = await survey(context, plan);
  if (!ground) return refused(sheetChanged(plan));
  const reason = reasonAgainst(ground, plan);
  if (reason) return refused(reason);
  // First of all, because the formulas refer to the settings.
  writeSettings(context, ground.settings, plan.settings.sheet);
  if (!isReady(plan) && !ground.isFrozen) ground.sheet.freezePanes.freezeRows(plan.headingRow + 1);
  if (!isReady(plan)) await addColumns(context, ground, plan);
  await context.sync();
  return { outcome: 'done' };
}

function refused(reason: Problem): SetUpResult {
  return { outcome: 'refused', problem: reason };
}

/** Everything that could stand in the way is looked at before the first cell is written. */
function reasonAgainst(ground: Ground, plan: SetUpPlan): Problem | undefined {
  if (!isAsPlanned(ground, plan)) return sheetChanged(plan);
  if (ground.lackingDays !== 0) return problem('DATES_FROM_1904', { argument: plan.sheet });
  if (ground.isProtected) return sheetProtected(plan.sheet);
  if (ground.settings.isLocked) return sheetProtected(plan.settings.sheet);
  if (!isReady(plan) && ground.isFiltered) return problem('SHEET_FILTERED', { argument: plan.sheet });
  return undefined;
}

function isAsPlanned(ground: Ground, plan: SetUpPlan): boolean {
  const [now = []] = ground.headings.values;
  const isSeen = now.every((heading, i) => isSameCell(heading, plan.headingsSeen[i]));
  const hasHome = plan.style === 'table' ? homeOf(ground, plan) !== 'rows' : plan.style === 'each row';
  return isSeen && !ground.isTaken && (isReady(plan) || hasHome);
}

function sheetChanged({ sheet }: SetUpPlan): Problem {
  return problem('SHEET_CHANGED', { argument: sheet });
}

function sheetProtected(sheet: string): Problem {
  return problem('SHEET_PROTECTED', { argument: sheet });
}
