import type { Status } from './read-status.ts';

const UNKNOWN: Status = { messages: 0, unseen: 0, uidNext: 0, uidValidity: 0 };
const ITEMS = ['messages', 'unseen', 'uidNext', 'uidValidity'] as const;

/** What each mailbox held by the last word of the server. */
export class KnownCounts {
  readonly #known = new Map<string, Status>();

  /**
   * Notes down what a mailbox holds.
   *
   * @param status only what the server said.
   * @returns what is known now; whether that is new, `first` when nothing was known; whether mail came or went.
   */
  take(
    path: string,
    status: Partial<Status>,
  ): { readonly now: Status; readonly news: 'first' | 'none' | 'other'; readonly moved: boolean } {
    const before = this.#known.get(path);
    const now = { ...(before ?? UNKNOWN), ...status };
    this.#known.set(path, now);
    if (!before) return { now, news: 'first', moved: false };
    const moved = before.messages !== now.messages || before.uidNext !== now.uidNext;
    return { now, news: ITEMS.every((item) => before[item] === now[item]) ? 'none' : 'other', moved };
  }
}
