import { config } from '../config.ts';
import { processWide } from '../process-wide.ts';

/** Something that holds a connection and can do without it while nobody uses it. */
export interface Coolable {
  /** Closes the connection when nobody uses it. @returns whether it did. */
  cool(): boolean;
}

/**
 * The open connections of this process in the order of their use. Beyond the limit those that were quiet longest are closed;
 * whoever needs one again opens it again. Connections at work are never closed, so under full load there can be more.
 */
export class ConnectionLimit {
  readonly #open = new Set<Coolable>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#open.size;
  }

  /** It has a connection and was used just now. */
  used(holder: Coolable): void {
    this.#open.delete(holder);
    this.#open.add(holder);
    for (const oldest of this.#open) {
      if (this.#open.size <= this.#most) break;
      if (oldest !== holder && oldest.cool()) this.#open.delete(oldest);
    }
  }

  /** Its connection is closed. */
  gone(holder: Coolable): void {
    this.#open.delete(holder);
  }
}

export const connectionLimit = (): ConnectionLimit =>
  processWide('imap.connections', () => new ConnectionLimit(config().imapMaxConnections));
