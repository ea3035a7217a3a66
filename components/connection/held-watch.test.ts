import { describe, expect, it } from 'vitest';
import type { SubmissionView } from '#lib/contract/index.ts';
import { HeldWatch } from './held-watch.ts';

const message = (over: Partial<SubmissionView> = {}): SubmissionView => ({
  id: 'a',
  state: 'queued',
  subject: 'Rapat',
  recipients: ['siti@x.test'],
  refused: [],
  error: null,
  detail: '',
  why: 'unknown',
  createdAt: '2026-11-22T10:00:00Z',
  retryAt: null,
  sendAt: '2026-11-22T10:00:15Z',
  leavesIn: 15_000,
  unattended: true,
  ...over,
});
const gone = message({ state: 'sending', sendAt: null, leavesIn: null });
const states = (watch: HeldWatch, now: number): string[] => watch.rows(now).map(({ state }) => state);

describe('a message that can be taken back', () => {
  it('is offered until five seconds before it leaves, so that a late click still counts', () => {
    const watch = new HeldWatch([message()]);
    expect(states(watch, 9.9)).toEqual(['held']);
    expect(states(watch, 10)).toEqual(['leaving']);
  });

  it('is said to be sent only when the server said so, for a moment', () => {
    const watch = new HeldWatch([message()]);
    watch.hear({ submissions: [gone], done: [] }, 15);
    expect(states(watch, 15)).toEqual(['leaving']);
    watch.hear({ submissions: [], done: [{ id: 'a', state: 'filed' }] }, 16);
    expect(states(watch, 16)).toEqual(['gone']);
    watch.hear({ submissions: [], done: [{ id: 'a', state: 'filed' }] }, 20);
    expect(states(watch, 22)).toEqual([]);
  });

  it('goes without a word when it is taken back elsewhere', () => {
    const watch = new HeldWatch([message()]);
    watch.hear({ submissions: [], done: [{ id: 'a', state: 'discarded' }] }, 3);
    expect(states(watch, 3)).toEqual([]);
  });

  it.each(['refused', 'deferred', 'unknown', 'waiting'] as const)('stays on the screen when it ends as %s', (state) => {
    const watch = new HeldWatch([message()]);
    watch.hear({ submissions: [message({ state, sendAt: null, leavesIn: null })], done: [] }, 16);
    expect(states(watch, 500)).toEqual(['stuck']);
  });

  it('is not told of where it was planned for tomorrow, or is nothing this page saw', () => {
    const watch = new HeldWatch([message({ leavesIn: 86_400_000 }), message({ ...gone, id: 'b', state: 'deferred' })]);
    expect(states(watch, 0)).toEqual([]);
    watch.hear({ submissions: [], done: [{ id: 'a', state: 'filed' }] }, 1);
    expect(states(watch, 1)).toEqual([]);
  });

  it('stands in the order of sending, another one sent meanwhile included', () => {
    const watch = new HeldWatch([message()]);
    watch.hear({ submissions: [message({ id: 'b', leavesIn: 14_000 }), message({ leavesIn: 12_000 })], done: [] }, 3);
    expect(watch.rows(3).map(({ id, leavesAt }) => [id, leavesAt])).toEqual([
      ['a', 15],
      ['b', 17],
    ]);
  });
});
