import { AppError } from '../errors.ts';
import { FairQueue } from './fair-queue.ts';
import { TaskWorker, type WorkerLimits } from './task-worker.ts';

export interface PoolLimits extends WorkerLimits {
  readonly atOnce: number;
  /** Tasks that may wait, of all together and of one owner. */
  readonly waiting: number;
  readonly waitingOfOne: number;
  /** A worker without work ends after this long; milliseconds. */
  readonly idle: number;
}

interface Job<Task, Answer> {
  readonly task: Task;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Work on hostile bytes, done by threads that may be killed: a task that takes too long or too much memory costs its worker the
 * life, and the next task gets a new one. Few work at once; the others wait in a bounded queue in which owners take turns.
 */
export class WorkerPool<Task, Answer> {
  readonly #limits: PoolLimits;
  readonly #waiting = new FairQueue<Job<Task, Answer>>();
  /** Without work; the last one worked last. */
  readonly #free: { readonly worker: TaskWorker<Task, Answer>; readonly timer: NodeJS.Timeout }[] = [];
  #busy = 0;

  constructor(limits: PoolLimits) {
    this.#limits = limits;
  }

  /** Threads that are alive. */
  get workers(): number {
    return this.#busy + this.#free.length;
  }

  /**
   * @param owner whose task it is, e.g. an account.
   * @param signal ends the wait; a task that has begun goes on to its end or its deadline.
   * @throws AppError message.unreadable (too slow, too much memory, or it cannot be done) | server.busy (too many wait)
   */
  async run(owner: string, task: Task, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted();
    const { waiting, waitingOfOne } = this.#limits;
    const queue = this.#waiting;
    if (queue.size >= waiting || queue.sizeOf(owner) >= waitingOfOne) throw new AppError('server.busy');
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const job = { task, signal, resolve, reject };
    const giveUp = (): void => {
      if (queue.remove(owner, job)) reject(signal?.reason);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    queue.add(owner, job);
    this.#fill();
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  #fill(): void {
    while (this.#busy < this.#limits.atOnce) {
      const job = this.#waiting.take();
      if (!job) return;
      this.#busy += 1;
      void this.#serve(job).finally(() => {
        this.#busy -= 1;
        this.#fill();
      });
    }
  }

  async #serve({ task, resolve, reject }: Job<Task, Answer>): Promise<void> {
    const rested = this.#free.pop();
    clearTimeout(rested?.timer);
    const worker = rested?.worker.alive ? rested.worker : new TaskWorker<Task, Answer>(this.#limits);
    try {
      resolve(await worker.run(task));
      this.#rest(worker);
    } catch (cause) {
      worker.end(); // in whatever state it is, the next task gets a new one
      reject(cause);
    }
  }

  #rest(worker: TaskWorker<Task, Answer>): void {
    const timer = setTimeout(() => {
      this.#free.splice(
        this.#free.findIndex((one) => one.worker === worker),
        1,
      );
      worker.end();
    }, this.#limits.idle);
    timer.unref();
    this.#free.push({ worker, timer });
  }
}
