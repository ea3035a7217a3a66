import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSession, BUDI, DRIVERS, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

describe.each(DRIVERS)('sessions over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  it('finds what was added, octet for octet', async () => {
    const added = aSession({ keep: true });
    await opened.store.sessions.add(added);
    const found = await opened.store.sessions.find(added.id, 2000);
    expect(found && { ...found, nonce: Buffer.from(found.nonce), ciphertext: Buffer.from(found.ciphertext) }).toEqual(
      added,
    );
  });

  it('does not find one that idled too long or reached its end, and says so when sweeping', async () => {
    const idle = aSession();
    const over = aSession({ idleUntil: 9_999_999, expiresAt: 4000 });
    await opened.store.sessions.add(idle);
    await opened.store.sessions.add(over);
    expect(await opened.store.sessions.find(idle.id, 4999)).toBeDefined();
    expect(await opened.store.sessions.find(idle.id, 5000)).toBeUndefined();
    expect(await opened.store.sessions.find(over.id, 4000)).toBeUndefined();
    expect(await opened.store.sessions.list(BUDI, 4000)).toHaveLength(1);
    expect(await opened.store.sessions.sweep(4500)).toEqual([{ account: BUDI, publicId: over.publicId }]);
    expect(await opened.store.sessions.sweep(4500)).toEqual([]);
  });

  it('puts off the idle end, never back', async () => {
    const one = aSession();
    await opened.store.sessions.add(one);
    await opened.store.sessions.touch(one.id, 3000, 7000);
    await opened.store.sessions.touch(one.id, 2000, 6000);
    expect(await opened.store.sessions.find(one.id, 6500)).toMatchObject({ seenAt: 3000, idleUntil: 7000 });
  });

  it('lets a replaced pair live on for a moment once the new one was seen, and no longer', async () => {
    const old = aSession();
    const fresh = aSession({ publicId: old.publicId, replaces: old.id, createdAt: 2000 });
    await opened.store.sessions.add(old);
    await opened.store.sessions.add(fresh);
    expect(await opened.store.sessions.find(old.id, 4000)).toBeDefined();
    await opened.store.sessions.settleReplacement(fresh.id, 3060);
    await opened.store.sessions.settleReplacement(fresh.id, 4060);
    expect(await opened.store.sessions.find(old.id, 3059)).toBeDefined();
    expect(await opened.store.sessions.find(old.id, 3060)).toBeUndefined();
    expect(await opened.store.sessions.find(fresh.id, 3060)).toMatchObject({ replaces: '' });
    expect(await opened.store.sessions.sweep(3061)).toEqual([]); // the public session goes on
  });

  it('lists one entry for a replaced pair, most recently used first, of one account only', async () => {
    const old = aSession();
    await opened.store.sessions.add(old);
    await opened.store.sessions.add(
      aSession({ publicId: old.publicId, replaces: old.id, createdAt: 2000, seenAt: 2000 }),
    );
    const other = aSession({ seenAt: 3000 });
    await opened.store.sessions.add(other);
    await opened.store.sessions.add(aSession({ account: SITI }));
    expect((await opened.store.sessions.list(BUDI, 4000)).map((one) => one.publicId)).toEqual([
      other.publicId,
      old.publicId,
    ]);
  });

  it('ends one, the others or all, and never those of another account', async () => {
    const [a, b, c, foreign] = [aSession(), aSession(), aSession(), aSession({ account: SITI })];
    for (const one of [a, b, c, foreign]) await opened.store.sessions.add(one);
    expect(await opened.store.sessions.end(BUDI, { only: foreign.publicId })).toEqual([]);
    expect(await opened.store.sessions.end(BUDI, { only: a.publicId })).toEqual([a.publicId]);
    expect(await opened.store.sessions.end(BUDI, { except: b.publicId })).toEqual([c.publicId]);
    expect(await opened.store.sessions.end(BUDI, 'all')).toEqual([b.publicId]);
    expect(await opened.store.sessions.find(foreign.id, 2000)).toBeDefined();
  });
});

describe.each(DRIVERS)('throttle counters over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const counter = (count: number) => ({ count, startedAt: 1, lastAt: 2, expiresAt: 100 });

  it('lets parallel attempts see each other', async () => {
    await Promise.all(
      Array.from({ length: 30 }, () =>
        opened.store.throttle.change('k', 10, (current) => counter((current?.count ?? 0) + 1)),
      ),
    );
    expect(await opened.store.throttle.read('k', 10)).toEqual(counter(30));
  });

  it('forgets a counter at its end, and leaves one alone that needs no change', async () => {
    await opened.store.throttle.change('k', 10, () => counter(5));
    expect(await opened.store.throttle.change('k', 10, () => undefined)).toEqual(counter(5));
    expect(await opened.store.throttle.read('k', 100)).toBeUndefined();
    const seen: unknown[] = [];
    const look = (current: unknown): undefined => {
      seen.push(current);
    };
    await opened.store.throttle.change('k', 100, look);
    expect(seen).toEqual([undefined]);
    await opened.store.throttle.sweep(100);
    await opened.store.throttle.change('k', 10, look);
    expect(seen).toEqual([undefined, undefined]);
  });
});
