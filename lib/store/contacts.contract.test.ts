import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readUid, writeGroupCard } from '#lib/mail/contact-group.ts';
import { keysOf } from '#lib/mail/contact-keys.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { BUDI, DRIVERS, newId, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

const card = (name: string, ...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n');

describe.each(DRIVERS)('groups and changes of contacts over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const names = async (group?: string) =>
    (await opened.store.contacts.page(BUDI, group === undefined ? {} : { group }, 0, 99)).map(({ name }) => name);
  const one = async (vcard: string, change = newId()): Promise<string> =>
    (await opened.store.contacts.edit(BUDI, change, [{ vcard }]))[0] ?? '';

  it('a group holds the cards it names, and is no person itself', async () => {
    const { contacts } = opened.store;
    const [ani, budi] = [await one(card('Ani', 'UID:ani-1')), await one(card('Budi'))];
    await one(card('Citra'));
    const uids = await contacts.uids(BUDI, [budi]);
    expect(uids).toEqual([readUid((await contacts.get(BUDI, budi))?.vcard ?? '')]);
    const group = await one(
      writeGroupCard(undefined, 'urn:uuid:1', { name: 'Kelas', add: ['ani-1', ...uids, 'gone'] }),
    );
    expect(await contacts.groups(BUDI)).toEqual([{ id: group, name: 'Kelas', size: 2 }]);
    expect(await names(group)).toEqual(['Ani', 'Budi']);
    expect(await names()).toEqual(['Ani', 'Budi', 'Citra']);
    expect(await contacts.groups(BUDI, ani)).toHaveLength(1);
    expect(await contacts.groups(SITI)).toEqual([]);
    await contacts.delete(BUDI, ani);
    expect(await names(group)).toEqual(['Budi']);
    await contacts.restore(BUDI, ani);
    expect(await names(group)).toEqual(['Ani', 'Budi']);
    await contacts.rewrite(BUDI, newId(), group, (vcard) => writeGroupCard(vcard, '', { remove: ['ani-1'] }));
    expect(await names(group)).toEqual(['Budi']);
    expect((await contacts.get(BUDI, group))?.vcard).toContain('MEMBER:urn:uuid:gone\r\n');
  });

  it('a change of several cards is taken back, but not what was changed since', async () => {
    const { contacts } = opened.store;
    const [ani, budi] = [await one(card('Ani', 'UID:1')), await one(card('Budi', 'UID:2'))];
    const change = newId();
    const [made] = await contacts.edit(BUDI, change, [{ vcard: card('Baru') }, { id: budi, vcard: null }]);
    await contacts.edit(BUDI, change, [
      { id: ani, vcard: card('Ani lain', 'UID:1') },
      { id: ani, vcard: card('Ani lagi', 'UID:1') },
    ]);
    expect(await names()).toEqual(['Ani lagi', 'Baru']);
    expect(await contacts.undo(SITI, change)).toEqual({ undone: 0, kept: 0 });
    await contacts.edit(BUDI, newId(), [{ id: made, vcard: card('Baru sekali') }]);
    expect(await contacts.undo(BUDI, change)).toEqual({ undone: 2, kept: 1 });
    expect(await names()).toEqual(['Ani', 'Baru sekali', 'Budi']);
    expect((await contacts.get(BUDI, ani))?.vcard).toBe(card('Ani', 'UID:1'));
    expect(await contacts.undo(BUDI, change)).toEqual({ undone: 0, kept: 0 });
  });

  it('a change can no longer be taken back after a day, and what it deleted is erased', async () => {
    const change = newId();
    const budi = await one(card('Budi'));
    await opened.store.contacts.edit(BUDI, change, [{ id: budi, vcard: null }]);
    await opened.store.sweep(Date.now() + 25 * 3_600_000);
    expect(await opened.store.contacts.undo(BUDI, change)).toEqual({ undone: 0, kept: 0 });
    expect(await opened.store.contacts.alike(BUDI, [{ kind: 'name', value: 'budi' }])).toEqual([]);
  });

  it('cards with the same address, number or name are found', async () => {
    const { contacts } = opened.store;
    const siti = await one(card('Siti', 'EMAIL:Siti@contoh.id', 'TEL:+62 812-3456-789'));
    const other = await one(card('S. Aminah', 'EMAIL:siti@CONTOH.id', 'TEL:08123456789'));
    await one(card('Budi', 'EMAIL:budi@contoh.id'));
    const ids = async (kind: 'email' | 'phone' | 'name') =>
      (await contacts.twins(BUDI, kind, 10)).map((twins) => [twins.value, [...twins.ids].sort()]);
    expect(await ids('email')).toEqual([['siti@contoh.id', [siti, other].sort()]]);
    expect(await ids('phone')).toEqual([['123456789', [siti, other].sort()]]);
    expect(await ids('name')).toEqual([]);
    const keys = keysOf(readContactCard(card('SITI', 'EMAIL:x@y')), '');
    expect((await contacts.alike(BUDI, keys)).map(({ name }) => name)).toEqual(['Siti']);
    expect(await contacts.alike(SITI, keys)).toEqual([]);
  });
});
