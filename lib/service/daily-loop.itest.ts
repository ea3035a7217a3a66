import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { MessageList, MessageAction } from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import { makeTestPostgres, type TestPostgres } from '#lib/store/test-postgres.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, field: 'subject', q: '' } as const;

let house: TestHouse;
let budi: TestUser;
let session: Session;

const list = (mailbox = 'INBOX', over: object = {}): Promise<MessageList> =>
  service.listMessages(session, { ...window, mailbox, ...over });
const subjects = async (mailbox = 'INBOX', over: object = {}): Promise<string[]> =>
  (await list(mailbox, over)).rows.map(({ subject }) => subject);
/** Presses a button of the list after ticking these subjects. */
const press = async (action: MessageAction, wanted: readonly string[], { mailbox = 'INBOX', target = '' } = {}) => {
  const { uidValidity, rows } = await list(mailbox);
  const uid = rows.filter(({ subject }) => wanted.includes(subject)).map((row) => row.uid);
  return service.actOnMessages(session, { mailbox, uidValidity, uid, do: action, target });
};
const open = async (subject: string, mailbox = 'INBOX') => {
  const { uidValidity, rows } = await list(mailbox);
  return { mailbox, message: { uidValidity, uid: rows.find((row) => row.subject === subject)?.uid ?? 0 } };
};
const pathOf = async (use: string): Promise<string> =>
  (await service.listMailboxes(session)).mailboxes.find(({ specialUse }) => specialUse === use)?.path ?? '';

let postgres: TestPostgres | undefined;

afterEach(async () => {
  await house.close();
  await postgres?.drop();
  postgres = undefined;
});

describe.each([
  ['full', 'SQLite'],
  ['courier', 'SQLite'],
  ['minimal', 'SQLite'],
  ['full', 'PostgreSQL'],
] as const)('a day of mail beside a server of the kind "%s", kept in %s', (profile, kept) => {
  beforeEach(async () => {
    postgres = kept === 'PostgreSQL' ? await makeTestPostgres() : undefined;
    house = await openTestHouse({ imap: mailserver.imap[profile], smtp: mailserver.smtp }, postgres?.settings);
    budi = await mailserver.user();
    session = await house.signIn(budi);
  });

  it('shows folders with counts, the inbox first', async () => {
    await budi.append('INBOX', { subject: 'One' });
    const { mailboxes } = await service.listMailboxes(session);
    expect(mailboxes[0]).toMatchObject({ specialUse: 'inbox', messages: 1, unseen: 1, depth: 0 });
    expect(mailboxes.map(({ specialUse }) => specialUse)).toEqual(
      expect.arrayContaining(['drafts', 'sent', 'trash', 'junk']),
    );
  });

  it('reads, stars, moves, deletes and empties', async () => {
    for (const subject of ['One', 'Two', 'Three']) await budi.append('INBOX', { subject, text: `Isi ${subject}` });
    expect(await subjects()).toEqual(['Three', 'Two', 'One']);

    const view = await service.readMessage(session, { ...(await open('Two')), markRead: true });
    expect(view).toMatchObject({
      subject: 'Two',
      text: expect.stringContaining('Isi Two') as string,
      flags: expect.arrayContaining(['\\Seen']) as string[],
    });
    expect((await press('flag', ['One', 'Two'])).count).toBe(2);
    expect(await subjects('INBOX', { filter: 'flagged' })).toEqual(['Two', 'One']);
    expect(await subjects('INBOX', { filter: 'unread' })).toEqual(['Three', 'One']);

    const { mailbox } = await service.createMailbox(session, { name: 'Arsip 2026', parent: '' });
    const target = decodeMailboxKey(mailbox) ?? '';
    expect((await press('move', ['One'], { target })).count).toBe(1);
    expect(await subjects(target)).toEqual(['One']);

    expect(await press('delete', ['Two'])).toMatchObject({ count: 1, forever: false });
    const trash = await pathOf('trash');
    expect(await subjects(trash)).toEqual(['Two']);
    expect(await press('delete', ['Two'], { mailbox: trash })).toMatchObject({ count: 1, forever: true });
    expect(await subjects(trash)).toEqual([]);

    await press('delete', ['Three']);
    expect(await service.emptyMailbox(session, { mailbox: trash, confirm: true })).toEqual({ deleted: 1 });
    expect(await subjects(trash)).toEqual([]);
    expect(await subjects()).toEqual([]);
  });

  it('tells what an undo needs: where the messages are now, and under which numbers', async () => {
    for (const subject of ['One', 'Two', 'Three']) await budi.append('INBOX', { subject });
    for (const action of ['archive', 'delete', 'junk'] as const) {
      const { target, uidValidity, moved, count } = await press(action, ['One', 'Three']);
      const mailbox = decodeMailboxKey(target ?? '') ?? '';
      expect([count, await subjects(mailbox), await subjects()]).toEqual([2, ['Three', 'One'], ['Two']]);
      const back = { mailbox, uidValidity, uid: moved.map(([, to]) => to), target: 'INBOX' };
      expect(await service.moveMessages(session, back)).toMatchObject({ count: 2, target: 'INBOX' });
      expect((await subjects()).sort()).toEqual(['One', 'Three', 'Two']);
    }
    expect(await press('flag', ['One'])).toMatchObject({ count: 1, target: null, moved: [] });
  });

  it('renames and deletes folders, but none that mail needs', async () => {
    const made = decodeMailboxKey((await service.createMailbox(session, { name: 'Proyek', parent: '' })).mailbox) ?? '';
    const renamed =
      decodeMailboxKey((await service.renameMailbox(session, { mailbox: made, name: 'Proyek Baru' })).mailbox) ?? '';
    const names = async (): Promise<string[]> =>
      (await service.listMailboxes(session)).mailboxes.map(({ name }) => name);
    expect(await names()).toEqual(expect.arrayContaining(['Proyek Baru']));
    expect(await names()).not.toContain('Proyek');
    await expect(service.deleteMailbox(session, { mailbox: renamed, confirm: 'Proyek' })).rejects.toMatchObject({
      code: 'input.invalid',
      field: 'confirm',
    });
    await service.deleteMailbox(session, { mailbox: renamed, confirm: 'Proyek Baru' });
    expect(await names()).not.toContain('Proyek Baru');
    const trash = await pathOf('trash');
    await expect(service.deleteMailbox(session, { mailbox: trash, confirm: 'Trash' })).rejects.toMatchObject({
      code: 'mailbox.protected',
    });
    await expect(service.renameMailbox(session, { mailbox: 'INBOX', name: 'X' })).rejects.toMatchObject({
      code: 'mailbox.protected',
    });
    await expect(service.emptyMailbox(session, { mailbox: 'INBOX', confirm: true })).rejects.toMatchObject({
      code: 'mailbox.protected',
    });
    await expect(service.createMailbox(session, { name: ' ', parent: '' })).rejects.toMatchObject({
      code: 'mailbox.name_invalid',
    });
  });
});

