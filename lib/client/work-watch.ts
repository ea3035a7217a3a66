import type { FormFailure } from './post-form.ts';

/** A request that somebody waits for. */
export interface Work {
  /** Resolves when it was answered, or given up. */
  readonly done: Promise<unknown>;
  /** Nobody waits any longer, and this is why. */
  readonly end: (why: FormFailure) => void;
  /** Asks the server to leave it undone; only for what changes something. The answer tells whether it was in time. */
  readonly drop?: () => void;
}

/** What is said, in the language of the page. */
export interface WorkWords {
  /** A load was stopped by the person. */
  readonly stopped: string;
  /** A load was given up. */
  readonly expired: string;
  /** A change was given up, and nobody knows what became of it. */
  readonly unsure: string;
}

/** Who waits longer than this, in milliseconds, is told that it goes on, and can end it. */
export const SLOW = 10_000;
/** Nothing is waited for longer than this. */
export const LONGEST = 60_000;
/** The server says within this time whether a change could still be stopped, or nobody knows. */
export const GRACE = 5_000;

/** Knows which requests take long, lets the person end them, and ends those that never come back. */
export class WorkWatch {
  readonly #slow = new Set<Work>();
  readonly #show: (slow: boolean) => void;
  readonly #words: WorkWords;

  /** @param show told when something takes long, and when nothing does any more */
  constructor(words: WorkWords, show: (slow: boolean) => void) {
    this.#words = words;
    this.#show = show;
  }

  /** Watches a request until it is done. */
  watch(work: Work): void {
    const slow = setTimeout(() => this.#put(() => this.#slow.add(work)), SLOW);
    const late = setTimeout(() => this.#expire(work), LONGEST);
    const settle = (): void => {
      clearTimeout(slow);
      clearTimeout(late);
      this.#put(() => this.#slow.delete(work));
    };
    work.done.then(settle, settle);
  }

  /** The person does not want to wait for what takes long. */
  cancel(): void {
    for (const work of this.#slow) {
      if (!work.drop) work.end({ code: 'stopped', text: this.#words.stopped });
      else {
        work.drop();
        setTimeout(() => work.end({ code: 'unsure', text: this.#words.unsure }), GRACE);
      }
    }
  }

  #expire(work: Work): void {
    work.drop?.();
    work.end(work.drop ? { code: 'unsure', text: this.#words.unsure } : { code: 'expired', text: this.#words.expired });
  }

  #put(change: () => unknown): void {
    const before = this.#slow.size > 0;
    change();
    const now = this.#slow.size > 0;
    if (before !== now) this.#show(now);
  }
}
