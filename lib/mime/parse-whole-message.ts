import { TIMES } from '../config.ts';
import { AppError } from '../errors.ts';
import { processWide } from '../process-wide.ts';
import { WorkerPool } from '../workers/index.ts';
import type { WholeMessage } from './whole-message.ts';

/** Largest source that is read whole; 25 MB. */
const LARGEST = 25 * 1024 * 1024;

/**
 * Reads a whole message source where the structure the server gave is missing or nonsense, and what Outlook packed into a
 * `winmail.dat` (it has no headers then). Runs in a
 * worker with 256 MB, killed after {@link TIMES.parseMessage}; two at a time, others wait.
 *
 * @param owner whose message it is: accounts take turns.
 * @throws AppError message.unreadable: larger than 25 MB, too slow, too much memory, or not a message | server.busy
 */
export async function parseWholeMessage(owner: string, source: Buffer, signal?: AbortSignal): Promise<WholeMessage> {
  if (source.length > LARGEST) throw new AppError('message.unreadable', { detail: 'larger than 25 MB' });
  return parsers().run(owner, source, signal);
}

const parsers = (): WorkerPool<Uint8Array, WholeMessage> =>
  processWide(
    'mime.parsers',
    () =>
      new WorkerPool<Uint8Array, WholeMessage>({
        file: ['lib', 'mime', 'parse-worker.ts'],
        atOnce: 2,
        heapMb: 256,
        startWithin: TIMES.workerStart,
        deadline: TIMES.parseMessage,
        idle: TIMES.workerIdle,
        waiting: 200,
        waitingOfOne: 20,
      }),
  );
