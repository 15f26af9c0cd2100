import { useContext, useState } from 'preact/hooks';
import { SessionContext } from './context';
import type { Session } from './session';

/*
 * What is typed only to see what comes of it is written nowhere, and there again all the same where somebody comes back to
 * it: for as long as the sidebar is open.
 */

const keptIn = new WeakMap<Session, Map<string, unknown>>();

/** A state of a part of the screen that outlives it. `undefined` forgets it: then it is as it was at first. */
export function useKept<T>(key: string, first: T): readonly [T, (next: T | undefined) => void] {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session here.');
  const kept = keptIn.get(session) ?? new Map<string, unknown>();
  keptIn.set(session, kept);
  const [, draw] = useState({});
  const set = (next: T | undefined) => {
    if (next === undefined) kept.delete(key);
    else kept.set(key, next);
    draw({});
  };
  return [kept.has(key) ? (kept.get(key) as T) : first, set];
}
