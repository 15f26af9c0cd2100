import { setUpInWords } from '../core/port/set-up-in-words';
import { isProblem, messageOf } from '../core/problems';
import { planSetUp } from '../core/set-up/plan';
import { during, type OpenWorkbook, say } from './open-workbook';
import { readSheet } from './reading';
import type { Said } from './state';

/** Sets the sheet in front up and says what came of it. A set-up is applied whole, so it cannot be stopped half-way. */
export async function setUp(book: OpenWorkbook): Promise<void> {
  say(book, undefined);
  const work = { label: 'Setting up the sheet…' };
  const said = await during(
    book,
    work,
    () => book.inTurn(() => planAndSetUp(book)),
    () => setUp(book),
  );
  if (!said) return;
  await readSheet(book);
  say(book, said);
}

async function planAndSetUp({ workbook }: OpenWorkbook): Promise<Said> {
  const grid = await workbook.readGrid();
  const plan = planSetUp(grid, await workbook.formulaStyle(grid));
  if (isProblem(plan)) return { lines: [messageOf(plan)], tone: 'bad' };
  const result = await workbook.setUp(plan);
  return { lines: setUpInWords(plan, result), tone: result.outcome === 'done' ? 'good' : 'bad' };
}
