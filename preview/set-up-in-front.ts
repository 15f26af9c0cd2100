import { isReady, planSetUp, type SetUpPlan } from '../core/cohort/set-up';
import type { Workbook } from '../core/cohort/workbook';
import { isProblem, messageOf } from '../core/problems';

/** Plans and sets up the sheet in front, shows the first new column, and says what came of it in plain words. */
export async function setUpInFront(workbook: Workbook): Promise<string> {
  const plan = planSetUp(await workbook.readGrid(), 'each row');
  if (isProblem(plan)) return messageOf(plan);
  const result = await workbook.setUp(plan);
  if (result.outcome === 'refused') return messageOf(result.problem);
  const [first] = plan.added.filter(({ formula }) => formula !== undefined);
  if (first) await workbook.reveal({ sheet: plan.sheet, row: plan.headingRow, column: first.position });
  return isReady(plan)
    ? `The sheet ${plan.sheet} is set up already. Nothing was changed.`
    : [whatWasDone(plan), ...plan.remarks].join('\n');
}

function whatWasDone({ sheet, added, settings }: SetUpPlan): string {
  const calculated = added.filter(({ formula }) => formula !== undefined).length;
  const columns = `${added.length} column${added.length === 1 ? '' : 's'}`;
  return `The sheet ${sheet} is set up: ${columns} added on the right, ${calculated} of them calculated. Undo takes them away again. The day to count from, closures and other settings are on the sheet ${settings.sheet}.`;
}
