import type { Day } from '../core/dates/day';
import { isProblem, messageOf } from '../core/problems';
import type { SheetGrid } from '../core/sheet/grid';
import { type CohortSheet, cohortSheetFrom, peopleIn, rowOf } from '../core/sheet/people';
import { goTo } from './moving';
import { actionOf, during, type OpenWorkbook, say } from './open-workbook';
import type { Work } from './state';

/** After so many milliseconds a sheet is read again before all of it is looked at. */
const FRESH_MS = 30_000;

/**
 * Reads the sheet in front; what was read before stays in view until the answer is there. Of several readings only the
 * one begun last counts, whichever answers first.
 */
export async function readSheet(book: OpenWorkbook): Promise<void> {
  const { workbook, store } = book;
  const work: Work = { label: 'Reading the sheet…', cancel: () => stopReading(book) };
  const isLatest = () => store.get().reading === work;
  overtakeReading(book);
  store.set({ reading: work });
  const read = async () => {
    const answer = await Promise.all([workbook.readGrid(), workbook.today()]).catch((error) => {
      if (isLatest()) throw error;
    });
    if (answer && isLatest()) take(book, ...answer);
  };
  await during(book, work, read, () => readSheet(book));
  if (isLatest()) store.set({ reading: undefined });
}

/** Reads it where what was read is no longer fresh. */
export function refresh(book: OpenWorkbook): void {
  const { reading, readSince = Number.NEGATIVE_INFINITY } = book.store.get();
  if (!reading && book.clock.now() - readSince > FRESH_MS) void readSheet(book);
}

/** Nobody waits any more for a reading that is under way. */
function overtakeReading({ store: { get, set } }: OpenWorkbook): void {
  const { reading, works } = get();
  set({ reading: undefined, works: works.filter((work) => work !== reading) });
}

function stopReading(book: OpenWorkbook): void {
  overtakeReading(book);
  say(book, {
    lines: ['Reading was stopped, so what is shown may be out of date.'],
    tone: 'bad',
    action: actionOf(book, 'Read again', () => readSheet(book)),
  });
}

function take(book: OpenWorkbook, grid: SheetGrid, today: Day): void {
  const { store, clock } = book;
  store.set({ today, readSince: clock.now(), readAt: clock.timeOfDay() });
  const sheet = cohortSheetFrom(grid, today);
  if (isProblem(sheet)) {
    const nobody = { sheet: undefined, people: [], row: undefined, pinned: undefined };
    store.set({ ...nobody, unconnected: { grid, problem: sheet } });
  } else takeSheet(book, sheet);
}

function takeSheet(book: OpenWorkbook, sheet: CohortSheet): void {
  const { get, set } = book.store;
  const { selection, pinned, sought } = get();
  const found = pinned && rowOf(sheet.table, pinned);
  const selected = selection?.sheet === sheet.grid.sheet ? selection.row : undefined;
  set({
    sheet,
    unconnected: undefined,
    people: peopleIn(sheet.table),
    row: typeof found === 'number' ? found : selected,
  });
  if (isProblem(found)) {
    set({ pinned: undefined });
    say(book, { lines: [messageOf(found)], tone: 'bad' });
  }
  const row = sought && rowOf(sheet.table, sought);
  if (typeof row === 'number' && row !== get().row) void goTo(book, { row });
  // Whoever goes to somebody who is gone by now would take the next one for them.
  if (isProblem(row) && row.code === 'APPRENTICE_GONE') {
    set({ sought: undefined, fieldSought: undefined });
    say(book, { lines: [messageOf(row)], tone: 'bad' });
  }
}
