import { expect, it } from 'vitest';
import { RowShelf, type FixedRow } from './row-cache.ts';
import { cachedBytes } from './recently-used.ts';

const row = (uid: number, subject = 'Hi'): FixedRow => ({
  uid,
  envelope: {
    date: '',
    subject,
    from: [],
    sender: [],
    replyTo: [],
    to: [],
    cc: [],
    bcc: [],
    recipients: 0,
    messageId: '',
    inReplyTo: '',
  },
  received: '',
  size: 1,
  structure: null,
  preview: null,
  listId: '',
  priority: 'normal',
});
const LIMIT = 1024 * 1024;

it('keeps rows under one limit for all mailboxes, and lets the least used ones go', () => {
  const [one, two] = [new RowShelf(LIMIT), new RowShelf(LIMIT)];
  one.put(row(1));
  for (let uid = 2; uid < 3000; uid += 1) {
    two.put(row(uid, 'x'.repeat(400)));
    one.get(1);
  }
  expect(cachedBytes()).toBeLessThanOrEqual(LIMIT);
  expect(cachedBytes()).toBeGreaterThan(LIMIT / 2);
  expect(one.get(1)).toEqual(row(1));
  expect([two.get(2), two.get(2999)?.uid]).toEqual([undefined, 2999]);
  two.clear();
  expect(two.get(2999)).toBeUndefined();
  one.put(row(1, 'again'));
  expect(one.get(1)?.envelope.subject).toBe('again');
  one.clear();
  expect(cachedBytes()).toBe(0);
});

it('does not keep a row that would push out many others', () => {
  const shelf = new RowShelf(LIMIT);
  shelf.put(row(1, 'x'.repeat(20_000)));
  expect([shelf.get(1), cachedBytes()]).toEqual([undefined, 0]);
});
