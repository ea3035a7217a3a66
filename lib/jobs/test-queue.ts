import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#lib/config.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { startStore, stopStore, store, type NewSubmission } from '#lib/store/index.ts';
import { startJobs, stopJobs, type Job } from './index.ts';

export const BUDI = 'budi|localhost';
/** Longer than any step may take, in ms. */
export const LONG = 5_000;
const access: AccountAccess = {
  account: BUDI,
  user: 'budi',
  clientAddress: '',
  lendPassword: async (borrow) => borrow('secret'),
};

export const message = (over: Partial<NewSubmission> = {}): NewSubmission => ({
  id: randomBytes(16).toString('hex'),
  account: BUDI,
  messageId: '<1@x>',
  subject: 'Halo',
  spoolPath: '/nonexistent/spool',
  size: 1,
  needsUtf8: false,
  eightBit: false,
  from: 'budi@x',
  recipients: ['siti@x', 'ani@x'],
  allowPartial: false,
  bccHeader: '',
  keepCopy: true,
  original: null,
  draft: null,
  uploads: [],
  composer: { body: 'Halo' },
  ...over,
});

type Step = 'connect' | 'data' | 'answer' | 'file';

/** The real queue over a real store, with servers that only take notes. */
export interface TestQueue {
  /** What reached the servers, in order. */
  readonly wire: string[];
  /** Codes of the failures that were reported. */
  readonly reported: string[];
  signedIn: boolean;
  /** Goes through all steps; `at` may throw or wait at any of them. */
  through(at?: (step: Step, job: Job) => void | Promise<void>): (job: Job) => Promise<void>;
  start(deliver: (job: Job) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** For tests: opens a queue in a directory of its own. */
export async function openTestQueue(): Promise<TestQueue> {
  const directory = mkdtempSync(join(tmpdir(), 'tupai-jobs-'));
  const settings = { TUPAI_CONFIG: '/dev/null', TUPAI_DATA_DIR: directory, TUPAI_PUBLIC_URLS: 'http://localhost' };
  Object.assign(globalThis, { [Symbol.for('tupai.config')]: readConfig(settings) });
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.jobs'));
  await startStore();
  const queue: TestQueue = {
    wire: [],
    reported: [],
    signedIn: true,
    through:
      (at = () => undefined) =>
      async (job) => {
        if (job.submission.state === 'unknown') return;
        if (job.submission.state === 'queued') {
          await at('connect', job);
          await job.advance('sending');
          queue.wire.push(`DATA ${job.submission.recipients.join(' ')}`);
          await at('data', job);
          await at('answer', job);
          await job.advance('sent');
        }
        await at('file', job);
        queue.wire.push('APPEND');
        await job.advance('filed');
      },
    start: (deliver) =>
      startJobs(
        {
          deliver,
          actorFor: () => Promise.resolve(queue.signedIn ? access : undefined),
          report: (error) => void queue.reported.push(error.code),
        },
        {
          wake: async (snooze) => {
            queue.wire.push(`MOVE ${snooze.source}`);
            await store().snoozes.delete(snooze.account, [snooze.id]);
          },
          actorFor: () => Promise.resolve(queue.signedIn ? access : undefined),
          report: (error) => void queue.reported.push(error.code),
        },
      ),
    async close() {
      await stopJobs(LONG);
      await stopStore();
      rmSync(directory, { recursive: true });
    },
  };
  return queue;
}
