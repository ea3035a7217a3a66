import { TIMES } from '../config.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { isSlowSearch } from '../mail/is-slow-search.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import type { SearchQuery } from '../mail/search-query.ts';
import { sequence } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { fetchRows } from './fetch-rows.ts';
import { findUids } from './find-uids.ts';
import type { Lease } from './lease.ts';
import type { ListedMessage } from './read-row.ts';
import { searchUids } from './search-uids.ts';

/** A mailbox to be searched. */
export interface SearchPlace {
  readonly path: string;
  /** Without ages and mailboxes: they are settled. */
  readonly query: SearchQuery;
  /** Goes on where an earlier search stopped: UIDs from here upwards are done. */
  readonly below?: { readonly uidValidity: UidValidity; readonly uid: Uid } | undefined;
}

const ROWS = 100; // given at a time
const FIRST_SLICE = { slow: 200, quick: 20_000 }; // UIDs
const MAX_UID = 0xffffffff;

/**
 * The search of one mailbox, newest messages first, a slice of UIDs at a time. Each slice borrows the connection for itself,
 * and is made so large that the server works on it for about `TIMES.searchSlice`.
 */
export class MailboxSearch {
  readonly path: string;
  /** 0 until the first step. */
  uidValidity: UidValidity = 0;
  /** Messages that were found so far, given or not. */
  found = 0;
  readonly #query: SearchQuery;
  #size: number;
  /** Above the UID of every message there was when the search began. */
  #end: Uid = 0;
  /** UIDs from here upwards were searched. */
  #low: Uid = 0;
  /** Found and not given yet, newest first. */
  #held: Uid[] = [];
  #given: Uid = 0;

  constructor({ path, query, below }: SearchPlace) {
    this.path = path;
    this.#query = query;
    this.#size = isSlowSearch(query) ? FIRST_SLICE.slow : FIRST_SLICE.quick;
    this.uidValidity = below?.uidValidity ?? 0;
    this.#low = below?.uid ?? 0;
  }

  get done(): boolean {
    return this.#end > 0 && this.#low <= 1 && this.#held.length === 0;
  }

  /** How much of the mailbox was searched and given, 0 … 1. */
  get searched(): number {
    if (this.done) return 1;
    return this.#end === 0 ? 0 : (this.#end - this.below) / (this.#end - 1);
  }

  /** Where another search may go on. */
  get below(): Uid {
    return this.#held.length ? this.#given : this.#low;
  }

  /**
   * The next messages, newest first; none when the slice held none.
   *
   * @param most of them, at least 1.
   * @throws AppError mailbox.missing | mailbox.renumbered | imap.*
   */
  step(access: AccountAccess, most: number, signal?: AbortSignal): Promise<ListedMessage[]> {
    return withLease(access, { bulk: true, signal }, async (lease) => {
      if (this.#end === 0) await this.#begin(lease);
      else await lease.select(this.path, this.uidValidity);
      if (this.#held.length === 0) await this.#slice(lease);
      const uids = this.#held.splice(0, Math.min(ROWS, most));
      this.#given = uids.at(-1) ?? this.#given;
      return uids.length ? (await fetchRows(lease, 'UID FETCH', uids)).reverse() : [];
    });
  }

  async #begin(lease: Lease): Promise<void> {
    this.uidValidity = (await lease.look(this.path, this.uidValidity || undefined)).uidValidity;
    this.#end = await endOf(lease);
    if (this.#low === 0 || this.#low > this.#end) this.#low = this.#end;
  }

  async #slice(lease: Lease): Promise<void> {
    if (this.#low <= 1) return;
    const from = Math.max(1, this.#low - this.#size);
    const since = performance.now();
    const uids = await findUids(lease, this.#query, { within: `${String(from)}:${String(this.#low - 1)}` });
    const change = TIMES.searchSlice / Math.max(1, performance.now() - since);
    this.#size = Math.min(MAX_UID, Math.max(1, Math.round(this.#size * Math.min(4, Math.max(0.25, change)))));
    this.#low = from;
    this.#held = [...uids.reverse()];
    this.found += this.#held.length;
  }
}

/** Above the UID of the last message; UIDNEXT of the SELECT may be long past. */
async function endOf(lease: Lease): Promise<Uid> {
  const [last = 0] = lease.exists > 0 ? await searchUids(lease, [sequence('*')]) : [];
  return last + 1;
}
