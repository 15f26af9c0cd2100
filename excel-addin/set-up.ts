import { areHeadingsAsPlanned } from '../core/port/as-planned';
import { DONE, sheetRefusal } from '../core/port/results';
import type { Refusal, SetUpResult } from '../core/port/workbook';
import { isProblem } from '../core/problems';
import { isReady, planSetUp, type SetUpPlan } from '../core/set-up/plan';
import { type FormulaStyle, isLookedUp } from '../core/set-up/references';
import { COLUMN_GROUPS } from '../core/sheet/columns';
import type { SheetGrid } from '../core/sheet/grid';
import { addColumns } from './added-columns';
import { type Ground, homeOf, survey } from './ground';
import { writeSettings } from './settings-sheet';

/** How calculated columns are best written in a sheet: as columns of a table, unless making one would alter the sheet. */
export async function formulaStyle(context: Excel.RequestContext, grid: SheetGrid): Promise<FormulaStyle> {
  // With every column there is: whichever are chosen, they begin at the same place.
  const plan = planSetUp(grid, 'table', undefined, COLUMN_GROUPS);
  if (isProblem(plan)) return 'table';
  const ground = await survey(context, plan);
  return ground && homeOf(ground, plan) === 'rows' ? 'beside rows' : 'table';
}

/**
 * Applies a plan in three syncs, however many rows there are: two to look, and one that writes. Where it is lost on the
 * way, nothing is written; where Excel refuses a part of it, what comes before that part stands, and the next set-up
 * completes it.
 */
export async function setUp(context: Excel.RequestContext, plan: SetUpPlan): Promise<SetUpResult> {
  const ground = await survey(context, plan);
  if (!ground) return sheetRefusal('SHEET_CHANGED', plan.sheet);
  const reason = reasonAgainst(ground, plan);
  if (reason) return reason;
  // First of all, because the formulas refer to the settings.
  writeSettings(context, ground.settings, plan);
  if (!isReady(plan) && !ground.isFrozen) ground.sheet.freezePanes.freezeRows(plan.headingRow + 1);
  const completed = addColumns(context, ground, plan);
  await context.sync();
  return completed.length > 0 ? { ...DONE, completed } : DONE;
}

/** Everything that could stand in the way is looked at before the first cell is written. */
function reasonAgainst(ground: Ground, plan: SetUpPlan): Refusal | undefined {
  const { sheet, settings } = plan;
  if (!isAsPlanned(ground, plan)) return sheetRefusal('SHEET_CHANGED', sheet);
  if (ground.lackingDays !== 0) return sheetRefusal('DATES_FROM_1904', sheet);
  if (ground.isProtected) return sheetRefusal('SHEET_PROTECTED', sheet);
  if (ground.settings.isLocked) return sheetRefusal('SHEET_PROTECTED', settings.sheet);
  if (isReady(plan)) return undefined;
  if (ground.answers.isLocked) return sheetRefusal('SHEET_PROTECTED', plan.answers?.sheet ?? sheet);
  return ground.isFiltered ? sheetRefusal('SHEET_FILTERED', sheet) : undefined;
}

function isAsPlanned(ground: Ground, plan: SetUpPlan): boolean {
  const isSeen = areHeadingsAsPlanned(ground.headings.values[0] ?? [], plan);
  const hasHome = plan.style === 'table' ? homeOf(ground, plan) !== 'rows' : isLookedUp(plan.style);
  return isSeen && !ground.isTaken && (isReady(plan) || hasHome);
}
