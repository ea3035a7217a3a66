import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, startRadicale, type Radicale } from '#e2e/mailserver/index.ts';
import { saveContact, type BookView, type ContactPageView } from '#lib/contract/index.ts';
import type { ContactBook } from '#lib/mail/contact-book.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();

let radicale: Radicale;
let house: TestHouse;
let session: Session;
let books = 0;
/** Of the book that each test begins with. */
let name = '';

beforeAll(async () => {
  radicale = await startRadicale();
});
afterAll(() => radicale.stop());
beforeEach(async () => {
  house = await openTestHouse(
    { imap: mailserver.imap.full, smtp: mailserver.smtp },
    { TUPAI_CARDDAV_HOSTS: radicale.url },
  );
  session = await house.signIn(await mailserver.user());
  books += 1;
  name = `buku${String(books)}`;
  await radicale.makeBook(name, `Buku ${String(books)}`);
});
afterEach(async () => {
  await radicale.ask('DELETE', `/${radicale.user}/${name}/`);
  await house.close();
});

const SITI = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'UID:siti-1',
  'FN:Siti Aminah',
  'N:Aminah;Siti;;;',
  'item1.EMAIL;TYPE=INTERNET:siti@contoh.id',
  'item1.X-ABLabel:Sekolah',
  'X-SESUATU;X-P="a;b":tetap\\, ada',
  'NOTE:baris satu\\nbaris dua',
  'END:VCARD',
  '',
].join('\r\n');

const path = (card: string): string => `/${radicale.user}/${name}/${card}.vcf`;
const put = (card: string, vcard: string) => radicale.ask('PUT', path(card), vcard, { 'Content-Type': 'text/vcard' });
const there = async (card: string): Promise<string> => (await radicale.ask('GET', path(card))).text();
const connect = (over: object = {}) =>
  service.connectBooks(session, {
    address: `${radicale.url}/${radicale.user}/${name}/`,
    user: radicale.user,
    password: radicale.password,
    ...over,
  });
const only = async (): Promise<BookView> => {
  const found = (await service.listBooks(session)).find((one) => one.name.startsWith('Buku'));
  if (!found) throw new Error('the book is not connected');
  return found;
};
const sync = async (): Promise<void> => void (await service.syncNow(session, { id: (await only()).id }));
const bookName = async (): Promise<ContactBook> => `carddav:${(await only()).id}`;
const names = async (): Promise<string[]> => {
  const list = await service.listContactPage(session, { book: await bookName() }, 0);
  return list.contacts.map((one) => one.name);
};
const open = async (who: string): Promise<ContactPageView> => {
  const list = await service.listContactPage(session, { words: who, book: await bookName() }, 0);
  return service.getContact(session, { id: list.contacts[0]?.id ?? '' });
};
const save = async (id: string, over: Record<string, unknown>) =>
  service.saveContact(session, saveContact.input.parse({ id, ...over }));
const codeOf = (failing: Promise<unknown>): Promise<unknown> =>
  failing.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

