import type { Workbook } from '../core/port/workbook';
import type { Said, SidebarState, Work } from './state';
import type { Store } from './store';

/** What every part of a session works with: the workbook, what is known of it, and ways to say what goes on. */
export interface Desk {
  readonly workbook: Workbook;
  readonly store: Store<SidebarState>;
  say(said: Said | undefined): void;
  /** Shows that something is being done until it is; a failure is said, with a way to try again. */
  during<T>(work: Work, run: () => Promise<T>, again: () => void): Promise<T | undefined>;
  /** One after the other, so that each write sees what the one before has left. */
  inTurn<T>(run: () => Promise<T>): Promise<T>;
  failed(error: unknown, again: () => void): void;
}

export function openDesk(workbook: Workbook, store: Store<SidebarState>): Desk {
  const { get, set } = store;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const desk: Desk = {
    workbook,
    store,
    say: (said) => set({ said }),
    async during(work, run, again) {
      set({ works: [...get().works, work] });
      try {
        return await run();
      } catch (error) {
        desk.failed(error, again);
        return undefined;
      } finally {
        set({ works: get().works.filter((other) => other !== work) });
      }
    },
    inTurn(run) {
      const mine = lastWrite.then(run);
      lastWrite = mine.catch(() => {});
      return mine;
    },
    failed(error, again) {
      const words = error instanceof Error && error.message !== '' ? error.message : String(error);
      desk.say({
        lines: [
          `The workbook did not answer: ${words.replace(/\.?$/, '.')} Check the connection, then try again.`,
        ],
        tone: 'bad',
        action: {
          label: 'Try again',
          run: () => {
            desk.say(undefined);
            again();
          },
        },
      });
    },
  };
  return desk;
}
