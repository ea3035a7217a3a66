import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { TIMES } from '#lib/config.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';
import { FINAL_STATES, store, type Submission } from '#lib/store/index.ts';
import { openJob, type Deliver, type Job } from './job.ts';
import { planAfterFailure, searchedInVain } from './plan-after-failure.ts';

/** What the jobs need from the layers above. */
export interface JobHandlers {
  readonly deliver: Deliver;
  /** Who may do it now, without a request: somebody signed in, or the password kept for this one. */
  readonly actorFor: (submission: Submission) => Promise<AccountAccess | undefined>;
  /** Told when the work on a submission of this account has come to rest, whatever came of it. */
  readonly rested?: (account: AccountId) => void;
  /** Told of every failure with its cause, for the log; without a submission when the store itself failed. */
  readonly report: (error: AppError, submission?: Submission) => void;
}

/** Submissions that one process works on at the same time. */
const AT_ONCE = 8;
/** What is due later than this (ms) is found by the interval, punctual enough. */
const SOON = 60_000;

/** The one runner of this process. */
export interface Runner {
  start(handlers: JobHandlers): Promise<void>;
  /** Takes nothing more; resolves when all is done, or after `ms`. */
  stop(ms: number): Promise<void>;
  /** Looks for work now. Never throws: what fails is tried again at the next interval. */
  look(): void;
  /** Looks again as soon as something is due at `at`, ms since 1970. */
  lookAt(at: number): void;
  /** Resolves at the next change of any submission by this process, or after `ms`. */
  nextChange(ms: number): Promise<void>;
}

export const runner = (): Runner => processWide('jobs', makeRunner);

function makeRunner(): Runner {
  const me = `${hostname()}:${process.pid}:${randomBytes(8).toString('hex')}`;
  let claims = 0;
  const running = new Set<Promise<void>>();
  const waiters = new Set<() => void>();
  let handlers: JobHandlers | undefined;
  let interval: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let again = false;

  const changed = (): void => {
    for (const wake of waiters) wake();
    waiters.clear();
  };

  function look(): void {
    again = true;
    looking ??= lookAll().finally(() => {
      looking = undefined;
      if (again && handlers) look();
    });
  }

  async function lookAll(): Promise<void> {
    while (again) {
      again = false;
      try {
        await claimAll();
      } catch (cause) {
        handlers?.report(toAppError(cause));
        again = false; // the next interval asks again
      }
    }
  }

  async function claimAll(): Promise<void> {
    const now = Date.now();
    await store().submissions.abandon(now, now + TIMES.unknownSearch[0]);
    while (handlers && running.size < AT_ONCE) {
      const owner = `${me}:${++claims}`; // of one claim: a run that lost its lease is a stranger, also in this process
      const submission = await store().submissions.claim(owner, Date.now() + TIMES.jobLease, Date.now());
      if (!submission) return;
      const run = runOne(handlers, submission, owner, changed).finally(() => {
        running.delete(run);
        changed();
        handlers?.rested?.(submission.account);
        look();
      });
      running.add(run);
    }
  }

  return {
    async start(given) {
      handlers = given;
      await releaseDead(me);
      interval ??= setInterval(look, TIMES.jobPoll).unref();
      look();
    },
    async stop(ms) {
      handlers = undefined;
      clearInterval(interval);
      interval = undefined;
      await looking;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, ms);
      await Promise.race([Promise.allSettled(running), late.promise]);
      clearTimeout(timer);
    },
    look: () => {
      if (handlers) look();
    },
    lookAt(at) {
      const wait = at - Date.now();
      if (wait > 0 && wait < SOON) setTimeout(() => (handlers ? look() : undefined), wait).unref();
    },
    nextChange: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, ms);
        function done(): void {
          clearTimeout(timer);
          waiters.delete(done);
          resolve();
        }
        waiters.add(done);
      }),
  };
}

/** Lets go of what a process of this machine held that is no more; others' leases run out by themselves. */
async function releaseDead(me: string): Promise<void> {
  for (const other of await store().submissions.owners()) {
    const [host, pid] = other.split(':');
    if (other.startsWith(`${me}:`) || host !== hostname()) continue;
    if (Number(pid) === process.pid || !isAlive(Number(pid))) await store().submissions.releaseAll(other);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** One claim, to its end. Never throws. */
async function runOne(
  handlers: JobHandlers,
  submission: Submission,
  owner: string,
  changed: () => void,
): Promise<void> {
  const lost = new AbortController();
  const renewal = setInterval(() => {
    const now = Date.now();
    store()
      .submissions.renew(submission, owner, now + TIMES.jobLease, now)
      .then((held) => (held ? undefined : lost.abort()))
      .catch((cause: unknown) => handlers.report(toAppError(cause), submission)); // a busy store has until the lease runs out
  }, TIMES.jobLease / 3).unref();
  const job = openJob(submission, owner);
  try {
    await work(handlers, noticing(job, changed), lost.signal);
  } catch (cause) {
    const error = toAppError(cause);
    handlers.report(error, job.submission);
    await settle(handlers, job, error);
  } finally {
    clearInterval(renewal);
    await store()
      .submissions.release(submission, owner)
      .catch((cause: unknown) => handlers.report(toAppError(cause), job.submission));
  }
}

async function work(handlers: JobHandlers, job: Job, signal: AbortSignal): Promise<void> {
  const { state } = job.submission;
  const actor = await handlers.actorFor(job.submission);
  if (state === 'deferred') await job.advance('queued', { attempts: job.submission.attempts });
  if (!actor) return wait(job);
  await handlers.deliver(job, actor, signal);
  const after = job.submission.state;
  if (after === 'unknown') {
    const plan = searchedInVain(job.submission, Date.now());
    await job.advance(plan.to, plan.patch);
  } else if (after === 'queued' || after === 'sending' || after === 'sent')
    throw new AppError('internal', { cause: new Error(`left in ${after}`) });
}

/** Nobody is signed in: a message waits for its person, what is left to do for a sent one is looked at again later. */
async function wait(job: Job): Promise<void> {
  const { state } = job.submission;
  if (state === 'queued') await job.advance('waiting', { error: 'auth.required', detail: '' });
  else await job.advance(state, { attempts: job.submission.attempts, retryAt: Date.now() + TIMES.fileRetry });
}

async function settle(handlers: JobHandlers, job: Job, error: AppError): Promise<void> {
  if (error.code === 'submission.final' || FINAL_STATES.includes(job.submission.state)) return; // somebody else's now, or done
  try {
    const plan = planAfterFailure(job.submission, error, Date.now());
    await job.advance(plan.to, plan.patch);
  } catch (cause) {
    handlers.report(toAppError(cause), job.submission); // the lease runs out, and recovery decides
  }
}

const noticing = (job: Job, changed: () => void): Job => ({
  get submission() {
    return job.submission;
  },
  async advance(to, patch) {
    try {
      return await job.advance(to, patch);
    } finally {
      changed();
    }
  },
});
