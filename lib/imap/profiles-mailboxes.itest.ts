import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)('on a server like "%s"', (profile) => {
  let budi: TestUser;
  let access: AccountAccess;
  const prefix = profile === 'courier' ? 'INBOX.' : '';
  const box = (path: string) => ({ account: access.account, path: path === 'INBOX' ? path : prefix + path });
  const list = (path: string, more: object = {}) => imap.listMessages(access, box(path), { ...window, ...more });

  beforeEach(async () => {
    pointAt(mailserver.imap[profile]);
    budi = await mailserver.user();
    access = accessOf(budi);
  });

  it('lists mailboxes with special uses, counts and levels', async () => {
    await budi.append('INBOX', { subject: 'One' });
    await budi.append('INBOX', { subject: 'Two' }, ['\\Seen']);
    const path = await imap.mailboxPath(access, '', 'Pekerjaan & “Rapat”');
    await imap.createMailbox(access, path);
    const below = await imap.mailboxPath(access, path, 'Näher');
    await imap.createMailbox(access, below);
    const mailboxes = await imap.listMailboxes(access);
    expect(mailboxes.map(({ name, depth, specialUse }) => [name, depth, specialUse])).toEqual([
      ['INBOX', 0, 'inbox'],
      ['Drafts', 0, 'drafts'],
      ['Sent', 0, 'sent'],
      ['Archive', 0, 'archive'],
      ['Junk', 0, 'junk'],
      ['Trash', 0, 'trash'],
      ['Pekerjaan & “Rapat”', 0, null],
      ['Näher', 1, null],
    ]);
    expect(mailboxes[0]).toMatchObject({
      messages: 2,
      unseen: 1,
      subscribed: true,
      selectable: true,
      delimiter: profile === 'courier' ? '.' : '/',
    });
    expect(mailboxes.every(({ subscribed, uidValidity }) => subscribed && uidValidity > 0)).toBe(true);
  });

  it('creates, renames with subscriptions, unsubscribes and deletes mailboxes', async () => {
    const [a, b] = [box('Alpha').path, box('Beta').path];
    await imap.createMailbox(access, a);
    await expect(imap.createMailbox(access, a)).rejects.toMatchObject({ code: 'mailbox.exists' });
    await imap.createMailbox(access, await imap.mailboxPath(access, a, 'Sub'));
    await list('Alpha'); // selected while it is renamed
    await imap.renameMailbox(access, a, b);
    const named = (await imap.listMailboxes(access)).filter(({ specialUse }) => !specialUse);
    expect(named.map(({ name, subscribed }) => [name, subscribed])).toEqual([
      ['Beta', true],
      ['Sub', true],
    ]);
    await expect(list('Alpha')).rejects.toMatchObject({ code: 'mailbox.missing' });
    expect((await list('Beta')).total).toBe(0);
    await imap.subscribeMailbox(access, b, false);
    expect((await imap.listMailboxes(access)).find(({ path }) => path === b)?.subscribed).toBe(false);
    await expect(imap.renameMailbox(access, a, 'x')).rejects.toMatchObject({ code: 'mailbox.missing' });
    await expect(imap.renameMailbox(access, 'INBOX', b)).rejects.toMatchObject({ code: 'mailbox.protected' });
    await imap.deleteMailbox(access, named[1]?.path ?? '');
    await imap.deleteMailbox(access, b);
    await expect(imap.deleteMailbox(access, b)).rejects.toMatchObject({ code: 'mailbox.missing' });
    expect((await imap.listMailboxes(access)).map(({ name }) => name)).not.toContain('Beta');
  });

  it('refuses names that a mailbox cannot have', async () => {
    const delimiter = profile === 'courier' ? '.' : '/';
    for (const name of ['', '  ', `a${delimiter}b`, 'a\r\nb', 'a\0b', 'all*', '50%', 'x'.repeat(256), '..'])
      await expect(imap.mailboxPath(access, '', name)).rejects.toMatchObject({ code: 'mailbox.name_invalid' });
    expect(await imap.mailboxPath(access, '', ' Surat ')).toBe(`${prefix}Surat`);
    await expect(imap.mailboxPath(access, 'Nowhere', 'x')).rejects.toMatchObject({ code: 'mailbox.missing' });
  });

  it('stores a message byte for byte with flags and date, and finds it by its Message-ID', async () => {
    const source = Buffer.from(`Message-ID: <a.b@x>\r\nSubject: Draft\r\n\r\n${'ä€\r\n'.repeat(400_000)}`);
    const pieces = Array.from({ length: Math.ceil(source.length / 50_000) }, (_, at) =>
      source.subarray(at * 50_000, (at + 1) * 50_000),
    );
    const stored = await imap.appendMessage(access, box('Drafts').path, {
      size: source.length,
      open: () => Readable.from(pieces),
      flags: ['\\Draft', '\\Seen'],
      date: new Date('2024-05-06T07:08:09Z'),
    });
    const [uid = 0] = await imap.searchMessageId(access, box('Drafts').path, '<a.b@x>');
    expect(await imap.searchMessageId(access, box('Drafts').path, '<other@x>')).toEqual([]);
    expect(stored?.uid).toBe(uid);
    expect((await budi.raw('Drafts', uid)).equals(source)).toBe(true);
    expect((await list('Drafts')).rows[0]).toMatchObject({
      uid,
      received: '2024-05-06T07:08:09.000Z',
      size: source.length,
    });
    expect((await list('Drafts')).rows[0]?.flags).toEqual(expect.arrayContaining(['\\Draft', '\\Seen']));
  });

  it('tells over quota apart from other refusals, and how full the storage is', async () => {
    const small = await mailserver.user({ quotaBytes: 20_000 });
    const theirs = accessOf(small);
    await small.append('INBOX', { subject: 'Big', text: 'x'.repeat(9_000) });
    const quota = await imap.readQuota(theirs);
    expect(quota?.limitBytes).toBe(profile === 'minimal' ? undefined : 20 * 1024);
    const { uidValidity, rows } = await imap.listMessages(theirs, { account: theirs.account, path: 'INBOX' }, window);
    const messages = {
      mailbox: { account: theirs.account, path: 'INBOX' },
      uidValidity,
      uids: rows.map((row) => row.uid),
    };
    await expect(imap.copyMessages(theirs, messages, `${prefix}Archive`)).rejects.toMatchObject({
      code: 'quota.exceeded',
    });
    const bytes = Buffer.from(`Subject: x\r\n\r\n${'x'.repeat(30_000)}`);
    const append = imap.appendMessage(theirs, `${prefix}Sent`, {
      size: bytes.length,
      open: () => Readable.from([bytes]),
      flags: [],
    });
    await expect(append).rejects.toMatchObject({ code: 'quota.exceeded' });
    expect(await small.count('INBOX')).toBe(1);
  });
});
