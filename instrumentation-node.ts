import type { KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { config, steadyNow } from '#lib/config.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import { closeStreams, eventNumbers, publish } from '#lib/events/index.ts';
import { answerDirectly, logger, restoreHeaders } from '#lib/http/index.ts';
import { closeAll, detachSession, engineNumbers } from '#lib/imap/index.ts';
import { startJobs, stopJobs } from '#lib/jobs/index.ts';
import { stopDirectory } from '#lib/ldap/index.ts';
import { serveMetrics, type MetricsServer } from '#lib/metrics/index.ts';
import { submissionHandlers, wakeHandlers } from '#lib/service/index.ts';
import { deriveKey, serverKeys, stampPeers, sweepSessions } from '#lib/session/index.ts';
import { startStore, stopStore, store } from '#lib/store/index.ts';

const MINUTE = 60_000;
/** A stop waits this long for sends under way; what is not done then is called unknown at the next start. */
const DRAIN = 10_000;
/** After that Next closes its server; an event stream that nobody closes must not keep the process alive. */
const LAST_CALL = 5_000;

/** Starts what lives as long as the process. A fault that an administrator must mend ends it with one plain sentence. */
export async function start(): Promise<void> {
  try {
    config();
    restoreHeaders();
    const [key] = serverKeys();
    stampPeers();
    await startStore();
    const metrics = await startMetrics(deriveKey(key, 'metrics'));
    // While sources change under a running Next, only Next knows which handler is the newest.
    if (process.env.NODE_ENV === 'production') answerDirectly((server) => metrics?.is(server) === true);
    await startJobs(
      submissionHandlers({
        rested: (account) => publish(account, { type: 'outbox' }),
        report: (error, submission) =>
          logger().warn('submission step failed', {
            code: error.code,
            submission: submission?.id,
            state: submission?.state,
            cause: describe(error.cause),
          }),
      }),
      wakeHandlers((error, snooze) =>
        logger().warn('waking failed', { code: error.code, snooze: snooze?.id, cause: describe(error.cause) }),
      ),
    );
  } catch (cause) {
    const error = toAppError(cause);
    process.stderr.write(`Tupai cannot start. ${error.detail ?? describe(cause)}\n`);
    process.exit(1);
  }
  sweepEvery(MINUTE);
  if (process.env.NODE_ENV === 'production') drainOnSignals();
}

async function startMetrics(key: KeyObject): Promise<MetricsServer | undefined> {
  const { metrics } = config();
  if (!metrics) return undefined;
  const { host, port } = metrics;
  try {
    return await serveMetrics({ ...metrics, key, read: () => [...engineNumbers(), ...eventNumbers()] });
  } catch (cause) {
    const detail = `TUPAI_METRICS_LISTEN is wrong: Tupai cannot listen on ${host}:${String(port)}.`;
    throw new AppError('config.invalid', { cause, detail });
  }
}

function sweepEvery(interval: number): void {
  let round = 0;
  const sweep = async (): Promise<void> => {
    const now = Date.now();
    for (const { account, publicId } of await sweepSessions(steadyNow())) await detachSession(account, publicId);
    if (round++ % 60 === 0) await store().sweep(now);
  };
  setInterval(() => {
    sweep().catch((cause: unknown) => logger().error('sweep failed', { cause: describe(cause) }));
  }, interval).unref();
}

/**
 * Next's own handler ends the process as soon as its server is closed, under the hands of a send; and never while an event
 * stream is open. So ours goes first, and theirs afterwards with a limit.
 */
function drainOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const theirs = process.listeners(signal);
    process.removeAllListeners(signal);
    process.once(signal, () => {
      drain()
        .catch((cause: unknown) => logger().error('drain failed', { cause: describe(cause) }))
        .finally(() => {
          process.once('exit', () => {
            process.exitCode = 0; // Next says 143; for a service manager an orderly stop is no failure
          });
          setTimeout(() => process.exit(0), LAST_CALL).unref();
          for (const listener of theirs) listener(signal);
          if (theirs.length === 0) process.exit(0);
        });
    });
  }
}

async function drain(): Promise<void> {
  closeStreams();
  await stopJobs(DRAIN);
  await closeAll();
  await stopDirectory();
  await stopStore();
}

const describe = (cause: unknown): string | undefined =>
  cause === undefined
    ? undefined
    : (cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)).slice(0, 4000);
