import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { startStore, stopStore, store, type NewSubmission } from '#lib/store/index.ts';
import { decide, enqueue, kick, startJobs, stopJobs, waitFor, type Job } from './index.ts';

const BUDI = 'budi|localhost';
const LONG = 5_000;
const access: AccountAccess = { account: BUDI, user: 'budi', clientAddress: '', lendPassword: async (use) => use('secret') };
const message = (over: Partial<NewSubmission> = {}): NewSubmission => ({
  id: randomBytes(16).toString('hex'),
  account: BUDI,
  messageId: '<1@x>',
  subject: 'Halo',
  spoolPath: '/nonexistent/spool',
  size: 1,
  needsUtf8: false,
  eightBit: false,
  from: 'budi@x',
  recipients: ['siti@x', 'ani@x'],
  allowPartial: false,
  bccHeader: '',
  keepCopy: true,
  original: null,
  draft: null,
  uploads: [],
  composer: { body: 'Halo' },
  ...over,
});

let directory: string;
let signedIn: boolean;
let reported: string[];
/** Each step that reached a server, in order. */
let wire: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-jobs-'));
  Object.assign(process.env, { TUPAI_DATA_DIR: directory, TUPAI_PUBLIC_URLS: 'http://localhost' });
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.jobs'));
  [signedIn, reported, wire] = [true, [], []];
  await startStore();
});
afterEach(async () => {
  await stopJobs(LONG);
  await stopStore();
  rmSync(directory, { recursive: true });
});

/** Goes through all steps; `at` may throw or wait at any of them. */
const through =
  (at: (step: 'connect' | 'data' | 'answer' | 'file', job: Job) => void | Promise<void> = () => undefined) =>
  async (job: Job): Promise<void> => {
    if (job.submission.state === 'unknown') return;
    if (job.submission.state === 'queued') {
      await at('connect', job);
      await job.advance('sending');
      wire.push(`DATA ${job.submission.recipients.join(' ')}`);
      await at('data', job);
      await at('answer', job);
      await job.advance('sent');
    }
    await at('file', job);
    wire.push('APPEND');
    await job.advance('filed');
  };
const start = (deliver: (job: Job) => Promise<void>): Promise<void> =>
  startJobs({ deliver, actorFor: () => (signedIn ? access : undefined), report: (error) => void reported.push(error.code) });

