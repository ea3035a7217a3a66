import { TIMES } from '../config.ts';

/**
 * Whether NOTIFY (RFC 5465) tells what happens. Dovecot 2.3 may damage its list of names when mailboxes are renamed ("Corrupted mailbox
 * list index") and from then on tells the account nothing of other mailboxes, without a word. So what it told is compared with
 * the list of names and counts, some time after each change of names and now and then; once it was found silent, it is no longer relied on.
 */
export class NotifyTrust {
  #names: string | undefined;
  /** Names changed, and the server said so, since they were listed. */
  #told = false;
  /** Mailboxes whose counts were found changed, with not a word until now. */
  #unheard = new Set<string>();
  /** When to ask, and how long after that to ask again: it may fall silent with any change, also one that nobody told of. */
  #checkAt = Infinity;
  #pause = Infinity;
  #lost: boolean;

  /** @param lost it was silent over an earlier connection. */
  constructor(lost: boolean) {
    this.#lost = lost;
  }

  get lost(): boolean {
    return this.#lost;
  }

  /** Milliseconds until the list should be asked for. */
  get wait(): number {
    return Math.max(1, Math.min(this.#lost ? TIMES.pushDoubt : TIMES.pushAlive, this.#checkAt - performance.now()));
  }

  /** We changed names ourselves: the server is to say so, too. */
  expectNames(): void {
    this.#pause = TIMES.pushProof;
    this.#checkAt = Math.min(this.#checkAt, performance.now() + this.#pause);
  }

  /** It told that names changed. */
  namesTold(): void {
    this.#told = true;
    this.expectNames();
  }

  /** It told the counts of a mailbox. */
  countsTold(path: string): void {
    this.#unheard.delete(path);
  }

  /**
   * The list was asked for.
   *
   * @param names all of them, in any form that is the same when nothing changed.
   * @param changed mailboxes whose counts are others than those told.
   * @returns whether names changed: what was told may not have been all of it.
   */
  listed(names: string, changed: readonly string[]): boolean {
    const other = this.#names !== undefined && names !== this.#names;
    this.#lost ||= (other && !this.#told) || this.#unheard.size > 0;
    this.#names = names;
    this.#told = false;
    this.#pause *= 2;
    this.#checkAt = this.#pause < TIMES.pushAlive ? performance.now() + this.#pause : Infinity;
    this.#unheard = new Set(changed);
    if (changed.length > 0) this.expectNames(); // it may be about to tell
    return other;
  }
}
