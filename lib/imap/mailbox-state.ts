import type { Uid, UidValidity } from '../mail/message-ref.ts';
import type { Selected } from './lane.ts';
import { RowShelf } from './row-cache.ts';

const MAX_ORDERS = 6; // at 4 bytes a message; a mailbox of a million messages makes 4 MB each

/** Messages marked \\Deleted. */
export interface Hidden {
  readonly messages: number;
  readonly unseen: number;
}

interface KeptOrder {
  membership: number;
  /** `undefined` when flags do not decide who is in it. */
  readonly marks: number | undefined;
  uids: Uint32Array;
  /** Members that left since. */
  readonly gone: Set<Uid>;
}

/**
 * What the engine remembers of one mailbox, over all connections of the account: two counters that only grow, and orders
 * that are good as long as the counter they depend on stands still.
 */
export class MailboxState {
  /** Begins at the clock, so that a restarted process never repeats a number a browser still holds. */
  #membership = Date.now();
  #epoch = 0;
  #rows = new RowShelf();
  #rowsOf: UidValidity = 0;
  #marks = 0;
  #membershipSign = '';
  #marksSign = '';
  readonly #orders = new Map<string, KeptOrder>();
  #hidden: { readonly stamp: string; readonly counts: Hidden } | undefined;

  /** Grows whenever the number, the order or the flags of the messages may have changed. */
  get revision(): number {
    return this.#membership + this.#marks;
  }

  /** Counts the changes that one connection of ours made and the others have to hear of. */
  get epoch(): number {
    return this.#epoch;
  }

  /** We stored, moved or removed messages here, and this connection may not have been told. */
  changedByUs(): void {
    this.changedHere();
    this.membersChanged();
  }

  /** We did so over a connection that was told; the others have to hear of it. */
  changedHere(): void {
    this.#epoch += 1;
  }

  /** The rows kept under a UIDVALIDITY; those of another one are gone. */
  rows(uidValidity: UidValidity): RowShelf {
    if (uidValidity !== this.#rowsOf) this.#rows.clear();
    this.#rowsOf = uidValidity;
    return this.#rows;
  }

  /** Forgets what it keeps of messages. */
  clear(): void {
    this.#rows.clear();
    this.#orders.clear();
    this.membersChanged();
  }

  /** Messages came or went. */
  membersChanged(): void {
    this.#membership += 1;
    this.#membershipSign = '';
  }

  /** A message left: the orders that are known only lose it. */
  memberLeft(uid: Uid | undefined): void {
    const before = this.#membership;
    this.membersChanged();
    if (uid === undefined) return;
    for (const kept of this.#orders.values()) {
      if (kept.membership !== before) continue;
      kept.membership = this.#membership;
      kept.gone.add(uid);
    }
  }

  /** Flags changed. */
  marksChanged(): void {
    this.#marks += 1;
    this.#marksSign = '';
  }

  /** Compares what SELECT said with what was known; what a server does not tell counts as changed. */
  selected({ uidValidity, uidNext, exists, highestModseq }: Selected): void {
    const members = uidNext ? `${uidValidity}.${uidNext}.${exists}` : '';
    const marks = highestModseq ? `${uidValidity}.${highestModseq}` : '';
    if (!members || members !== this.#membershipSign) this.membersChanged();
    if (!marks || marks !== this.#marksSign) this.marksChanged();
    this.#membershipSign = members;
    this.#marksSign = marks;
  }

  /** @param byMarks whether flags decide which messages are in it. */
  order(key: string, byMarks: boolean): Uint32Array | undefined {
    const kept = this.#orders.get(key);
    if (kept?.membership !== this.#membership || kept.marks !== (byMarks ? this.#marks : undefined)) return undefined;
    this.#orders.delete(key); // the last used stays longest
    this.#orders.set(key, kept);
    const { gone } = kept;
    if (gone.size) kept.uids = kept.uids.filter((uid) => !gone.has(uid));
    gone.clear();
    return kept.uids;
  }

  keepOrder(key: string, byMarks: boolean, uids: Uint32Array): void {
    this.#orders.delete(key);
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size < MAX_ORDERS) break;
      this.#orders.delete(oldest);
    }
    const marks = byMarks ? this.#marks : undefined;
    this.#orders.set(key, { membership: this.#membership, marks, uids, gone: new Set() });
  }

  /** @param sign what STATUS said when it was counted. */
  hidden(sign: string): Hidden | undefined {
    return this.#hidden?.stamp === `${sign} ${this.#marks}` ? this.#hidden.counts : undefined;
  }

  keepHidden(sign: string, counts: Hidden): void {
    this.#hidden = { stamp: `${sign} ${this.#marks}`, counts };
  }
}
