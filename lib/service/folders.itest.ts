import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let house: TestHouse;
let session: Session;
let budi: TestUser;
afterEach(() => house.close());

const listed = async () => (await service.listMailboxes(session)).mailboxes;
const pathOf = async (use: string) => (await listed()).find(({ specialUse }) => specialUse === use)?.path;

describe.each(['full', 'courier', 'minimal'] as const)('on a server like "%s"', (profile) => {
  const path = (name: string) => (profile === 'courier' ? `INBOX.${name}` : name);

  beforeEach(async () => {
    house = await openTestHouse({ imap: mailserver.imap[profile], smtp: mailserver.smtp });
    budi = await mailserver.user();
    session = await house.signIn(budi);
  });

  it('the folder that a person chose gets what is archived and deleted, whatever the server marks, and gives it back', async () => {
    await budi.createMailbox('Simpanan');
    for (const subject of ['Satu', 'Dua']) await budi.append('INBOX', { subject });
    await service.chooseMailboxes(session, { archive: path('Simpanan') });
    expect(await pathOf('archive')).toBe(path('Simpanan'));
    expect((await listed()).find((one) => one.path === path('Archive'))?.specialUse).toBeNull();
    const { rows, uidValidity } = await service.listMessages(session, {
      mailbox: 'INBOX',
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      field: 'subject',
      q: '',
      offset: 0,
    });
    const uid = rows.map((row) => row.uid);
    await service.actOnMessages(session, { mailbox: 'INBOX', uidValidity, uid, do: 'archive', target: '' });
    expect((await budi.subjects('Simpanan')).toSorted()).toEqual(['Dua', 'Satu']);
    await expect(service.renameMailbox(session, { mailbox: path('Simpanan'), name: 'Lain' })).rejects.toMatchObject({
      code: 'mailbox.protected',
    });
    await service.chooseMailboxes(session, { archive: '' });
    expect(await pathOf('archive')).toBe(path('Archive'));
  });

  it('a chosen folder that somebody else deleted counts for nothing', async () => {
    await budi.createMailbox('Buangan');
    await service.chooseMailboxes(session, { trash: path('Buangan') });
    const phone = await budi.imap();
    await phone.command('DELETE Buangan');
    await phone.logout();
    expect(await pathOf('trash')).toBe(path('Trash'));
  });

  it('no folder has two jobs, the inbox has none, and what is not there cannot have one', async () => {
    const choose = (input: Parameters<typeof service.chooseMailboxes>[1]) => service.chooseMailboxes(session, input);
    await expect(choose({ sent: path('Archive'), archive: path('Archive') })).rejects.toMatchObject({
      code: 'input.invalid',
      field: 'archive',
    });
    await expect(choose({ junk: 'INBOX' })).rejects.toMatchObject({ code: 'input.invalid', field: 'junk' });
    await expect(choose({ junk: path('Nirgends') })).rejects.toMatchObject({ code: 'mailbox.missing', field: 'junk' });
  });

  it('colours and favourites go along when a folder is renamed, and other folders keep theirs', async () => {
    await budi.createMailbox('Kerja');
    await service.markMailbox(session, { mailbox: path('Kerja'), color: 'teal', favourite: true });
    await service.markMailbox(session, { mailbox: 'INBOX', favourite: true });
    await service.renameMailbox(session, { mailbox: path('Kerja'), name: 'Proyek' });
    const seen = (await listed()).filter(({ favourite }) => favourite);
    expect(seen.map((one) => [one.path, one.color])).toEqual([
      ['INBOX', null],
      [path('Proyek'), 'teal'],
    ]);
    await service.markMailbox(session, { mailbox: path('Proyek'), color: 'none', favourite: false });
    expect((await listed()).find((one) => one.path === path('Proyek'))).toMatchObject({
      color: null,
      favourite: false,
    });
  });

  it('says what each folder takes, by the server or by summing', async () => {
    for (const text of ['x'.repeat(5000), 'y'.repeat(3000)]) await budi.append('Archive', { subject: 'Besar', text });
    const phone = await budi.imap();
    await phone.command('SELECT Archive');
    const { untagged } = await phone.command('FETCH 1:2 RFC822.SIZE');
    await phone.logout();
    const bytes = [...untagged.join().matchAll(/RFC822\.SIZE (\d+)/g)].reduce((sum, [, size]) => sum + Number(size), 0);
    expect(bytes).toBeGreaterThan(8000);
    const { sizes } = await service.listSizes(session);
    expect(sizes?.['Archive'] ?? null).toBe(profile === 'full' ? bytes : null);
    expect(await service.sumSizes(session, { mailbox: path('Archive'), from: 1 })).toEqual({
      bytes,
      counted: 2,
      total: 2,
      next: null,
    });
    expect(await service.sumSizes(session, { mailbox: 'INBOX', from: 1 })).toMatchObject({ bytes: 0, next: null });
  });

  it('marks a whole folder read, and moves a whole folder to Trash once it was confirmed', async () => {
    await budi.createMailbox('Kerja');
    for (const subject of ['Satu', 'Dua', 'Tiga']) await budi.append('Kerja', { subject });
    expect(await service.readMailbox(session, { mailbox: path('Kerja') })).toEqual({ read: 3 });
    expect((await listed()).find((one) => one.path === path('Kerja'))?.unseen).toBe(0);
    await expect(service.clearMailbox(session, { mailbox: path('Kerja'), confirm: false })).rejects.toMatchObject({
      field: 'confirm',
    });
    expect(await service.clearMailbox(session, { mailbox: path('Kerja'), confirm: true })).toEqual({ moved: 3 });
    expect((await listed()).find((one) => one.path === path('Kerja'))?.messages).toBe(0);
    expect((await budi.subjects('Trash')).toSorted()).toEqual(['Dua', 'Satu', 'Tiga']);
    await expect(service.clearMailbox(session, { mailbox: path('Trash'), confirm: true })).rejects.toMatchObject({
      code: 'mailbox.protected',
    });
  });
});

it('a colour that another program gave a folder is learned, and an event tells that it is there', async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user();
  const phone = await budi.imap();
  await phone.command('SETMETADATA Archive (/private/vendor/vendor.tupai/color {5+}\r\ngreen)');
  await phone.logout();
  session = await house.signIn(budi);
  const heard: string[] = [];
  const stop = service.watchEvents(
    session,
    { cursor: '' },
    { send: ({ type }) => void heard.push(type), end: () => undefined },
  );
  await listed();
  await vi.waitFor(() => expect(heard).toContain('mailboxes'), { timeout: 8000, interval: 10 });
  expect((await listed()).find((one) => one.path === 'Archive')?.color).toBe('green');
  expect((await listed()).find((one) => one.path === 'INBOX')?.color).toBeNull();
  stop();
});
