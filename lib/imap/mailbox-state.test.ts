import { expect, it } from 'vitest';
import type { Selected } from './lane.ts';
import { MailboxState } from './mailbox-state.ts';

const selected = (more: Partial<Selected> = {}): Selected => ({
  path: 'INBOX',
  uidValidity: 1,
  uidNext: 10,
  exists: 5,
  readOnly: false,
  permanentFlags: undefined,
  highestModseq: '7',
  ...more,
});
const uids = Uint32Array.of(1, 2, 3);
/** An order as it is worked out and kept. */
const keep = (state: MailboxState, key: string, byMarks = false) => {
  const kept = state.orders.begin(key, byMarks);
  state.orders.fill(kept, uids, 4);
  return kept;
};

it('keeps the revision while a mailbox stands still, and counts up for every change', () => {
  const state = new MailboxState();
  state.selected(selected());
  let last = state.revision;
  state.selected(selected());
  expect(state.revision).toBe(last);
  for (const change of [{ exists: 4 }, { uidNext: 11 }, { uidValidity: 2 }, { highestModseq: '8' }]) {
    state.selected(selected(change));
    expect(state.revision).toBeGreaterThan(last);
    last = state.revision;
  }
});

it('trusts nothing that the server does not tell', () => {
  const state = new MailboxState();
  const silent = selected({ highestModseq: '', uidNext: 0 });
  state.selected(silent);
  const before = state.revision;
  const [unread, all] = [keep(state, 'unread', true), keep(state, 'all')];
  state.selected({ ...silent, uidNext: 10 });
  expect(state.revision).toBeGreaterThan(before);
  expect([unread.lost, all.lost]).toEqual([true, true]);
});

it('knows that nothing left when every UID that was given is a message more', () => {
  const state = new MailboxState();
  state.selected(selected());
  const kept = keep(state, 'all');
  state.selected(selected({ uidNext: 12, exists: 7 }));
  expect([kept.lost, kept.takeNews()]).toEqual([false, { came: true, changed: [] }]);
  state.selected(selected({ uidNext: 13, exists: 7 }));
  expect(kept.lost).toBe(true);
});

it('hands changed flags to the orders that they decide, and gives up when nobody knows whose they are', () => {
  const state = new MailboxState();
  const [unread, all] = [keep(state, 'unread', true), keep(state, 'all')];
  state.marksChanged([2, 9]);
  expect([unread.fresh, all.fresh]).toEqual([false, true]);
  expect(unread.takeNews()).toEqual({ came: false, changed: [2, 9] });
  state.marksChanged();
  expect([unread.lost, all.fresh]).toEqual([true, true]);
});

it('gives an order up when the flags of very many messages changed', () => {
  const state = new MailboxState();
  const unread = keep(state, 'unread', true);
  state.marksChanged(Array.from({ length: 501 }, (_, at) => at + 1));
  expect(unread.lost).toBe(true);
});

it('takes what left out of the orders, also while they are worked out', () => {
  const state = new MailboxState();
  const kept = keep(state, 'all');
  const coming = state.orders.begin('date', false);
  const before = state.revision;
  state.memberLeft(2);
  state.memberLeft(2); // both connections tell
  state.orders.fill(coming, Uint32Array.of(3, 2, 1), 4);
  expect(state.revision).toBeGreaterThan(before);
  expect([kept.uids, coming.uids]).toEqual([Uint32Array.of(1, 3), Uint32Array.of(3, 1)]);
  expect(kept.fresh).toBe(true);
  state.memberLeft(undefined);
  expect(kept.lost).toBe(true);
});

it('learns from a server with QRESYNC which messages left and whose flags changed while it looked elsewhere', () => {
  const state = new MailboxState();
  state.selected(selected());
  const [unread, all] = [keep(state, 'unread', true), keep(state, 'all')];
  const changed = [{ uid: 3, seq: 2, id: '' }];
  const since = { uidValidity: 1, modseq: '7' };
  expect(state.knownUpTo).toEqual(since);
  const news = { since: since.modseq, vanished: Uint32Array.of(2), changed };
  state.selected(selected({ exists: 4, highestModseq: '9' }), news);
  expect([all.uids, all.lost]).toEqual([Uint32Array.of(1, 3), false]);
  expect(unread.takeNews()).toEqual({ came: false, changed: [3] });
});

it('drops everything when the mailbox has another UIDVALIDITY, also what is being worked out', async () => {
  const state = new MailboxState();
  state.selected(selected());
  keep(state, 'all');
  state.rows(1);
  const coming = state.orders.begin('date', false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const run = state.sorting.start(
    'date',
    (signal) => new Promise<void>((done) => signal.addEventListener('abort', () => (resolve(true), done()))),
    () => resolve(false),
  );
  state.sorting.expect('date');
  state.selected(selected({ uidValidity: 2 }));
  expect(await promise).toBe(true);
  await run;
  state.orders.fill(coming, uids, 4);
  expect([state.orders.get('all'), state.orders.get('date')]).toEqual([undefined, undefined]);
});

it('keeps the twelve orders used last', () => {
  const state = new MailboxState();
  const keys = Array.from({ length: 12 }, (_, at) => String(at));
  for (const key of keys) keep(state, key);
  state.orders.get('0');
  keep(state, 'one more');
  expect(['0', '1', 'one more'].map((key) => state.orders.get(key) !== undefined)).toEqual([true, false, true]);
});
