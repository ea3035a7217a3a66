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
  state.selected(selected({ highestModseq: '' }));
  const before = state.revision;
  state.keepOrder('unread', true, uids);
  state.keepOrder('all', false, uids);
  state.selected(selected({ highestModseq: '' }));
  expect(state.revision).toBeGreaterThan(before);
  expect(state.order('unread', true)).toBeUndefined();
  expect(state.order('all', false)).toBe(uids);
});

it('keeps an order until what it depends on changes', () => {
  const state = new MailboxState();
  state.keepOrder('all', false, uids);
  state.keepOrder('unread', true, uids);
  state.marksChanged();
  expect([state.order('all', false), state.order('unread', true)]).toEqual([uids, undefined]);
  state.membersChanged();
  expect(state.order('all', false)).toBeUndefined();
});

it('takes what left out of the orders, as long as nothing else came or went', () => {
  const state = new MailboxState();
  state.keepOrder('all', false, uids);
  const before = state.revision;
  state.memberLeft(2);
  state.memberLeft(2); // both connections tell
  expect(state.revision).toBeGreaterThan(before);
  expect(state.order('all', false)).toEqual(Uint32Array.of(1, 3));
  state.memberLeft(undefined);
  expect(state.order('all', false)).toBeUndefined();
  state.keepOrder('all', false, uids);
  state.membersChanged();
  state.memberLeft(1);
  expect(state.order('all', false)).toBeUndefined();
});

it('keeps the six orders used last', () => {
  const state = new MailboxState();
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) state.keepOrder(key, false, uids);
  state.order('a', false);
  state.keepOrder('g', false, uids);
  expect(['a', 'b', 'g'].map((key) => state.order(key, false) !== undefined)).toEqual([true, false, true]);
});
