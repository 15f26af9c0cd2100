import { type Cell, isSameCell } from '../core/cells/cell';
import { refusal } from '../core/port/results';
import type { ChangeResult } from '../core/port/workbook';
import { messageOf, problem } from '../core/problems';
import type { Content } from '../core/sheet/grid';
import { counted } from '../core/words';
import { ask } from './asking';
import { type Batch, type Found, inverse, inWords, type KindOfWrite, part, type Unwritten } from './batch';
import { logWritten } from './change-log';
import { actionOf, during, endWork, type OpenWorkbook, say, sayUnwritten } from './open-workbook';
import type { Said, Undoable, Work } from './state';
import { remember, undoableOf } from './undoing';

/*
 * The one way in which the sidebar writes: with what each cell is expected to hold, with a way back, and so that every
 * cell that was not written is told.
 */

/** The writes of a batch, by what became of each. */
interface Settled<W> {
  /** Every cell that holds what was wanted. */
  readonly saved: readonly W[];
  /** Those of them that this batch wrote. */
  readonly written: readonly W[];
  readonly unwritten: readonly Unwritten<W>[];
  /** Those that were refused, by the reason in words. */
  readonly refused: ReadonlyMap<string, readonly W[]>;
}

/** What came of a batch: all of it holds, a person was asked about the rest, or something was refused or not answered. */
export type Outcome = 'written' | 'asked' | 'failed' | 'cancelled';

/** Writes, and tells what became of every cell. Where that takes something back, it is said what. */
export function settle<W>(book: OpenWorkbook, batch: Batch<W>, undoes?: Undoable): Promise<Outcome> {
  return book.acting(settleInOrder(book, batch, undoes));
}

async function settleInOrder<W>(
  book: OpenWorkbook,
  batch: Batch<W>,
  undoes: Undoable | undefined,
): Promise<Outcome> {
  const { kind, writes } = batch;
  const earlier = writes.flatMap((write) => underWayAt(book, kind, write) ?? []);
  if (earlier.length === 0) {
    const outcome = sendAndSettle(book, batch, undoes);
    keepUnderWay(book, batch, outcome);
    return outcome;
  }
  await Promise.allSettled(earlier.map(({ outcome }) => outcome));
  const next = await Promise.all(writes.map((write) => afterEarlier(kind, write, earlier)));
  const changing = next.filter((write) => write !== undefined);
  return changing.length === 0 ? 'written' : settle(book, part(batch, changing), undoes);
}

/** A write to a cell that is on its way, and what comes of it. */
interface UnderWay {
  readonly cell: string;
  readonly content: Content;
  readonly batch: object;
  readonly outcome: Promise<Outcome>;
}

const allUnderWay = new WeakMap<OpenWorkbook, readonly UnderWay[]>();

/** The write that was sent to the same cell last and is not answered yet. */
function underWayAt<W>(book: OpenWorkbook, kind: KindOfWrite<W>, write: W): UnderWay | undefined {
  const cell = kind.cellOf?.(write);
  return allUnderWay.get(book)?.find((one) => one.cell === cell);
}

export function isUnderWay<W>(book: OpenWorkbook, kind: KindOfWrite<W>, write: W): boolean {
  return underWayAt(book, kind, write) !== undefined;
}

/** Whoever writes to a cell that is being written means it over that, once it is there; nothing where it is that already. */
async function afterEarlier<W>(
  kind: KindOfWrite<W>,
  write: W,
  earlier: readonly UnderWay[],
): Promise<W | undefined> {
  const one = earlier.find(({ cell }) => cell === kind.cellOf?.(write));
  if (one === undefined || (await one.outcome) !== 'written') return write;
  const { content } = one;
  const wanted = kind.wantedOf(write);
  const isThere = isCell(content) && isCell(wanted) && isSameCell(content, wanted);
  return isThere ? undefined : (kind.overContent?.(write, content) ?? write);
}

