import { setUpInWords } from '../core/port/set-up-in-words';
import { settingsWrittenBy } from '../core/port/set-up-undone';
import type { Workbook } from '../core/port/workbook';
import { isProblem, messageOf } from '../core/problems';
import { doubtsInWords, leftInDoubt } from '../core/set-up/mapping';
import { isReady, planSetUp, type SetUpPlan } from '../core/set-up/plan';
import type { CellWrite } from '../core/sheet/grid';

interface SetUpInFront {
  /** What came of it, in plain words. */
  readonly words: string;
  /** What was done, and the settings that it filled in; nothing where nothing was. */
  readonly done?: readonly [SetUpPlan, readonly CellWrite[]];
}

/** Plans and sets up the sheet in front, and shows the first new column. */
export async function setUpInFront(workbook: Workbook): Promise<SetUpInFront> {
  const grid = await workbook.readGrid();
  const style = await workbook.formulaStyle(grid);
  const plan = planSetUp(grid, style, undefined, undefined, await workbook.today());
  if (isProblem(plan)) return { words: messageOf(plan) };
  const settings = settingsWrittenBy(plan, grid);
  const result = await workbook.setUp(plan);
  const doubts = result.outcome === 'done' ? doubtsInWords(leftInDoubt(grid, plan)) : [];
  const words = [...setUpInWords(plan, result), ...doubts].join('\n');
  if (result.outcome !== 'done' || (isReady(plan) && settings.length === 0)) return { words };
  const [first] = plan.added.filter(({ formula }) => formula !== undefined);
  if (first) await workbook.reveal({ sheet: plan.sheet, row: plan.headingRow, column: first.position });
  return { words, done: [plan, settings] };
}
