import { TIMES } from '../config.ts';

/** How much longer than asking takes is rested after it: some servers look into every mailbox. */
const REST = 20;

/** Asks how full the storage is, a moment after something changed it: many changes are one reason to ask, and asking never becomes work of its own. */
export class QuotaTeller {
  readonly #ask: () => Promise<unknown>;
  #timer: NodeJS.Timeout | undefined;
  #notBefore = 0;

  /** @param ask tells by itself what is new. */
  constructor(ask: () => Promise<unknown>) {
    this.#ask = ask;
  }

  changed(): void {
    const wait = Math.max(TIMES.quotaSettle, this.#notBefore - performance.now());
    this.#timer ??= setTimeout(() => void this.#run(), wait).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    const since = performance.now();
    try {
      await this.#ask();
    } catch {
      return; // the next change, or the next look at the folders, asks again
    } finally {
      this.#notBefore = performance.now() + (performance.now() - since) * REST;
    }
  }
}
