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

  const fields = (name: string, addresses: string[] = [], note = '') => ({ name, addresses, note });

  it('are found by all words in any case, in name, address or note, and by nothing else', async () => {
    await opened.store.contacts.save(BUDI, undefined, fields('Siti Aminah', ['siti@contoh.id'], 'Rekan 100% kantor'));
    await opened.store.contacts.save(BUDI, undefined, fields('Ångström', ['a_b@example.org']));
    await opened.store.contacts.save(SITI, undefined, fields('Siti lain', ['x@example.org']));
    const found = async (words: string) => (await opened.store.contacts.search(BUDI, words, 50)).map((one) => one.name);
    expect(await found('')).toEqual(['Siti Aminah', 'Ångström']);
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
  });
});
