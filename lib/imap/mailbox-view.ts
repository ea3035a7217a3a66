import type { Flag } from '../mail/flags.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import type { Selected } from './lane.ts';
import type { KnownUpTo, SelectionNews } from './selection-news.ts';

/** A message that a connection has met in a mailbox. */
interface Met {
  readonly uid: Uid;
  seq: number;
  flags: readonly Flag[] | undefined;
  /** HIGHESTMODSEQ of the selection in which the flags were right; `''` when nobody can tell. */
  asOf: string;
}

const MAX_MET = 5000; // about 500 kB; a message that is forgotten is asked for again

/**
 * What one connection knows of one mailbox: which message stands where, and its flags. It hears all news as long as the
 * mailbox is selected; when it is selected again, places are kept only if nothing can have left in between, and flags only
 * as far as HIGHESTMODSEQ vouches for them (RFC 7162). Without CONDSTORE no flags are kept.
 */
export class MailboxView {
  #uidValidity: UidValidity = 0;
  #exists = 0;
  /** No message beyond it had been given a UID: UIDNEXT, as far as it is known. */
  #uidNext = 0;
  #modseq = '';
  readonly #byUid = new Map<Uid, Met>();
  /** Ascending by place, and therefore by UID. */
  #inOrder: Met[] = [];

  /** Up to where what it knows was right, when it was last selected. */
  get knownUpTo(): KnownUpTo | undefined {
    return this.#modseq === '' ? undefined : { uidValidity: this.#uidValidity, modseq: this.#modseq };
  }

  /** The mailbox was selected. @param news what the server told of the time since. */
  selected({ uidValidity, uidNext, exists, highestModseq }: Selected, news?: SelectionNews): void {
    const last = this.#inOrder.at(-1);
    if (last?.seq === this.#exists) this.#uidNext = Math.max(this.#uidNext, last.uid + 1);
    const came = exists - this.#exists;
    // Every UID given since is a message more: so none has left.
    const complete = this.#uidNext > 0 && came >= 0 && uidNext - this.#uidNext === came;
    // Nothing came, and as many are named as are missing: these left, and nobody else.
    const named = news && uidNext > 0 && this.#uidNext === uidNext && news.vanished.length === -came ? news : undefined;
    if (uidValidity !== this.#uidValidity || !(complete || named)) this.#forget();
    else if (named) this.vanished(named.vanished);
    this.#uidValidity = uidValidity;
    this.#exists = exists;
    this.#uidNext = uidNext;
    this.#modseq = highestModseq === '0' ? '' : highestModseq;
    if (news) this.#hear(news);
  }

  /** Flags that were right when the news begin, or later, are right now but for those that are told. */
  #hear({ since, changed }: SelectionNews): void {
    const start = BigInt(since);
    const right = (asOf: string): boolean => asOf === since || (asOf !== '' && BigInt(asOf) >= start);
    for (const met of this.#inOrder) if (met.flags && right(met.asOf)) met.asOf = this.#modseq;
    for (const { seq, uid, flags } of changed) this.told(seq, uid, flags);
  }

  /** VANISHED: these messages, which were all there, left. @param sorted ascending, each once */
  vanished(sorted: Uint32Array): void {
    let gone = 0;
    this.#inOrder = this.#inOrder.filter((met) => {
      while (gone < sorted.length && (sorted[gone] ?? 0) < met.uid) gone += 1;
      met.seq -= gone;
      if (sorted[gone] !== met.uid) return true;
      this.#byUid.delete(met.uid);
      return false;
    });
    this.#exists -= sorted.length;
    this.#uidNext = Math.max(this.#uidNext, (sorted.at(-1) ?? 0) + 1);
  }

  /** EXISTS. */
  counted(exists: number): void {
    if (exists < this.#exists) this.#forget(); // only EXPUNGE may do that
    this.#exists = exists;
  }

  /** EXPUNGE. */
  left(seq: number): void {
    const at = this.#place(seq);
    const gone = this.#inOrder[at];
    if (gone?.seq === seq) {
      this.#byUid.delete(gone.uid);
      this.#inOrder.splice(at, 1);
      this.#uidNext = Math.max(this.#uidNext, gone.uid + 1);
    }
    for (let later = at; later < this.#inOrder.length; later += 1) {
      const met = this.#inOrder[later];
      if (met) met.seq -= 1;
    }
    this.#exists -= 1;
  }

  /** A FETCH response told where a message stands, what flags it has, or both. */
  told(seq: number, uid: Uid | undefined, flags: Iterable<Flag> | undefined): void {
    const met = uid ? this.#meet(seq, uid) : this.#at(seq);
    if (!met || !flags) return;
    met.flags = [...flags];
    met.asOf = this.#modseq;
  }

  /** The UID at a sequence number, when it is known. */
  uidAt(seq: number): Uid | undefined {
    return this.#at(seq)?.uid;
  }

  /** Where a message stands; `undefined` also for one that was never met. */
  seqOf(uid: Uid): number | undefined {
    return this.#byUid.get(uid)?.seq;
  }

  /** The flags of a message, when they are known to be right. */
  flagsOf(uid: Uid): readonly Flag[] | undefined {
    const met = this.#byUid.get(uid);
    return met?.asOf && met.asOf === this.#modseq ? met.flags : undefined;
  }

  /** Since when the flags of these messages may have changed, for CHANGEDSINCE; `''` when any of them is not known at all. */
  changedSince(uids: readonly Uid[]): string {
    let since: bigint | undefined;
    for (const uid of uids) {
      const met = this.#byUid.get(uid);
      if (!met?.flags || !met.asOf) return '';
      const asOf = BigInt(met.asOf);
      if (since === undefined || asOf < since) since = asOf;
    }
    return since === undefined || !this.#modseq ? '' : String(since);
  }

  /** The server was asked what changed, and all it told was taken in: these flags are right. */
  confirmed(uids: readonly Uid[]): void {
    for (const uid of uids) {
      const met = this.#byUid.get(uid);
      if (met?.flags) met.asOf = this.#modseq;
    }
  }

  #at(seq: number): Met | undefined {
    const met = this.#inOrder[this.#place(seq)];
    return met?.seq === seq ? met : undefined;
  }

  #meet(seq: number, uid: Uid): Met {
    const known = this.#byUid.get(uid);
    if (known?.seq === seq) return known;
    const at = this.#place(seq);
    const [before, there] = [this.#inOrder[at - 1], this.#inOrder[at]];
    // Two places for a message, or two messages at a place: we misheard, and begin anew.
    const odd = known || there?.seq === seq || (before && before.uid >= uid) || (there && there.uid <= uid);
    if (odd || this.#byUid.size >= MAX_MET) this.#forget();
    const met: Met = { uid, seq, flags: undefined, asOf: '' };
    this.#byUid.set(uid, met);
    this.#inOrder.splice(this.#place(seq), 0, met);
    this.#exists = Math.max(this.#exists, seq);
    return met;
  }

  /** Index of the first one that stands at `seq` or later. */
  #place(seq: number): number {
    let [low, high] = [0, this.#inOrder.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#inOrder[middle]?.seq ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #forget(): void {
    this.#byUid.clear();
    this.#inOrder = [];
  }
}
