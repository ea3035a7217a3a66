import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { store } from '#lib/store/index.ts';
import { decide, enqueue, kick, waitFor } from './index.ts';
import { BUDI, LONG, message, openTestQueue, type TestQueue } from './test-queue.ts';

let queue: TestQueue;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

describe('a message that is sent', () => {
  it('is queued, sent and filed, once', async () => {
    await queue.start(queue.through());
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', error: null });
    expect(queue.wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('is sent once whatever is pressed how often, also long afterwards', async () => {
    await queue.start(queue.through());
    const one = message();
    await Promise.all([enqueue(one), enqueue(one), enqueue({ ...one, subject: 'again' })]);
    await waitFor(BUDI, one.id, LONG);
    expect(await enqueue(one)).toMatchObject({ state: 'filed', subject: 'Halo' });
    await waitFor(BUDI, one.id, LONG);
    expect(queue.wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('is shown as it stands when it takes longer than one waits', async () => {
    const gate = Promise.withResolvers<void>();
    await queue.start(queue.through((step) => (step === 'data' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    expect((await waitFor(BUDI, id, 50)).state).toBe('sending');
    gate.resolve();
    expect((await waitFor(BUDI, id, LONG)).state).toBe('filed');
  });

  it('keeps its lease for as long as the server takes', async () => {
    const gate = Promise.withResolvers<void>();
    await queue.start(queue.through((step) => (step === 'data' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    const first = await waitFor(BUDI, id, 50);
    while (((await store().submissions.get(BUDI, id))?.leaseUntil ?? 0) <= (first.leaseUntil ?? 0))
      await waitFor(BUDI, id, 100);
    gate.resolve();
    expect((await waitFor(BUDI, id, LONG)).state).toBe('filed');
  });
});

describe('a message that is not sent', () => {
  it('comes back with who was refused, and goes to the others when the person says so', async () => {
    const refused = [{ address: 'ani@x', code: 550, reason: 'no such user' }];
    await queue.start(
      queue.through((step, { submission }) => {
        if (step === 'connect' && !submission.allowPartial)
          throw Object.assign(new AppError('smtp.recipients', { detail: '550 no such user' }), { refused });
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({
      state: 'refused',
      refused,
      error: 'smtp.recipients',
      detail: '550 no such user',
      composer: { body: 'Halo' },
    });
    await decide(BUDI, id, 'queued', { allowPartial: true, recipients: ['siti@x'], refused: [] });
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', refused: [] });
    expect(queue.wire).toEqual(['DATA siti@x', 'APPEND']);
    expect(queue.reported).toEqual(['smtp.recipients']);
  });

  it('is tried again later when the server asks for it', async () => {
    let tries = 0;
    await queue.start(
      queue.through((step) => {
        if (step === 'connect' && ++tries < 3) throw new AppError('smtp.deferred', { detail: '451 greylisted' });
      }),
    );
    const { id } = await enqueue(message());
    const deferred = await waitFor(BUDI, id, LONG);
    expect(deferred).toMatchObject({ state: 'deferred', attempts: 1, detail: '451 greylisted' });
    expect(deferred.retryAt).toBeGreaterThan(deferred.stateAt);
    await kick(BUDI); // or the person comes back before that
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'deferred', attempts: 2 });
    await decide(BUDI, id, 'queued');
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', error: null });
  });

  it('is in doubt when the line is cut after the first byte, is looked for three times and never sent again by itself', async () => {
    const searches: number[] = [];
    const cut = queue.through((step) => {
      if (step === 'answer') throw new AppError('submission.unknown');
    });
    await queue.start((job) => {
      if (job.submission.state === 'unknown') searches.push(job.submission.attempts);
      return cut(job);
    });
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'unknown', error: 'submission.unknown' });
    while ((await waitFor(BUDI, id, 100)).retryAt !== null) await kick(BUDI);
    expect(searches).toEqual([0, 1, 2]);
    expect(queue.wire).toEqual(['DATA siti@x ani@x']);
    await decide(BUDI, id, 'queued');
    await waitFor(BUDI, id, LONG);
    expect(queue.wire).toHaveLength(2); // the person has said so
  });

  it('that is in doubt and found in Sent is sent', async () => {
    const cut = queue.through((step) => {
      if (step === 'answer') throw new AppError('imap.timeout');
    });
    await queue.start(async (job) => {
      if (job.submission.state === 'unknown') await job.advance('sent');
      await cut(job);
    });
    const { id } = await enqueue(message());
    await waitFor(BUDI, id, LONG);
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(queue.wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('comes back when our own code fails before the first byte, and is in doubt when it fails after', async () => {
    await queue.start(
      queue.through((step, { submission }) => {
        if (step === (submission.subject === 'early' ? 'connect' : 'data')) throw new TypeError('a fault of ours');
      }),
    );
    const [early, late] = [await enqueue(message({ subject: 'early' })), await enqueue(message({ subject: 'late' }))];
    expect(await waitFor(BUDI, early.id, LONG)).toMatchObject({ state: 'refused', error: 'internal' });
    expect(await waitFor(BUDI, late.id, LONG)).toMatchObject({ state: 'unknown' });
    expect(queue.reported).toEqual(['internal', 'internal']);
  });
});

describe('filing', () => {
  it('that fails leaves the message sent, and is tried again without sending', async () => {
    let tries = 0;
    await queue.start(
      queue.through((step) => {
        if (step === 'file' && ++tries === 1) throw new AppError('quota.exceeded', { detail: 'OVERQUOTA' });
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({
      state: 'sent',
      error: 'quota.exceeded',
      detail: 'OVERQUOTA',
      attempts: 1,
    });
    await decide(BUDI, id, 'sent');
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', error: null });
    expect(queue.wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });
});
