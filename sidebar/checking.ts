import { inverseRepair, repairsInColumns } from '../core/port/repair';
import type { ColumnRepair, RepairResult, Workbook } from '../core/port/workbook';
import { isProblem, messageOf, type Problem } from '../core/problems';
import {
  type CellRepair,
  checkAnswers,
  type Fault,
  lackingFault,
  type SheetCheck,
} from '../core/set-up/check';
import type { ColumnLook } from '../core/set-up/column-looks';
import { type FormulaStyle, isLookedUp } from '../core/set-up/references';
import { versionWritten } from '../core/sheet/calculated-version';
import { type CellWrite, columnLetters, type Formulas, type SheetGrid } from '../core/sheet/grid';
import { ANSWERS_SHEET } from '../core/sheet/own-sheets';
import { PRODUCT } from '../core/version';
import { counted } from '../core/words';
import { actionOf, during, inTurnWithPatience, type OpenWorkbook, say } from './open-workbook';
import { readSheet } from './reading';
import type { Said, Undoable } from './state';
import { remember, rememberStaying, undoableOf } from './undoing';

/** Looks at the calculated columns of the sheet in front; what was found stands in the state. */
export async function check(book: OpenWorkbook): Promise<void> {
  const work = { label: 'Checking the calculated columns…' };
  const looked = await during(
    book,
    work,
    () => inTurnWithPatience(book, () => look(book)),
    () => check(book),
  );
  if (looked) book.store.set({ checked: { sheet: looked.grid.sheet, found: looked.found } });
}

async function look({ workbook }: OpenWorkbook): Promise<{ grid: SheetGrid; found: SheetCheck | Problem }> {
  const grid = await workbook.readGrid();
  const [formulas, style] = await Promise.all([
    workbook.readFormulas(grid.sheet),
    workbook.formulaStyle(grid),
  ]);
  const found = await checked(workbook, grid, formulas ?? [], style);
  return { grid, found: isProblem(found) ? found : await withLacking(workbook, found) };
}

/** With what the columns lack of their looks, where the host can say it. */
async function withLacking(workbook: Workbook, found: SheetCheck): Promise<SheetCheck> {
  if (found.looks.length === 0) return found;
  // A check of the answers is worth having without.
  const lacking = await workbook.readLacking(found.looks).catch(() => []);
  return { ...found, faults: [...found.faults, ...lacking.map(lackingFault)] };
}

async function checked(
  workbook: Workbook,
  grid: SheetGrid,
  formulas: Formulas,
  style: FormulaStyle,
): Promise<SheetCheck | Problem> {
  if (!isLookedUp(style)) return checkAnswers(grid, formulas, style);
  const answers = { formulas: (await workbook.readFormulas(ANSWERS_SHEET)) ?? [], rows: [] };
  const found = checkAnswers(grid, formulas, style, answers);
  const isInOrder =
    isProblem(found) || !found.faults.some(({ repairs }) => repairs.some(({ sheet }) => sheet));
  if (isInOrder) return found;
  // Only now what the cells show is of use: what stands where the answers go.
  const rows = (await workbook.readGridOf(ANSWERS_SHEET))?.rows ?? [];
  return checkAnswers(grid, formulas, style, { ...answers, rows });
}

/** Writes what these faults ask for, with one way back, and checks again. */
export async function repair(book: OpenWorkbook, faults: readonly Fault[]): Promise<void> {
  const { checked } = book.store.get();
  if (!checked || isProblem(checked.found)) return;
  const repairs = inColumns(
    checked.found,
    faults.flatMap((fault) => fault.repairs),
  );
  const looks = faults.flatMap((fault) => fault.looks ?? []);
  const isDressed = looks.length === 0 || (await dress(book, looks));
  if (isDressed && repairs.length > 0) await write(book, 'Repaired', repairs);
  await check(book);
}

/** Gives columns the looks that they lack. Was all of it done? */
async function dress(book: OpenWorkbook, looks: readonly ColumnLook[]): Promise<boolean> {
  say(book, undefined);
  const work = { label: 'Repaired: formatting columns…' };
  const send = () => inTurnWithPatience(book, () => book.workbook.dress(looks));
  const results = await during(book, work, send, () => dress(book, looks));
  if (!results) return false;
  const done = looks.filter((_, i) => results[i]?.outcome === 'written').map(({ heading }) => heading);
  if (done.length > 0) {
    const what = `date formats and drop-downs of ${[...new Set(done)].join(', ')}`;
    rememberStaying(book, `Repaired: ${what}`, `the ${what} stay, because they change no value.`);
  }
  const reasons = reasonsIn(results);
  const lines = [
    ...(done.length > 0
      ? [`Repaired: date formats and drop-downs of ${[...new Set(done)].join(', ')}.`]
      : []),
    ...reasons,
  ];
  say(book, { lines, tone: reasons.length > 0 ? 'bad' : 'good' });
  return reasons.length === 0;
}

