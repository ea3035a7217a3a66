import type { FetchMessageObject } from 'imapflow';
import type { UidValidity } from '../mail/message-ref.ts';
import { parseFetch } from './parse-fetch.ts';
import { expandRanges, readRanges } from './set-ranges.ts';

/** Up to where everything is known of a mailbox. */
export interface KnownUpTo {
  readonly uidValidity: UidValidity;
  /** HIGHESTMODSEQ of then. */
  readonly modseq: string;
}

/** What a server told, when the mailbox was selected, of the time since an earlier selection (QRESYNC, RFC 7162). */
export interface SelectionNews {
  readonly since: string;
  /** UIDs that are gone; some of them may never have been given. */
  readonly vanished: Uint32Array;
  /** Messages whose flags changed, with what they are now. */
  readonly changed: readonly FetchMessageObject[];
}

const MAX_VANISHED = 1_000_000;
const MAX_CHANGED = 20_000;
const VANISHED = /^\* VANISHED \(EARLIER\) /i;

/** Collects the news of one SELECT straight from its bytes. */
export class SelectionNewsCollector {
  readonly #since: string;
  readonly #sets: Uint32Array[] = [];
  readonly #changed: FetchMessageObject[] = [];
  #lost = false;

  constructor({ modseq }: KnownUpTo) {
    this.#since = modseq;
  }

  /** For `CommandOptions.raw`: true when the line was news. */
  readonly take = (line: Buffer, literals: readonly Buffer[]): boolean => {
    const head = VANISHED.exec(line.toString('latin1', 0, 32));
    if (head) {
      const uids = expandRanges(readRanges(line, head[0].length), MAX_VANISHED);
      if (uids) this.#sets.push(uids);
      else this.#lost = true;
      return true;
    }
    const row = parseFetch(line, literals);
    if (!row?.uid || !row.flags || this.#changed.length >= MAX_CHANGED) {
      if (/^\* \d{1,10} FETCH /i.test(line.toString('latin1', 0, 24))) this.#lost = true;
      return row !== undefined;
    }
    this.#changed.push(row);
    return true;
  };

  /** `undefined` when it is more than can be taken in one by one, or was not to be understood: then nothing is known. */
  get news(): SelectionNews | undefined {
    if (this.#lost) return undefined;
    const vanished = new Uint32Array(this.#sets.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const set of this.#sets) {
      vanished.set(set, at);
      at += set.length;
    }
    return { since: this.#since, vanished: vanished.sort(), changed: this.#changed };
  }
}
