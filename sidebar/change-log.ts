import { type LogEntry, logRows } from '../core/port/log-entries';
import { messageOf } from '../core/problems';
import { isDone } from '../core/rules/progress';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { type ColumnKey, gradeColumns, resitColumns } from '../core/sheet/columns';
import type { Content } from '../core/sheet/grid';
import { apprenticeAt, type CohortSheet, type Identity, rowOf } from '../core/sheet/people';
import { SETTINGS } from '../core/sheet/settings';
import type { Standard } from '../core/standard/standard';
import type { Batch } from './batch';
import { type OpenWorkbook, say } from './open-workbook';

/*
 * What the sidebar wrote, listed on a sheet of the workbook where somebody has switched that on. The list follows the
 * write: it never stops one, and where it fails, that is said.
 */

/** Lists what a batch wrote. */
export async function logWritten<W>(book: OpenWorkbook, written: Batch<W>, isUndo: boolean): Promise<void> {
  const { sheet, today } = book.store.get();
  const { changeLog, numbers } = sheet?.settings ?? {};
  const keepAtMost = numbers?.get(SETTINGS.changeLogRows.key);
  const isWanted = changeLog !== 'Off' || written.isLogged;
  const isOff = changeLog === undefined || !isWanted || keepAtMost === undefined;
  if (isOff || today === undefined || written.writes.length === 0) return;
  const entries = entriesOf(book, written, isUndo, changeLog === 'With grades');
  const rows = logRows(entries, { day: today, time: book.clock.timeOfDay() }, keepAtMost);
  try {
    const result = await afterTheLast(book, () => book.workbook.appendRows(rows));
    if (result.outcome === 'refused') sayNotLogged(book, messageOf(result.problem));
  } catch (error) {
    sayNotLogged(book, error instanceof Error ? error.message : String(error));
  }
}

const last = new WeakMap<OpenWorkbook, Promise<unknown>>();

/** One after the other, so that each finds the rows of the one before; no write of a person waits for them. */
function afterTheLast<T>(book: OpenWorkbook, run: () => Promise<T>): Promise<T> {
  const before = last.get(book);
  const mine = before ? before.then(run, run) : run();
  last.set(
    book,
    mine.catch(() => {}),
  );
  return mine;
}

/** Beside what is said already: it was written all the same. */
function sayNotLogged(book: OpenWorkbook, why: string): void {
  const { said } = book.store.get();
  const line = `What was written is not in the change log. ${why}`;
  say(book, { ...said, lines: [...(said?.lines ?? []), line], tone: 'bad' });
}

function entriesOf<W>(
  book: OpenWorkbook,
  { kind, writes, name, label, purpose = label, isLogged }: Batch<W>,
  isUndo: boolean,
  withGrades: boolean,
): readonly LogEntry[] {
  const said = [isUndo ? 'Undone' : '', purpose ?? ''].filter(Boolean).join(': ');
  const isHiddenIn = (write: W, columnsOf: ColumnsOf) => {
    const { sheet, identity, column } = kind.loggedOf(write);
    return !withGrades && column !== undefined && isToCome(book, sheet, identity, column, columnsOf);
  };
  // What a few cells are written for may tell a grade, beside each of them; where it comes from does not.
  const tellsGrade = writes.some(
    (write) => isHiddenIn(write, gradeColumns) || isHiddenIn(write, resitColumns),
  );
  const why = tellsGrade && !isLogged ? '' : said;
  const listed = writes.filter((write) => !isHiddenIn(write, resitColumns));
  return listed.map((write) => {
    const { sheet, identity, before, heading } = kind.loggedOf(write);
    const isHidden = isHiddenIn(write, gradeColumns);
    const inWords = (content: Content) =>
      isHidden && content !== '' && content !== undefined ? HIDDEN : kind.contentInWords(write, content);
    return {
      sheet,
      apprentice: name ?? identity?.apprentice ?? identity?.uln ?? '',
      column: heading ?? kind.headingOf(write),
      old: inWords(before),
      now: inWords(kind.wantedOf(write)),
      why,
    };
  });
}

/** In the place of a grade that nobody but the EPAO may tell yet. */
const HIDDEN = 'a grade, not confirmed';

type ColumnsOf = (standard: Standard) => readonly ColumnKey[];

/** One of these columns, of somebody whose results are not confirmed, as far as the sidebar knows. */
function isToCome(
  { store }: OpenWorkbook,
  name: string,
  identity: Identity | undefined,
  column: ColumnKey,
  columnsOf: ColumnsOf,
): boolean {
  const { sheet, several = [] } = store.get();
  const of = [...(sheet ? [sheet] : []), ...several].find(({ grid }) => grid.sheet === name);
  const { standard } = of?.table.layout.columns ?? chosenColumns();
  if (!columnsOf(standard).includes(column)) return false;
  return of === undefined || identity === undefined || !isConfirmed(of, identity);
}

function isConfirmed({ table, settings }: CohortSheet, identity: Identity): boolean {
  const row = rowOf(table, identity);
  const apprentice = typeof row === 'number' ? apprenticeAt(table, row)?.apprentice : undefined;
  return isDone(apprentice?.resultsConfirmed, settings.asOf.asOf);
}
