import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUDI, DRIVERS, newId, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

describe.each(DRIVERS)('books of contacts over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const fields = (name: string, addresses: string[] = [], note = '') => ({
    name,
    emails: addresses.map((value) => ({ value })),
    note,
  });

  it('lie in a book, which lists can be kept to, and can be put into another one', async () => {
    const own = await opened.store.contacts.save(BUDI, undefined, fields('Ani'));
    const server = `carddav:${newId()}` as const;
    await opened.store.contacts.save(BUDI, undefined, fields('Zul'), undefined, server);
    const kept = await opened.store.contacts.save(BUDI, undefined, fields('Siti'), undefined, 'collected');
    const names = async (book?: Parameters<typeof opened.store.contacts.file>[2]) =>
      (await opened.store.contacts.page(BUDI, { book }, 0, 9)).map((one) => one.name);
    expect([await names(), await names('own'), await names('collected'), await names(server)]).toEqual([
      ['Ani', 'Zul'],
      ['Ani'],
      ['Siti'],
      ['Zul'],
    ]);
    await expect(opened.store.contacts.file(SITI, kept.id, 'own')).rejects.toMatchObject({ code: 'contact.missing' });
    await opened.store.contacts.file(BUDI, kept.id, 'own');
    expect(await names()).toEqual(['Ani', 'Siti', 'Zul']);
    expect((await opened.store.contacts.save(BUDI, own.id, fields('Ani B'), undefined, 'collected')).book).toBe('own');
    expect([await opened.store.contacts.clear(BUDI, 'own'), await names()]).toEqual([2, ['Zul']]);
  });

  it('of people one writes to are made once, and only where that is wanted', async () => {
    const { contacts } = opened.store;
    await contacts.save(BUDI, undefined, fields('Siti Aminah', ['Siti@Contoh.id']));
    const people = [
      { name: 'Siti lain', address: 'siti@contoh.ID' },
      { name: 'Budi "B" <x>\r\nX-Evil:1', address: 'b@contoh.id' },
    ];
    await contacts.use(BUDI, people, 1_000, false);
    expect(await contacts.page(BUDI, { book: 'collected' }, 0, 9)).toEqual([]);
    await contacts.use(BUDI, [...people, ...people], 2_000, true);
    await contacts.use(BUDI, people, 3_000, true);
    const collected = await contacts.cards(BUDI, { book: 'collected' }, 0, 9);
    expect(collected.map(({ name, addresses }) => [name, addresses])).toEqual([
      ['Budi "B" <x>\nX-Evil:1', ['b@contoh.id']],
    ]);
    expect(collected[0]?.vcard).not.toMatch(/^X-Evil/m);
    expect((await contacts.search(BUDI, '', 9)).map(({ name }) => name)).toEqual(['Siti Aminah']);
  });

  it('of people one writes to are the latest 2,000', async () => {
    const { contacts } = opened.store;
    const many = Array.from({ length: 2000 }, (_, at) => ({ name: '', address: `a${String(at)}@contoh.id` }));
    await contacts.use(BUDI, many, 1_000, true);
    await contacts.use(BUDI, [{ name: '', address: 'a7@contoh.id' }], 2_000, true);
    await contacts.use(BUDI, [{ name: 'New', address: 'new@contoh.id' }], 3_000, true);
    expect((await contacts.letters(BUDI, { book: 'collected' })).reduce((sum, { size }) => sum + size, 0)).toBe(2000);
    expect(await contacts.page(BUDI, { book: 'collected', words: 'a7@' }, 0, 9)).toHaveLength(1);
    expect(await contacts.page(BUDI, { book: 'collected', words: 'new@' }, 0, 9)).toHaveLength(1);
  });

  it('with an address are known with how often they were written to, from all books', async () => {
    const { contacts } = opened.store;
    await contacts.save(BUDI, undefined, fields('Siti Ani', ['s@x.id']));
    await contacts.save(BUDI, undefined, fields('Ani tanpa alamat'));
    await contacts.save(SITI, undefined, fields('Ani lain', ['l@x.id']));
    const often = await contacts.save(BUDI, undefined, fields('Zul', ['first@x.id', 'ani@x.id']));
    await contacts.use(BUDI, [{ name: 'Anita', address: 'baru@x.id' }], 1_000, true);
    await contacts.use(BUDI, [{ name: '', address: 'ANI@x.id' }], 2_000, true);
    expect((await contacts.known(BUDI, 9)).map((one) => [one.name, one.book, one.uses, one.usedAt])).toEqual([
      ['Zul', 'own', 1, 2_000],
      ['Anita', 'collected', 1, 1_000],
      ['Siti Ani', 'own', 0, 0],
    ]);
    await contacts.delete(BUDI, often.id);
    expect((await contacts.known(BUDI, 1)).map((one) => one.name)).toEqual(['Anita']);
  });
});

describe.each(DRIVERS)('templates over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const template = (over: object = {}) => ({
    id: newId(),
    account: BUDI,
    name: 'Undangan',
    subject: 'Rapat {date}',
    body: 'Halo {name},',
    html: '',
    updatedAt: 1,
    ...over,
  });

  it('are kept, changed and listed by name, each account its own', async () => {
    const { templates } = opened.store;
    const [late, early] = [template(), template({ name: 'Absen' })];
    for (const one of [late, early]) await templates.save(one);
    await templates.save({ ...late, subject: 'Rapat', updatedAt: 2 });
    expect(await templates.list(BUDI)).toEqual([early, { ...late, subject: 'Rapat', updatedAt: 2 }]);
    expect(await templates.list(SITI)).toEqual([]);
    expect(await templates.get(SITI, late.id)).toBeUndefined();
    await templates.delete(SITI, late.id);
    await templates.delete(BUDI, early.id);
    expect((await templates.list(BUDI)).map(({ name }) => name)).toEqual(['Undangan']);
  });

  it('with a picture and an address are told, with when they changed; nobody else', async () => {
    const { contacts } = opened.store;
    const card = (name: string, more: string): string =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\n${more}END:VCARD\r\n`;
    const picture = 'PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\n';
    await contacts.add(BUDI, [
      card('Siti', `EMAIL:siti@x.id\r\n${picture}`),
      card('No address', picture),
      card('Elsewhere', 'EMAIL:e@x.id\r\nPHOTO;VALUE=uri:https://evil.example/x.png\r\n'),
      card('None', 'EMAIL:n@x.id\r\n'),
    ]);
    await contacts.add(SITI, [card('Lain', `EMAIL:l@x.id\r\n${picture}`)]);
    const [siti, ...others] = await contacts.pictured(BUDI, 9);
    expect([siti?.addresses, others]).toEqual([['siti@x.id'], []]);
    const entry = await contacts.get(BUDI, siti?.id ?? '');
    expect(siti?.updatedAt).toBe(entry?.updatedAt);
  });
});
