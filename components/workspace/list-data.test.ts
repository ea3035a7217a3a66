import { describe, expect, it } from 'vitest';
import type { MessageList, MessageRow } from '#lib/contract/index.ts';
import { changeRows, missingChunks, putWindow, rowAt } from './list-data.ts';
import { listRows } from './list-rows.ts';

const row = (uid: number, flags: string[] = []): MessageRow => ({
  uid,
  flags,
  from: [],
  to: [],
  subject: `nr ${String(uid)}`,
  date: '',
  received: '',
  size: 1,
  hasAttachments: false,
  thread: null,
  isInvitation: false,
  isSigned: false,
  isEncrypted: false,
  listId: '',
  priority: 'normal',
  preview: null,
});

/** A list of `total` messages, newest first: place 0 has the highest UID. */
const answer = (total: number, offset: number, count: number, revision = 1, uidValidity = 7): MessageList => ({
  mailbox: 'INBOX',
  uidValidity,
  revision,
  total,
  offset,
  limit: count,
  order: 'arrival',
  descending: true,
  filter: 'all',
  q: '',
  orders: ['arrival'],
  sorting: false,
  readOnly: false,
  threads: false,
  threadsPossible: false,
  threadsPartial: null,
  rows: Array.from({ length: Math.min(count, total - offset) }, (_, index) => row(total - offset - index)),
});

describe('what is at hand of a list', () => {
  it('finds a row where the server said it stands, in chunks that do not begin with the window', () => {
    const data = putWindow(putWindow(undefined, answer(1000, 0, 30)), answer(1000, 430, 90));
    expect(rowAt(data, 29)?.uid).toBe(971);
    expect(rowAt(data, 30)).toBeUndefined();
    expect(rowAt(data, 519)?.uid).toBe(481);
    expect(rowAt(data, 1000)).toBeUndefined();
  });

  it('asks for what is missing, incomplete or of an older revision, and for nothing past the end', () => {
    const data = putWindow(putWindow(undefined, answer(120, 0, 100)), answer(121, 50, 50, 2));
    expect(missingChunks(data, 0, 500)).toEqual([0, 2]);
    expect(missingChunks(data, 60, 70)).toEqual([]);
    expect(missingChunks(putWindow(undefined, answer(0, 0, 50)), 0, 10)).toEqual([]);
  });

  it('goes on showing rows of an older revision, but none of a mailbox that was rebuilt', () => {
    const before = putWindow(undefined, answer(200, 0, 50));
    expect(rowAt(putWindow(before, answer(201, 50, 50, 2)), 0)?.uid).toBe(200);
    expect(rowAt(putWindow(before, answer(201, 50, 50, 2, 8)), 0)).toBeUndefined();
  });

  it('changes rows in their places and leaves the other chunks the same', () => {
    const data = putWindow(undefined, answer(200, 0, 100));
    const changed = changeRows(data, new Set([150]), (one) => ({ ...one, flags: ['\\Seen'] }));
    expect(rowAt(changed, 50)?.flags).toEqual(['\\Seen']);
    expect(changed.chunks.get(0)).toBe(data.chunks.get(0));
    expect(changeRows(data, new Set([9999]), (one) => ({ ...one }))).toBe(data);
  });
});

describe('rows on their way out', () => {
  const data = putWindow(undefined, answer(100, 0, 100));
  const rows = listRows(data, new Set([100, 97, 96]), (one) => one);

  it('are passed over, and the others move up', () => {
    expect(rows.total).toBe(97);
    expect([0, 1, 2, 96].map((place) => rows.at(place)?.uid)).toEqual([99, 98, 95, 1]);
    expect([99, 95, 97].map((uid) => rows.placeOf(uid))).toEqual([0, 2, -1]);
  });

  it('have no place for those that are not at hand', () => {
    expect(listRows(data, new Set([12345]), (one) => one).total).toBe(100);
  });
});
