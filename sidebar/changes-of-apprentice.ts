import { type Cell, isSameCell } from '../core/cells/cell';
import { changeIn } from '../core/port/changes';
import { cellInWords } from '../core/port/recording';
import type { Change } from '../core/port/workbook';
import { messageOf, problem } from '../core/problems';
import { type ColumnKey, columnOf } from '../core/sheet/columns';
import { nameOf, rowOf, withRow } from '../core/sheet/people';
import type { Found, KindOfWrite } from './batch';
import { type OpenWorkbook, say } from './open-workbook';
import { settle } from './settling-writes';
import type { InView, Wish } from './state';

/**
 * Writes cells of one apprentice, from what a person saw in them. What reads as it is wanted already is left alone, and
 * where a column is missing nothing is written: what is wanted together belongs together.
 */
export async function write(book: OpenWorkbook, whom: InView, wishes: readonly Wish[]): Promise<void> {
  const { sheet, row, identity, apprentice, hasColumn } = whom;
  if (!identity) return;
  const missing = wishes.filter(({ column }) => !hasColumn(column));
  if (missing.length > 0) return sayMissing(book, missing);
  const writes = wishes
    .flatMap(({ column, value }) => changeIn(sheet, row, identity, column, value) ?? [])
    .filter(({ expected, value }) => !isSameCell(expected, value));
  if (writes.length > 0) await settle(book, { kind: CHANGES, name: nameOf(apprentice), writes });
}

function sayMissing(book: OpenWorkbook, wishes: readonly Wish[]): void {
  say(book, {
    lines: wishes.map(({ column }) => messageOf(columnMissing(column))),
    tone: 'bad',
    action: { label: 'Go to Set up', run: () => book.store.set({ screen: 'set-up' }) },
  });
}

const columnMissing = (column: ColumnKey) =>
  problem('COLUMN_MISSING', { argument: columnOf(column).heading });

const CHANGES: KindOfWrite<Change> = {
  send: (workbook, changes) => workbook.applyChanges(changes),
  columnOf: ({ column }) => column,
  headingOf: ({ column }) => columnOf(column).heading,
  wantedOf: ({ value }) => value,
  contentInWords: ({ column }, content) =>
    typeof content === 'object' ? content.formula : cellInWords(column, content),
  inverseOf: (change) => ({ ...change, expected: change.value, value: change.expected }),
  over: (change, found) => (canReplace(change, found) ? { ...change, expected: found.now } : undefined),
  explain: (change, found) => ({
    explanation: canReplace(change, found)
      ? 'Somebody changed this cell meanwhile, so it was left as it is.'
      : 'This cell is calculated or filled by another one, so it was left as it is. Change it in the sheet.',
    values: [
      { label: 'You saw', value: cellInWords(change.column, change.expected) },
      { label: 'It holds now', value: found.formula ?? cellInWords(change.column, found.now) },
      { label: 'You want', value: cellInWords(change.column, change.value) },
    ],
  }),
  /** At once, before the workbook reports it. */
  async show(book, saved, unwritten) {
    for (const change of saved) takeCell(book, change, change.value);
    for (const { write, found } of unwritten) takeCell(book, write, found.now);
  },
};

/** A cell that holds what was expected and is not written all the same is filled by another one: it would be refused again and again. */
function canReplace({ expected }: Change, { now, formula }: Found): boolean {
  return formula === undefined && !isSameCell(now, expected);
}

function takeCell({ store }: OpenWorkbook, { identity, column }: Change, cell: Cell): void {
  const { sheet } = store.get();
  const row = sheet && rowOf(sheet.table, identity);
  const position = sheet?.table.layout.positions.get(column);
  if (!sheet || typeof row !== 'number' || position === undefined) return;
  const cells = [...(sheet.grid.rows[row] ?? [])];
  cells[position] = cell;
  store.set({ sheet: withRow(sheet, row, cells) });
}
