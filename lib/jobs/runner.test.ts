import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { store } from '#lib/store/index.ts';
import { decide, enqueue, kick, stopJobs, waitFor, type Job } from './index.ts';
import { BUDI, LONG, message, openTestQueue, type TestQueue } from './test-queue.ts';

let queue: TestQueue;
beforeEach(async () => {
  queue = await openTestQueue();
});
afterEach(() => queue.close());

describe('nobody signed in', () => {
  it('makes a message wait, and signing in sends it', async () => {
    queue.signedIn = false;
    await queue.start(queue.through());
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'waiting', error: 'auth.required', retryAt: null });
    queue.signedIn = true;
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(queue.wire).toHaveLength(2);
  });

  it('leaves a sent message to be filed when the person is back, and counts no try', async () => {
    await queue.start(
      queue.through((step) => {
        if (step === 'file' && queue.signedIn) queue.signedIn = false;
        else return;
        throw new AppError('auth.required');
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'sent', attempts: 1 });
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'sent', attempts: 1 });
    await decide(BUDI, id, 'sent', { attempts: 1 });
    await waitFor(BUDI, id, LONG);
    expect(queue.wire).toEqual(['DATA siti@x ani@x']);
  });
});

describe('a person', () => {
  it('decides nothing that the state does not allow, or that is being worked on, or is not theirs', async () => {
    const gate = Promise.withResolvers<void>();
    await queue.start(queue.through((step) => (step === 'connect' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    while (!(await store().submissions.get(BUDI, id))?.leaseOwner) await waitFor(BUDI, id, 20);
    await expect(decide(BUDI, id, 'discarded')).rejects.toMatchObject({ code: 'submission.final' });
    await expect(decide('siti|localhost', id, 'discarded')).rejects.toMatchObject({ code: 'submission.missing' });
    gate.resolve();
    await waitFor(BUDI, id, LONG);
    for (const to of ['queued', 'sent', 'discarded'] as const)
      await expect(decide(BUDI, id, to)).rejects.toMatchObject({ code: 'submission.final' });
    await expect(waitFor('siti|localhost', id, 10)).rejects.toMatchObject({ code: 'submission.missing' });
  });

  it('may give up a message that waits', async () => {
    queue.signedIn = false;
    await queue.start(queue.through());
    const { id } = await enqueue(message());
    await waitFor(BUDI, id, LONG);
    expect(await decide(BUDI, id, 'discarded')).toMatchObject({ state: 'discarded' });
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'discarded' });
    expect(queue.wire).toEqual([]);
  });
});

describe('a runner that lost its lease', () => {
  const steal = (job: Job): Promise<void> => store().submissions.releaseAll(job.submission.leaseOwner ?? '');

  it('before the first byte sends nothing: the other one does, once', async () => {
    let stolen = false;
    await queue.start(
      queue.through(async (step, job) => {
        if (step !== 'connect' || stolen) return;
        stolen = true;
        await steal(job);
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(queue.wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('while the server took the message still says so, and the filing follows', async () => {
    await queue.start(
      queue.through(async (step, job) => {
        if (step !== 'data') return;
        await steal(job);
        await store().submissions.abandon(Date.now(), Date.now() + 60_000);
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(queue.wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });
});

describe('a stop', () => {
  it('waits for what is under way and takes nothing more', async () => {
    const gate = Promise.withResolvers<void>();
    await queue.start(queue.through((step) => (step === 'data' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    await waitFor(BUDI, id, 50);
    const stopped = stopJobs(LONG);
    const late = await enqueue(message());
    gate.resolve();
    await stopped;
    expect((await waitFor(BUDI, id, 0)).state).toBe('filed');
    expect((await waitFor(BUDI, late.id, TIMES.jobPoll * 2)).state).toBe('queued');
  });
});
