import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { parseSearch } from '../mail/parse-search.ts';
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
  const subjects = async (path: string, more: object = {}) =>
    (await list(path, more)).rows.map((row) => row.envelope.subject);
  const set = async (path: string, ...names: string[]) => {
    const { rows, uidValidity } = await list(path);
    const uids = rows.filter((row) => names.includes(row.envelope.subject)).map((row) => row.uid);
    return { mailbox: box(path), uidValidity, uids };
  };

  beforeEach(async () => {
    pointAt(mailserver.imap[profile]);
    budi = await mailserver.user();
    access = accessOf(budi);
  });

  it('shows the newest messages first, in windows with the total', async () => {
    for (const subject of ['One', 'Two', 'Three']) await budi.append('INBOX', { subject });
    const first = await list('INBOX', { limit: 2 });
    expect(first).toMatchObject({ total: 3, readOnly: false, order: 'arrival' });
    expect(first.rows.map((row) => row.envelope.subject)).toEqual(['Three', 'Two']);
    expect(await subjects('INBOX', { limit: 2, offset: 2 })).toEqual(['One']);
    expect(await subjects('INBOX', { descending: false, limit: 2 })).toEqual(['One', 'Two']);
    expect(await subjects('INBOX', { offset: 3 })).toEqual([]);
  });

  it('shows new mail at the next refresh and counts a new revision', async () => {
    const empty = await list('INBOX');
    expect(empty).toMatchObject({ total: 0, rows: [] });
    await budi.append('INBOX', { subject: 'New' });
    const after = await list('INBOX');
    expect(after.total).toBe(1);
    expect(after.revision).toBeGreaterThan(empty.revision);
    expect((await list('INBOX')).revision).toBe(after.revision);
  });

  it('sorts by date, sender, recipient, subject and size', async () => {
    await budi.append('INBOX', {
      subject: 'Re: beta',
      from: 'zoe@x.org',
      to: 'm@x.org',
      date: new Date('2024-02-01'),
      text: 'x'.repeat(5000),
    });
    await budi.append('INBOX', {
      subject: 'alpha',
      from: 'Budi <abe@x.org>',
      to: 'z@x.org',
      date: new Date('2024-03-01'),
      text: 'x'.repeat(9000),
    });
    await budi.append('INBOX', {
      subject: 'Gamma',
      from: 'moe@x.org',
      to: 'a@x.org',
      date: new Date('2024-01-01'),
      text: 'x',
    });
    const by = (order: string) => subjects('INBOX', { order, descending: false });
    expect(await by('date')).toEqual(['Gamma', 'Re: beta', 'alpha']);
    expect(await by('from')).toEqual(['alpha', 'Gamma', 'Re: beta']);
    expect(await by('to')).toEqual(['Gamma', 'Re: beta', 'alpha']);
    expect(await by('subject')).toEqual(['alpha', 'Re: beta', 'Gamma']);
    expect(await by('size')).toEqual(['Gamma', 'Re: beta', 'alpha']);
    expect(await subjects('INBOX', { order: 'size', limit: 1 })).toEqual(['alpha']);
    const sortable = ['arrival', 'date', 'from', 'to', 'subject', 'size', 'flagged', 'unread'];
    expect((await list('INBOX')).orders).toEqual(sortable);
  });

  it('filters unread and flagged, and follows flags that another program sets', async () => {
    await budi.append('INBOX', { subject: 'Read' }, ['\\Seen']);
    const uid = await budi.append('INBOX', { subject: 'Unread' });
    expect(await subjects('INBOX', { filter: 'unread' })).toEqual(['Unread']);
    expect(await subjects('INBOX', { filter: 'flagged' })).toEqual([]);
    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command(`UID STORE ${uid} +FLAGS (\\Seen \\Flagged)`);
    await other.logout();
    expect(await subjects('INBOX', { filter: 'unread' })).toEqual([]);
    expect(await subjects('INBOX', { filter: 'flagged' })).toEqual(['Unread']);
  });

  it('finds words in subject, sender, recipient and text, beyond ASCII too', async () => {
    await budi.append('INBOX', {
      subject: 'Rapat “Selasa”',
      from: 'Siti <siti@x.org>',
      to: 'tim@x.org',
      text: 'Bahas résumé',
    });
    await budi.append('INBOX', {
      subject: 'Lain',
      from: 'Joko <joko@x.org>',
      to: 'a@x.org',
      cc: 'tim@x.org',
      text: 'Halo',
    });
    const find = (typed: string) => subjects('INBOX', { search: parseSearch(typed).query });
    expect(await find('subject:"rapat “sel"')).toEqual(['Rapat “Selasa”']);
    expect(await find('from:joko@')).toEqual(['Lain']);
    expect(await find('to:tim@x')).toEqual(['Lain', 'Rapat “Selasa”']);
    expect(await find('text:résumé')).toEqual(['Rapat “Selasa”']);
    expect(await find('text:nowhere')).toEqual([]);
    expect(await find(' \r\n ')).toEqual(['Lain', 'Rapat “Selasa”']);
  });

  it('opens a message with header, structure and neighbours, and does not mark it read', async () => {
    await budi.append('INBOX', { subject: 'Old' });
    const uid = await budi.append('INBOX', {
      subject: 'With café.pdf',
      text: 'Hello',
      html: '<p>Hello</p>',
      attachments: [{ name: 'café "1", 2.pdf', type: 'application/pdf', content: 'PDF' }],
    });
    await budi.append('INBOX', { subject: 'New' });
    const { uidValidity, rows } = await list('INBOX');
    const opened = await imap.openMessage(access, { mailbox: box('INBOX'), uidValidity, uid });
    expect(opened.envelope.subject).toBe('With café.pdf');
    expect(opened.flags).not.toContain('\\Seen');
    expect(opened.headers.toString()).toMatch(/^From: Sender <sender@example.org>\r\n/);
    expect([opened.newer, opened.older]).toEqual([rows[0]?.uid, rows[2]?.uid]);
    const [body, file] = opened.structure?.children ?? [];
    expect(opened.structure).toMatchObject({ part: '', type: 'multipart/mixed' });
    expect(body?.children.map(({ part, type }) => [part, type])).toEqual([
      ['1.1', 'text/plain'],
      ['1.2', 'text/html'],
    ]);
    expect(file).toMatchObject({
      part: '2',
      type: 'application/pdf',
      encoding: 'base64',
      disposition: 'attachment',
      filename: 'café "1", 2.pdf',
    });
    const ref = { mailbox: box('INBOX'), uidValidity, uid };
    const { bytes, truncated } = await imap.fetchPart(access, ref, '2', 1000);
    expect([bytes.toString('latin1').trim(), truncated]).toEqual([Buffer.from('PDF').toString('base64'), false]);
    expect(await imap.fetchPart(access, ref, '2', 2)).toMatchObject({ truncated: true });
    await expect(imap.fetchPart(access, ref, '7', 1000)).rejects.toMatchObject({ code: 'part.missing' });
    expect(await budi.flags('INBOX', uid)).not.toContain('\\Seen');
  });

  it('says when an opened message is gone or the mailbox does not exist', async () => {
    const { uidValidity } = await list('INBOX');
    await expect(imap.openMessage(access, { mailbox: box('INBOX'), uidValidity, uid: 77 })).rejects.toMatchObject({
      code: 'message.gone',
    });
    await expect(list('Nowhere')).rejects.toMatchObject({
      code: 'mailbox.missing',
      values: { mailbox: `${prefix}Nowhere` },
    });
  });

  it('sets and removes flags and keywords without touching others', async () => {
    const uid = await budi.append('INBOX', { subject: 'One' }, ['\\Answered']);
    const messages = await set('INBOX', 'One');
    expect(
      await imap.setFlags(access, messages, { add: ['\\Seen', '\\Flagged', '$Forwarded'], remove: [] }),
    ).toMatchObject({ changed: 1 });
    expect(await imap.setFlags(access, messages, { add: [], remove: ['\\Flagged'] })).toMatchObject({ changed: 1 });
    expect((await budi.flags('INBOX', uid)).filter((flag) => flag !== '\\Recent').sort()).toEqual([
      '$Forwarded',
      '\\Answered',
      '\\Seen',
    ]);
    expect((await list('INBOX')).rows[0]?.flags).toEqual(
      expect.arrayContaining(['\\Seen', '$Forwarded', '\\Answered']),
    );
    await expect(
      imap.setFlags(access, { ...messages, uids: [99] }, { add: ['\\Seen'], remove: [] }),
    ).rejects.toMatchObject({ code: 'message.gone' });
    await expect(imap.setFlags(access, messages, { add: ['a b'], remove: [] })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });

  it('moves messages: they are in the target and no longer in the list', async () => {
    for (const subject of ['One', 'Two', 'Three']) await budi.append('INBOX', { subject }, ['\\Seen']);
    const moved = await imap.moveMessages(access, await set('INBOX', 'One', 'Three'), box('Archive').path);
    expect(moved.count).toBe(2);
    expect(moved.moved.size).toBe(2);
    expect(await subjects('INBOX')).toEqual(['Two']);
    expect(await subjects('Archive')).toEqual(['Three', 'One']);
    expect((await list('INBOX')).total).toBe(1);
    expect((await list('Archive')).rows[0]?.flags).toContain('\\Seen');
    const named = await imap.listMailboxes(access);
    expect(named.find(({ path }) => path === 'INBOX')).toMatchObject({ messages: 1, unseen: 0 });
  });

  it('keeps the source when the target does not exist', async () => {
    await budi.append('INBOX', { subject: 'One' });
    const messages = await set('INBOX', 'One');
    await expect(imap.moveMessages(access, messages, box('Nowhere').path)).rejects.toMatchObject({
      code: 'mailbox.missing',
      values: { mailbox: box('Nowhere').path },
    });
    await expect(imap.copyMessages(access, messages, box('Nowhere').path)).rejects.toMatchObject({
      code: 'mailbox.missing',
    });
    expect(await subjects('INBOX')).toEqual(['One']);
  });

  it('copies messages and leaves the source', async () => {
    await budi.append('INBOX', { subject: 'One' });
    expect(await imap.copyMessages(access, await set('INBOX', 'One'), box('Archive').path)).toMatchObject({ count: 1 });
    expect([await subjects('INBOX'), await subjects('Archive')]).toEqual([['One'], ['One']]);
  });

  it('deletes named messages for good and leaves what another program marked as deleted', async () => {
    await budi.append('Trash', { subject: 'Mine' });
    await budi.append('Trash', { subject: 'Other' }, ['\\Deleted']);
    expect(await imap.expungeMessages(access, await set('Trash', 'Mine'))).toBe(1);
    expect(await subjects('Trash')).toEqual(profile === 'minimal' ? [] : ['Other']);
    expect(await budi.subjects('Trash')).toContain('Other');
    expect(await imap.expungeMessages(access, { ...(await set('Trash')), uids: [1] })).toBe(
      profile === 'minimal' ? 1 : 0,
    );
  });

  it('goes the whole way: delete to Trash, list, empty Trash', async () => {
    for (const subject of ['One', 'Two']) await budi.append('INBOX', { subject });
    const trash = await imap.ensureSpecialUse(access, 'trash');
    expect(trash).toBe(box('Trash').path);
    await imap.moveMessages(access, await set('INBOX', 'One', 'Two'), trash);
    await imap.expungeMessages(access, await set('Trash', 'One'));
    expect(await subjects('Trash')).toEqual(['Two']);
    expect(await imap.emptyMailbox(access, box('Trash'))).toBe(1);
    expect((await list('Trash')).total).toBe(0);
    expect(await budi.count('Trash')).toBe(0);
    expect((await imap.listMailboxes(access)).find(({ path }) => path === trash)).toMatchObject({
      messages: 0,
      specialUse: 'trash',
    });
  });
});
