import type { Workbook } from '../core/port/workbook';
import { mayNeedRenewing, renewedAsOf } from '../core/sheet/day-to-look-from';
import { SETTINGS_SHEET } from '../core/sheet/settings';
import type { OpenWorkbook } from './open-workbook';
import { readSheet } from './reading';

/** Sets the day to look from to today where nobody has fixed it; was anything written? */
export async function renewAsOf(
  workbook: Pick<Workbook, 'readGridOf' | 'readFormulas' | 'today' | 'writeCells' | 'dayKeeper'>,
): Promise<boolean> {
  const [settings, formulas, today] = await Promise.all([
    workbook.readGridOf(SETTINGS_SHEET),
    workbook.readFormulas(SETTINGS_SHEET),
    workbook.today(),
  ]);
  const writes = renewedAsOf(settings?.rows ?? [], formulas ?? [], today, workbook.dayKeeper);
  if (writes.length === 0) return false;
  const results = await workbook.writeCells(writes);
  return results.some(({ outcome }) => outcome === 'written');
}

/**
 * Renews the day in the workbook that is open, and reads the sheet again where it was. Where it cannot be written, as on a
 * protected sheet, nothing is said here: how old the answers are stands on every screen.
 */
async function renew(book: OpenWorkbook): Promise<void> {
  const isRenewed = await book.inTurn(() => renewAsOf(book.workbook)).catch(() => false);
  if (isRenewed) await readSheet(book);
}

/** After a reading: once for each day and what the settings say of it, so that a refusal is not asked for again and again. */
export function renewWhereOld(book: OpenWorkbook): void {
  const { sheet, unconnected, today, renewedFor } = book.store.get();
  const settings = (sheet?.grid ?? unconnected?.grid)?.settings ?? [];
  if (today === undefined || !mayNeedRenewing(settings, today)) return;
  const asked = `${today} ${JSON.stringify(settings[1])}`;
  if (asked === renewedFor) return;
  book.store.set({ renewedFor: asked });
  void renew(book);
}

/** How often it is looked whether a new day has begun. */
const EACH_MS = 30_000;

/** Calls back after midnight, soon after where the computer slept. Comes back with what stops it. */
export function onNewDay(begun: () => void): () => void {
  const now = () => new Intl.DateTimeFormat('en-GB').format();
  let day = now();
  const timer = setInterval(() => {
    if (now() === day) return;
    day = now();
    begun();
  }, EACH_MS);
  return () => clearInterval(timer);
}
