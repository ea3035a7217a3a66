import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { openSqlite } from './open-sqlite.ts';
import { openStore } from './open-store.ts';

describe('an SQLite file', () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tupai-sqlite-'));
    file = join(directory, 'data', 'tupai.sqlite');
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  it('can be read by its owner only, with everything beside it', async () => {
    const store = await openStore(openSqlite(file), join(directory, 'data'));
    await store.settings.save('a', { b: 1 });
    expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600']);
    expect([join(directory, 'data'), join(directory, 'data/spool'), join(directory, 'data/upload')].map(mode)).toEqual([
      '700',
      '700',
      '700',
    ]);
    await store.close();
  });

  it('leaves nothing of deleted text in the file', async () => {
    const store = await openStore(openSqlite(file), join(directory, 'data'));
    const contact = await store.contacts.save('a', undefined, { name: 'rahasia-sekali' });
    await store.contacts.delete('a', contact.id);
    await store.sweep(Date.now() + 25 * 3_600_000);
    await store.close(); // folds the journal into the file
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(readFileSync(file).includes('rahasia-sekali')).toBe(false);
  });

  it('undoes a transaction that fails, and makes others wait for it', async () => {
    const database = openSqlite(file);
    await database.run('CREATE TABLE t (n INTEGER)');
    const gate = Promise.withResolvers<void>();
    const failing = database.transaction(async (statements) => {
      await statements.run('INSERT INTO t VALUES (1)');
      await gate.promise;
      throw new Error('no');
    });
    const beside = database.run('INSERT INTO t VALUES (2)');
    gate.resolve();
    await expect(failing).rejects.toThrow('no');
    await beside;
    expect(await database.all('SELECT n FROM t')).toEqual([{ n: 2 }]);
    await database.close();
  });

  it('fault 43: refuses what is no database, in the words of the catalogue', () => {
    mkdirSync(join(directory, 'data'));
    writeFileSync(file, 'this is no database at all, but long enough to have a header '.repeat(100));
    expect(() => openSqlite(file)).toThrow(expect.objectContaining({ code: 'store.unavailable' }));
  });

  it('fault 43: full: what cannot be stored is refused by that name, nothing of it is half there, and reading goes on', async () => {
    const database = openSqlite(file);
    const store = await openStore(database, join(directory, 'data'));
    await store.settings.save('a', { b: 1 });
    const [pages] = await database.all('PRAGMA page_count');
    await database.all(`PRAGMA max_page_count = ${Number(pages?.['page_count'])}`);
    const full = store.settings.save('a', { note: 'x'.repeat(500_000) });
    await expect(full).rejects.toMatchObject({ code: 'storage.full' });
    expect((await store.settings.read('a')).values).toEqual({ b: 1 });
    await store.close();
  });

  it('fault 43: held by another program: a change is refused after its wait, reading goes on, and all is well when it lets go', async () => {
    const database = openSqlite(file);
    const store = await openStore(database, join(directory, 'data'));
    await store.settings.save('a', { b: 1 });
    await database.all('PRAGMA busy_timeout = 20');
    const other = openSqlite(file);
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const holding = other.transaction(async () => {
      begun.resolve();
      await held.promise;
    });
    await begun.promise;
    await expect(store.settings.save('a', { b: 2 })).rejects.toMatchObject({ code: 'store.unavailable' });
    expect((await store.settings.read('a')).values).toEqual({ b: 1 });
    held.resolve();
    await holding;
    await store.settings.save('a', { b: 2 });
    await other.close();
    await store.close();
  });

  it('has copies that only its owner can read, whole ones, and nothing beside them', async () => {
    const database = openSqlite(file);
    await migrate(database);
    await database.run("INSERT INTO settings (account, version, content) VALUES ('a', 1, '{}')");
    const number = MIGRATIONS.length + 1;
    writeFileSync(`${file}.before-schema-${number}.part`, 'of an attempt that was killed');
    await migrate(database, [
      ...MIGRATIONS,
      { number, statements: () => ['ALTER TABLE settings ADD COLUMN more TEXT'] },
    ]);
    await database.close();
    const copy = `${file}.before-schema-${number}`;
    expect(readdirSync(join(directory, 'data')).toSorted()).toEqual(['tupai.sqlite', basename(copy)]);
    expect(mode(copy)).toBe('600');
    const before = openSqlite(copy);
    expect(await before.all('SELECT * FROM settings')).toEqual([{ account: 'a', version: 1, content: '{}' }]);
    await before.close();
  });
});
