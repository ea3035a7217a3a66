import { TIMES } from '../config.ts';

/** What a task is for: a click that waits, what may be wanted next, or what nobody waits for. */
export type Work = 'interactive' | 'prefetch' | 'background';

export interface QueuedTask {
  readonly work: Work;
  /** The mailbox it will select; `undefined` when it needs none. */
  readonly mailbox: string | undefined;
  start(): void;
}

interface Entry {
  readonly task: QueuedTask;
  readonly since: number;
}

const RANK = { interactive: 0, prefetch: 1, background: 2 } as const satisfies Record<Work, number>;

/**
 * Tasks that wait for one connection. Clicks go before what may be wanted next, and that before what nobody waits for; among
 * equals those of the mailbox that is open go together, but none of the others waits for them longer than `imapBatch`. Whatever
 * waited for `imapPatience` lets nobody go first any more.
 */
export class TaskQueue {
  readonly #entries: Entry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  /** @param now milliseconds of the process. @returns a function that takes it out again, if it has not begun */
  add(task: QueuedTask, now: number): () => void {
    const entry = { task, since: now };
    this.#entries.push(entry);
    return () => {
      const at = this.#entries.indexOf(entry);
      if (at >= 0) this.#entries.splice(at, 1);
    };
  }

  /** The task that goes next, which then waits no longer. @param selected the mailbox that is open */
  take(selected: string | undefined, now: number): QueuedTask | undefined {
    const rank = ({ task, since }: Entry): number => (now - since >= TIMES.imapPatience ? 0 : RANK[task.work]);
    const best = Math.min(...this.#entries.map(rank));
    const equals = this.#entries.filter((entry) => rank(entry) === best);
    const [oldest] = equals;
    if (!oldest) return undefined;
    const near =
      now - oldest.since < TIMES.imapBatch
        ? equals.find(({ task }) => task.mailbox === undefined || task.mailbox === selected)
        : undefined;
    const next = near ?? oldest;
    this.#entries.splice(this.#entries.indexOf(next), 1);
    return next.task;
  }
}
