/** A value that changes as a whole, and who wants to hear of it. */
export interface Store<T> {
  get(): T;
  set(change: Partial<T>): void;
  /** Calls back after every change; the answer stops that. */
  subscribe(changed: () => void): () => void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
