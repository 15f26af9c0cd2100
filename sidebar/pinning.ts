import type { OpenWorkbook } from './open-workbook';
import { readSheet } from './reading';
import { inView } from './state';

/** Keeps the apprentice in view, or follows the selection again. */
export async function togglePin(book: OpenWorkbook): Promise<void> {
  const { get, set } = book.store;
  const { pinned, selection, sheet } = get();
  set({ pinned: pinned ? undefined : inView(get())?.identity });
  if (!pinned) return;
  if (selection?.sheet !== sheet?.grid.sheet) await readSheet(book);
  else set({ row: selection?.row });
}
