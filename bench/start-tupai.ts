import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { findFreePorts } from '#e2e/mailserver/find-free-ports.ts';
import type { Coordinates } from '#e2e/mailserver/index.ts';

export interface BenchTupai {
  readonly origin: string;
  /** Of the Node process. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Those of scripts/start.mjs; bench/start.mjs hands them in. */
const NODE_FLAGS = (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter(Boolean);
const READY_WITHIN_MS = 60_000;

/**
 * Starts the built Tupai with an empty store and waits until it answers. It speaks clear text to `imap`, as the bare
 * exchange does: what is compared is not TLS.
 *
 * @param name of its data directory and log under `dir`
 * @throws Error with the end of its log
 */
export async function startTupai(
  dir: string,
  name: string,
  mail: Coordinates,
  imap: { host: string; port: number },
): Promise<BenchTupai> {
  const [port = 0] = await findFreePorts(1);
  const origin = `http://127.0.0.1:${String(port)}`;
  const dataDir = join(dir, name);
  const logFile = join(dir, `${name}.log`);
  await rm(dataDir, { recursive: true, force: true });
  await rm(logFile, { force: true });
  await mkdir(dataDir, { recursive: true });
  const log = openSync(logFile, 'a');
  const next = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)];
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', process.execPath, ...NODE_FLAGS, ...next, '--keepAliveTimeout', '70000'],
    {
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        NEXTAUTH_URL: `${origin}/api/auth`,
        TUPAI_CONFIG: '/dev/null',
        TUPAI_DIST_DIR: '.next-bench',
        TUPAI_PUBLIC_URLS: origin,
        TUPAI_LISTEN: `127.0.0.1:${String(port)}`,
        TUPAI_DATA_DIR: dataDir,
        TUPAI_IMAP_HOST: imap.host,
        TUPAI_IMAP_PORT: String(imap.port),
        TUPAI_IMAP_TLS: 'none',
        TUPAI_SMTP_HOST: mail.smtp.host,
        TUPAI_UNDO_SEND: '0',
        TUPAI_SMTP_PORT: String(mail.smtp.port),
        TUPAI_SMTP_CA: mail.caFile,
        TUPAI_MAX_MESSAGE: '200MB',
      },
    },
  );
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(`${origin}/api/health`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`Tupai did not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
    }
    await delay(100);
  }
  return { origin, pid: child.pid ?? 0, stop };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false, // not listening yet
  );
