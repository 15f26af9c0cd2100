import type { CellAddress } from '../core/sheet/grid';
import { nameColumn } from '../core/sheet/names';
import { type CohortSheet, neighbour, type Person } from '../core/sheet/people';
import { failed, type OpenWorkbook } from './open-workbook';
import { inView } from './state';

/** Shows an apprentice and has the sheet go to the row, to a cell of it where one is named. */
export async function goTo(book: OpenWorkbook, { row }: Pick<Person, 'row'>, column?: number): Promise<void> {
  const { get, set } = book.store;
  const { sheet, selection, pinned } = get();
  if (!sheet) return;
  const stays = selection?.sheet === sheet.grid.sheet ? selection.column : identityColumn(sheet);
  set({ row });
  const identity = inView(get())?.identity;
  // The sheet may have been sorted since it was read: whoever is meant is found again.
  set({ sought: identity, ...(pinned && { pinned: identity }) });
  await reveal(book, { sheet: sheet.grid.sheet, row, column: column ?? stays });
}

/** The same in whichever sheet it is: another one comes to the front, and whoever was pinned is let go of. */
export async function goToCell(
  book: OpenWorkbook,
  { sheet, row }: { readonly sheet?: string | undefined; readonly row: number },
  column?: number,
): Promise<void> {
  const { get, set } = book.store;
  const inFront = get().sheet;
  if (sheet === undefined || sheet === inFront?.grid.sheet) return goTo(book, { row }, column);
  const there = get().several?.find(({ grid }) => grid.sheet === sheet);
  set({ pinned: undefined, sought: undefined });
  await reveal(book, { sheet, row, column: column ?? (there ? identityColumn(there) : 0) });
}

export async function reveal(book: OpenWorkbook, cell: CellAddress): Promise<void> {
  try {
    await book.workbook.reveal(cell);
  } catch (error) {
    failed(book, error, () => reveal(book, cell));
  }
}

/** To the apprentice above (-1) or below (1). */
export async function step(book: OpenWorkbook, direction: -1 | 1): Promise<void> {
  const { people, row = -1 } = book.store.get();
  const next = neighbour(people, row, direction);
  if (next) await goTo(book, next);
}

function identityColumn({ table }: CohortSheet): number {
  const { positions } = table.layout;
  return positions.get(nameColumn(table.layout)) ?? positions.get('uln') ?? 0;
}