function keepUnderWay<W>(book: OpenWorkbook, batch: Batch<W>, outcome: Promise<Outcome>): void {
  const { kind, writes } = batch;
  const those = writes.flatMap((write) => {
    const cell = kind.cellOf?.(write);
    return cell === undefined ? [] : [{ cell, content: kind.wantedOf(write), batch, outcome }];
  });
  allUnderWay.set(book, [...those, ...(allUnderWay.get(book) ?? [])]);
  const end = () => endUnderWay(book, batch);
  outcome.then(end, end);
}

function endUnderWay(book: OpenWorkbook, batch: object): void {
  allUnderWay.set(book, allUnderWay.get(book)?.filter((one) => one.batch !== batch) ?? []);
}

async function sendAndSettle<W>(
  book: OpenWorkbook,
  batch: Batch<W>,
  undoes: Undoable | undefined,
): Promise<Outcome> {
  if (!book.store.get().said?.isUnwritten) say(book, undefined);
  const sending = send(book, batch, undoes);
  const sent = await Promise.race([sending.answered, sending.givenUp]);
  if (sent) return settleAnswer(book, batch, sent, undoes);
  // Whenever the answer comes, it is told.
  void sending.answered.then((late) => settleAnswer(book, batch, late, undoes));
  sayUnknown(book, batch, undoes);
  return 'failed';
}

interface Sent {
  readonly results: readonly ChangeResult[] | undefined;
  readonly isCancelled: boolean;
}

async function settleAnswer<W>(
  book: OpenWorkbook,
  batch: Batch<W>,
  { results, isCancelled }: Sent,
  undoes: Undoable | undefined,
): Promise<Outcome> {
  // Whatever follows from the answer does not wait for itself.
  endUnderWay(book, batch);
  if (!results) {
    // What was to be taken back still stands, and so does the way back from it.
    if (undoes) remember(book, undoes);
    return 'failed';
  }
  const settled = settledBy(batch, results);
  const { saved, written, unwritten, refused } = settled;
  const isShown = batch.kind.show(book, saved, unwritten);
  const wayBack = written.length > 0 && !undoes ? rememberWayBack(book, part(batch, written)) : undefined;
  // Nobody waits for it: what was written stands, whatever becomes of the list of it.
  void logWritten(book, part(batch, written), undoes !== undefined);
  if (isCancelled) await callBack(book, part(batch, written), wayBack, undoes);
  else tell(book, batch, settled, undoes);
  await isShown;
  if (isCancelled) return 'cancelled';
  if (refused.size > 0) return 'failed';
  return unwritten.length > 0 ? 'asked' : 'written';
}

/** A write takes a second or two, of very many cells some more: after so long nobody knows whether it will be answered. */
const PATIENCE_MS = 30_000;
/** Whoever cancels is not kept waiting. */
const PATIENCE_CANCELLED_MS = 3000;

interface Sending {
  readonly answered: Promise<Sent>;
  /** Nobody waits for the answer any more. */
  readonly givenUp: Promise<undefined>;
}

function send<W>(book: OpenWorkbook, batch: Batch<W>, undoes: Undoable | undefined): Sending {
  const { kind, writes } = batch;
  let isCancelled = false;
  let giveUp: () => void = () => {};
  let stopWaiting: () => void = () => {};
  const givenUp = new Promise<undefined>((done) => {
    giveUp = () => done(undefined);
  });
  const waitFor = (milliseconds: number) => {
    stopWaiting();
    stopWaiting = book.clock.after(milliseconds, giveUp);
  };
  const sent: ChangeResult[] = [];
  const work: Work = {
    label: `Writing ${inWords(batch, writes)}…`,
    columns: writes.flatMap((write) => kind.columnOf(write) ?? []),
    ...(batch.whose !== undefined && { whose: batch.whose }),
    get progress() {
      return kind.atOnce === undefined ? undefined : sent.length / writes.length;
    },
    cancel: () => {
      isCancelled = true;
      waitFor(PATIENCE_CANCELLED_MS);
    },
  };
  const onPart = () => waitFor(isCancelled ? PATIENCE_CANCELLED_MS : PATIENCE_MS);
  const inTurn = () => book.inTurn(() => sendInParts(book, batch, sent, () => isCancelled, onPart), givenUp);
  const again = () => (undoes ? undoes.run() : settle(book, { ...batch, isAgain: true }));
  const answered = during(book, work, inTurn, again).then((results) => {
    stopWaiting();
    return { results, isCancelled };
  });
  void givenUp.then(() => endWork(book, work));
  return { answered, givenUp };
}

