import { randomBytes } from 'node:crypto';
import type { MailEvent } from './mail-event.ts';

export interface Listener {
  /** @param cursor the place right after the event. */
  receive(event: MailEvent, cursor: string): void;
  /** Nothing comes any more: the session ended, or this process does. */
  end(reason: 'session' | 'process'): void;
}

export interface Subscription {
  /** Where the account's events stand now; what came after the cursor asked for has been received already. */
  readonly cursor: string;
  close(): void;
}

interface Entry {
  readonly number: number;
  readonly at: number;
  readonly event: MailEvent;
}

interface Subscriber {
  readonly session: string;
  readonly listener: Listener;
}

const MAX_ENTRIES = 1000;
/** A browser needs one, and one more per tab that finds no leader. */
const MAX_PER_SESSION = 16;
const CURSOR = /^([\w-]{1,32})\.(\d{1,15})$/;

/** The events of one account: a number for each, the last of them kept for a while, and who listens. */
export class AccountHub {
  readonly #replay: number;
  readonly #id = randomBytes(6).toString('base64url');
  readonly #subscribers = new Set<Subscriber>();
  #log: Entry[] = [];
  #number = 0;

  /** @param replay how long an event is kept, in milliseconds. */
  constructor(replay: number) {
    this.#replay = replay;
  }

  get cursor(): string {
    return `${this.#id}.${String(this.#number)}`;
  }

  get streams(): number {
    return this.#subscribers.size;
  }

  get unused(): boolean {
    return this.#subscribers.size === 0;
  }

  publish(event: MailEvent): void {
    this.#number += 1;
    this.#log.push({ number: this.#number, at: performance.now(), event });
    this.#forget();
    for (const { listener } of this.#subscribers) listener.receive(event, this.cursor);
  }

  /** @param since a cursor of before; `''` for nothing but news. One that is too old, or of another life, brings `resync`. */
  subscribe(session: string, since: string, listener: Listener): Subscription {
    for (const { event, number } of this.#after(since)) listener.receive(event, `${this.#id}.${String(number)}`);
    const subscriber = { session, listener };
    this.#subscribers.add(subscriber);
    const own = [...this.#subscribers].filter((one) => one.session === session);
    for (const oldest of own.slice(0, Math.max(0, own.length - MAX_PER_SESSION))) this.#end(oldest, 'process');
    return { cursor: this.cursor, close: () => void this.#subscribers.delete(subscriber) };
  }

  /** Ends the streams of a session, or all. */
  end(reason: 'session' | 'process', session?: string): void {
    for (const one of this.#subscribers) if (session === undefined || one.session === session) this.#end(one, reason);
  }

  #end(subscriber: Subscriber, reason: 'session' | 'process'): void {
    this.#subscribers.delete(subscriber);
    subscriber.listener.end(reason);
  }

  #after(since: string): readonly Pick<Entry, 'event' | 'number'>[] {
    if (since === '') return [];
    this.#forget();
    const [, id, digits] = CURSOR.exec(since) ?? [];
    const number = Number(digits);
    const first = this.#number - this.#log.length;
    const known = id === this.#id && number >= first && number <= this.#number;
    if (!known) return [{ event: { type: 'resync' }, number: this.#number }];
    return this.#log.filter((entry) => entry.number > number);
  }

  #forget(): void {
    const oldest = performance.now() - this.#replay;
    const keep = this.#log.findIndex(({ at }) => at >= oldest);
    const drop = Math.max(keep < 0 ? this.#log.length : keep, this.#log.length - MAX_ENTRIES);
    if (drop > 0) this.#log = this.#log.slice(drop);
  }
}
