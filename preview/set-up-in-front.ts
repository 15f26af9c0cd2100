import { planSetUp } from '../core/cohort/set-up';
import { setUpInWords } from '../core/cohort/set-up-in-words';
import type { Workbook } from '../core/cohort/workbook';
import { isProblem, messageOf } from '../core/problems';

/** Plans and sets up the sheet in front, shows the first new column, and says what came of it in plain words. */
export async function setUpInFront(workbook: Workbook): Promise<string> {
  const grid = await workbook.readGrid();
  const plan = planSetUp(grid, await workbook.formulaStyle(grid));
  if (isProblem(plan)) return messageOf(plan);
  const result = await workbook.setUp(plan);
  const [first] = plan.added.filter(({ formula }) => formula !== undefined);
  if (first && result.outcome === 'done') {
    await workbook.reveal({ sheet: plan.sheet, row: plan.headingRow, column: first.position });
  }
  return setUpInWords(plan, result).join('\n');
}