function reasonsIn(results: readonly RepairResult[]): readonly string[] {
  return [...new Set(results.flatMap((one) => (one.outcome === 'refused' ? [messageOf(one.problem)] : [])))];
}

/** Has every formula of ours worked out anew, as after an update of the functions, and notes the version that does it. */
export async function recalculate(book: OpenWorkbook): Promise<void> {
  say(book, undefined);
  const work = { label: 'Looking for what is to be calculated…' };
  const looked = await during(
    book,
    work,
    () => inTurnWithPatience(book, () => look(book)),
    () => recalculate(book),
  );
  if (!looked) return;
  const { grid, found } = looked;
  if (isProblem(found)) return say(book, { lines: [messageOf(found)], tone: 'bad' });
  const isDone = await write(book, 'Calculated anew', inColumns(found, found.cells));
  // Only now: where it failed, the way to do it stays in view.
  if (isDone) await noteVersion(book, grid);
  if (book.store.get().checked) await check(book);
}

async function noteVersion(book: OpenWorkbook, { settings }: SheetGrid): Promise<void> {
  const writes = versionWritten(settings, PRODUCT.version);
  if (writes.length === 0) return;
  const { said } = book.store.get();
  const send = () => book.workbook.writeCells(writes);
  const results = await inTurnWithPatience(book, send).catch(() => []);
  const noted = writes.filter((_, i) => results[i]?.outcome === 'written');
  if (noted.length > 0) undoToo(book, noted);
  await readSheet(book);
  say(book, said);
}

/** The way back from the last thing that was done takes these cells back too. */
function undoToo(book: OpenWorkbook, written: readonly CellWrite[]): void {
  const { undoable } = book.store.get();
  const last = undoable[undoable.length - 1];
  if (!last) return;
  const back = written.map((write) => ({ ...write, expected: write.content, content: write.expected }));
  const both = undoableOf(book, last.label, async () => {
    // First of all, so that the answers of before are worked out for the version of before.
    await inTurnWithPatience(book, () => book.workbook.writeCells(back)).catch(() => []);
    await last.run();
  });
  book.store.set({ undoable: [...undoable.slice(0, -1), both] });
}

function inColumns({ sheet }: SheetCheck, cells: readonly CellRepair[]): readonly ColumnRepair[] {
  return repairsInColumns(sheet, columnLetters, cells);
}

/** Was all of it written? */
async function write(book: OpenWorkbook, done: string, repairs: readonly ColumnRepair[]): Promise<boolean> {
  say(book, undefined);
  const work = { label: `${done}: writing formulas…` };
  const send = () => inTurnWithPatience(book, () => book.workbook.repair(repairs));
  const results = await during(book, work, send, () => write(book, done, repairs));
  if (!results) return false;
  const written = repairs.filter((_, i) => results[i]?.outcome === 'written');
  if (written.length > 0) rememberRepair(book, done, written);
  await readSheet(book);
  say(book, saidOf(done, written, results));
  return written.length === repairs.length;
}

function saidOf(done: string, written: readonly ColumnRepair[], results: readonly RepairResult[]): Said {
  const cells = written.reduce((sum, { after }) => sum + after.length, 0);
  const reasons = reasonsIn(results);
  const lines = [
    ...(cells > 0 ? [`${done}: ${counted(cells, 'cell')} of the calculated columns.`] : []),
    ...reasons,
  ];
  return { lines, tone: reasons.length > 0 ? 'bad' : 'good' };
}

function rememberRepair(book: OpenWorkbook, done: string, written: readonly ColumnRepair[]): void {
  const label = `${done}: calculated columns of the sheet ${written[written.length - 1]?.sheet}`;
  remember(
    book,
    undoableOf(book, label, (itself) => undoRepair(book, written, itself)),
  );
}

async function undoRepair(
  book: OpenWorkbook,
  written: readonly ColumnRepair[],
  undoable: Undoable,
): Promise<void> {
  const work = { label: 'Taking the repair back…' };
  const send = () => inTurnWithPatience(book, () => book.workbook.repair(written.map(inverseRepair)));
  const again = () => void undoable.run();
  const results = await during(book, work, send, again);
  // What was to be taken back still stands.
  if (!results) return remember(book, undoable);
  await readSheet(book);
  const reasons = reasonsIn(results);
  if (reasons.length === 0)
    say(book, { lines: ['Undone: the calculated columns are as they were.'], tone: 'good' });
  else {
    const action = actionOf(book, 'Try again', again);
    say(book, { lines: ['Not all of it was undone.', ...reasons], tone: 'bad', action });
  }
  if (book.store.get().checked) await check(book);
}