describe('beside a full Dovecot', () => {
  beforeEach(async () => {
    house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
    budi = await mailserver.user();
    session = await house.signIn(budi);
  });

  it('shows the last page when the one asked for has been emptied', async () => {
    for (let at = 1; at <= 3; at += 1) await budi.append('INBOX', { subject: `M${at}` });
    expect(await list('INBOX', { offset: 40, limit: 2 })).toMatchObject({
      offset: 2,
      total: 3,
      rows: [{ subject: 'M1' }],
    });
  });

  it('finds by words', async () => {
    await budi.append('INBOX', { subject: 'Rapat anggaran' });
    await budi.append('INBOX', { subject: 'Undangan', text: 'Ada rapat besok.' });
    expect(await subjects('INBOX', { q: 'rapat', field: 'subject' })).toEqual(['Rapat anggaran']);
    expect(await subjects('INBOX', { q: 'rapat', field: 'text' })).toEqual(['Undangan', 'Rapat anggaran']);
  });

  it('saves an attachment byte for byte, under its own name', async () => {
    const content = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256));
    await budi.append('INBOX', {
      subject: 'Berkas',
      text: 'x',
      attachments: [{ name: 'Laporan "Q3", akhir.pdf', type: 'application/pdf', content }],
    });
    const ref = await open('Berkas');
    const { attachments } = await service.readMessage(session, ref);
    expect(attachments).toMatchObject([{ name: 'Laporan "Q3", akhir.pdf', type: 'application/pdf', inline: false }]);
    const answer = await service.readPart(session, { ...ref, part: attachments[0]?.part ?? '', inline: true });
    expect(answer).toMatchObject({ name: 'Laporan "Q3", akhir.pdf', inline: false });
    expect(Buffer.from(await new Response(answer.body).arrayBuffer()).equals(content)).toBe(true);
  });

  it('shows only true pictures in place, and gives nothing that runs its type', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const attachments = [
      { name: 'a.png', type: 'image/png', content: png },
      { name: 'b.png', type: 'image/png', content: Buffer.from('<script>alert(1)</script>') },
      { name: 'c.svg', type: 'image/svg+xml', content: Buffer.from('<svg onload="alert(1)"/>') },
      { name: 'd.html', type: 'text/html', content: Buffer.from('<script>alert(1)</script>') },
    ];
    await budi.append('INBOX', { subject: 'Gambar', text: 'x', attachments });
    const ref = await open('Gambar');
    const { attachments: parts } = await service.readMessage(session, ref);
    const answers = await Promise.all(
      parts.map(({ part }) => service.readPart(session, { ...ref, part, inline: true })),
    );
    expect(answers.map(({ inline, type }) => [inline, type])).toEqual([
      [true, 'image/png'],
      [false, 'image/png'],
      [false, 'application/octet-stream'],
      [false, 'application/octet-stream'],
    ]);
    expect(Buffer.from(await new Response(answers[0]?.body).arrayBuffer()).equals(png)).toBe(true);
    await Promise.all(answers.slice(1).map(({ body }) => body.cancel()));
    await expect(service.readPart(session, { ...ref, part: '9', inline: false })).rejects.toMatchObject({
      code: 'part.missing',
    });
  });

  it('cleans HTML, and gives its text to those who see none', async () => {
    await budi.append('INBOX', {
      subject: 'Kabar',
      html: '<p>Halo <b>Budi</b></p><script>alert(1)</script><img src="https://t.test/x.gif">',
    });
    const ref = await open('Kabar');
    const { html, remote } = await service.cleanHtmlBody(session, ref);
    expect(html).toContain('<b>Budi</b>');
    expect(html).not.toMatch(/script|t\.test/);
    expect(remote).toEqual([{ url: 'https://t.test/x.gif', tracker: false, shown: false }]);
    expect((await service.readMessage(session, ref)).text).toContain('Halo Budi');
  });

  it('gives the source octet for octet', async () => {
    const raw = 'From: a@b.test\r\nSubject: Sumber\r\n\r\nÄ caf\xe9\r\n';
    const uid = await budi.append('INBOX', Buffer.from(raw, 'latin1'));
    const ref = await open('Sumber');
    const { body, size } = await service.readSource(session, { ...ref, download: true });
    const bytes = Buffer.from(await new Response(body).arrayBuffer());
    expect(bytes.equals(await budi.raw('INBOX', uid))).toBe(true);
    expect(size).toBe(bytes.length);
    expect((await service.readSourceText(session, { ...ref, headersOnly: true })).text).toContain('Subject: Sumber');
    expect(await service.readSourceText(session, { ...ref, maxBytes: 10 })).toEqual({
      text: 'From: a@b.',
      truncated: true,
    });
  });

  it('says what became of a message or folder that another program took away', async () => {
    await budi.append('INBOX', { subject: 'Hilang' });
    const ref = await open('Hilang');
    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command(`UID STORE ${ref.message.uid} +FLAGS (\\Deleted)`);
    await other.command('EXPUNGE');
    await other.logout();
    await list();
    await expect(service.readMessage(session, ref)).rejects.toMatchObject({ code: 'message.gone' });
    await expect(list('Tiada')).rejects.toMatchObject({ code: 'mailbox.missing' });
    const stale = { ...ref, message: { uidValidity: 1, uid: 1 } };
    await expect(service.readMessage(session, stale)).rejects.toMatchObject({ code: 'mailbox.renumbered' });
  });

  it('makes Trash again when another program deleted it', async () => {
    await budi.append('INBOX', { subject: 'Satu' });
    await list();
    const other = await budi.imap();
    await other.tryCommand('DELETE Trash');
    await other.logout();
    expect((await press('delete', ['Satu'])).count).toBe(1);
    expect(await subjects('Trash')).toEqual(['Satu']);
  });

  it('tells a full mailbox apart, and moves nothing then', async () => {
    const full = await mailserver.user({ quotaBytes: 20_480 });
    session = await house.signIn(full);
    await full.append('INBOX', { subject: 'Besar', text: 'x'.repeat(12_000) });
    await expect(press('copy', ['Besar'], { target: 'Archive' })).rejects.toMatchObject({ code: 'quota.exceeded' });
    expect((await service.listMailboxes(session)).quota?.limitBytes).toBe(20_480);
  });

  it('ends nobody when a password is refused, and everybody when they sign out everywhere', async () => {
    await expect(house.signIn({ login: budi.login, password: 'salah' })).rejects.toMatchObject({
      code: 'auth.rejected',
    });
    expect((await service.listSessions(session)).sessions).toMatchObject([{ current: true }]);
    await house.signIn(budi);
    expect((await service.endSessions(session, { which: 'others' })).ended).toBe(1);
    expect((await service.endSessions(session, { which: 'all' })).ended).toBe(1);
    await expect(session.lendPassword(() => Promise.resolve('still there'))).rejects.toMatchObject({
      code: 'auth.required',
    });
  });

  it('tells a server that is away from a wrong password, and counts no failure for it', async () => {
    const proxy = await startFaultProxy(mailserver.imap.full);
    await house.close();
    house = await openTestHouse({ imap: proxy, smtp: mailserver.smtp });
    await proxy.down();
    for (let at = 0; at < 8; at += 1)
      await expect(house.signIn(budi)).rejects.toMatchObject({ code: 'imap.unreachable' });
    await proxy.up();
    expect((await house.signIn(budi)).user).toBe(budi.login);
    await proxy.stop();
  });
});
