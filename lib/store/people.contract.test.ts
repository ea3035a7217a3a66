import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUDI, DRIVERS, newId, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

describe.each(DRIVERS)('settings over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  it('begin empty, merge, and count versions', async () => {
    expect(await opened.store.settings.read(BUDI)).toEqual({ version: 0, values: {} });
    await opened.store.settings.save(BUDI, { theme: 'dark', pageSize: 50 });
    expect(await opened.store.settings.save(BUDI, { theme: 'light' })).toEqual({
      version: 2,
      values: { theme: 'light', pageSize: 50 },
    });
    expect((await opened.store.settings.read(SITI)).version).toBe(0);
  });

  it('refuse a save over a version that has moved on', async () => {
    await opened.store.settings.save(BUDI, { a: 1 });
    expect(await opened.store.settings.save(BUDI, { a: 2 }, 0)).toBeUndefined();
    expect(await opened.store.settings.save(BUDI, { a: 2 }, 1)).toMatchObject({ version: 2 });
  });

  it('lose nothing of saves at the same moment', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => opened.store.settings.save(BUDI, { [`k${index}`]: index })),
    );
    const { version, values } = await opened.store.settings.read(BUDI);
    expect([version, Object.keys(values).length]).toEqual([20, 20]);
  });
});

describe.each(DRIVERS)('identities over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const identity = (over: object = {}) => ({
    id: newId(),
    account: BUDI,
    name: 'Budi',
    address: 'budi@example.org',
    replyTo: '',
    signature: 'Salam,\nBudi',
    signatureHtml: '<div>Salam,<br><b>Budi</b></div>',
    cc: 'arsip@example.org',
    bcc: '',
    sentMailbox: 'Terkirim/Kerja',
    isDefault: false,
    ...over,
  });

  it('make the first one the default, and one only', async () => {
    const first = await opened.store.identities.save(identity());
    expect(first.isDefault).toBe(true);
    const second = await opened.store.identities.save(identity({ address: 'a@example.org', isDefault: true }));
    expect((await opened.store.identities.list(BUDI)).map((one) => [one.id, one.isDefault])).toEqual([
      [second.id, true],
      [first.id, false],
    ]);
    expect((await opened.store.identities.save({ ...second, isDefault: false })).isDefault).toBe(true);
  });

  it('are made once by parallel sign-ins', async () => {
    await Promise.all(Array.from({ length: 5 }, () => opened.store.identities.ensure(identity())));
    expect(await opened.store.identities.list(BUDI)).toHaveLength(1);
  });

  it('keep the last one, hand the default on, and are out of reach for others', async () => {
    const first = await opened.store.identities.save(identity());
    await expect(opened.store.identities.delete(BUDI, first.id)).rejects.toMatchObject({ code: 'identity.last' });
    const second = await opened.store.identities.save(identity());
    await expect(opened.store.identities.delete(SITI, first.id)).rejects.toMatchObject({ code: 'identity.missing' });
    expect(await opened.store.identities.get(SITI, first.id)).toBeUndefined();
    await opened.store.identities.delete(BUDI, first.id);
    expect(await opened.store.identities.list(BUDI)).toEqual([{ ...second, isDefault: true }]);
  });
});

