import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPostgres, makeCertificates, startFaultProxy, type FaultProxy } from '#e2e/mailserver/index.ts';
import type { StoreServer } from '#lib/config.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { openPostgres } from './open-postgres.ts';
import { openStore } from './open-store.ts';
import { makeTestPostgres, type TestPostgres } from './test-postgres.ts';

let postgres: TestPostgres;
let opened: Database[];
let directory: string;
beforeEach(async () => {
  postgres = await makeTestPostgres();
  opened = [];
  directory = mkdtempSync(join(tmpdir(), 'tupai-store-'));
});
afterEach(async () => {
  for (const database of opened) await database.close();
  await postgres.drop();
  rmSync(directory, { recursive: true });
});
const open = (over: Partial<StoreServer> = {}, limits?: Parameters<typeof openPostgres>[1]): Database => {
  const database = openPostgres({ ...postgres.server, ...over }, limits);
  opened.push(database);
  return database;
};
const next = { number: MIGRATIONS.length + 1, statements: () => ['ALTER TABLE settings ADD COLUMN more TEXT'] };

describe('two processes on one PostgreSQL', () => {
  it('start at the same moment on an empty database', async () => {
    await Promise.all([open(), open(), open()].map((database) => migrate(database)));
    expect(await open().all('SELECT count(*) AS many FROM migrations')).toEqual([{ many: MIGRATIONS.length }]);
  });

  it('bring it to a new schema once, with one copy of what was there before', async () => {
    const [first, second] = [open(), open()];
    await migrate(first);
    await first.run("INSERT INTO settings (account, version, content) VALUES ('a', 1, '{}')");
    await Promise.all([first, second].map((database) => migrate(database, [...MIGRATIONS, next])));
    const copies: unknown[] = [];
    await second.overCopies(async (statements) => void copies.push(await statements.all('SELECT * FROM settings')));
    expect(copies).toEqual([[{ account: 'a', version: 1, content: '{}' }]]);
  });

  it('count attempts at signing in together', async () => {
    const [first, second] = [await openStore(open(), directory), await openStore(open(), directory)];
    await Promise.all(
      [first, second].flatMap(({ throttle }) =>
        Array.from({ length: 15 }, () =>
          throttle.change('k', 10, (now) => ({
            count: (now?.count ?? 0) + 1,
            startedAt: 1,
            lastAt: 2,
            expiresAt: 100,
          })),
        ),
      ),
    );
    expect((await second.throttle.read('k', 10))?.count).toBe(30);
  });
});

describe('the copy from before a change of the schema', () => {
  it('takes the place of what came after it by two statements, keys included', async () => {
    const database = open();
    await migrate(database);
    await database.run("INSERT INTO settings (account, version, content) VALUES ('a', 1, '{}')");
    await migrate(database, [...MIGRATIONS, next]);
    const schema = postgres.server.user;
    await postgres.asAdmin(
      `ALTER SCHEMA ${schema} RENAME TO ${schema}_after; ALTER SCHEMA ${schema}_before_schema_${next.number} RENAME TO ${schema}`,
    );
    const store = await openStore(open(), directory);
    expect(await store.settings.read('a')).toEqual({ version: 1, values: {} });
    expect(await store.settings.save('a', { theme: 'dark' })).toMatchObject({ version: 2 });
    await expect(open().run("INSERT INTO settings (account, version, content) VALUES ('a', 1, '{}')")).rejects.toThrow(
      'duplicate key',
    );
  });

  it('is not given up for want of a right: nothing is changed, and the sentence says what to grant', async () => {
    const database = open();
    await migrate(database);
    await postgres.asAdmin(`REVOKE CREATE ON DATABASE postgres FROM ${postgres.server.user}`);
    await expect(migrate(database, [...MIGRATIONS, next])).rejects.toMatchObject({
      code: 'config.invalid',
      detail: expect.stringContaining('GRANT CREATE ON DATABASE') as string,
    });
    await expect(database.all('SELECT more FROM settings')).rejects.toThrow('more');
  });
});

