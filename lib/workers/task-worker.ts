import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';

/** What a worker may take. */
export interface WorkerLimits {
  /** Folders and name of the worker's file, from the project on. */
  readonly file: readonly string[];
  /** For one task, from the moment the worker is ready; milliseconds. */
  readonly deadline: number;
  /** Until it is ready; milliseconds. */
  readonly startWithin: number;
  /** Heap of V8; buffers come on top. At most 512. */
  readonly heapMb: number;
}

const YOUNG_MB = 32;
const STACK_MB = 8;

/** What serve-tasks.ts sends back. */
export type WorkerAnswer<Answer> = { readonly answer: Answer } | { readonly failed: string };

/** A thread that does one task after the other. After any failure it is not to be used again: `end` it. */
export class TaskWorker<Task, Answer> {
  readonly #worker: Worker;
  readonly #deadline: number;
  readonly #ready: Promise<void>;
  #alive = true;

  constructor({ file, deadline, startWithin, heapMb }: WorkerLimits) {
    // By path, because bundlers must not take it along; the working directory is the project's (scripts/start).
    this.#worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), ...file), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: YOUNG_MB, stackSizeMb: STACK_MB },
    });
    this.#worker.on('error', () => undefined); // told to the task that it belongs to; without a listener it would end the process
    this.#worker.once('exit', () => (this.#alive = false));
    this.#deadline = deadline;
    this.#ready = this.#next<unknown>(startWithin).then(() => undefined);
    this.#worker.unref();
  }

  /** False once the thread has ended, for whatever reason. */
  get alive(): boolean {
    return this.#alive;
  }

  /** @throws AppError message.unreadable: too slow, too much memory, or the worker says that it cannot be done */
  async run(task: Task): Promise<Answer> {
    try {
      await this.#ready;
      const answer = this.#next<WorkerAnswer<Answer>>(this.#deadline);
      this.#worker.postMessage(task);
      const done = await answer;
      if ('failed' in done) throw new Error(done.failed);
      return done.answer;
    } catch (cause) {
      throw new AppError('message.unreadable', { cause });
    }
  }

  end(): void {
    void this.#worker.terminate();
  }

  async #next<T>(within: number): Promise<T> {
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const onExit = (code: number): void => reject(new Error(`The worker ended with ${String(code)}.`));
    const late = setTimeout(() => reject(new Error('The worker took too long.')), within);
    worker.once('message', resolve).once('error', reject).once('messageerror', reject).once('exit', onExit);
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      worker.off('message', resolve).off('error', reject).off('messageerror', reject).off('exit', onExit);
    }
  }
}