/** Neither written nor not written, as far as anybody knows. */
function sayUnknown<W>(book: OpenWorkbook, batch: Batch<W>, undoes: Undoable | undefined): void {
  const whose = batch.name === undefined ? '' : ` for ${batch.name}`;
  const again = () => settle(book, { ...batch, isAgain: true }, undoes);
  sayUnwritten(book, {
    lines: [
      `It is not known whether this was ${undoes ? 'undone' : 'written'}${whose}: ${inWords(batch, batch.writes)}. The workbook has not answered yet. Look at the sheet, or try again: nothing is written twice.`,
    ],
    tone: 'bad',
    ...(batch.whose !== undefined && { whose: batch.whose }),
    action: actionOf(book, 'Try again', again),
  });
}

/**
 * Sends a batch part by part; what is not sent any more, because somebody cancelled it, has no result. Where a later part is
 * not answered, the earlier ones stand, and the rest is refused.
 */
async function sendInParts<W>(
  book: OpenWorkbook,
  { kind, writes }: Batch<W>,
  sent: ChangeResult[],
  isCancelled: () => boolean,
  onPart: () => void,
): Promise<readonly ChangeResult[]> {
  const atOnce = kind.atOnce ?? writes.length;
  while (sent.length < writes.length && !isCancelled()) {
    onPart();
    const those = writes.slice(sent.length, sent.length + atOnce);
    try {
      sent.push(...(await kind.send(book.workbook, those)));
    } catch (error) {
      if (sent.length === 0) throw error;
      return [...sent, ...writes.slice(sent.length).map(() => NOT_ANSWERED)];
    }
    // How far it is shows.
    if (sent.length < writes.length) book.store.set({});
  }
  return sent;
}

const NOT_ANSWERED = refusal(problem('WORKBOOK_NOT_ANSWERING', { argument: 'workbook' }));

function settledBy<W>({ kind, writes, isAgain }: Batch<W>, results: readonly ChangeResult[]): Settled<W> {
  const saved: W[] = [];
  const written: W[] = [];
  const unwritten: Unwritten<W>[] = [];
  const refused = new Map<string, W[]>();
  writes.forEach((write, i) => {
    const result = results[i];
    if (result === undefined) return;
    if (result.outcome === 'refused') {
      const reason = messageOf(result.problem);
      refused.set(reason, [...(refused.get(reason) ?? []), write]);
    } else if (result.outcome === 'changed meanwhile' && !isHeld(kind.wantedOf(write), result)) {
      unwritten.push({ write, found: result });
    } else {
      saved.push(write);
      if (result.outcome === 'written' || isAgain) written.push(write);
    }
  });
  return { saved, written, unwritten, refused };
}

/** The cell holds already what is wanted of it, as where an answer was lost on its way: nothing is left to ask. */
function isHeld(wanted: Content, { now, formula }: Found): boolean {
  return formula === undefined && isCell(wanted) && isSameCell(wanted, now);
}

function isCell(content: Content): content is Cell {
  return typeof content !== 'object';
}

function rememberWayBack<W>(book: OpenWorkbook, written: Batch<W>): Undoable {
  const whose = written.name === undefined ? '' : `, ${written.name}`;
  const label = `${inWords(written, written.writes)}${whose}`;
  const { wayBack = undoableOf(book, label, (itself) => settle(book, inverse(written), itself)) } = written;
  remember(book, wayBack);
  return wayBack;
}

/** What is on its way cannot be called back, but it can be taken back; an undo that is taken back can be undone again. */
async function callBack<W>(
  book: OpenWorkbook,
  written: Batch<W>,
  wayBack: Undoable | undefined,
  undoes: Undoable | undefined,
): Promise<void> {
  if (written.writes.length === 0) {
    if (undoes) remember(book, undoes);
    say(book, { lines: ['Cancelled: nothing was written.'], tone: 'good' });
  } else if (wayBack) await wayBack.run();
  else if (undoes) await settle(book, { ...inverse(written), wayBack: undoes });
}

