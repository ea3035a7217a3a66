import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { TIMES } from '../config.ts';
import { AppError } from '../errors.ts';
import { processWide } from '../process-wide.ts';
import type { WholeMessage } from './whole-message.ts';

/** Largest source that is read whole; 25 MB. */
const LARGEST = 25 * 1024 * 1024;
const AT_ONCE = 2;
/** Asked of the file system when a message needs it: a bundler must not follow or pack it. */
const WORKER = ['lib', 'mime', 'parse-worker.ts'];

/**
 * Reads a whole message source where the structure the server gave is missing or nonsense, and for message files. Runs in a
 * worker of its own with 256 MB, killed after {@link TIMES.parseMessage}; two at a time, others wait.
 *
 * @throws AppError message.unreadable: larger than 25 MB, too slow, too much memory, or not a message.
 */
export async function parseWholeMessage(source: Buffer): Promise<WholeMessage> {
  if (source.length > LARGEST) throw new AppError('message.unreadable', { detail: 'larger than 25 MB' });
  const free = await turn();
  try {
    return await parseInWorker(source);
  } finally {
    free();
  }
}

async function parseInWorker(source: Buffer): Promise<WholeMessage> {
  const worker = new Worker(path.join(/* turbopackIgnore: true */ process.cwd(), ...WORKER), {
    workerData: source,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
  });
  const timer = new AbortController();
  try {
    return await new Promise<WholeMessage>((resolve, reject) => {
      const fail = (cause: unknown): void => reject(new AppError('message.unreadable', { cause }));
      worker.once('message', resolve).once('error', fail).once('messageerror', fail);
      worker.once('exit', (code) => fail(new Error(`parse worker ended with ${String(code)}`)));
      worker.once('online', () => {
        const timeout = setTimeout(() => fail(new Error('parsing took too long')), TIMES.parseMessage);
        timer.signal.addEventListener('abort', () => clearTimeout(timeout));
      });
    });
  } finally {
    timer.abort();
    await worker.terminate();
  }
}

/** Waits until fewer than two messages are being parsed; the answer gives the place back. */
async function turn(): Promise<() => void> {
  const state = processWide('mime.parse-turns', () => ({ running: 0, waiting: [] as (() => void)[] }));
  if (state.running >= AT_ONCE) await new Promise<void>((resolve) => state.waiting.push(resolve));
  else state.running += 1;
  return () => {
    const next = state.waiting.shift();
    if (next) next();
    else state.running -= 1;
  };
}
