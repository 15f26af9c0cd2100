import type { OpenWorkbook } from './open-workbook';
import type { Undoable } from './state';

/** The most changes that can be taken back. */
const MOST_UNDOABLE = 50;

/** Keeps a way back from something that was written, as the last one. */
export function remember({ store }: OpenWorkbook, undoable: Undoable): void {
  const others = store.get().undoable.filter((other) => other !== undoable);
  store.set({ undoable: [...others, undoable].slice(-MOST_UNDOABLE) });
}

export function forgetUndoable({ store }: OpenWorkbook, undoable: Undoable): void {
  store.set({ undoable: store.get().undoable.filter((other) => other !== undoable) });
}

/** Takes back the last thing that was written here. */
export async function undo(book: OpenWorkbook): Promise<void> {
  const { undoable } = book.store.get();
  const last = undoable[undoable.length - 1];
  book.store.set({ undoable: undoable.slice(0, -1) });
  await last?.run();
}
