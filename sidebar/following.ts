import { type Cell, isSameCell } from '../core/cells/cell';
import type { Selection } from '../core/port/workbook';
import { type CohortSheet, identityOf, peopleIn, readApprentice, withRow } from '../core/sheet/people';
import type { OpenWorkbook } from './open-workbook';
import { readSheet } from './reading';

/** The selection moved, or somebody wrote in its row: keeps what the sidebar knows true to the sheet in front. */
export async function follow(book: OpenWorkbook, selection: Selection): Promise<void> {
  const { get, set } = book.store;
  const { sheet, unconnected, pinned } = get();
  const known = sheet?.grid ?? unconnected?.grid;
  const isElsewhere = isAnotherInFront(book, selection, known?.sheet);
  set({ selection });
  if (isElsewhere) {
    if (!pinned) await readSheet(book);
  } else if (known && !areSameCells(selection.headings, known.rows[headingRow(book)] ?? [])) {
    await readSheet(book);
  } else if (sheet) {
    const isAsRead = takeRow(book, sheet, selection);
    set({ ...(!pinned && { row: selection.row }), ...(isAsRead && { sought: undefined }) });
    if (!isAsRead) await readSheet(book);
  }
}

/** Another sheet than the one that was read, or than the one that a reading under way will bring. */
function isAnotherInFront({ store }: OpenWorkbook, { sheet }: Selection, known: string | undefined): boolean {
  const { selection: before, reading } = store.get();
  const isTurned = before !== undefined && before.sheet !== sheet;
  return (reading !== undefined && isTurned) || (known !== undefined && known !== sheet);
}

export function headingRow({ store }: OpenWorkbook): number {
  return store.get().sheet?.table.headingRow ?? 0;
}

/** A row as it reads now. Not as read where somebody else stands in it: the sheet was sorted, or rows moved. */
function takeRow({ store }: OpenWorkbook, sheet: CohortSheet, { row, cells }: Selection): boolean {
  const before = sheet.grid.rows[row] ?? [];
  if (areSameCells(before, cells)) return true;
  const next = withRow(sheet, row, cells);
  const [was, is] = [whoIn(sheet, before), whoIn(sheet, cells)];
  store.set({ sheet: next, ...(was !== is && { people: peopleIn(next.table) }) });
  return was === '' || was === is;
}

function whoIn({ table }: CohortSheet, cells: readonly Cell[]): string {
  const read = readApprentice(table, cells);
  if (!read) return '';
  // Two rows may be about somebody of one ULN or name: sorted, they change places.
  const { dateOfBirth, start } = read.apprentice;
  return JSON.stringify([identityOf(read.apprentice), dateOfBirth, start]);
}

function areSameCells(one: readonly Cell[], other: readonly Cell[]): boolean {
  for (let i = Math.max(one.length, other.length) - 1; i >= 0; i--) {
    if (!isSameCell(one[i], other[i])) return false;
  }
  return true;
}
