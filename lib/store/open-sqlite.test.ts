import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  it('takes no statement after it was closed', async () => {
    const store = await openStore(openSqlite(file), join(directory, 'data'));
    await store.close();
    await store.close();
    await expect(store.settings.read('a')).rejects.toMatchObject({ code: 'store.unavailable' });
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

  it('refuses what is no database, in the words of the catalogue', () => {
    mkdirSync(join(directory, 'data'));
    writeFileSync(file, 'this is no database at all, but long enough to have a header '.repeat(100));
    expect(() => openSqlite(file)).toThrow(expect.objectContaining({ code: 'store.unavailable' }));
  });

  it('is not touched when a newer version wrote it, and the sentence says so', async () => {
    const database = openSqlite(file);
    await migrate(database);
    await database.run('INSERT INTO migrations (number) VALUES (999)');
    await expect(openStore(database, directory)).rejects.toMatchObject({
      code: 'config.invalid',
      detail: expect.stringContaining('newer version') as string,
    });
    await database.close();
  });

  it('is copied before it is migrated, and stays as it was when a step fails', async () => {
    const database = openSqlite(file);
    await migrate(database);
    await database.run("INSERT INTO settings (account, version, content) VALUES ('a', 1, '{}')");
    const number = MIGRATIONS.length + 1;
    const next = {
      number,
      statements: () => ['ALTER TABLE settings ADD COLUMN more TEXT', 'DROP TABLE nothing_here'],
    };
    await expect(migrate(database, [...MIGRATIONS, next])).rejects.toThrow('no such table');
    expect(Object.keys((await database.all('SELECT * FROM settings'))[0] ?? {})).not.toContain('more');
    await migrate(database, [
      ...MIGRATIONS,
      { number, statements: () => ['ALTER TABLE settings ADD COLUMN more TEXT'] },
    ]);
    expect(Object.keys((await database.all('SELECT * FROM settings'))[0] ?? {})).toContain('more');
    await database.close();
    const copy = `${file}.before-schema-${number}`;
    expect(mode(copy)).toBe('600');
    const before = openSqlite(copy);
    expect(await before.all('SELECT account FROM settings')).toEqual([{ account: 'a' }]);
    await before.close();
  });

  it('has steps numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});
