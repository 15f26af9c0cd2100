import type { PageWindow, ServerRun } from '../../../apps-script/page/bridge';
import type { FakeSheets } from './fake-apps-script';

/** The page of the sidebar, with a clock that moves only when it is told to. */
export interface FakePage {
  readonly window: PageWindow;
  /** Lets time pass: what was waiting is run, and every answer on its way arrives. */
  pass(milliseconds: number): Promise<void>;
  show(isVisible: boolean): void;
  /** The next calls of the server fail, as they do where there is no network. */
  isOffline: boolean;
  /** The calls of the server that the page has made, by name, without the prefix that all of them have. */
  readonly calls: readonly string[];
  /** Timers and listeners that are still there. */
  readonly pending: number;
}

export function openPage(sheets: FakeSheets): FakePage {
  let now = 0;
  let timers: { readonly id: number; readonly at: number; readonly run: () => void }[] = [];
  let nextTimer = 1;
  const calls: string[] = [];
  let visibilityState = 'visible';
  const listeners = new Set<() => void>();

  const runner = (answered?: (answer: never) => void, failed?: (error: Error) => void): ServerRun =>
    new Proxy({} as ServerRun, {
      get(_, name: string) {
        if (name === 'withSuccessHandler') return (next: typeof answered) => runner(next, failed);
        if (name === 'withFailureHandler') return (next: typeof failed) => runner(answered, next);
        return (...args: unknown[]) => {
          calls.push(name.replace('epaCohort_', ''));
          // The arguments are taken at once, the answer comes later.
          const answer = outcome(() => {
            if (page.isOffline) throw new Error('NetworkError: Connection failure due to HTTP 0');
            return sheets.runFromPage(name, args);
          });
          queueMicrotask(() =>
            'value' in answer ? answered?.(answer.value as never) : failed?.(answer.error),
          );
        };
      },
    });

  const page: FakePage = {
    window: {
      google: { script: { run: runner() } },
      document: {
        get visibilityState() {
          return visibilityState;
        },
        addEventListener: (_, changed) => listeners.add(changed),
        removeEventListener: (_, changed) => listeners.delete(changed),
      },
      setTimeout(run, milliseconds) {
        timers.push({ id: nextTimer, at: now + milliseconds, run });
        return nextTimer++;
      },
      clearTimeout(timer) {
        timers = timers.filter(({ id }) => id !== timer);
      },
    },
    async pass(milliseconds) {
      const until = now + milliseconds;
      await answers();
      for (let next = earliest(timers, until); next; next = earliest(timers, until)) {
        now = next.at;
        page.window.clearTimeout(next.id);
        next.run();
        await answers();
      }
      now = until;
    },
    show(isVisible) {
      visibilityState = isVisible ? 'visible' : 'hidden';
      for (const changed of listeners) changed();
    },
    isOffline: false,
    calls,
    get pending() {
      return timers.length + listeners.size;
    },
  };
  return page;
}

type Outcome = { readonly value: unknown } | { readonly error: Error };

/** A script's errors come from its own context; the page gets an error of its own with the message. */
function outcome(run: () => unknown): Outcome {
  try {
    return { value: run() };
  } catch (error) {
    return { error: new Error((error as Error).message) };
  }
}

function earliest<T extends { readonly at: number }>(timers: readonly T[], until: number): T | undefined {
  return timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
}

/** Everything that waits only for the page to come to rest. */
function answers(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
