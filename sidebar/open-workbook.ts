import type { Workbook } from '../core/port/workbook';
import type { Screen } from './screens';
import { newState, type Said, type SidebarState, type Work } from './state';
import { createStore, type Store } from './store';

/** What every part of a session works with: the port to a workbook, what is known of it, and the time. */
export interface OpenWorkbook {
  readonly workbook: Workbook;
  readonly store: Store<SidebarState>;
  readonly clock: Clock;
  /**
   * One after the other, so that each write sees what the one before has left. The next one waits for an answer, or until
   * nobody waits for it any more.
   */
  inTurn<T>(run: () => Promise<T>, givenUp?: Promise<unknown>): Promise<T>;
  /** Something that a person did is under way until this is settled. */
  acting<T>(action: Promise<T>): Promise<T>;
  /** Once all that is under way by now is settled; `undefined` where nothing is. */
  settled(): Promise<unknown> | undefined;
}

export interface Clock {
  /** Milliseconds since some moment; it never goes back. */
  now(): number;
  /** "14:32". */
  timeOfDay(): string;
  /** Runs something after so many milliseconds; the answer stops that. */
  after(milliseconds: number, run: () => void): () => void;
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  timeOfDay: () => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export function openWorkbook(workbook: Workbook, screen: Screen, clock: Clock): OpenWorkbook {
  const underWay = new Set<Promise<unknown>>();
  return {
    workbook,
    clock,
    store: createStore(newState(screen)),
    inTurn: queue(),
    acting(action) {
      underWay.add(action);
      const end = () => underWay.delete(action);
      action.then(end, end);
      return action;
    },
    settled: () => (underWay.size > 0 ? Promise.allSettled([...underWay]) : undefined),
  };
}

function queue(): OpenWorkbook['inTurn'] {
  let last: Promise<unknown> | undefined;
  return (run, givenUp) => {
    const mine = last ? last.then(run) : run();
    const done = Promise.race([mine.catch(() => {}), ...(givenUp ? [givenUp] : [])]);
    last = done;
    void done.then(() => {
      if (last === done) last = undefined;
    });
    return mine;
  };
}

/** Of a long sheet a set-up takes its time; after so long nobody knows whether it will be answered. */
const PATIENCE_MS = 120_000;

/**
 * In turn, as long as somebody waits: what is not answered by then is told, and holds up nothing that comes after it. What
 * it does when the answer comes all the same, it does.
 */
export function inTurnWithPatience<T>(book: OpenWorkbook, run: () => Promise<T>): Promise<T> {
  let giveUp: () => void = () => {};
  let stopWaiting: () => void = () => {};
  const givenUp = new Promise<never>((_, fail) => {
    giveUp = () => fail(new Error('nothing came back for two minutes, and it may be done all the same'));
  });
  const answered = book.inTurn(
    () => {
      stopWaiting = book.clock.after(PATIENCE_MS, giveUp);
      return run();
    },
    givenUp.catch(() => {}),
  );
  return Promise.race([answered, givenUp]).finally(() => stopWaiting());
}

export function say({ store }: OpenWorkbook, said: Said | undefined): void {
  store.set({ said });
}

/** Shows that something is being done until it is; a failure is said, with a way to try again. */
export async function during<T>(
  book: OpenWorkbook,
  work: Work,
  run: () => Promise<T>,
  again: () => void,
): Promise<T | undefined> {
  const { get, set } = book.store;
  set({ works: [...get().works, work] });
  try {
    return await run();
  } catch (error) {
    failed(book, error, again);
    return undefined;
  } finally {
    endWork(book, work);
  }
}

export function endWork({ store: { get, set } }: OpenWorkbook, work: Work): void {
  set({ works: get().works.filter((other) => other !== work) });
}

export function failed(book: OpenWorkbook, error: unknown, again: () => void): void {
  const words = error instanceof Error && error.message !== '' ? error.message : String(error);
  const sentence = words.replace(/\.?$/, '.');
  sayUnwritten(book, {
    lines: [`The workbook did not answer: ${sentence} Check the connection, then try again.`],
    tone: 'bad',
    action: actionOf(book, 'Try again', again),
  });
}

/** What is to be tried again is told beside what is to be tried again already: nothing of it is forgotten. */
export function sayUnwritten(book: OpenWorkbook, next: Said): void {
  const { said } = book.store.get();
  const before = said?.isUnwritten ? said : undefined;
  const actions = [before?.action, next.action].flatMap((action) => action ?? []);
  const [, second] = actions;
  say(book, {
    ...next,
    isUnwritten: true,
    lines: [...new Set([...(before?.lines ?? []), ...next.lines])],
    ...(second && {
      action: actionOf(book, second.label, async () => {
        for (const { run } of actions) await run();
      }),
    }),
  });
}

/** A way on that is offered once: what was said is gone as soon as it is taken. */
export function actionOf(book: OpenWorkbook, label: string, run: () => void): NonNullable<Said['action']> {
  return {
    label,
    run: () => {
      say(book, undefined);
      return run();
    },
  };
}
