import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppError } from '#lib/errors.ts';
import { closeAll } from '#lib/imap/index.ts';
import { startJobs, stopJobs } from '#lib/jobs/index.ts';
import type { Session } from '#lib/session/index.ts';
import { startStore, stopStore } from '#lib/store/index.ts';
import { signIn } from './sign-in.ts';
import { submissionHandlers } from './submission-handlers.ts';
import { wakeHandlers } from './wake-handlers.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** For tests: Tupai without its screens, beside the given servers, with a data directory of its own. */
export interface TestHouse {
  readonly directory: string;
  /** What steps of submissions failed with. */
  readonly failures: readonly AppError[];
  signIn(person: { readonly login: string; readonly password: string }, previous?: Session): Promise<Session>;
  close(): Promise<void>;
}

export async function openTestHouse(
  servers: { readonly imap: Address; readonly smtp: Address },
  settings: Readonly<Record<string, string>> = {},
): Promise<TestHouse> {
  const directory = mkdtempSync(join(tmpdir(), 'tupai-service-'));
  for (const name of Object.keys(process.env))
    if (/^TUPAI_(?!TIME_SCALE|TEST_|BASE_PATH)/.test(name)) delete process.env[name];
  Object.assign(process.env, {
    TUPAI_PUBLIC_URLS: 'http://localhost:3000',
    TUPAI_DATA_DIR: directory,
    TUPAI_LOG_LEVEL: 'error',
    TUPAI_IMAP_HOST: servers.imap.host,
    TUPAI_IMAP_PORT: String(servers.imap.port),
    TUPAI_IMAP_TLS: 'none',
    TUPAI_SMTP_HOST: servers.smtp.host,
    TUPAI_SMTP_PORT: String(servers.smtp.port),
    TUPAI_SMTP_TLS: 'none',
    TUPAI_MAIL_DOMAIN: 'tupai.test',
    TUPAI_UNDO_SEND: '0',
    ...settings,
  });
  for (const slot of ['config', 'server-keys']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  await startStore();
  const failures: AppError[] = [];
  const report = (error: AppError): void => void failures.push(error);
  await startJobs(submissionHandlers({ report }), wakeHandlers(report));
  return {
    directory,
    failures,
    async signIn({ login, password }, previous) {
      const context = { url: new URL('http://localhost:3000'), clientAddress: '192.0.2.7', agent: 'test', previous };
      return (await signIn({ user: login, password }, context)).session;
    },
    async close() {
      await stopJobs(2000);
      await closeAll();
      await stopStore();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
