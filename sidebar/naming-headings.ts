import { isProblem, messageOf, type Problem } from '../core/problems';
import type { ColumnNamesPlan } from '../core/set-up/mapping';
import { removeColumnName } from '../core/set-up/names-in-settings';
import type { SetUpPlan } from '../core/set-up/plan';
import { SETTINGS_LISTS } from '../core/sheet/settings';
import { during, inTurnWithPatience, type OpenWorkbook, say } from './open-workbook';
import { readSheet } from './reading';
import { type Outcome, settle } from './settling-writes';
import type { Undoable } from './state';
import { remember, undoableOf } from './undoing';
import { batchAt } from './writes-by-place';

/** Has the settings say what headings of the sheet mean, and reads the sheet anew with them. */
export async function nameHeadings(
  book: OpenWorkbook,
  planned: ColumnNamesPlan | Problem,
  headings: readonly string[],
): Promise<void> {
  if (isProblem(planned)) return say(book, { lines: [messageOf(planned)], tone: 'bad' });
  const { plan, writes } = planned;
  const label = labelOf(headings);
  const add = () => inTurnWithPatience(book, () => book.workbook.setUp(plan));
  const again = () => nameHeadings(book, planned, headings);
  const result = await during(book, { label: `Writing ${label}…` }, add, again);
  if (!result) return;
  if (result.outcome === 'refused') return say(book, { lines: [messageOf(result.problem)], tone: 'bad' });
  const added = headings.filter((heading) => isAddedBy(plan, heading));
  if (added.length > 0)
    remember(
      book,
      undoableOf(book, labelOf(added), (itself) => forget(book, added, itself)),
    );
  const isWhole = writes.length === 0 || (await settle(book, batchAt(label, writes))) === 'written';
  await readSheet(book);
  if (isWhole) say(book, { lines: [`Written to the sheet: ${label}.`], tone: 'good' });
  else if (added.length > 0) sayToo(book, `Written to the sheet: ${labelOf(added)}.`);
}

/** Takes names back, wherever in the list they stand by now. */
async function forget(book: OpenWorkbook, headings: readonly string[], itself: Undoable): Promise<Outcome> {
  const { sheet, unconnected } = book.store.get();
  const grid = sheet?.grid ?? unconnected?.grid;
  const writes = grid ? headings.flatMap((heading) => removeColumnName(grid, heading)) : [];
  return settle(book, batchAt(labelOf(headings), writes), itself);
}

function labelOf(headings: readonly string[]): string {
  return `Meaning of ${headings.join(', ')}`;
}

/** A name that replaces another one is written otherwise, and has its own way back. */
function isAddedBy({ settings }: SetUpPlan, heading: string): boolean {
  return settings.cells.some(
    ({ column, value }) => column === SETTINGS_LISTS.columnNames.column && value === heading,
  );
}

/** Says one line more, beside what was said last. */
function sayToo(book: OpenWorkbook, line: string): void {
  const { said } = book.store.get();
  say(book, said ? { ...said, lines: [...said.lines, line] } : { lines: [line], tone: 'good' });
}
