import { setUpInWords } from '../core/port/set-up-in-words';
import type { Workbook } from '../core/port/workbook';
import { isProblem, messageOf } from '../core/problems';
import { planSetUp } from '../core/set-up/plan';

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
