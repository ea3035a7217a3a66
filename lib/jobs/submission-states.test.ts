import { describe, expect, it } from 'vitest';
import { SUBMISSION_STATES } from '#lib/contract/index.ts';
import { AppError, ERRORS, type ErrorCode } from '#lib/errors.ts';
import { TIMES } from '#lib/config.ts';
import type { Submission } from '#lib/store/index.ts';
import { planAfterFailure, searchedInVain } from './plan-after-failure.ts';
import { assertFollows, mayFollow } from './submission-states.ts';

const NOW = 1_000_000;
const submission = (over: Partial<Submission>): Submission => ({
  id: 'a'.repeat(32),
  account: 'budi',
  messageId: '<1@x>',
  subject: '',
  spoolPath: '',
  size: 1,
  needsUtf8: false,
  eightBit: false,
  from: 'a@x',
  recipients: ['b@x'],
  allowPartial: false,
  bccHeader: '',
  keepCopy: true,
  original: null,
  draft: null,
  uploads: [],
  composer: {},
  state: 'queued',
  refused: [],
  error: null,
  detail: '',
  retryAt: null,
  attempts: 0,
  leaseOwner: null,
  leaseUntil: null,
  createdAt: 0,
  updatedAt: 0,
  stateAt: 0,
  ...over,
});

describe('the table of states', () => {
  it('knows the states of the contract', () => {
    for (const state of SUBMISSION_STATES) expect(() => mayFollow(state, 'queued')).not.toThrow();
  });

  it('never goes from sending back into the queue, nor out of a final state', () => {
    expect(mayFollow('sending', 'queued')).toBe(false);
    expect(mayFollow('sent', 'queued')).toBe(false);
    for (const to of SUBMISSION_STATES)
      for (const from of ['filed', 'discarded'] as const) expect(mayFollow(from, to)).toBe(false);
    expect(() => assertFollows('sent', 'sending')).toThrow('from sent to sending');
  });

  it('reaches sent only through sending, or by a person or a found copy after doubt', () => {
    expect(SUBMISSION_STATES.filter((from) => mayFollow(from, 'sent'))).toEqual(['sending', 'sent', 'unknown']);
  });
});

describe('a failure', () => {
  const codes = Object.keys(ERRORS) as ErrorCode[];

  it('of any kind leads to a step the table has', () => {
    for (const state of ['queued', 'sending', 'sent', 'unknown'] as const)
      for (const code of codes)
        expect(
          mayFollow(state, planAfterFailure(submission({ state }), new AppError(code), NOW).to),
          `${state} ${code}`,
        ).toBe(true);
  });

  it('after the first byte of content is in doubt unless the server has answered', () => {
    const certain = codes.filter(
      (code) => planAfterFailure(submission({ state: 'sending' }), new AppError(code), NOW).to !== 'unknown',
    );
    expect(certain.sort()).toEqual([
      'smtp.deferred',
      'smtp.no_utf8',
      'smtp.recipients',
      'smtp.rejected',
      'smtp.too_large',
    ]);
  });

  it('after sending never touches the sending again', () => {
    for (const code of codes) {
      const plan = planAfterFailure(submission({ state: 'sent' }), new AppError(code, { detail: 'why' }), NOW);
      expect(plan).toEqual({
        to: 'sent',
        patch: { error: code, detail: 'why', attempts: 1, retryAt: NOW + TIMES.fileRetry },
      });
    }
  });

  it('of the password waits for the person, of the message goes back to the person, of the server is tried again', () => {
    const to = (code: ErrorCode) => planAfterFailure(submission({}), new AppError(code), NOW).to;
    expect(['auth.required', 'auth.rejected'].map((code) => to(code as ErrorCode))).toEqual(['waiting', 'waiting']);
    expect(
      ['smtp.recipients', 'smtp.too_large', 'smtp.insecure', 'smtp.auth', 'internal'].map((code) =>
        to(code as ErrorCode),
      ),
    ).toEqual(Array(5).fill('refused'));
    expect(
      ['smtp.unreachable', 'smtp.deferred', 'store.unavailable', 'imap.busy'].map((code) => to(code as ErrorCode)),
    ).toEqual(Array(4).fill('deferred'));
  });

  it('keeps who was refused and why, and nothing that is not of that shape', () => {
    const refused = [{ address: 'b@x', code: 550, reason: 'no such user' }, null, 'x', { address: 'c@x' }];
    const error = Object.assign(new AppError('smtp.recipients', { detail: '550' }), { refused });
    expect(planAfterFailure(submission({}), error, NOW).patch).toEqual({
      error: 'smtp.recipients',
      detail: '550',
      refused: [refused[0]],
    });
  });
});

describe('trying again', () => {
  it('waits 1, 5, 15 and then 60 minutes, and gives the message back within a day', () => {
    const waits: number[] = [];
    let current = submission({});
    for (;;) {
      const plan = planAfterFailure(current, new AppError('smtp.deferred'), NOW);
      if (plan.to !== 'deferred') break;
      waits.push((plan.patch.retryAt ?? 0) - NOW);
      current = submission({ attempts: plan.patch.attempts ?? 0 });
    }
    expect(planAfterFailure(current, new AppError('smtp.deferred'), NOW).to).toBe('refused');
    const [first, second, third, ...rest] = TIMES.sendRetries;
    expect(waits.slice(0, 3)).toEqual([first, second, third]);
    expect(new Set(waits.slice(3))).toEqual(new Set(rest));
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeLessThanOrEqual(TIMES.sendGiveUp);
    expect(total).toBeGreaterThan(TIMES.sendGiveUp - (rest[0] ?? 0));
  });

  it('files for a day and then rests', () => {
    const tries = Math.ceil(TIMES.sendGiveUp / TIMES.fileRetry);
    expect(
      planAfterFailure(submission({ state: 'sent', attempts: tries - 2 }), new AppError('imap.unreachable'), NOW).patch
        .retryAt,
    ).not.toBeNull();
    expect(
      planAfterFailure(submission({ state: 'sent', attempts: tries - 1 }), new AppError('imap.unreachable'), NOW).patch
        .retryAt,
    ).toBeNull();
  });

  it('looks for an uncertain message three times and then asks the person', () => {
    const first = planAfterFailure(submission({ state: 'sending' }), new AppError('submission.unknown'), NOW).patch;
    expect(first).toMatchObject({ attempts: 0, retryAt: NOW + TIMES.unknownSearch[0] });
    const searches = [0, 1, 2].map(
      (attempts) => searchedInVain(submission({ state: 'unknown', attempts }), NOW).patch.retryAt,
    );
    expect(searches).toEqual([NOW + TIMES.unknownSearch[1], NOW + TIMES.unknownSearch[2], null]);
  });
});
