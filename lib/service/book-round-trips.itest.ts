import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentMailserver, startRadicale, type Radicale } from '#e2e/mailserver/index.ts';
import { saveContact } from '#lib/contract/index.ts';
import { readContactPhoto } from '#lib/mail/contact-photo.ts';
import { convertVcard } from '#lib/mail/convert-vcard.ts';
import { RICH_3, RICH_4 } from '#lib/mail/test-vcards.ts';
import { readVcardProperties } from '#lib/mail/vcard-properties.ts';
import type { Session } from '#lib/session/index.ts';
import { store, type Book } from '#lib/store/index.ts';
import * as service from './index.ts';
import { patience } from './refresh-books.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let radicale: Radicale;
let house: TestHouse;
let session: Session;

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
  await radicale.makeBook('buku', 'Buku');
});
afterEach(async () => {
  await radicale.ask('DELETE', `/${radicale.user}/buku/`);
  await house.close();
});

const path = (card: string): string => `/${radicale.user}/buku/${card}.vcf`;
const put = async (card: string, vcard: string): Promise<void> => {
  const { status } = await radicale.ask('PUT', path(card), vcard, { 'Content-Type': 'text/vcard' });
  expect(status).toBe(201);
};
const there = async (card: string): Promise<string> => (await radicale.ask('GET', path(card))).text();
const connect = () =>
  service.connectBooks(session, {
    address: `${radicale.url}/${radicale.user}/buku/`,
    user: radicale.user,
    password: radicale.password,
  });
const book = async (): Promise<Book> => {
  const [only] = await store().books.list(session.account);
  if (!only) throw new Error('the book is not connected');
  return only;
};
const sync = async (): Promise<void> => void (await service.syncNow(session, { id: (await book()).id }));
const card = async () => {
  const { contacts } = await service.listContactPage(session, {}, 0);
  const only = await store().contacts.get(session.account, contacts[0]?.id ?? '');
  if (!only) throw new Error('there is no card');
  return only;
};
const names = (vcard: string): string[] =>
  readVcardProperties(vcard)
    .map(({ name }) => name)
    .sort();

/** What a card says, line by line, but for those that were changed: how a program folds, orders and writes names is its own. */
const said = (vcard: string, but: readonly string[] = []): string[] =>
  readVcardProperties(vcard)
    .filter(({ name }) => !but.includes(name))
    .map(({ group, name, parameters, value }) =>
      JSON.stringify([
        group.toLowerCase(),
        name,
        [...parameters].map(([key, one]) => `${key}=${one.toLowerCase()}`).sort(),
        value,
      ]),
    )
    .sort();

describe.each([
  ['3.0', RICH_3],
  ['4.0', RICH_4],
])('a card of version %s', (_version, rich) => {
  it('comes from Radicale, is changed here, and goes back with every other property', async () => {
    await put('kaya', rich.replace('base64,', 'base64\\,')); // vobject, and so Radicale, cuts what is not escaped
    const before = await there('kaya');
    expect(names(before)).toEqual(names(rich));
    await connect();
    const { id, vcard, addresses, photo } = await card();
    expect(vcard).toBe(before);
    expect(photo).toBe(true); // also where Radicale has escaped its address
    const change = { id, name: 'Nama Baru', email: [addresses[0]], note: 'baru' };
    await service.saveContact(session, saveContact.input.parse(change));
    await sync();
    const after = await there('kaya');
    expect(after).toContain('Nama Baru');
    const changed = ['FN', 'N', 'NOTE', 'EMAIL', 'REV'];
    expect(said(after, changed)).toEqual(said(before, changed));
    await sync();
    expect((await card()).vcard).toContain('X-UNKNOWN');
  });

  it('that is filed into a book of Radicale is there, as 3.0, as if its own program had put it there', async () => {
    const sent = convertVcard(rich, '3.0');
    await put('langsung', sent);
    const direct = await there('langsung');
    await radicale.ask('DELETE', path('langsung'));
    await connect();
    await store().contacts.edit(session.account, 'a'.repeat(32), [{ vcard: rich }]);
    const { id, vcard } = await card();
    expect(vcard).toBe(rich);
    await service.fileContact(session, { id, book: `carddav:${(await book()).id}` });
    await sync();
    const arrived = await there(id);
    expect(said(arrived)).toEqual(said(direct));
    expect(names(arrived)).toEqual(names(sent));
    expect(names(sent)).toEqual(names(rich));
    expect(readContactPhoto(arrived)).toEqual(readContactPhoto(rich));
    await sync();
    expect(names((await card()).vcard)).toEqual(names(rich));
  });
});

it('a book is compared by itself while somebody is there, and not when nobody is', async () => {
  await connect();
  const { id } = await book();
  const long = Date.now() - 11 * 60_000;
  const ago = (): Promise<void> => store().books.change(session.account, id, { triedAt: long, syncedAt: long });
  await put('siti', RICH_3);
  await ago();
  const leave = service.watchEvents(session, { cursor: '' }, { send: () => undefined, end: () => undefined });
  await vi.waitFor(async () => expect((await service.listContactPage(session, {}, 0)).total).toBe(1), 10_000);
  await put('ani', RICH_4);
  await ago();
  await vi.waitFor(async () => expect((await service.listContactPage(session, {}, 0)).total).toBe(2), 10_000);
  const present = Reflect.get(globalThis, Symbol.for('tupai.book-presence')) as ReadonlyMap<string, unknown>;
  expect(present.size).toBe(1);
  const other = service.watchEvents(session, { cursor: '' }, { send: () => undefined, end: () => undefined });
  leave();
  leave(); // a browser may hang up twice
  expect(present.size).toBe(1);
  other();
  expect(present.size).toBe(0);
});

it('a book of a server that fails is compared less and less often, at least once an hour', () => {
  const minute = 60_000;
  const after = (failed: number, error = 'remote.unreachable'): number =>
    patience({ error, syncedAt: 0, triedAt: failed * minute }) / minute;
  expect([after(0), after(10), after(20), after(40), after(300)]).toEqual([10, 10, 20, 40, 60]);
  expect(after(300, '')).toBe(10);
});
