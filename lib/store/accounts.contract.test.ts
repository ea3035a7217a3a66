import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import {
  aBook,
  aSession,
  aSubmission,
  BUDI,
  DRIVERS,
  newId,
  openForTest,
  SITI,
  type OpenedForTest,
} from './test-drivers.ts';

interface Line {
  readonly table?: string;
  readonly row?: Readonly<Record<string, unknown>>;
  readonly leftOut?: readonly string[];
  readonly base64?: string;
}

describe.each(DRIVERS)("a person's data over $name", (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
    for (const account of [BUDI, SITI]) await fill(account);
  });
  afterEach(() => opened.close());

  /** Something in every table that belongs to a person, and two files. */
  async function fill(account: string): Promise<void> {
    const { store } = opened;
    const [id, upload] = [newId(), newId()];
    const sealed = Buffer.from('sealed-octets');
    await store.sessions.add(aSession({ account, keyHash: 'hash-of-key', nonce: sealed, ciphertext: sealed }));
    await store.settings.save(account, { language: 'id' });
    await store.identities.save({
      id,
      account,
      name: 'N',
      address: 'n@example.org',
      replyTo: '',
      signature: '',
      signatureHtml: '',
      cc: '',
      bcc: '',
      sentMailbox: '',
      isDefault: true,
    });
    await store.books.add(aBook({ account, sealed }));
    await store.contacts.save(account, undefined, { name: `Teman ${account}` });
    const spoolPath = store.files.spool(account, id);
    writeFileSync(spoolPath, `spool of ${account}`);
    await store.submissions.add(aSubmission({ id, account, spoolPath }), 1);
    await store.jobCredentials.put({ account, job: id, user: 'x', kid: 'k', sealed, expiresAt: 100 });
    const snoozed = { mailbox: 'Snoozed', uidValidity: 1, uid: 2, source: 'INBOX', wakeAt: 5 };
    await store.snoozes.add([{ id, account, ...snoozed }]);
    await store.parkedForms.add({ id, account, session: 's', ciphertext: sealed, createdAt: 1, expiresAt: 100 });
    const path = store.files.upload(account, upload);
    writeFileSync(path, `upload of ${account}`);
    await store.uploads.add({
      id: upload,
      account,
      name: 'a.txt',
      type: 'text/plain',
      size: 3,
      path,
      createdAt: 1,
      expiresAt: 100,
    });
  }

  /** How many rows of Budi each table holds that belongs to a person, where there are any. */
  const filled = async (): Promise<Record<string, number>> => {
    const columns = await opened.database.all(opened.database.catalogue);
    const tables = columns.filter((row) => row['column_name'] === 'account').map((row) => String(row['table_name']));
    const counts = await Promise.all(
      tables.map((table) => opened.database.all(`SELECT account FROM ${table} WHERE account = ?`, [BUDI])),
    );
    return Object.fromEntries(
      tables.map((table, at): [string, number] => [table, counts[at]?.length ?? 0]).filter(([, many]) => many > 0),
    );
  };
  const exported = async (account: string): Promise<Line[]> => {
    const lines: Line[] = [];
    for await (const line of opened.store.accounts.export(account)) lines.push(JSON.parse(line) as Line);
    return lines;
  };

  it('lies in tables that name its account: without that, a table is neither exported nor erased', async () => {
    const columns = await opened.database.all(opened.database.catalogue);
    const tables = Map.groupBy(columns, (row) => String(row['table_name']));
    const impersonal = [...tables].filter(([, of]) => !of.some((row) => row['column_name'] === 'account'));
    expect(impersonal.map(([table]) => table).toSorted()).toEqual(['migrations', 'throttle']);
  });

  it('is found by the login name in any case, and by nothing that only begins with it', async () => {
    expect(await opened.store.accounts.find('Budi')).toEqual([BUDI]);
    for (const other of ['bud', 'budi|mail', '%', '']) expect(await opened.store.accounts.find(other)).toEqual([]);
  });

  it('is exported whole: every table, every file, no other person, and nothing that is sealed', async () => {
    const lines = await exported(BUDI);
    const tables = Map.groupBy(lines, ({ table }) => table ?? 'files');
    expect(Object.fromEntries([...tables].map(([table, of]) => [table, of.length]))).toEqual({
      ...(await filled()),
      files: 2,
    });
    expect(tables.size).toBeGreaterThan(10);
    const files = lines.flatMap(({ base64 }) =>
      base64 === undefined ? [] : [Buffer.from(base64, 'base64').toString()],
    );
    expect(files.toSorted()).toEqual([`spool of ${BUDI}`, `upload of ${BUDI}`]);
    const all = JSON.stringify(lines);
    expect(all).toContain(`Teman ${BUDI}`);
    for (const absent of ['Teman siti', SITI, 'hash-of-key', Buffer.from('sealed-octets').toString('base64')])
      expect(all).not.toContain(absent);
    expect(lines.find(({ table }) => table === 'sessions')).toMatchObject({
      row: { agent: 'Firefox, Linux' },
      leftOut: ['key_hash', 'nonce', 'ciphertext'],
    });
  });

  it('is erased with every file and from the kept copies, and leaves other people alone', async () => {
    const before = await exported(SITI);
    const next = { number: MIGRATIONS.length + 1, statements: () => ['ALTER TABLE settings ADD COLUMN more TEXT'] };
    await migrate(opened.database, [...MIGRATIONS, next]);
    const there = await filled();
    const counts = Object.entries(await opened.store.accounts.erase(BUDI)).filter(([, many]) => many > 0);
    expect(Object.fromEntries(counts)).toEqual({ ...there, files: 2 });
    expect(await opened.store.accounts.find('budi')).toEqual([]);
    expect(await exported(BUDI)).toEqual([]);
    const inCopies: number[] = [];
    await opened.database.overCopies(async (statements) => {
      const [budi] = await statements.all('SELECT count(*) AS many FROM contacts WHERE account = ?', [BUDI]);
      const [siti] = await statements.all('SELECT count(*) AS many FROM contacts WHERE account = ?', [SITI]);
      inCopies.push(Number(budi?.['many']), Number(siti?.['many']));
    });
    expect(inCopies).toEqual([0, 1]);
    expect(await exported(SITI)).toEqual(
      before.map((line) => (line.table === 'settings' ? { ...line, row: { ...line.row, more: null } } : line)),
    );
    expect(await opened.store.accounts.erase(BUDI)).toMatchObject({ contacts: 0, files: 0 });
  });
});