describe('an address book of a CardDAV server', () => {
  it('is found from the address of its server with all others there, and its cards come as they are', async () => {
    await radicale.makeBook('readonly-sekolah', 'Sekolah');
    await put('siti', SITI);
    expect(await connect({ address: `${radicale.url}/` })).toEqual({ connected: 2 });
    const found = await service.listBooks(session);
    expect(found.map((one) => [one.name, one.readOnly, one.cards, one.error])).toEqual([
      [`Buku ${String(books)}`, false, 1, ''],
      ['Sekolah', true, 0, ''],
    ]);
    const siti = await open('siti');
    expect(siti.card.emails).toEqual([{ type: 'Sekolah', value: 'siti@contoh.id' }]);
    expect(siti.others).toContainEqual({ name: 'X-SESUATU', value: 'tetap, ada' });
    const readonly = found[1]?.id ?? '';
    expect(await codeOf(save('', { name: 'X', book: `carddav:${readonly}` }))).toBe('book.read_only');
    expect(await connect({ address: `${radicale.url}/` })).toEqual({ connected: 2 });
    expect(await service.listBooks(session)).toHaveLength(2);
  });

  it('takes what is changed here and keeps every line that nobody touched', async () => {
    await put('siti', SITI);
    await connect();
    const { id } = await open('siti');
    await save(id, { name: 'Siti A.', email: ['siti@contoh.id'], note: 'baru' });
    await sync();
    const vcard = await there('siti');
    expect(vcard).toContain('FN:Siti A.');
    expect(vcard).toContain('NOTE:baru');
    expect(vcard).toMatch(/X-SESUATU;X-P="a;b":tetap\\?, ada/);
    expect(vcard).toContain('UID:siti-1');
    expect(vcard).toMatch(/item1\.X-ABLABEL:Sekolah/i);
    await save('', { name: 'Baru Sekali', email: ['baru@contoh.id'], book: await bookName() });
    await sync();
    const made = await open('Baru');
    expect(await there(made.id)).toContain('FN:Baru Sekali');
    expect(await only()).toMatchObject({ waiting: 0, cards: 2, error: '' });
  });

  it('brings what others change, add and delete there, and deletes there what is deleted here', async () => {
    await put('siti', SITI);
    await put('budi', SITI.replaceAll('siti', 'budi').replaceAll('Siti', 'Budi'));
    await connect();
    const before = await open('siti');
    await service.favourContact(session, { id: before.id, favourite: true });
    await put('siti', SITI.replace('FN:Siti Aminah', 'FN:Siti Baru'));
    await put('ani', SITI.replaceAll('siti', 'ani').replaceAll('Siti', 'Ani'));
    await radicale.ask('DELETE', path('budi'));
    await sync();
    expect(await names()).toEqual(['Ani Aminah', 'Siti Baru']);
    expect(await open('Siti')).toMatchObject({ id: before.id, favourite: true });
    await service.deleteContact(session, { id: before.id });
    await sync();
    expect((await radicale.ask('GET', path('siti'))).status).toBe(404);
    await service.restoreContact(session, { id: before.id });
    await sync();
    expect(await there(before.id)).toContain('FN:Siti Baru');
  });

  it.each(['mine', 'theirs', 'both'] as const)(
    'keeps both versions of a card that was changed here and there, until the person chooses %s',
    async (version) => {
      await put('siti', SITI);
      await connect();
      const { id } = await open('siti');
      await radicale.pause();
      await save(id, { name: 'Siti di sini', email: ['siti@contoh.id'] });
      expect(await codeOf(sync())).toBe('remote.unreachable');
      await radicale.resume();
      await put('siti', SITI.replace('FN:Siti Aminah', 'FN:Siti di sana'));
      await sync();
      expect(await only()).toMatchObject({ conflicts: 1, cards: 1 });
      const contact = await service.getContact(session, { id });
      expect([contact.card.name, contact.theirs?.name]).toEqual(['Siti di sini', 'Siti di sana']);
      expect(await there('siti')).toContain('FN:Siti di sana');
      await service.chooseVersion(session, { id, version });
      await sync();
      const wanted = { mine: ['Siti di sini'], theirs: ['Siti di sana'], both: ['Siti di sana', 'Siti di sini'] };
      expect(await names()).toEqual(wanted[version]);
      expect(await there('siti')).toContain(`FN:${wanted[version][0] ?? ''}`);
      expect(await only()).toMatchObject({ conflicts: 0, waiting: 0 });
    },
  );

  it('keeps a change of one side when the other side deleted the card', async () => {
    await put('siti', SITI);
    await put('budi', SITI.replaceAll('siti', 'budi').replaceAll('Siti', 'Budi'));
    await connect();
    const [siti, budi] = [await open('siti'), await open('budi')];
    await radicale.pause();
    await save(siti.id, { name: 'Siti diubah', email: ['siti@contoh.id'] });
    await service.deleteContact(session, { id: budi.id });
    expect(await codeOf(sync())).toBe('remote.unreachable');
    await radicale.resume();
    await radicale.ask('DELETE', path('siti'));
    await put('budi', SITI.replaceAll('siti', 'budi').replace('FN:Siti', 'FN:Budi'));
    await sync();
    await sync();
    expect(await names()).toEqual(['Budi Aminah', 'Siti diubah']);
    expect((await radicale.ask('GET', path('budi'))).status).toBe(200);
    expect(await only()).toMatchObject({ conflicts: 0, waiting: 0 });
  });

  it('stays as it was while its server is away, says since when, and what was changed waits', async () => {
    await put('siti', SITI);
    await connect();
    const { syncedAt } = await only();
    await radicale.pause();
    await save('', { name: 'Menunggu', email: ['m@contoh.id'], book: await bookName() });
    expect(await codeOf(sync())).toBe('remote.unreachable');
    expect(await only()).toMatchObject({ error: 'remote.unreachable', waiting: 1, cards: 2, syncedAt });
    await radicale.resume();
    await sync();
    expect(await only()).toMatchObject({ error: '', waiting: 0 });
    expect(await there((await open('Menunggu')).id)).toContain('FN:Menunggu');
  });

  it('is read anew where its server no longer knows where we stood', async () => {
    await put('siti', SITI);
    await connect();
    const { id } = await only();
    const before = await open('siti');
    await store().books.change(session.account, id, { token: 'http://radicale.org/ns/sync/0000' });
    await put('ani', SITI.replaceAll('siti', 'ani').replaceAll('Siti', 'Ani'));
    await sync();
    expect(await names()).toEqual(['Ani Aminah', 'Siti Aminah']);
    expect((await open('siti')).id).toBe(before.id);
    await radicale.ask('DELETE', path('siti'));
    await store().books.change(session.account, id, { token: 'no token at all' });
    await sync();
    expect(await names()).toEqual(['Ani Aminah']);
  });

  it('that is gone from its server leaves the copy, which becomes contacts or goes', async () => {
    await put('siti', SITI);
    await connect();
    const { id } = await only();
    await radicale.ask('DELETE', `/${radicale.user}/${name}/`);
    expect(await codeOf(service.syncNow(session, { id }))).toBe('book.missing');
    expect(await names()).toEqual(['Siti Aminah']);
    await service.disconnectBook(session, { id, keep: true });
    expect((await service.listContactPage(session, { book: 'own' }, 0)).contacts.map((one) => one.name)).toEqual([
      'Siti Aminah',
    ]);
    expect(await codeOf(service.syncNow(session, { id }))).toBe('book.gone');
    await radicale.makeBook(name, 'Buku lagi');
    await put('ani', SITI.replaceAll('siti', 'ani').replaceAll('Siti', 'Ani'));
    await connect();
    expect(await names()).toEqual(['Ani Aminah']);
    await service.disconnectBook(session, { id: (await only()).id, keep: false });
    expect((await service.listContactPage(session, {}, 0)).contacts).toHaveLength(1);
    expect((await radicale.ask('GET', path('ani'))).status).toBe(200);
  });

  it('takes a card that moves in, and loses one that moves out', async () => {
    await put('siti', SITI);
    await connect();
    const { contact } = await save('', { name: 'Pindah', email: ['p@contoh.id'] });
    await service.fileContact(session, { id: contact?.id ?? '', book: await bookName() });
    await service.fileContact(session, { id: (await open('siti')).id, book: 'own' });
    await sync();
    expect(await names()).toEqual(['Pindah']);
    expect(await there(contact?.id ?? '')).toContain('FN:Pindah');
    expect((await radicale.ask('GET', path('siti'))).status).toBe(404);
    await sync();
    expect((await service.listContactPage(session, { book: 'own' }, 0)).contacts.map((one) => one.name)).toEqual([
      'Siti Aminah',
    ]);
  });

  it('is not connected with a wrong password, and its password stands nowhere readable', async () => {
    expect(await codeOf(connect({ password: 'salah' }))).toBe('book.rejected');
    expect(await service.listBooks(session)).toEqual([]);
    await connect();
    const files = readdirSync(house.directory, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const contents = files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1'));
    expect(contents.length).toBeGreaterThan(1);
    const secrets = [radicale.password, Buffer.from(`${radicale.user}:${radicale.password}`).toString('base64')];
    expect(
      contents.filter((text) => secrets.some((one) => text.includes(Buffer.from(one).toString('latin1')))),
    ).toEqual([]);
  });
});

it('of a private network is not asked unless the administrator listed it', async () => {
  await house.close();
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  session = await house.signIn(await mailserver.user());
  expect(await codeOf(connect())).toBe('remote.refused');
  expect(await codeOf(connect({ address: 'localhost' }))).toBe('remote.refused');
  expect(await codeOf(connect({ address: 'not an address' }))).toBe('input.invalid');
});

it('is not connected where the administrator allows none', async () => {
  await house.close();
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp }, { TUPAI_CARDDAV: 'off' });
  session = await house.signIn(await mailserver.user());
  expect(await codeOf(connect())).toBe('book.off');
});
