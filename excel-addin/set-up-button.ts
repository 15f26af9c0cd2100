import { planSetUp } from '../core/cohort/set-up';
import { setUpInWords } from '../core/cohort/set-up-in-words';
import { isProblem, messageOf } from '../core/problems';
import { PRODUCT } from '../core/version';
import type { ExcelWorkbook } from './workbook';

/** Shows the part of the pane that sets up a cohort sheet. What came of it is said where a screen reader reads it out. */
export function offerSetUp(workbook: ExcelWorkbook): void {
  const part = elementOf('set-up');
  const button = elementOf('set-up-button');
  const result = elementOf('set-up-result');
  const say = (lines: readonly string[]) => {
    result.replaceChildren(...lines.map(paragraph));
  };
  let isBusy = false;
  button.addEventListener('click', async () => {
    if (isBusy) return;
    isBusy = true;
    say(['Setting up…']);
    say(await setUpInFront(workbook).catch(reported));
    isBusy = false;
  });
  part.hidden = false;
}

/** Sets the sheet in front up, and says in sentences what was done, or why nothing was. */
async function setUpInFront(workbook: ExcelWorkbook): Promise<readonly string[]> {
  const grid = await workbook.readGrid();
  const plan = planSetUp(grid, await workbook.formulaStyle(grid));
  if (isProblem(plan)) return [messageOf(plan)];
  return setUpInWords(plan, await workbook.setUp(plan));
}

/** Something that nobody foresaw, in Excel's own words. */
function reported(error: unknown): readonly string[] {
  const words = error instanceof Error ? error.message : String(error);
  return [`Excel could not finish: ${words} Look at the sheet, then try again.`];
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`${PRODUCT.name}: the page has no ${id}.`);
  return element;
}
