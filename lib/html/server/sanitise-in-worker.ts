import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';
import type { CleanHtml, CleanOptions } from '../build-sanitiser.ts';
import { MAX_HTML_BYTES } from '../policy.ts';
import type { CidUrls } from '../pictures.ts';

export interface Task {
  readonly html: string;
  readonly cidUrls: CidUrls;
  /** Our own address for each picture on another host that is shown. */
  readonly pictures: Readonly<Record<string, string>>;
}
export type Answer = { readonly clean: CleanHtml } | { readonly failed: string };

interface Bench {
  worker: Promise<Worker> | undefined;
  /** Tasks one after the other: the end of the last one. */
  last: Promise<unknown>;
  idle: NodeJS.Timeout | undefined;
}

const bench = (): Bench =>
  processWide('html.sanitiser', () => ({ worker: undefined, last: Promise.resolve(), idle: undefined }));

/** jsdom takes 100 MB: it goes after this long without work. Milliseconds. */
const IDLE = 5 * 60_000;

/**
 * Cleans HTML with jsdom in a worker, for pages without scripts. A body on which it stays longer than 3 s, or for which it
 * takes too much memory, costs the worker its life and nobody else a thing.
 *
 * @throws AppError message.unreadable when there is no result in time, or for more than 2 MB
 */
export async function sanitiseInWorker(
  html: string,
  { cidUrls, pictures = {} }: Pick<CleanOptions, 'cidUrls'> & Partial<Pick<Task, 'pictures'>>,
  signal?: AbortSignal,
): Promise<CleanHtml> {
  if (html.length > MAX_HTML_BYTES) throw new AppError('message.unreadable');
  const state = bench();
  const turn = state.last.then(async () => {
    signal?.throwIfAborted();
    return runTask(state, { html, cidUrls, pictures });
  });
  state.last = turn.catch(() => undefined); // told to whoever waits for this task, not to the next one
  return turn;
}

async function runTask(state: Bench, task: Task): Promise<CleanHtml> {
  clearTimeout(state.idle);
  const worker = await (state.worker ??= startWorker());
  const { promise, resolve, reject } = Promise.withResolvers<CleanHtml>();
  const fail = (cause: unknown): void => reject(new AppError('message.unreadable', { cause }));
  const onMessage = (answer: Answer): void =>
    'clean' in answer ? resolve(answer.clean) : fail(new Error(answer.failed));
  const onExit = (): void => fail(new Error('The sanitiser ended.'));
  const late = setTimeout(() => fail(new Error('The sanitiser took too long.')), TIMES.sanitise);
  worker.once('message', onMessage).once('error', fail).once('exit', onExit);
  worker.postMessage(task);
  try {
    const clean = await promise;
    state.idle = setTimeout(() => dismiss(state, worker), IDLE).unref();
    return clean;
  } catch (error) {
    dismiss(state, worker); // in whatever state it is, the next body gets a new one
    throw error;
  } finally {
    clearTimeout(late);
    worker.off('message', onMessage).off('error', fail).off('exit', onExit);
  }
}

function dismiss(state: Bench, worker: Worker): void {
  state.worker = undefined;
  worker.on('error', () => undefined); // whatever killed it was told already
  void worker.terminate();
}

async function startWorker(): Promise<Worker> {
  // By path, because bundlers must not take it along; the working directory is the project's (scripts/start).
  const file = path.join(process.cwd(), 'lib/html/server/sanitise-worker.ts');
  const worker = new Worker(/* turbopackIgnore: true */ file, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 384, stackSizeMb: 8 },
  });
  worker.unref();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.once('message', () => resolve()).once('error', reject);
  worker.ref();
  try {
    await promise;
  } catch (cause) {
    bench().worker = undefined;
    throw new AppError('message.unreadable', { cause });
  } finally {
    worker.unref();
    worker.off('error', reject);
  }
  return worker;
}
