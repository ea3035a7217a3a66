/** A few things of this tab, the newest first. They end with the tab: what somebody did stays on no shared computer. */
export interface RecentList<T> {
  read(): readonly T[];
  /** Puts one on top; the same one again moves there. */
  add(one: T): void;
}

/**
 * @param name of the entry in the tab's storage
 * @param isOne tells what is left of such a thing from anything else
 */
export function recentList<T>(
  name: string,
  most: number,
  isOne: (value: unknown) => value is T,
  isSame: (one: T, other: T) => boolean,
): RecentList<T> {
  const read = (): readonly T[] => {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]');
      return Array.isArray(kept) ? kept.filter(isOne).slice(0, most) : [];
    } catch {
      return []; // no storage here, or not what we wrote: there is nothing to remember
    }
  };
  return {
    read,
    add(one) {
      const others = read().filter((other) => !isSame(one, other));
      try {
        sessionStorage.setItem(name, JSON.stringify([one, ...others].slice(0, most)));
      } catch {
        return; // full or forbidden: what was done goes on without being remembered
      }
    },
  };
}
