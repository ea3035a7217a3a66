import { TIMES } from '../config.ts';

/** How full a storage is. */
export interface Quota {
  readonly usedBytes: number;
  readonly limitBytes: number;
}

/**
 * How full the storage of an account is, as the server said last. Dovecot looks into every mailbox for it, as long as LIST with all
 * counts takes, so it is asked again only when something that takes room may have changed, or after a minute.
 */
export class KeptQuota {
  #changes = 0;
  #known: { readonly quota: Quota | null; readonly changes: number; readonly until: number } | undefined;

  /** Counts what may have changed it. */
  get changes(): number {
    return this.#changes;
  }

  /** The last answer, however old; `undefined` while nobody asked. */
  get last(): Quota | null | undefined {
    return this.#known?.quota;
  }

  /** The last answer while it holds. */
  get present(): Quota | null | undefined {
    const known = this.#known;
    return known?.changes === this.#changes && Date.now() < known.until ? known.quota : undefined;
  }

  /** Mail came or went, or there was no room for it. */
  changed(): void {
    this.#changes += 1;
  }

  /**
   * The server answered.
   *
   * @param asked what `changes` was when it was asked.
   * @returns whether it said something else than the last time, if there was one.
   */
  keep(quota: Quota | null, asked: number): boolean {
    const before = this.#known?.quota;
    this.#known = { quota, changes: asked, until: Date.now() + TIMES.imapQuota };
    return before !== undefined && JSON.stringify(before) !== JSON.stringify(quota);
  }
}
