import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Book } from './books.ts';
import { aBook, BUDI, DRIVERS, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

const card = (name: string): string => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${name}\r\nFN:${name}\r\nEND:VCARD\r\n`;

describe.each(DRIVERS)('books of CardDAV servers over $name', (driver) => {
  let opened: OpenedForTest;
  let book: Book;
  beforeEach(async () => {
    opened = await openForTest(driver);
    book = aBook();
    await opened.store.books.add(book);
  });
  afterEach(() => opened.close());

  const urlOf = (name: string): string => `${book.url}${name}.vcf`;
  const receive = (name: string, etag: string, vcard = card(name)): Promise<void> =>
    opened.store.books.receive(BUDI, book.id, [{ url: urlOf(name), etag, vcard }]);
  const names = async (): Promise<string[]> =>
    (await opened.store.contacts.page(BUDI, { book: `carddav:${book.id}` }, 0, 50)).map((one) => one.name);
  const idOf = async (name: string): Promise<string> =>
    (await opened.store.contacts.search(BUDI, name, 1))[0]?.id ?? '';
  const rename = async (name: string, to: string): Promise<unknown> =>
    opened.store.contacts.save(BUDI, await idOf(name), { name: to });

  it('come back as they were added, of one account only, and change by name', async () => {
    const [found] = await opened.store.books.list(BUDI);
    expect(found && { ...found, sealed: Buffer.from(found.sealed) }).toEqual(book);
    expect(await opened.store.books.list(SITI)).toEqual([]);
    await opened.store.books.change(BUDI, book.id, { token: 't1', readOnly: true, syncedAt: 1e12 });
    expect(await opened.store.books.get(BUDI, book.id)).toMatchObject({ token: 't1', readOnly: true, syncedAt: 1e12 });
    await expect(opened.store.books.change(SITI, book.id, { token: '' })).rejects.toMatchObject({ code: 'book.gone' });
  });

  it('are compared by one of several processes that look at the same time', async () => {
    const beside = await opened.beside();
    const claims = [opened.store, beside, opened.store, beside].map(({ books }) => books.claim(BUDI, book.id, 0, 1e12));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    expect(await opened.store.books.get(BUDI, book.id)).toMatchObject({ triedAt: 1e12 });
    expect(await opened.store.books.claim(SITI, book.id, 1e12, 2e12)).toBe(false);
    expect(await beside.books.claim(BUDI, book.id, 1e12, 2e12)).toBe(true);
  });

  it('take what the server has, and know by which address and ETag', async () => {
    await receive('siti', '"1"');
    await receive('siti', '"2"', card('siti').replace('FN:siti', 'FN:Siti Aminah'));
    expect(await names()).toEqual(['Siti Aminah']);
    expect(await opened.store.books.known(BUDI, book.id)).toEqual(new Map([[urlOf('siti'), '"2"']]));
    expect(await opened.store.books.outgoing(BUDI, book.id)).toEqual([]);
    await opened.store.books.vanish(BUDI, book.id, [urlOf('siti')]);
    expect(await names()).toEqual([]);
    expect(await opened.store.books.count(BUDI, book.id)).toEqual({ cards: 0, waiting: 0, conflicts: 0 });
  });

  it('hold what was changed here until the server has it, deleted cards included', async () => {
    for (const name of ['siti', 'ani']) await receive(name, '"1"');
    await rename('siti', 'Siti Baru');
    await opened.store.contacts.delete(BUDI, await idOf('ani'));
    const outgoing = await opened.store.books.outgoing(BUDI, book.id);
    expect(new Set(outgoing.map(({ href, pending, deleted }) => [href, pending, deleted]))).toEqual(
      new Set([
        [urlOf('ani'), '', true],
        [urlOf('siti'), 'changed', false],
      ]),
    );
    for (const one of outgoing)
      await opened.store.books.settle(BUDI, one, { href: one.deleted ? '' : one.href, etag: '"2"' });
    expect(await opened.store.books.count(BUDI, book.id)).toEqual({ cards: 1, waiting: 0, conflicts: 0 });
  });

  it('keep both versions of a card that was changed on both sides until the person has chosen', async () => {
    for (const [choice, left] of [
      ['mine', ['ani di sini']],
      ['theirs', ['ani di sana']],
      ['both', ['ani di sana', 'ani di sini']],
    ] as const) {
      await receive('ani', `"${choice}"`);
      await rename('ani', 'ani di sini');
      await receive('ani', `"${choice} 2"`, card('ani').replace('FN:ani', 'FN:ani di sana'));
      const id = await idOf('ani');
      expect(await opened.store.books.conflict(BUDI, id)).toMatchObject({
        vcard: expect.stringContaining('di sini') as string,
        theirs: expect.stringContaining('di sana') as string,
      });
      expect((await opened.store.books.count(BUDI, book.id)).conflicts).toBe(1);
      await opened.store.books.choose(BUDI, id, choice);
      expect(await names()).toEqual(left);
      expect(await opened.store.books.conflict(BUDI, id)).toBeUndefined();
      for (const name of left) await opened.store.contacts.delete(BUDI, await idOf(name));
      for (const one of await opened.store.books.outgoing(BUDI, book.id))
        await opened.store.books.settle(BUDI, one, { href: '', etag: '' });
      await opened.store.sweep(Date.now() + 25 * 3_600_000);
    }
  });

  it('move with their cards, and leave them behind or take them along', async () => {
    await receive('siti', '"1"');
    await opened.store.books.move(BUDI, book.id, 'https://dav.example.org/baru/');
    expect([...(await opened.store.books.known(BUDI, book.id)).keys()]).toEqual([
      'https://dav.example.org/baru/siti.vcf',
    ]);
    await opened.store.books.delete(BUDI, book.id, true);
    expect((await opened.store.contacts.page(BUDI, { book: 'own' }, 0, 9)).map((one) => one.name)).toEqual(['siti']);
    const other = aBook();
    await opened.store.books.add(other);
    await opened.store.books.receive(BUDI, other.id, [{ url: urlOf('ani'), etag: '', vcard: card('ani') }]);
    await opened.store.books.delete(BUDI, other.id, false);
    expect((await opened.store.contacts.search(BUDI, '', 9)).map((one) => one.name)).toEqual(['siti']);
  });

  it('take an address of the longest kind that is let in', async () => {
    const name = randomBytes(900).toString('hex');
    await receive(name, '"1"');
    expect([...(await opened.store.books.known(BUDI, book.id)).keys()]).toEqual([urlOf(name)]);
  });

  it('hear of a card that moves in and of one that moves out', async () => {
    await receive('siti', '"1"');
    await opened.store.contacts.add(BUDI, [card('ani')]);
    await opened.store.contacts.file(BUDI, await idOf('ani'), `carddav:${book.id}`);
    await opened.store.contacts.file(BUDI, await idOf('siti'), 'own');
    expect(await names()).toEqual(['ani']);
    const outgoing = await opened.store.books.outgoing(BUDI, book.id);
    expect(new Map(outgoing.map(({ href, deleted }) => [href, deleted]))).toEqual(
      new Map([
        ['', false],
        [urlOf('siti'), true],
      ]),
    );
  });
});
