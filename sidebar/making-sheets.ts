import { refusal } from '../core/port/results';
import type { SheetResult } from '../core/port/workbook';
import { isProblem, messageOf } from '../core/problems';
import type { ReportPlan } from '../core/reports/report-plan';
import type { Fault } from '../core/set-up/check';
import type { FormulaStyle } from '../core/set-up/references';
import { planValues } from '../core/set-up/values-plan';
import { repair } from './checking';
import { during, type OpenWorkbook, say } from './open-workbook';
import { rememberStaying } from './undoing';

/** Makes the sheet of a report; what was made stands in the state. */
export function makeReport(
  book: OpenWorkbook,
  planFor: (style: FormulaStyle | undefined) => ReportPlan,
): Promise<void> {
  return make(book, 'Making the sheet…', async () => {
    const { workbook, store } = book;
    const { sheet } = store.get();
    return workbook.writeReport(planFor(sheet && (await workbook.formulaStyle(sheet.grid))));
  });
}

/** Copies the sheet in front, its calculated columns as the values that they show now. */
export function copyWithValues(book: OpenWorkbook): Promise<void> {
  return make(book, 'Copying the sheet…', async () => {
    const { workbook } = book;
    const grid = await workbook.readGrid();
    const [formulas, today] = await Promise.all([workbook.readFormulas(grid.sheet), workbook.today()]);
    const plan = planValues(grid, formulas ?? [], today);
    return isProblem(plan) ? refusal(plan) : workbook.copyValues(plan);
  });
}

async function make(book: OpenWorkbook, label: string, run: () => Promise<SheetResult>): Promise<void> {
  say(book, undefined);
  book.store.set({ made: undefined });
  const again = () => make(book, label, run);
  const result = await during(book, { label }, () => book.inTurn(run), again);
  if (!result) return;
  if (result.outcome === 'refused') say(book, { lines: [messageOf(result.problem)], tone: 'bad' });
  else {
    const { sheet, notes = [] } = result;
    book.store.set({ made: { sheet, notes: notes.map(messageOf) } });
    const why = `the sheet ${sheet} is left to you. Delete it in the workbook if it is not wanted.`;
    rememberStaying(book, `Sheet ${sheet}`, why);
  }
}

/**
 * What a check finds in columns that hold values, or the formulas of another host, where ours are to stand. An answer that
 * was blank is a blank value: it counts where others beside it are values.
 */
export function keptAsValues(faults: readonly Fault[]): readonly Fault[] {
  const isKept = faults.some(({ kind }) => kind === 'frozen' || kind === 'foreign');
  return isKept
    ? faults.filter(({ kind }) => kind === 'frozen' || kind === 'foreign' || kind === 'missing')
    : [];
}

/** Writes the formulas of the sheet in front again, as a set-up would. */
export async function backToLive(book: OpenWorkbook): Promise<void> {
  const found = book.store.get().checked?.found;
  if (found && !isProblem(found)) await repair(book, keptAsValues(found.faults));
}
