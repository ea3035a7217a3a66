import type { Uid } from '../mail/message-ref.ts';
import { KeptOrder } from './kept-order.ts';
import { recentlyUsed } from './recently-used.ts';

const MAX_ORDERS = 12; // each hears all news of its mailbox

/** The orders kept of one mailbox, under the one limit of the process. */
export class OrderShelf {
  readonly #orders = new Map<string, KeptOrder>();
  /** Those that the server works out: they hear the news already, and take the place of the one before when filled. */
  readonly #coming = new Set<KeptOrder>();

  get(key: string): KeptOrder | undefined {
    const kept = this.#orders.get(key);
    if (!kept) return undefined;
    this.#orders.delete(key); // the last used stays longest
    this.#orders.set(key, kept);
    recentlyUsed().used(kept);
    return kept;
  }

  /** @param byMarks whether flags decide which messages are in it. */
  begin(key: string, byMarks: boolean): KeptOrder {
    const kept = new KeptOrder(key, byMarks, this);
    this.#coming.add(kept);
    return kept;
  }

  /** It is this now, looked through up to the UID `next`. One that was begun before the shelf was cleared is not kept. */
  fill(kept: KeptOrder, uids: Uint32Array, next: Uid): void {
    const bytes = kept.fill(uids, next);
    if (this.#orders.get(kept.key) === kept) return recentlyUsed().resize(kept, bytes);
    kept.bytes = bytes;
    if (!this.#coming.delete(kept)) return;
    const before = this.#orders.get(kept.key);
    if (before) this.remove(before);
    for (const oldest of this.#orders.values()) if (this.#orders.size >= MAX_ORDERS) this.remove(oldest);
    this.#orders.set(kept.key, kept);
    recentlyUsed().add(kept);
  }

  /** It will not be filled. */
  abandon(kept: KeptOrder): void {
    this.#coming.delete(kept);
  }

  remove(kept: KeptOrder): void {
    if (this.#orders.get(kept.key) !== kept) return;
    this.#orders.delete(kept.key);
    recentlyUsed().remove(kept);
  }

  clear(): void {
    this.#coming.clear();
    for (const kept of this.#orders.values()) this.remove(kept);
  }

  /** All that hear the news. */
  *[Symbol.iterator](): Generator<KeptOrder> {
    yield* this.#orders.values();
    yield* this.#coming;
  }
}
