import type { ConversationIndex } from '../mail/conversation-index.ts';
import type { MessageLinks } from '../mail/group-by-references.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { TIMES } from '../config.ts';
import { recentlyUsed, type Kept } from './recently-used.ts';

const MAX_SEARCHES = 200;
const MAX_LINKS = 5000;
const EMPTY = 1000; // octets that an index takes besides its numbers
const LINK = 300; // octets of what a message says it belongs to, besides its words
const MAX_GONE = 1000; // messages taken out one by one at the next look
const REST = 20; // a run in the background is followed by a rest of so many times its length

/** What a server is asked for while the mailbox goes on: the news of that time. */
export interface ThreadingRun {
  came: boolean;
  readonly gone: Set<Uid>;
}

/**
 * The conversations of one mailbox as the account's connections know them, and what happened since they were threaded. A
 * message that left is taken out at once; what came has to be threaded by whoever looks next.
 */
export class KeptConversations implements Kept {
  bytes = 0;
  newer: Kept | undefined;
  older: Kept | undefined;
  #counted = false;
  /** Grows with each change that the revision of the mailbox does not count. */
  version = 0;
  /** What messages say they belong to, as far as anybody had to ask. */
  readonly links = new Map<Uid, MessageLinks>();
  #uidValidity: UidValidity = 0;
  #index: ConversationIndex | undefined;
  #news: ThreadingRun = { came: true, gone: new Set() };
  #exact = false;
  #whole = false;
  #working = false;
  #restsUntil = 0;
  readonly #runs = new Set<ThreadingRun>();
  readonly #searches = new Map<string, Uint32Array>();

  /** Messages may have come. */
  came(): void {
    this.#searches.clear();
    for (const run of [this.#news, ...this.#runs]) run.came = true;
  }

  /** @param uid `undefined` when nobody knows which. */
  left(uid: Uid | undefined): void {
    if (uid === undefined) {
      this.#whole = false;
      this.#exact = false;
      return this.came();
    }
    for (const run of [this.#news, ...this.#runs]) {
      if (run.gone.size < MAX_GONE) run.gone.add(uid);
      else run.came = true;
    }
  }

  clear(): void {
    this.#runs.clear();
    this.#restsUntil = 0;
    this.evict();
  }

  /** What the mailbox was asked for is forgotten; what is being asked goes on, and is kept when it is there. */
  evict(): void {
    this.#index = undefined;
    this.links.clear();
    this.#searches.clear();
    this.#exact = this.#whole = false;
    this.#news.came = true;
    if (this.#counted) recentlyUsed().remove(this);
    this.#counted = false;
    this.bytes = 0;
  }

  /** It was used, and may take more or less room than before: all that the process keeps has one limit. */
  #weigh(): void {
    let bytes = EMPTY + (this.#index?.bytes ?? 0);
    for (const uids of this.#searches.values()) bytes += EMPTY + uids.byteLength;
    for (const { messageId, references } of this.links.values()) {
      bytes += LINK + 2 * messageId.length;
      for (const id of references) bytes += 2 * id.length;
    }
    const kept = recentlyUsed();
    if (this.#counted) return kept.resize(this, bytes);
    this.#counted = true;
    this.bytes = bytes;
    kept.add(this);
  }

  /** What is known, without the messages that left; `undefined` before the first run, and after the mailbox was rebuilt. */
  index(uidValidity: UidValidity): ConversationIndex | undefined {
    if (!this.#index || uidValidity !== this.#uidValidity) return undefined;
    if (this.#counted) recentlyUsed().used(this);
    this.#index = this.#index.without(this.#news.gone);
    this.#news.gone.clear();
    return this.#index;
  }

  /** Whether nothing came since. */
  get fresh(): boolean {
    return !this.#news.came;
  }

  /** Whether all of the mailbox was threaded at once, as far as it ever is, and nothing came since. */
  get exact(): boolean {
    return this.#exact;
  }

  /** Whether all of it was, and what came since was only threaded with the newest: it rarely answers an older message. */
  get whole(): boolean {
    return this.#whole;
  }

  /** Before the server is asked: what happens from now on counts for the run. */
  begin(): ThreadingRun {
    const run = { came: false, gone: new Set<Uid>() };
    this.#runs.add(run);
    return run;
  }

  /**
   * The answer is there.
   *
   * @param exact see there; false adds to what is known.
   * @returns whether the conversations are others than before; false also for a run that `clear` ended.
   */
  fill(run: ThreadingRun, uidValidity: UidValidity, index: ConversationIndex, exact: boolean): boolean {
    if (!this.#runs.delete(run)) return false;
    const before = this.index(uidValidity);
    this.#uidValidity = uidValidity;
    this.#index = index;
    this.#news = run;
    this.#exact = exact;
    this.#whole = exact || (before !== undefined && this.#whole);
    this.#weigh();
    const now = this.index(uidValidity);
    if (before && now?.equals(before)) return false;
    this.version += 1;
    return true;
  }

  end(run: ThreadingRun): void {
    this.#runs.delete(run);
  }

  /** Runs in the background, one at a time, and not so often that the server has nothing else to do. */
  inBackground(work: () => Promise<void>): void {
    if (this.#working || performance.now() < this.#restsUntil) return;
    this.#working = true;
    const since = performance.now();
    const ended = (rest: number): void => {
      this.#working = false;
      this.#restsUntil = performance.now() + rest;
    };
    work().then(
      () => ended((performance.now() - since) * REST),
      () => ended(TIMES.threadAgain), // the newest are known all the same; who looks later tries again
    );
  }

  /** The answer to a search for messages by what never changes of them, until mail comes. */
  async search(key: string, ask: () => Promise<Uint32Array>): Promise<Uint32Array> {
    const known = this.#searches.get(key);
    if (known) return known;
    const news = { came: false, gone: new Set<Uid>() };
    this.#runs.add(news);
    try {
      const uids = await ask();
      if (this.#searches.size >= MAX_SEARCHES) this.#searches.clear();
      if (news.came) return uids;
      this.#searches.set(key, uids);
      this.#weigh();
      return uids;
    } finally {
      this.#runs.delete(news);
    }
  }

  /** Notes down what messages say they belong to. */
  keepLinks(links: readonly MessageLinks[]): void {
    if (this.links.size + links.length > MAX_LINKS) this.links.clear();
    for (const link of links) this.links.set(link.uid, link);
    this.#weigh();
  }
}