/** Nobody reads through more of them; where there are more, none can be written over. */
const MOST_ASKED = 10;

function tell<W>(
  book: OpenWorkbook,
  batch: Batch<W>,
  settled: Settled<W>,
  undoes: Undoable | undefined,
): void {
  const { unwritten, refused } = settled;
  const lines = linesOf(batch, settled, undoes !== undefined);
  const goesOn = undoes?.isRefused ? ['Undo goes on with what was done before it.'] : [];
  const whose = batch.whose === undefined ? {} : { whose: batch.whose };
  if (refused.size > 0) {
    const rest = part(batch, [...refused.values()].flat());
    const isUnanswered = refused.has(messageOf(NOT_ANSWERED.problem));
    const next = { ...rest, ...(isUnanswered && ({ isAgain: true } as const)) };
    const again = undoes ? rememberRest(book, next, undoes).run : () => settle(book, next);
    sayUnwritten(book, {
      lines: [...lines, ...goesOn],
      tone: 'bad',
      ...whose,
      action: actionOf(book, 'Try again', again),
    });
  } else if (lines.length > 0) sayWritten(book, { lines, tone: 'good', ...whose });
  if (unwritten.length === 0) return;
  const { kind, name } = batch;
  const more = unwritten.length - MOST_ASKED;
  const over = more > 0 ? [] : unwritten.flatMap(({ write, found }) => kind.over(write, found) ?? []);
  const headings = unwritten.map(({ write }) => kind.headingOf(write));
  ask(book, {
    title: name === undefined ? inWords(batch, batch.writes) : `${headings.join(', ')} of ${name}`,
    lines: more > 0 ? [...lines, `${counted(more, 'more cell')} like those below: left too.`] : lines,
    conflicts: unwritten.slice(0, MOST_ASKED).map(({ write, found }) => ({
      heading: kind.headingOf(write),
      ...kind.explain(write, found),
    })),
    ...(over.length > 0 && { replace: () => settle(book, part(batch, over), undoes) }),
  });
}

/**
 * What could not be taken back is still the last thing that was done. Where it is refused once more it is let go of, so that
 * it does not stand in the way of what was done before it for ever.
 */
function rememberRest<W>(book: OpenWorkbook, rest: Batch<W>, undoes: Undoable): Undoable {
  const takeBack = (itself: Undoable) => settle(book, rest, itself);
  const undoable = undoableOf(book, undoes.label, takeBack, { isRefused: true });
  if (!undoes.isRefused) remember(book, undoable);
  return undoable;
}

/** What is to be tried again stays in view beside what was written meanwhile. */
function sayWritten(book: OpenWorkbook, next: Said): void {
  const { said } = book.store.get();
  if (!said?.isUnwritten) say(book, next);
  else say(book, { ...said, lines: [...new Set([...said.lines, ...next.lines])] });
}

/** "Maths is blank again": what is undone says what the sheet holds now, and not what was taken back. */
function againInWords<W>({ kind }: Batch<W>, writes: readonly W[]): string {
  return writes
    .map((write) => `${kind.headingOf(write)} is ${kind.contentInWords(write, kind.wantedOf(write))} again`)
    .join('; ');
}

/** What was written, and each reason why something was not with all that it kept from being written. */
function linesOf<W>(batch: Batch<W>, { saved, refused }: Settled<W>, isUndo: boolean): readonly string[] {
  const whose = batch.name === undefined ? '' : ` for ${batch.name}`;
  const what = (writes: readonly W[]) => `${whose}: ${inWords(batch, writes)}.`;
  const done = isUndo && batch.label === undefined ? `${whose}: ${againInWords(batch, saved)}.` : what(saved);
  return [
    ...(saved.length > 0 ? [`${isUndo ? 'Undone' : 'Written to the sheet'}${done}`] : []),
    ...[...refused].map(
      ([reason, writes]) => `${isUndo ? 'Not undone' : 'Not written'}${what(writes)} ${reason}`,
    ),
  ];
}
