import { hearPage, tellPage, type FormAnswer, type FormFailure } from '#lib/client/index.ts';
import type { Change } from './make-actions.ts';
import type { ChangeAnswer } from './post-change.ts';

type Answer = FormAnswer<ChangeAnswer>;

interface Waiting {
  /** The operation. */
  readonly id: string;
  readonly change: Change;
  readonly send: () => Promise<Answer>;
  readonly settle: (answer: Answer) => void;
}

/** A change that waited and was refused then. */
export interface Refused {
  readonly change: Change;
  readonly failure: FormFailure;
}

/** Where they outlive the page; what stands there are folders, numbers and actions, never a word of a message. */
type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Changes that were made while nobody answered. They are sent in their order once somebody does, each of them once more; a copy
 * that got lost on its way is not, because nobody knows whether it was made. Kept for this tab beyond a reload.
 */
export class WaitingChanges {
  readonly #key: string;
  readonly #keep: () => Keep | undefined;
  #waiting: Waiting[] = [];
  #sending: Waiting | undefined;
  #holding = false;

  /** @param keep the storage of this tab; nothing where there is none */
  constructor(account: string, keep: () => Keep | undefined) {
    this.#key = `tupai-waiting ${account}`;
    this.#keep = keep;
  }

  get count(): number {
    return this.#waiting.length;
  }

  /** Sends a change, after those that wait; resolves when the server answered it, however long that takes. */
  async send(id: string, change: Change, send: () => Promise<Answer>): Promise<Answer> {
    if (this.#waiting.length === 0 && !this.#holding) {
      const answer = await send();
      if (!isLost(answer) || change.do === 'copy') return answer;
    }
    return new Promise((settle) => {
      this.#waiting.push({ id, change, send, settle });
      this.#changed();
    });
  }

  /** Takes a change out that has not left yet. @returns whether it was still there */
  cancel(id: string): boolean {
    const found = this.#waiting.find((one) => one.id === id);
    if (!found || found === this.#sending) return false;
    this.#waiting = this.#waiting.filter((one) => one !== found);
    this.#changed();
    found.settle({ ok: false, code: 'aborted', text: '' });
    return true;
  }

  /** Sends what waits until nobody answers again. @returns those that were refused; none while another replay runs */
  async replay(): Promise<readonly Refused[]> {
    const refused: Refused[] = [];
    if (this.#sending || this.#holding) return refused;
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      this.#sending = next;
      const answer = await next.send();
      this.#sending = undefined;
      if (isLost(answer) && next.change.do !== 'copy') break;
      this.#waiting.shift();
      this.#changed();
      next.settle(answer);
      if (!answer.ok) refused.push({ change: next.change, failure: answer });
    }
    return refused;
  }

  /** Lets the page make the changes again that an earlier page of this tab left behind, then sends them. */
  restore(make: (change: Change) => void): void {
    const left = this.#stored();
    if (left.length === 0) return;
    this.#holding = true;
    for (const change of left) make(change);
    this.#holding = false;
  }

  #changed(): void {
    tellPage({ kind: 'waiting', count: this.#waiting.length });
    const changes = this.#waiting.map(({ change }) => change).filter((change) => change.do !== 'copy');
    const keep = this.#keep();
    if (changes.length > 0) keep?.setItem(this.#key, JSON.stringify(changes));
    else keep?.removeItem(this.#key);
  }

  #stored(): Change[] {
    try {
      const value: unknown = JSON.parse(this.#keep()?.getItem(this.#key) ?? '[]');
      return Array.isArray(value) ? (value as Change[]).filter(isChange) : [];
    } catch {
      return []; // not written by us
    }
  }
}

const isLost = (answer: Answer): boolean => !answer.ok && answer.code === 'offline';

const isChange = (value: Partial<Change> | null): value is Change =>
  typeof value?.do === 'string' &&
  typeof value.mailbox === 'string' &&
  typeof value.uidValidity === 'number' &&
  Array.isArray(value.uids);

/** The storage of this tab; nothing where the browser refuses it. */
export function tabStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined; // switched off
  }
}

/** Calls when the server answers again, or the person is back. @returns a function that stops it */
export const onReturn = (back: () => void): (() => void) =>
  hearPage(({ kind }) => {
    if (kind === 'online' || kind === 'signed-in') back();
  });