describe.each(DRIVERS)('contacts over $name', (driver) => {
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

  it('are found by all words in any case, in name, address or note, and by nothing else', async () => {
    await opened.store.contacts.save(BUDI, undefined, fields('Siti Aminah', ['siti@contoh.id'], 'Rekan 100% kantor'));
    await opened.store.contacts.save(BUDI, undefined, fields('Ångström', ['a_b@example.org']));
    await opened.store.contacts.save(SITI, undefined, fields('Siti lain', ['x@example.org']));
    const found = async (words: string) => (await opened.store.contacts.search(BUDI, words, 50)).map((one) => one.name);
    expect(await found('')).toEqual(['Ångström', 'Siti Aminah']);
    expect(await found('AMINAH contoh')).toEqual(['Siti Aminah']);
    expect(await found('aminah example')).toEqual([]);
    expect(await found('100%')).toEqual(['Siti Aminah']);
    expect(await found('a_b')).toEqual(['Ångström']);
    expect(await found('%')).toEqual(['Siti Aminah']);
    expect(await found('ångström')).toEqual(['Ångström']);
    expect(await found(String.raw`\ ' ; DROP TABLE`)).toEqual([]);
  });

  it('keep what the form does not know of a card', async () => {
    const made = await opened.store.contacts.save(BUDI, undefined, fields('Siti', ['siti@a.example']));
    const saved = await opened.store.contacts.save(
      BUDI,
      made.id,
      fields('Siti A.', ['new@a.example', 'siti@a.example'], 'catatan'),
    );
    expect(saved).toMatchObject({
      id: made.id,
      name: 'Siti A.',
      addresses: ['new@a.example', 'siti@a.example'],
      note: 'catatan',
    });
    expect(saved.vcard).toContain(`UID:urn:uuid:${made.id.slice(0, 8)}-`);
    expect(await opened.store.contacts.get(BUDI, made.id)).toEqual(saved);
  });

  it("refuse a card that is not there, or is another person's", async () => {
    const made = await opened.store.contacts.save(SITI, undefined, fields('Budi'));
    await expect(opened.store.contacts.save(BUDI, made.id, fields('X'))).rejects.toMatchObject({
      code: 'contact.missing',
    });
    await expect(opened.store.contacts.delete(BUDI, made.id)).rejects.toMatchObject({ code: 'contact.missing' });
    await opened.store.contacts.delete(SITI, made.id);
    expect(await opened.store.contacts.get(SITI, made.id)).toBeUndefined();
    await expect(opened.store.contacts.save(SITI, made.id, fields('X'))).rejects.toMatchObject({
      code: 'contact.missing',
    });
  });

  it('come back as they were for a day after they were deleted, and are erased then', async () => {
    const made = await opened.store.contacts.save(BUDI, undefined, fields('Siti', ['siti@a.example']));
    await opened.store.contacts.favour(BUDI, made.id, true);
    await opened.store.contacts.delete(BUDI, made.id);
    expect(await opened.store.contacts.search(BUDI, '', 50)).toEqual([]);
    await opened.store.sweep(Date.now());
    await expect(opened.store.contacts.restore(SITI, made.id)).rejects.toMatchObject({ code: 'contact.missing' });
    await opened.store.contacts.restore(BUDI, made.id);
    expect(await opened.store.contacts.get(BUDI, made.id)).toEqual({ ...made, favourite: true });
    await opened.store.contacts.delete(BUDI, made.id);
    await opened.store.sweep(Date.now() + 25 * 3_600_000);
    await expect(opened.store.contacts.restore(BUDI, made.id)).rejects.toMatchObject({ code: 'contact.missing' });
  });

  it('take a name, an address and a number of any length', async () => {
    const long = Array.from({ length: 4000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join(
      '',
    );
    const made = await opened.store.contacts.save(BUDI, undefined, fields(long, [`${long}@contoh.id`], long));
    expect((await opened.store.contacts.page(BUDI, {}, 0, 9)).map((one) => one.name)).toEqual([long]);
    expect((await opened.store.contacts.search(BUDI, long.slice(3000, 3010), 9)).map((one) => one.id)).toEqual([
      made.id,
    ]);
  });

  it('stand in pages under their letters, without accents and marks in front', async () => {
    const vcards = ['éva', 'Budi', '"Ani"', '42', 'Zul', 'ana'].map(
      (name) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${name}\r\nFN:${name}\r\nX-A:1\r\nEND:VCARD\r\n`,
    );
    await opened.store.contacts.add(BUDI, vcards);
    const names = async (offset: number, limit: number) =>
      (await opened.store.contacts.page(BUDI, {}, offset, limit)).map((one) => one.name);
    expect(await names(0, 9)).toEqual(['ana', '"Ani"', 'Budi', 'éva', 'Zul', '42']);
    expect(await names(2, 2)).toEqual(['Budi', 'éva']);
    expect(await opened.store.contacts.letters(BUDI, {})).toEqual([
      { letter: 'A', size: 2 },
      ...['B', 'E', 'Z', ''].map((letter) => ({ letter, size: 1 })),
    ]);
    expect(await opened.store.contacts.letters(BUDI, { words: 'an' })).toEqual([{ letter: 'A', size: 2 }]);
    const cards = await opened.store.contacts.cards(BUDI, {}, 0, 9);
    expect(cards.map((one) => one.vcard).sort()).toEqual([...vcards].sort());
    await opened.store.contacts.favour(BUDI, cards[2]?.id ?? '', true);
    expect((await opened.store.contacts.page(BUDI, { favourites: true }, 0, 9)).map((one) => one.name)).toEqual([
      'Budi',
    ]);
    expect(await opened.store.contacts.letters(SITI, {})).toEqual([]);
  });
});
