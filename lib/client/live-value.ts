/** A value that may change, and who wants to hear of it. Shaped for React's `useSyncExternalStore`. The value is never a function. */
export interface LiveValue<T> {
  get(): T;
  /** Takes the next value, or a function that makes it of the last one; the same value again is no news. */
  set(next: T | ((last: T) => T)): void;
  subscribe(hear: () => void): () => void;
}

/** Holds one value for the parts of a screen that are far from each other. */
export function liveValue<T>(first: T): LiveValue<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const made = typeof next === 'function' ? (next as (last: T) => T)(value) : next;
      if (Object.is(made, value)) return;
      value = made;
      for (const hear of listeners) hear();
    },
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}
