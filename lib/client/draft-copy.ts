import { CopyShelf, canKeepCopies, copyLock } from './copy-shelf.ts';
import { readCopyKey, sealCopy, type CopyFields, type CopyKey } from './seal-copy.ts';

const PATIENCE = 400; // ms; the browser may have no quiet moment
const WITHIN = 1500; // ms between a key and the copy that has it
/** What no copy holds: a page has its own. */
const LEFT_OUT = new Set(['token', 'do', 'file', 'sign', 'return']);

/**
 * Keeps a sealed copy of one message that is being written, while it says something that the server has not acknowledged. Does nothing
 * where copies cannot be kept. A browser that refuses to store ends it; the server still has the drafts.
 */
export class DraftCopy {
  readonly #id: string;
  readonly #read: () => FormData | undefined;
  readonly #end = new AbortController();
  #shelf: CopyShelf | undefined;
  #key: CopyKey | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;
  /** There is something that the server has not got. */
  #wanted = false;
  #work: Promise<unknown> = Promise.resolve();

  /** @param read the fields as they stand; `undefined` while they cannot be told. */
  constructor(id: string, read: () => FormData | undefined) {
    this.#id = id;
    this.#read = read;
  }

  /** Tells other pages that this message is being written. */
  claim(): void {
    if (!canKeepCopies()) return;
    const ended = new Promise<void>((resolve) => this.#end.signal.addEventListener('abort', () => resolve()));
    navigator.locks.request(copyLock(this.#id), () => ended).catch(() => undefined); // the page goes away: so does the lock
  }

  /** @returns whether an earlier page left a copy of this message: then the server has not got all of it. */
  async start(given: { readonly owner: string; readonly key: string }): Promise<boolean> {
    if (!canKeepCopies() || this.#end.signal.aborted) return false;
    try {
      this.#key = await readCopyKey(given);
      this.#shelf = await CopyShelf.open();
      return (await this.#shelf.find(this.#id)) !== undefined;
    } catch {
      this.#shelf = undefined; // a private window that stores nothing
      return false;
    } finally {
      if (this.#wanted) this.touch();
    }
  }

  /** Something was typed. */
  touch(): void {
    this.#wanted = true;
    if (this.#shelf) this.#timer ??= setTimeout(() => this.#soon(), WITHIN);
  }

  /** The server has it all, or the message is gone. */
  drop(): void {
    this.#wanted = false;
    this.#unwind();
    this.#queue((shelf) => shelf.remove(this.#id));
  }

  /** The page leaves the message; what was not acknowledged stays. */
  stop(): void {
    this.#unwind();
    this.#queue((shelf) => Promise.resolve(shelf.close()));
    void this.#work.then(() => this.#end.abort());
  }

  /** Between two keys: to read a long letter takes longer than a key may. */
  #soon(): void {
    if ('requestIdleCallback' in window) this.#idle = requestIdleCallback(() => this.#write(), { timeout: PATIENCE });
    else this.#write();
  }

  #unwind(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#timer = this.#idle = undefined;
  }

  #write(): void {
    this.#unwind();
    const form = this.#read();
    const key = this.#key;
    if (!form || !key) return;
    const at = Date.now();
    const fields: CopyFields = [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !LEFT_OUT.has(name) ? [[name, value] as const] : [],
    );
    this.#queue(async (shelf) => {
      const copy = await sealCopy(key, this.#id, fields, at);
      if (this.#wanted) await shelf.put(copy);
    });
  }

  #queue(step: (shelf: CopyShelf) => Promise<unknown>): void {
    this.#work = this.#work.then(async () => {
      const shelf = this.#shelf;
      if (!shelf) return;
      try {
        await step(shelf);
      } catch {
        this.#shelf = undefined; // no room, or taken away: the next save on the server has it
      }
    });
  }
}
