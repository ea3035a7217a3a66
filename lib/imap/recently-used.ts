import { processWide } from '../process-wide.ts';

/** Something that is kept in memory as long as there is room. */
export interface Kept {
  /** Estimated; may only be changed through `RecentlyUsed.resize`. */
  bytes: number;
  /** There is no room any more: forget it, and say so with `remove`. */
  evict(): void;
  /** Neighbours in the order of use. */
  newer: Kept | undefined;
  older: Kept | undefined;
}

const MOST_BYTES = 256 * 1024 * 1024;

/** All that the process keeps of mailboxes, in the order of its use: what was not used for longest goes first. */
class RecentlyUsed {
  #newest: Kept | undefined;
  #oldest: Kept | undefined;
  bytes = 0;

  /** @param most of all together, in octets. */
  add(kept: Kept, most = MOST_BYTES): void {
    this.bytes += kept.bytes;
    this.#link(kept);
    this.#shrink(most);
  }

  used(kept: Kept): void {
    if (kept === this.#newest) return;
    this.#unlink(kept);
    this.#link(kept);
  }

  remove(kept: Kept): void {
    this.bytes -= kept.bytes;
    this.#unlink(kept);
  }

  /** It grew or shrank, and was used. */
  resize(kept: Kept, bytes: number): void {
    this.bytes += bytes - kept.bytes;
    kept.bytes = bytes;
    this.used(kept);
    this.#shrink(MOST_BYTES);
  }

  #shrink(most: number): void {
    while (this.bytes > most && this.#oldest) this.#oldest.evict();
  }

  #link(kept: Kept): void {
    kept.older = this.#newest;
    kept.newer = undefined;
    if (this.#newest) this.#newest.newer = kept;
    this.#newest = kept;
    this.#oldest ??= kept;
  }

  #unlink(kept: Kept): void {
    if (kept.newer) kept.newer.older = kept.older;
    else this.#newest = kept.older;
    if (kept.older) kept.older.newer = kept.newer;
    else this.#oldest = kept.newer;
  }
}

/** One limit of 256 MB for the rows and orders of all accounts. */
export const recentlyUsed = (): RecentlyUsed => processWide('imap.kept', () => new RecentlyUsed());

/** Octets that everything kept takes, estimated. */
export const cachedBytes = (): number => recentlyUsed().bytes;
