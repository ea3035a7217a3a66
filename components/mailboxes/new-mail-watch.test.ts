import { expect, it } from 'vitest';
import type { MailboxList, ServerEvent } from '#lib/contract/index.ts';
import { NewMailWatch } from './new-mail-watch.ts';

const counts = (uidNext: number, uidValidity = 7) => ({ messages: 3, unseen: 1, uidNext, uidValidity });
const list = (uidNext: number): Pick<MailboxList, 'mailboxes'> => ({
  mailboxes: [{ key: 'INBOX', ...counts(uidNext) }] as unknown as MailboxList['mailboxes'],
});
const stale = (uidNext: number | null, operation?: string, uidValidity = 7): ServerEvent => ({
  type: 'stale',
  mailbox: 'INBOX',
  counts: uidNext === null ? null : counts(uidNext, uidValidity),
  operation: operation ?? null,
});

it('what was there when the page was made is no news, what comes later is, once', () => {
  const watch = new NewMailWatch();
  expect(watch.counted(list(10))).toEqual([]);
  expect(watch.hear(stale(12))).toEqual([{ mailbox: 'INBOX', uidValidity: 7, from: 10, mixed: false }]);
  expect(watch.hear(stale(12))).toEqual([]);
  expect(watch.counted(list(13))).toMatchObject([{ from: 12 }]);
});

it('a mailbox that nobody knew, and one that was made anew, bring no news', () => {
  const watch = new NewMailWatch();
  expect(watch.hear(stale(12))).toEqual([]);
  expect(watch.hear(stale(90, undefined, 8))).toEqual([]);
  expect(watch.hear(stale(91, undefined, 8))).toHaveLength(1);
});

it('messages that we moved there ourselves are told from mail that came with them', () => {
  const watch = new NewMailWatch();
  watch.counted(list(10));
  watch.hear(stale(null, 'op-1'));
  expect(watch.hear(stale(11))).toMatchObject([{ from: 10, mixed: true }]);
});

it('events about something else say nothing', () => {
  const watch = new NewMailWatch();
  watch.counted(list(10));
  for (const type of ['ready', 'mailboxes', 'resync', 'outbox'] as const) expect(watch.hear({ type })).toEqual([]);
});
