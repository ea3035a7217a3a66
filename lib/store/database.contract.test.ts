import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { octets } from './columns.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { openStore } from './open-store.ts';
import { aSession, aSubmission, BUDI, DRIVERS, newId, openForTest, type OpenedForTest } from './test-drivers.ts';

describe.each(DRIVERS)('a database: $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
    await opened.database.run(
      `CREATE TABLE t (n ${opened.database.types.integer}, s ${opened.database.types.text}, o ${opened.database.types.blob})`,
    );
  });
  afterEach(() => opened.close());
  const numbers = async (): Promise<unknown[]> =>
    (await opened.database.all('SELECT n FROM t ORDER BY n')).map(({ n }) => n);

  it('gives back what it was given: times, octets, any text, nothing', async () => {
    const values = [Date.UTC(2100, 0), `'"\\?%_ \u{1f33f}\r\n`, Uint8Array.of(0, 255, 10)];
    await opened.database.run('INSERT INTO t VALUES (?, ?, ?)', values);
    await opened.database.run('INSERT INTO t VALUES (?, ?, ?)', [null, '', null]);
    const [row, empty] = await opened.database.all('SELECT n, s, o FROM t ORDER BY s DESC');
    expect([row?.['n'], row?.['s'], Buffer.from(row ? octets(row, 'o') : [])]).toEqual([
      values[0],
      values[1],
      Buffer.of(0, 255, 10),
    ]);
    expect(empty).toEqual({ n: null, s: '', o: null });
    expect(await opened.database.all('SELECT count(*) AS many, sum(n) AS total FROM t')).toEqual([
      { many: 2, total: values[0] },
    ]);
  });

  it('takes text with U+0000, which no part of a message may stop it with', async () => {
    await opened.database.run('INSERT INTO t (n, s) VALUES (1, ?)', ['a\0b']);
    expect(await opened.database.all('SELECT n FROM t WHERE s = ?', ['a\0b'])).toEqual([{ n: 1 }]);
  });

  it('sorts by code points, whatever language its server speaks', async () => {
    for (const word of ['b', 'B', 'ä', '~', 'a', '_'])
      await opened.database.run('INSERT INTO t (s) VALUES (?)', [word]);
    const sorted = (await opened.database.all('SELECT s FROM t ORDER BY s')).map(({ s }) => s);
    expect(sorted).toEqual(['B', '_', 'a', 'b', '~', 'ä']);
  });

  it('undoes a transaction that fails, by a statement or by a throw', async () => {
    await expect(
      opened.database.transaction(async (statements) => {
        await statements.run('INSERT INTO t (n) VALUES (1)');
        throw new AppError('contact.missing');
      }),
    ).rejects.toMatchObject({ code: 'contact.missing' });
    await expect(
      opened.database.transaction(async (statements) => {
        await statements.run('INSERT INTO t (n) VALUES (2)');
        await statements.run('INSERT INTO nothing_here VALUES (1)');
      }),
    ).rejects.toThrow('nothing_here');
    expect(await numbers()).toEqual([]);
    await opened.database.run('INSERT INTO t (n) VALUES (3)');
    expect(await numbers()).toEqual([3]);
  });

  it('lets transactions that run at the same time see what they would see alone', async () => {
    const increase = () =>
      opened.database.transaction(async (statements) => {
        const [row] = await statements.all('SELECT coalesce(max(n), 0) AS most FROM t');
        await statements.run('INSERT INTO t (n) VALUES (?)', [Number(row?.['most']) + 1]);
      });
    await Promise.all(Array.from({ length: 8 }, increase));
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('hands each due submission to one of two processes, and leaves none for later', async () => {
    const other = await opened.beside();
    const ids = Array.from({ length: 12 }, newId);
    for (const id of ids) await opened.store.submissions.add(aSubmission({ id }), 1);
    const claims = await Promise.all(
      ids.map((_, at) => (at % 2 === 0 ? opened.store : other).submissions.claim(`runner:${at}`, 1000, 10)),
    );
    expect(new Set(claims.map((one) => one?.id))).toEqual(new Set(ids));
    expect(await other.submissions.claim('late', 1000, 10)).toBeUndefined();
    const [one] = claims;
    if (!one) throw new Error('nothing was claimed');
    const holder = one.leaseOwner ?? '';
    expect(await other.submissions.renew(one, 'stranger', 2000, 20)).toBe(false);
    expect(await other.submissions.renew(one, holder, 2000, 20)).toBe(true);
    expect(await opened.store.submissions.claim('late', 3000, 1500)).toBeDefined(); // one of the other eleven: their leases ran out
  });

  it('ends a session for every process at once', async () => {
    const other = await opened.beside();
    const session = aSession();
    await opened.store.sessions.add(session);
    expect(await other.sessions.find(session.id, 2000)).toBeDefined();
    await opened.store.sessions.end(BUDI, 'all');
    expect(await other.sessions.find(session.id, 2000)).toBeUndefined();
  });

  it('gives a sign of life also while a long transaction holds it, and none once it is closed', async () => {
    const gate = Promise.withResolvers<void>();
    const long = opened.database.transaction(async (statements) => {
      await statements.run('INSERT INTO t (n) VALUES (1)');
      await gate.promise;
    });
    await opened.store.ask();
    gate.resolve();
    await long;
    const { database } = opened;
    await opened.reopen();
    await expect(database.ask()).rejects.toMatchObject({ code: 'store.unavailable' });
  });

  it('takes no statement after it was closed, and is closed twice without harm', async () => {
    const { database } = opened;
    await opened.reopen();
    await database.close();
    await expect(database.all('SELECT 1')).rejects.toMatchObject({ code: 'store.unavailable' });
    await expect(database.transaction((statements) => statements.all('SELECT 1'))).rejects.toMatchObject({
      code: 'store.unavailable',
    });
  });

  it('is not touched when a newer version wrote it, and the sentence says so', async () => {
    await opened.database.run('INSERT INTO migrations (number) VALUES (999)');
    await expect(openStore(opened.database, opened.directory)).rejects.toMatchObject({
      code: 'config.invalid',
      detail: expect.stringContaining('newer version') as string,
    });
  });

  it('keeps a copy of what was there before each change of the schema, the last three, and stays as it was when a step fails', async () => {
    const { database } = opened;
    await opened.store.settings.save(BUDI, { theme: 'dark' });
    const next = (at: number, ...statements: string[]) => ({
      number: MIGRATIONS.length + at,
      statements: () => statements,
    });
    await expect(
      migrate(database, [
        ...MIGRATIONS,
        next(1, 'ALTER TABLE settings ADD COLUMN more TEXT', 'DROP TABLE nothing_here'),
      ]),
    ).rejects.toThrow('nothing_here');
    const columns = async (): Promise<string[]> => Object.keys((await database.all('SELECT * FROM settings'))[0] ?? {});
    expect(await columns()).toEqual(['account', 'version', 'content']);
    const steps = [1, 2, 3, 4].map((at) => next(at, `ALTER TABLE settings ADD COLUMN more${at} TEXT`));
    for (const at of [1, 2, 3, 4]) await migrate(database, [...MIGRATIONS, ...steps.slice(0, at)]);
    expect(await columns()).toEqual(['account', 'version', 'content', 'more1', 'more2', 'more3', 'more4']);
    const copies: string[][] = [];
    await database.overCopies(async (statements) => {
      copies.push(Object.keys((await statements.all('SELECT * FROM settings'))[0] ?? {}).slice(3));
    });
    expect(copies).toEqual([['more1'], ['more1', 'more2'], ['more1', 'more2', 'more3']]);
  });

  it('sorts the text of its tables by code points', async () => {
    for (const name of ['~b', 'B', 'a']) await opened.store.settings.save(name, {});
    expect(
      (await opened.database.all('SELECT account FROM settings ORDER BY account')).map(({ account }) => account),
    ).toEqual(['B', 'a', '~b']);
  });

  it('has steps numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});
