import { type Cell, isSameCell } from '../core/cells/cell';
import { changeIn } from '../core/port/changes';
import type { Change } from '../core/port/workbook';
import { messageOf, problem } from '../core/problems';
import { cellInWords } from '../core/sheet/cell-in-words';
import type { Columns } from '../core/sheet/columns';
import { nameOf, rowOf, withRow } from '../core/sheet/people';
import type { Found, KindOfWrite } from './batch';
import { type OpenWorkbook, say } from './open-workbook';
import { isUnderWay, type Outcome, settle } from './settling-writes';
import { type InView, ownerOf, type Wish } from './state';

/**
 * Writes cells of one apprentice, from what a person saw in them. What reads as it is wanted already is left alone, and
 * where a column is missing nothing is written: what is wanted together belongs together.
 */
export async function write(book: OpenWorkbook, whom: InView, wishes: readonly Wish[]): Promise<Outcome> {
  const { sheet, row, identity, apprentice, hasColumn } = whom;
  if (!identity) {
    const why = messageOf(problem('APPRENTICE_UNNAMED', { argument: '' }));
    say(book, { lines: [`Not written. ${why}`], tone: 'bad', whose: ownerOf(whom) });
    return 'failed';
  }
  const missing = wishes.filter(({ column }) => !hasColumn(column));
  const { columns } = sheet.table.layout;
  if (missing.length > 0) {
    sayMissing(book, columns, missing);
    return 'failed';
  }
  const kind = changesTo(columns);
  const writes = wishes
    .flatMap(({ column, value }) => changeIn(sheet, row, identity, column, value) ?? [])
    .filter((change) => !isSameCell(change.expected, change.value) || isUnderWay(book, kind, change));
  if (writes.length === 0) return 'written';
  return settle(book, { kind, name: nameOf(apprentice), whose: ownerOf(whom), writes });
}

function sayMissing(book: OpenWorkbook, columns: Columns, wishes: readonly Wish[]): void {
  const headings = wishes.map(({ column }) => columns.of(column).heading);
  say(book, {
    lines: headings.map((argument) => messageOf(problem('COLUMN_MISSING', { argument }))),
    tone: 'bad',
    action: { label: 'Go to Set up', run: () => book.store.set({ screen: 'set-up' }) },
  });
}

function changesTo(columns: Columns): KindOfWrite<Change> {
  const inWords = ({ column }: Change, cell: Cell) => cellInWords(columns.of(column), cell);
  return {
    send: (workbook, changes) => workbook.applyChanges(changes),
    columnOf: ({ column }) => column,
    headingOf: ({ column }) => columns.of(column).heading,
    wantedOf: ({ value }) => value,
    loggedOf: ({ sheet, identity, column, expected }) => ({ sheet, identity, column, before: expected }),
    contentInWords: (change, content) =>
      typeof content === 'object' ? content.formula : inWords(change, content),
    inverseOf: (change) => ({ ...change, expected: change.value, value: change.expected }),
    cellOf: ({ sheet, identity, column }) => JSON.stringify([sheet, identity, column]),
    overContent: (change, content) =>
      typeof content === 'object' ? change : { ...change, expected: content },
    over: (change, found) => (canReplace(change, found) ? { ...change, expected: found.now } : undefined),
    explain: (change, found) => ({
      explanation: canReplace(change, found)
        ? 'Somebody changed this cell meanwhile, so it was left as it is.'
        : 'This cell is calculated or filled by another one, so it was left as it is. Change it in the sheet.',
      values: [
        { label: 'You saw', value: inWords(change, change.expected) },
        { label: 'It holds now', value: found.formula ?? inWords(change, found.now) },
        { label: 'You want', value: inWords(change, change.value) },
      ],
    }),
    /** At once, before the workbook reports it. */
    async show(book, saved, unwritten) {
      for (const change of saved) takeCell(book, change, change.value);
      for (const { write, found } of unwritten) takeCell(book, write, found.now);
    },
  };
}

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