describe('a message that is sent', () => {
  it('is queued, sent and filed, once', async () => {
    await start(through());
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', error: null });
    expect(wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('is sent once whatever is pressed how often, also long afterwards', async () => {
    await start(through());
    const one = message();
    await Promise.all([enqueue(one), enqueue(one), enqueue({ ...one, subject: 'again' })]);
    await waitFor(BUDI, one.id, LONG);
    expect(await enqueue(one)).toMatchObject({ state: 'filed', subject: 'Halo' });
    await waitFor(BUDI, one.id, LONG);
    expect(wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('is shown as it stands when it takes longer than one waits', async () => {
    const gate = Promise.withResolvers<void>();
    await start(through((step) => (step === 'data' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    expect((await waitFor(BUDI, id, 50)).state).toBe('sending');
    gate.resolve();
    expect((await waitFor(BUDI, id, LONG)).state).toBe('filed');
  });

  it('keeps its lease for as long as the server takes', async () => {
    const gate = Promise.withResolvers<void>();
    await start(through((step) => (step === 'data' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    const first = await waitFor(BUDI, id, 50);
    while (((await store().submissions.get(BUDI, id))?.leaseUntil ?? 0) <= (first.leaseUntil ?? 0)) await waitFor(BUDI, id, 100);
    gate.resolve();
    expect((await waitFor(BUDI, id, LONG)).state).toBe('filed');
  });
});

describe('a message that is not sent', () => {
  it('comes back with who was refused, and goes to the others when the person says so', async () => {
    const refused = [{ address: 'ani@x', code: 550, reason: 'no such user' }];
    await start(
      through((step, { submission }) => {
        if (step === 'connect' && !submission.allowPartial) throw Object.assign(new AppError('smtp.recipients', { detail: '550 no such user' }), { refused });
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'refused', refused, error: 'smtp.recipients', detail: '550 no such user', composer: { body: 'Halo' } });
    await decide(BUDI, id, 'queued', { allowPartial: true, recipients: ['siti@x'], refused: [] });
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', refused: [] });
    expect(wire).toEqual(['DATA siti@x', 'APPEND']);
    expect(reported).toEqual(['smtp.recipients']);
  });

  it('is tried again later when the server asks for it', async () => {
    let tries = 0;
    await start(
      through((step) => {
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
    const cut = through((step) => {
      if (step === 'answer') throw new AppError('submission.unknown');
    });
    await start((job) => {
      if (job.submission.state === 'unknown') searches.push(job.submission.attempts);
      return cut(job);
    });
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'unknown', error: 'submission.unknown' });
    while ((await waitFor(BUDI, id, 100)).retryAt !== null) await kick(BUDI);
    expect(searches).toEqual([0, 1, 2]);
    expect(wire).toEqual(['DATA siti@x ani@x']);
    await decide(BUDI, id, 'queued');
    await waitFor(BUDI, id, LONG);
    expect(wire).toHaveLength(2); // the person has said so
  });

  it('that is in doubt and found in Sent is sent', async () => {
    const cut = through((step) => {
      if (step === 'answer') throw new AppError('imap.timeout');
    });
    await start(async (job) => {
      if (job.submission.state === 'unknown') await job.advance('sent');
      await cut(job);
    });
    const { id } = await enqueue(message());
    await waitFor(BUDI, id, LONG);
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('comes back when our own code fails before the first byte, and is in doubt when it fails after', async () => {
    await start(
      through((step, { submission }) => {
        if (step === (submission.subject === 'early' ? 'connect' : 'data')) throw new TypeError('a fault of ours');
      }),
    );
    const [early, late] = [await enqueue(message({ subject: 'early' })), await enqueue(message({ subject: 'late' }))];
    expect(await waitFor(BUDI, early.id, LONG)).toMatchObject({ state: 'refused', error: 'internal' });
    expect(await waitFor(BUDI, late.id, LONG)).toMatchObject({ state: 'unknown' });
    expect(reported).toEqual(['internal', 'internal']);
  });
});

describe('filing', () => {
  it('that fails leaves the message sent, and is tried again without sending', async () => {
    let tries = 0;
    await start(
      through((step) => {
        if (step === 'file' && ++tries === 1) throw new AppError('quota.exceeded', { detail: 'OVERQUOTA' });
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'sent', error: 'quota.exceeded', detail: 'OVERQUOTA', attempts: 1 });
    await decide(BUDI, id, 'sent');
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed', error: null });
    expect(wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });
});

describe('nobody signed in', () => {
  it('makes a message wait, and signing in sends it', async () => {
    signedIn = false;
    await start(through());
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'waiting', error: 'auth.required', retryAt: null });
    signedIn = true;
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(wire).toHaveLength(2);
  });

  it('leaves a sent message to be filed when the person is back, and counts no try', async () => {
    await start(
      through((step) => {
        if (step === 'file' && signedIn) signedIn = false;
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
    expect(wire).toEqual(['DATA siti@x ani@x']);
  });
});

describe('a person', () => {
  it('decides nothing that the state does not allow, or that is being worked on, or is not theirs', async () => {
    const gate = Promise.withResolvers<void>();
    await start(through((step) => (step === 'connect' ? gate.promise : undefined)));
    const { id } = await enqueue(message());
    while (!(await store().submissions.get(BUDI, id))?.leaseOwner) await waitFor(BUDI, id, 20);
    await expect(decide(BUDI, id, 'discarded')).rejects.toMatchObject({ code: 'submission.final' });
    await expect(decide('siti|localhost', id, 'discarded')).rejects.toMatchObject({ code: 'submission.missing' });
    gate.resolve();
    await waitFor(BUDI, id, LONG);
    for (const to of ['queued', 'sent', 'discarded'] as const) await expect(decide(BUDI, id, to)).rejects.toMatchObject({ code: 'submission.final' });
    await expect(waitFor('siti|localhost', id, 10)).rejects.toMatchObject({ code: 'submission.missing' });
  });

  it('may give up a message that waits', async () => {
    signedIn = false;
    await start(through());
    const { id } = await enqueue(message());
    await waitFor(BUDI, id, LONG);
    expect(await decide(BUDI, id, 'discarded')).toMatchObject({ state: 'discarded' });
    await kick(BUDI);
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'discarded' });
    expect(wire).toEqual([]);
  });
});

describe('a runner that lost its lease', () => {
  const steal = (job: Job): Promise<void> => store().submissions.releaseAll(job.submission.leaseOwner ?? '');

  it('before the first byte sends nothing: the other one does, once', async () => {
    let stolen = false;
    await start(
      through(async (step, job) => {
        if (step !== 'connect' || stolen) return;
        stolen = true;
        await steal(job);
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });

  it('while the server took the message still says so, and the filing follows', async () => {
    await start(
      through(async (step, job) => {
        if (step !== 'data') return;
        await steal(job);
        await store().submissions.abandon(Date.now(), Date.now() + 60_000);
      }),
    );
    const { id } = await enqueue(message());
    expect(await waitFor(BUDI, id, LONG)).toMatchObject({ state: 'filed' });
    expect(wire).toEqual(['DATA siti@x ani@x', 'APPEND']);
  });
});

describe('a stop', () => {
  it('waits for what is under way and takes nothing more', async () => {
    const gate = Promise.withResolvers<void>();
    await start(through((step) => (step === 'data' ? gate.promise : undefined)));
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
