import { type OpenWorkbook, say } from './open-workbook';
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

/**
 * Takes back the last thing that was done here. What is on its way is later than anything that is done, so it is waited for:
 * nobody who takes it back means what was done before it.
 */
export async function undo(book: OpenWorkbook): Promise<void> {
  const before = book.settled();
  if (before) await before;
  await book.acting(takeBackLast(book));
}

async function takeBackLast(book: OpenWorkbook): Promise<void> {
  const { undoable } = book.store.get();
  await undoable[undoable.length - 1]?.run();
}

/** Takes one thing back, whatever was done since: from now on it is not there to be taken back, until that fails. */
export function undoableOf(
  book: OpenWorkbook,
  label: string,
  takeBack: (itself: Undoable) => Promise<unknown>,
  more: Pick<Undoable, 'isRefused'> = {},
): Undoable {
  const undoable: Undoable = {
    ...more,
    label,
    run() {
      forgetUndoable(book, undoable);
      return takeBack(undoable);
    },
  };
  return undoable;
}

/** Something that was done and that no host takes back: Undo says so, and only then goes on to what was done before. */
export function rememberStaying(book: OpenWorkbook, label: string, why: string): void {
  remember(
    book,
    undoableOf(book, label, async () =>
      say(book, { lines: [`Not undone: ${why} Undo goes on with what was done before it.`], tone: 'bad' }),
    ),
  );
}
