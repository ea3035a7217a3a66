import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPostgres } from '#lib/store/open-postgres.ts';
import { openSqlite } from '#lib/store/open-sqlite.ts';
import { openStore } from '#lib/store/open-store.ts';
import { aBook, aSession, newId, SITI } from '#lib/store/test-drivers.ts';
import { makeTestPostgres } from '#lib/store/test-postgres.ts';

const BUDI = 'budi@example.org|localhost';
let dir: string;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tupai-account-'));
  const store = await openStore(openSqlite(join(dir, 'tupai.sqlite')), dir);
  await store.settings.save(BUDI, { language: 'id' });
  await store.close();
});
afterEach(() => rmSync(dir, { recursive: true }));

/** What it prints on either stream, and how it ends. */
const account = (args: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = {
      ...process.env,
      TUPAI_CONFIG: '/dev/null',
      TUPAI_PUBLIC_URLS: 'http://localhost',
      TUPAI_DATA_DIR: dir,
    };
    execFile('node', ['scripts/account.mjs', ...args], { env: { ...env, ...settings } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });

it('writes out what is kept of a person into a file for its owner, and erases it', async () => {
  const file = join(dir, 'budi.jsonl');
  expect(await account(['export', 'Budi@Example.org', file])).toEqual({
    code: 0,
    said: `1 line of ${BUDI} written to ${file}.\n`,
  });
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  const [head, line] = readFileSync(file, 'utf8')
    .split('\n')
    .map((one) => JSON.parse(one || '{}') as Record<string, unknown>);
  expect([head, line]).toMatchObject([{ account: BUDI }, { table: 'settings', row: { content: '{"language":"id"}' } }]);
  expect(await account(['export', 'budi@example.org', file])).toMatchObject({
    code: 1,
    said: expect.stringContaining('EEXIST') as string,
  });
  expect(await account(['copy', join(dir, 'copy.sqlite')])).toMatchObject({ code: 0 });

  expect(await account(['erase', 'budi@example.org'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('1 settings') as string,
  });
  expect(await account(['erase', 'budi@example.org'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('Nothing is kept') as string,
  });
  const copy = openSqlite(join(dir, 'copy.sqlite'));
  expect(await copy.all('SELECT version FROM settings')).toEqual([{ version: 1 }]);
  await copy.close();
});

it('moves everybody, or one person, from SQLite to PostgreSQL, whole and only once', async () => {
  const postgres = await makeTestPostgres();
  const file = join(dir, 'tupai.sqlite');
  const source = await openStore(openSqlite(file), dir);
  const session = aSession({ account: SITI });
  await source.sessions.add(session);
  await source.settings.save(SITI, { language: 'en' });
  const people = Array.from({ length: 120 }, (_, at) => ({ vcard: vcard(`Orang ${String(at)}`) }));
  await source.contacts.edit(SITI, newId(), [...people, { vcard: vcard('Zürich "\u{1f33f}" \u0627\u062d') }]);
  await source.books.add(aBook({ account: SITI, sealed: Buffer.from([0, 255, 39]) }));
  await source.close();
  expect(await account(['move', file])).toMatchObject({
    code: 1,
    said: 'Name the PostgreSQL database to move to by TUPAI_STORE_URL.\n',
  });
  const one = await account(['move', file, 'Siti'], postgres.settings);
  expect(one).toMatchObject({ code: 0, said: expect.stringContaining(`${SITI}: `) as string });
  expect(one.said).not.toContain(BUDI);
  expect(await account(['move', file], postgres.settings)).toMatchObject({
    code: 1,
    said: `Of ${SITI} something is kept here already: nothing was moved.\n`,
  });
  expect(await account(['move', file, 'budi@example.org'], postgres.settings)).toMatchObject({ code: 0 });
  expect(await account(['move', file, 'nobody'], postgres.settings)).toMatchObject({
    code: 1,
    said: `${file} keeps nothing of nobody.\n`,
  });

  const [before, after] = [openSqlite(file), openPostgres(postgres.server)];
  try {
    const tables = (await before.all(before.catalogue)).map((row) => String(row['table_name']));
    for (const table of new Set(tables)) {
      const rows = await Promise.all([before, after].map((database) => database.all(`SELECT * FROM ${table}`)));
      const [old, moved] = rows.map((found) => found.map(readable).sort());
      expect({ table, rows: moved }).toEqual({ table, rows: old });
    }
    const store = await openStore(after, dir);
    expect(await store.contacts.search(SITI, 'zürich', 5)).toHaveLength(1);
    expect(await store.contacts.letters(SITI, {})).toHaveLength(2);
    expect(await store.settings.read(BUDI)).toMatchObject({ values: { language: 'id' } });
  } finally {
    await before.close();
    await after.close();
    await postgres.drop();
  }
}, 60_000);

const vcard = (name: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${name}\r\nFN:${name}\r\nEND:VCARD\r\n`;
const readable = (row: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? [...value].join(' ') : value]),
  );

it('says what it can do when it is asked for something else, and makes no database where there is none', async () => {
  expect(await account(['remove', 'budi'])).toMatchObject({
    code: 64,
    said: expect.stringContaining('erase <login>') as string,
  });
  expect(await account(['erase', 'budi'], { TUPAI_DATA_DIR: '/nowhere' })).toMatchObject({
    code: 1,
    said: 'There is no database of Tupai in /nowhere: name its directory by TUPAI_DATA_DIR.\n',
  });
  expect(await account(['erase', 'budi'], { TUPAI_STORE_URL: 'mysql://x' })).toMatchObject({ code: 78 });
});
