import { setUpInWords } from '../core/port/set-up-in-words';
import { settingsWrittenBy, undoneInWords } from '../core/port/set-up-undone';
import { isProblem, messageOf } from '../core/problems';
import { doubtsInWords, leftInDoubt } from '../core/set-up/mapping';
import { isReady, planSetUp, type SetUpPlan } from '../core/set-up/plan';
import type { ColumnGroup } from '../core/sheet/columns';
import type { CellWrite } from '../core/sheet/grid';
import { actionOf, during, inTurnWithPatience, type OpenWorkbook, say } from './open-workbook';
import { readSheet } from './reading';
import type { Said, Undoable } from './state';
import { forgetUndoable, remember } from './undoing';

/** Sets the sheet in front up with the groups of columns that are chosen, or the usual ones, and says what came of it. A set-up is applied whole, so it cannot be stopped half-way. */
export async function setUp(book: OpenWorkbook, groups?: readonly ColumnGroup[]): Promise<void> {
  say(book, undefined);
  const work = { label: 'Setting up the sheet…' };
  const said = await during(
    book,
    work,
    () => inTurnWithPatience(book, () => planAndSetUp(book, groups)),
    () => setUp(book, groups),
  );
  if (!said) return;
  await readSheet(book);
  say(book, said);
}

async function planAndSetUp(book: OpenWorkbook, groups: readonly ColumnGroup[] | undefined): Promise<Said> {
  const { workbook } = book;
  const grid = await workbook.readGrid();
  const style = await workbook.formulaStyle(grid);
  const plan = planSetUp(grid, style, undefined, groups, await workbook.today());
  if (isProblem(plan)) return { lines: [messageOf(plan)], tone: 'bad' };
  const settings = settingsWrittenBy(plan, grid);
  const result = await workbook.setUp(plan);
  if (result.outcome === 'done' && !(isReady(plan) && settings.length === 0))
    rememberSetUp(book, plan, settings);
  if (result.outcome !== 'done') return { lines: setUpInWords(plan, result), tone: 'bad' };
  const doubts = doubtsInWords(leftInDoubt(grid, plan));
  // First what asks for something: of a long message two lines are shown, and it stays until it is closed.
  return { lines: [...doubts, ...setUpInWords(plan, result)], tone: doubts.length > 0 ? 'bad' : 'good' };
}

/** A set-up that the page around the sidebar did: it is the last thing that happened here too. */
export async function takeSetUp(
  book: OpenWorkbook,
  plan: SetUpPlan,
  settings: readonly CellWrite[],
): Promise<void> {
  rememberSetUp(book, plan, settings);
  await readSheet(book);
}

function rememberSetUp(book: OpenWorkbook, plan: SetUpPlan, settings: readonly CellWrite[]): void {
  const undoable: Undoable = {
    label: `Set-up of the sheet ${plan.sheet}`,
    run: () => undoSetUp(book, plan, settings, undoable),
  };
  remember(book, undoable);
}

/** Where it cannot be taken back it stays the last thing that happened, until a person keeps it. */
async function undoSetUp(
  book: OpenWorkbook,
  plan: SetUpPlan,
  settings: readonly CellWrite[],
  undoable: Undoable,
): Promise<void> {
  say(book, undefined);
  remember(book, undoable);
  const { workbook } = book;
  const takeBack = async (): Promise<Said> => {
    const result = await workbook.undoSetUp(plan);
    if (result.outcome === 'refused') {
      const keep = () => forgetUndoable(book, undoable);
      const action = actionOf(book, 'Keep the set-up', keep);
      return { lines: [`Not undone. ${messageOf(result.problem)}`], tone: 'bad', action };
    }
    // What somebody has changed since is left as it is.
    const results = await workbook.writeCells(settings);
    forgetUndoable(book, undoable);
    const refused = results.flatMap((one) => (one.outcome === 'refused' ? [messageOf(one.problem)] : []));
    return { lines: [undoneInWords(plan), ...new Set(refused)], tone: refused.length > 0 ? 'bad' : 'good' };
  };
  const work = { label: 'Taking the set-up back…' };
  const again = () => undoable.run();
  const said = await during(book, work, () => inTurnWithPatience(book, takeBack), again);
  if (!said) return;
  await readSheet(book);
  say(book, said);
}
