import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { KeptConversations } from './kept-conversations.ts';
import type { Selected } from './lane.ts';
import { OrderShelf } from './order-shelf.ts';
import { RowShelf } from './row-cache.ts';
import type { KnownUpTo, SelectionNews } from './selection-news.ts';
import { SortingOrders } from './sorting-orders.ts';

/** Messages marked \\Deleted. */
export interface Hidden {
  readonly messages: number;
  readonly unseen: number;
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
  #validity: UidValidity = 0;
  /** As of the last selection. */
  #uidNext: Uid = 0;
  #exists = 0;
  #modseq = '';
  #marksSign = '';
  readonly orders = new OrderShelf();
  /** Orders that are being worked out in the background. */
  readonly sorting = new SortingOrders();
  readonly conversations = new KeptConversations();
  #hidden: { readonly stamp: string; readonly counts: Hidden } | undefined;

  /** Grows whenever the number, the order or the flags of the messages may have changed. */
  get revision(): number {
    return this.#membership + this.#marks;
  }

  /** Up to where the orders and rows here have heard of every change; `undefined` when nobody can tell. */
  get knownUpTo(): KnownUpTo | undefined {
    return this.#modseq === '' ? undefined : { uidValidity: this.#validity, modseq: this.#modseq };
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
    this.sorting.clear();
    this.orders.clear();
    this.conversations.clear();
    this.#modseq = '';
    this.membersChanged();
  }

  /** Messages came. */
  membersChanged(): void {
    this.#membership += 1;
    this.#membershipSign = '';
    for (const kept of this.orders) kept.came();
    this.conversations.came();
  }

  /** A message left: the orders only lose it, unless nobody knows which one. */
  memberLeft(uid: Uid | undefined): void {
    this.#membership += 1;
    this.#membershipSign = '';
    for (const kept of this.orders) {
      if (uid === undefined) kept.lose();
      else kept.left(uid);
    }
    this.conversations.left(uid);
  }

  /** These left, some of them maybe long ago. */
  membersLeft(uids: Uint32Array): void {
    const rows = this.#rows;
    for (const uid of uids) {
      rows.remove(uid);
      for (const kept of this.orders) kept.left(uid);
    }
    this.#membership += 1;
    this.#membershipSign = '';
  }

  /** Flags changed. @param uids whose; `undefined` when nobody knows. */
  marksChanged(uids?: Iterable<Uid>): void {
    this.#marks += 1;
    this.#marksSign = '';
    for (const kept of this.orders) {
      if (!uids) kept.marksChanged(undefined);
      else for (const uid of uids) kept.marksChanged(uid);
    }
  }

  /** Compares what SELECT said with what was known; what a server does not tell counts as changed. */
  selected({ uidValidity, uidNext, exists, highestModseq }: Selected, news?: SelectionNews): void {
    if (this.#validity !== 0 && uidValidity !== this.#validity) this.clear();
    this.#validity = uidValidity;
    const members = uidNext ? `${uidValidity}.${uidNext}.${exists}` : '';
    const marks = highestModseq ? `${uidValidity}.${highestModseq}` : '';
    if (!members || members !== this.#membershipSign) {
      this.#membership += 1;
      if (!members || uidNext !== this.#uidNext) this.membersChanged();
      // Every UID given since is a message more: so none has left.
      const complete = this.#uidNext > 0 && exists >= this.#exists && uidNext - this.#uidNext === exists - this.#exists;
      if (!news && !complete) this.memberLeft(undefined);
    }
    if (news?.vanished.length) this.membersLeft(news.vanished);
    if (!marks || marks !== this.#marksSign) this.marksChanged(news?.changed.map(({ uid }) => uid));
    this.#modseq = highestModseq === '0' ? '' : highestModseq;
    this.#uidNext = uidNext;
    this.#exists = exists;
    this.#membershipSign = members;
    this.#marksSign = marks;
  }

  /** @param sign what STATUS said when it was counted. */
  hidden(sign: string): Hidden | undefined {
    return this.#hidden?.stamp === `${sign} ${this.#marks}` ? this.#hidden.counts : undefined;
  }

  keepHidden(sign: string, counts: Hidden): void {
    this.#hidden = { stamp: `${sign} ${this.#marks}`, counts };
  }
}
