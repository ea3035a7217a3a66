import { existsSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aSubmission, BUDI, DRIVERS, newId, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

describe.each(DRIVERS)('submissions over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  it('keeps everything over a restart', async () => {
    await opened.store.settings.save(BUDI, { language: 'id' });
    const submission = aSubmission();
    await opened.store.submissions.add(submission, 1000);
    await opened.reopen();
    expect((await opened.store.settings.read(BUDI)).values).toEqual({ language: 'id' });
    expect(await opened.store.submissions.get(BUDI, submission.id)).toMatchObject({ ...submission, state: 'queued' });
  });

  const MINE = 'host:1:mine';

  it('are added once for one id, and apart for two accounts', async () => {
    const first = aSubmission();
    expect((await opened.store.submissions.add(first, 1)).added).toBe(true);
    const again = await opened.store.submissions.add({ ...first, subject: 'other' }, 2);
    expect(again).toMatchObject({ added: false, submission: { subject: first.subject, createdAt: 1 } });
    expect((await opened.store.submissions.add({ ...first, account: SITI }, 3)).added).toBe(true);
    expect(await opened.store.submissions.list(BUDI)).toHaveLength(1);
    expect(await opened.store.submissions.list(BUDI, ['sent'])).toEqual([]);
  });

  it('are claimed by one runner at a time', async () => {
    await opened.store.submissions.add(aSubmission(), 1);
    const claims = await Promise.all(['a', 'b', 'c'].map((owner) => opened.store.submissions.claim(owner, 1000, 10)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await opened.store.submissions.claim('d', 2000, 999)).toBeUndefined();
    expect(await opened.store.submissions.claim('d', 2000, 1000)).toMatchObject({ leaseOwner: 'd', leaseUntil: 2000 });
  });

  it('are claimed when due and not before', async () => {
    const one = aSubmission();
    await opened.store.submissions.add(one, 1);
    await opened.store.submissions.claim(MINE, 1000, 10);
    const deferred = await opened.store.submissions.change(
      one,
      { from: 'queued', holder: MINE },
      'deferred',
      { retryAt: 500, attempts: 1 },
      20,
    );
    expect(deferred).toMatchObject({ state: 'deferred', retryAt: 500, attempts: 1 });
    await opened.store.submissions.release(one, MINE);
    expect(await opened.store.submissions.claim(MINE, 1000, 499)).toBeUndefined();
    expect(await opened.store.submissions.claim(MINE, 1000, 500)).toMatchObject({ id: one.id, state: 'deferred' });
  });

  it('never leave refused, waiting, filed or discarded by a claim', async () => {
    for (const state of ['refused', 'waiting', 'filed', 'discarded'] as const) {
      const one = aSubmission();
      await opened.store.submissions.add(one, 1);
      await opened.store.submissions.change(one, { from: 'queued', holder: null }, state, { retryAt: 1 }, 5);
    }
    expect(await opened.store.submissions.claim(MINE, 1000, 500)).toBeUndefined();
  });

  it('change only for the holder, while the lease lasts, from the state that was meant', async () => {
    const one = aSubmission();
    await opened.store.submissions.add(one, 1);
    await opened.store.submissions.claim(MINE, 1000, 10);
    const change = (from: 'queued' | 'sending', holder: string | null, now: number) =>
      opened.store.submissions.change(one, { from, holder }, 'sending', {}, now);
    expect(await change('queued', 'other', 20)).toBeUndefined();
    expect(await change('queued', null, 20)).toBeUndefined();
    expect(await change('sending', MINE, 20)).toBeUndefined();
    expect(await change('queued', MINE, 1000)).toBeUndefined();
    expect(
      await opened.store.submissions.change(
        { ...one, account: SITI },
        { from: 'queued', holder: MINE },
        'sending',
        {},
        20,
      ),
    ).toBeUndefined();
    expect(await change('queued', MINE, 20)).toMatchObject({ state: 'sending', stateAt: 20 });
  });

  it('keep a lease by renewing it, and lose it once it ran out', async () => {
    const one = aSubmission();
    await opened.store.submissions.add(one, 1);
    await opened.store.submissions.claim(MINE, 1000, 10);
    expect(await opened.store.submissions.renew(one, MINE, 2000, 900)).toBe(true);
    expect(await opened.store.submissions.renew(one, 'other', 2000, 900)).toBe(false);
    expect(await opened.store.submissions.renew(one, MINE, 3000, 2000)).toBe(false);
    expect(await opened.store.submissions.owners()).toEqual([MINE]);
    await opened.store.submissions.releaseAll(MINE);
    expect(await opened.store.submissions.owners()).toEqual([]);
  });

  it('become unknown when whoever was sending them is gone, and only then', async () => {
    const one = aSubmission();
    await opened.store.submissions.add(one, 1);
    await opened.store.submissions.claim(MINE, 1000, 10);
    await opened.store.submissions.change(one, { from: 'queued', holder: MINE }, 'sending', {}, 20);
    expect(await opened.store.submissions.abandon(999, 5000)).toEqual([]);
    expect(await opened.store.submissions.abandon(1000, 5000)).toMatchObject([
      { state: 'unknown', error: 'submission.unknown', retryAt: 5000, leaseOwner: null },
    ]);
  });

  it('go on when their person is back', async () => {
    const [waiting, filing, foreign] = [aSubmission(), aSubmission(), aSubmission({ account: SITI })];
    for (const one of [waiting, filing, foreign]) await opened.store.submissions.add(one, 1);
    await opened.store.submissions.change(waiting, { from: 'queued', holder: null }, 'waiting', {}, 5);
    await opened.store.submissions.change(foreign, { from: 'queued', holder: null }, 'waiting', {}, 5);
    await opened.store.submissions.change(filing, { from: 'queued', holder: null }, 'sent', { retryAt: 9999 }, 5);
    await opened.store.submissions.wake(BUDI, 50);
    expect(await opened.store.submissions.get(BUDI, waiting.id)).toMatchObject({ state: 'queued' });
    expect(await opened.store.submissions.get(BUDI, filing.id)).toMatchObject({ state: 'sent', retryAt: 50 });
    expect(await opened.store.submissions.get(SITI, foreign.id)).toMatchObject({ state: 'waiting' });
  });

  it('lose their spool file, and filed ones their text, with the last step', async () => {
    for (const state of ['filed', 'discarded'] as const) {
      const id = newId();
      const one = aSubmission({ id, spoolPath: opened.store.files.spool(BUDI, id) });
      writeFileSync(one.spoolPath, 'x');
      await opened.store.submissions.add(one, 1);
      const last = await opened.store.submissions.change(one, { from: 'queued', holder: null }, state, {}, 5);
      expect(existsSync(one.spoolPath)).toBe(false);
      expect(last?.composer).toEqual(state === 'filed' ? {} : one.composer);
    }
  });
});
