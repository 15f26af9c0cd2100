import type { PageWindow, ServerRun } from '../../../apps-script/page/bridge';
import type { FakeSheets } from './fake-apps-script';

/** The page of the sidebar, with a clock that moves only when it is told to. */
export interface FakePage {
  readonly window: PageWindow;
  /** Lets time pass: what was waiting is run, and every answer on its way arrives. */
  pass(milliseconds: number): Promise<void>;
  show(isVisible: boolean): void;
  /** Somebody comes to the page. */
  touch(event: 'focus' | 'pointerdown' | 'keydown'): void;
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
  const touched = new Map<string, Set<() => void>>();
  const heardOf = (event: string) => touched.get(event) ?? new Set<() => void>();

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
      addEventListener: (event, heard) => touched.set(event, new Set([...heardOf(event), heard])),
      removeEventListener: (event, heard) => heardOf(event).delete(heard),
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
    touch(event) {
      for (const heard of heardOf(event)) heard();
    },
    isOffline: false,
    calls,
    get pending() {
      const heard = [...touched.values()].reduce((sum, { size }) => sum + size, 0);
      return timers.length + listeners.size + heard;
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
