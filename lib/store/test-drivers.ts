import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentPostgres } from '#e2e/mailserver/index.ts';
import type { Book } from './books.ts';
import type { Database } from './database.ts';
import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import { openStore } from './open-store.ts';
import type { SessionRow } from './sessions.ts';
import type { Store } from './store.ts';
import type { NewSubmission } from './submissions.ts';
import { makeTestPostgres } from './test-postgres.ts';

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

export const aSession = (over: Partial<SessionRow> = {}): SessionRow => ({
  id: randomBytes(32).toString('hex'),
  publicId: newId(),
  account: BUDI,
  user: 'budi',
  kid: 'k1',
  keyHash: 'aa',
  nonce: randomBytes(12),
  ciphertext: randomBytes(60),
  createdAt: 1000,
  seenAt: 1000,
  idleUntil: 5000,
  expiresAt: 9000,
  keep: false,
  agent: 'Firefox, Linux',
  network: '192.0.2.0/24',
  replaces: '',
  ...over,
});

export const aBook = (over: Partial<Book> = {}): Book => ({
  account: BUDI,
  id: newId(),
  url: 'https://dav.example.org/budi/kantor/',
  name: 'Kantor',
  user: 'budi',
  kid: 'k1',
  sealed: randomBytes(40),
  readOnly: false,
  token: '',
  ctag: '',
  syncedAt: 0,
  triedAt: 0,
  error: '',
  ...over,
});

/** A way to reach a database, an empty one for each test. */
interface Driver {
  readonly name: string;
  /** `again` opens the same one once more. */
  readonly make: (directory: string) => Promise<{ again(): Database; drop(): Promise<void> }>;
}

const SQLITE: Driver = {
  name: 'SQLite',
  make: async (directory) => ({
    again: () => openSqlite(join(directory, 'tupai.sqlite')),
    drop: async () => undefined,
  }),
};
const POSTGRES: Driver = {
  name: 'PostgreSQL',
  async make() {
    const { server, drop } = await makeTestPostgres();
    return { again: () => openPostgres(server), drop };
  },
};

/** What the contract tests run over: PostgreSQL where the run has one (the integration tests), else SQLite. */
export const DRIVERS: readonly Driver[] = [currentPostgres() ? POSTGRES : SQLITE];

/** A store of one test, in a directory that goes with it. */
export interface OpenedForTest {
  readonly store: Store;
  readonly database: Database;
  readonly directory: string;
  reopen(): Promise<void>;
  /** Another store over the same database, as another process has one; closed with this one. */
  beside(): Promise<Store>;
  close(): Promise<void>;
}

export async function openForTest({ make }: Driver): Promise<OpenedForTest> {
  const directory = mkdtempSync(join(tmpdir(), 'tupai-store-'));
  const { again, drop } = await make(directory);
  let database = again();
  let store = await openStore(database, directory);
  const others: Store[] = [];
  return {
    get store() {
      return store;
    },
    get database() {
      return database;
    },
    directory,
    async reopen() {
      await store.close();
      database = again();
      store = await openStore(database, directory);
    },
    async beside() {
      const other = await openStore(again(), directory);
      others.push(other);
      return other;
    },
    async close() {
      for (const one of [store, ...others]) await one.close();
      await drop();
      rmSync(directory, { recursive: true });
    },
  };
}
