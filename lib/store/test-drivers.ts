import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { openSqlite } from './open-sqlite.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';
import type { NewSubmission } from './submissions.ts';

export const BUDI = 'budi|mail.example.org';
export const SITI = 'siti|mail.example.org';
export const newId = (): string => randomBytes(16).toString('hex');

export const aSubmission = (over: Partial<NewSubmission> = {}): NewSubmission => ({
  id: newId(),
  account: BUDI,
  messageId: '<1@example.org>',
  subject: 'Rapat "besok", jam 10',
  spoolPath: '/nonexistent/spool',
  size: 1234,
  needsUtf8: false,
  eightBit: true,
  from: 'budi@example.org',
  recipients: ['siti@example.org', 'ani@example.org'],
  allowPartial: false,
  bccHeader: 'Bcc: ani@example.org\r\n',
  keepCopy: true,
  original: { mailbox: 'INBOX', uidValidity: 7, uid: 9, flag: 'answered' },
  draft: null,
  uploads: [],
  composer: { to: 'siti@example.org', body: 'Halo\n\u{1f33f}' },
  ...over,
});

/** A way to reach a database: an empty one for a new directory, the same one for the same directory. */
interface Driver {
  readonly name: string;
  readonly open: (directory: string) => Database;
}

/** What the contract tests run over; the next driver joins here. */
export const DRIVERS: readonly Driver[] = [
  { name: 'SQLite', open: (directory) => openSqlite(join(directory, 'tupai.sqlite')) },
];

/** A store of one test, in a directory that goes with it. */
export interface OpenedForTest {
  readonly store: Store;
  readonly directory: string;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function openForTest({ open }: Driver): Promise<OpenedForTest> {
  const directory = mkdtempSync(join(tmpdir(), 'tupai-store-'));
  let store = await openStore(open(directory), directory);
  return {
    get store() {
      return store;
    },
    directory,
    async reopen() {
      await store.close();
      store = await openStore(open(directory), directory);
    },
    async close() {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}
