import type { Uid } from '../mail/message-ref.ts';
import type { OrderShelf } from './order-shelf.ts';
import type { Kept } from './recently-used.ts';

const MAX_CHANGED = 500; // messages looked at one by one; beyond that the whole order is worked out anew

/** What happened to a mailbox since an order of it was right. */
export interface OrderNews {
  /** Messages may have come, with UIDs from `next` on. */
  readonly came: boolean;
  /** The flags of these changed, and flags decide who is in the order. */
  readonly changed: readonly Uid[];
}

/**
 * The UIDs of one mailbox in one order, and what happened since. It collects news from its first moment on, also while the
 * server still works it out, so that nothing falls between.
 */
export class KeptOrder implements Kept {
  bytes = 200;
  newer: Kept | undefined;
  older: Kept | undefined;
  /** Messages from this UID on were not looked at. */
  next: Uid = 0;
  readonly key: string;
  readonly byMarks: boolean;
  readonly #shelf: OrderShelf;
  #uids: Uint32Array | undefined;
  #gone = new Set<Uid>();
  #changed = new Set<Uid>();
  #came = false;
  #lost = false;

  /** @param byMarks whether flags decide which messages are in it. */
  constructor(key: string, byMarks: boolean, shelf: OrderShelf) {
    this.key = key;
    this.byMarks = byMarks;
    this.#shelf = shelf;
  }

  evict(): void {
    this.#shelf.remove(this);
  }

  /** Without what left; `undefined` while it is being worked out. */
  get uids(): Uint32Array | undefined {
    const gone = this.#gone;
    if (!this.#uids || gone.size === 0) return this.#uids;
    this.#uids = this.#uids.filter((uid) => !gone.has(uid));
    gone.clear();
    return this.#uids;
  }

  /** Only through the shelf. @returns the octets it takes now */
  fill(uids: Uint32Array, next: Uid): number {
    this.#uids = uids;
    this.next = next;
    return 200 + uids.byteLength;
  }

  /** True when what is known of it can no longer be made right by looking at a few messages. */
  get lost(): boolean {
    return this.#lost;
  }

  /** True when nothing happened since. */
  get fresh(): boolean {
    return this.#uids !== undefined && !this.#lost && !this.#came && this.#changed.size === 0;
  }

  /** The news are handed over, and count as dealt with; `lose` when that failed. */
  takeNews(): OrderNews {
    const news = { came: this.#came, changed: [...this.#changed] };
    this.#came = false;
    this.#changed.clear();
    return news;
  }

  came(): void {
    this.#came = true;
  }

  left(uid: Uid): void {
    this.#gone.add(uid);
    this.#changed.delete(uid);
  }

  /** @param uid `undefined` when nobody knows whose flags. */
  marksChanged(uid: Uid | undefined): void {
    if (!this.byMarks) return;
    if (uid === undefined || this.#changed.size >= MAX_CHANGED) this.lose();
    else this.#changed.add(uid);
  }

  lose(): void {
    this.#lost = true;
    this.#changed.clear();
  }
}
