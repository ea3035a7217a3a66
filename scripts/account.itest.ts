import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSqlite } from '#lib/store/open-sqlite.ts';
import { openStore } from '#lib/store/open-store.ts';

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