describe('the connection to PostgreSQL', () => {
  const refusal = async (over: Partial<StoreServer>): Promise<string> => {
    try {
      await open(over).all('SELECT 1');
      return 'accepted';
    } catch (cause) {
      expect(cause).toMatchObject({ code: 'store.unavailable' });
      expect(JSON.stringify(cause, Object.getOwnPropertyNames(cause))).not.toContain(postgres.server.password);
      return cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : '';
    }
  };

  it('is encrypted', async () => {
    const [row] = await open().all('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    expect(row).toEqual({ ssl: 1 });
  });

  it('is not made to a server whose certificate nobody vouches for, or that has another name', async () => {
    expect(await refusal({ ca: '' })).toMatch(/certificate/);
    expect(await refusal({ servername: 'db.example.org' })).toMatch(/db\.example\.org/);
    expect(await refusal({ servername: 'mail.tupai.test' })).toBe('accepted');
  });

  it('is made to a server by its own certificate, and then to no other', async () => {
    const { certificate } = await makeCertificates(dirname(postgres.server.ca));
    const { certificate: foreign } = await makeCertificates(directory);
    expect(await refusal({ ca: certificate })).toBe('accepted');
    expect(await refusal({ ca: foreign })).toMatch(/certificate/);
  });

  it('is not made without TLS when the server offers none', async () => {
    const proxy = await startFaultProxy(postgres.server, [
      { side: 'client', afterBytes: 0, action: 'answer', text: 'N' },
    ]);
    expect(await refusal({ port: proxy.port })).toMatch(/SSL connection/);
    await proxy.stop();
  });

  it('fails by name for a wrong password and a missing database, and tells the password to nobody', async () => {
    expect(await refusal({ password: 'salah' })).toMatch(/password authentication failed/);
    expect(await refusal({ database: 'tidak_ada' })).toMatch(/does not exist/);
  });

  it('needs no password over a socket', async () => {
    const socketDir = currentPostgres()?.socketDir ?? '';
    expect(await refusal({ host: socketDir, password: '', tls: 'none' })).toBe('accepted');
  });
});

describe('a connection that breaks', () => {
  let proxy: FaultProxy;
  let database: Database;
  beforeEach(async () => {
    proxy = await startFaultProxy(postgres.server);
    database = open({ port: proxy.port });
    await database.run('CREATE TABLE t (n BIGINT)');
  });
  afterEach(() => proxy.stop());
  const unavailable = { code: 'store.unavailable' };

  it('in the middle of a transaction leaves nothing of it, and the next one works', async () => {
    const failing = database.transaction(async (statements) => {
      await statements.run('INSERT INTO t VALUES (1)');
      proxy.cutAll();
      await statements.run('INSERT INTO t VALUES (2)');
    });
    await expect(failing).rejects.toMatchObject(unavailable);
    expect(await database.all('SELECT n FROM t')).toEqual([]);
    await database.transaction(async (statements) => void (await statements.run('INSERT INTO t VALUES (3)')));
    expect(await database.all('SELECT n FROM t')).toEqual([{ n: 3 }]);
  });

  it('is said to be broken while the server is down, and is well again by itself', async () => {
    await proxy.down();
    await expect(database.run('INSERT INTO t VALUES (1)')).rejects.toMatchObject(unavailable);
    await expect(database.transaction((statements) => statements.all('SELECT 1'))).rejects.toMatchObject(unavailable);
    await proxy.up();
    await database.run('INSERT INTO t VALUES (2)');
    expect(await database.all('SELECT n FROM t')).toEqual([{ n: 2 }]);
  });

  it('without a word (a dead network) is given up after the limit', async () => {
    const impatient = open({ port: proxy.port }, { connect: 10_000, statement: 2_000 });
    await impatient.all('SELECT 1');
    proxy.setRules([{ side: 'server', afterBytes: 0, action: 'stall' }]);
    await expect(impatient.all('SELECT n FROM t')).rejects.toMatchObject(unavailable);
    proxy.setRules([]);
    expect(await impatient.all('SELECT n FROM t')).toEqual([]);
  });

  it('because an administrator ended it is replaced', async () => {
    await database.all('SELECT 1');
    await postgres.asAdmin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${postgres.server.user}'`,
    );
    await expect.poll(() => proxy.connections, { timeout: 10_000 }).toBe(0);
    expect(await database.all('SELECT n FROM t')).toEqual([]);
  });

  it('is not blamed for a fault of a statement', async () => {
    await expect(database.all('SELECT nothing FROM t')).rejects.toThrow('column "nothing" does not exist');
    await expect(
      database.transaction(async (statements) => {
        await statements.run('INSERT INTO t VALUES (1)');
        await statements.run('INSERT INTO nothing VALUES (1)').catch(() => 0);
      }),
    ).rejects.toThrow('went on after');
    expect(await database.all('SELECT n FROM t')).toEqual([]);
  });
});
