import { describe, expect, it } from 'vitest';
import type { MessageRow, SearchLine } from '#lib/contract/index.ts';
import { addLine, beginSearch, changeHits, forgetMailbox, leftOf } from './found-search.ts';

const row = (uid: number, received: string): MessageRow => ({
  uid,
  flags: [],
  from: [],
  to: [],
  subject: `Pesan ${String(uid)}`,
  date: received,
  received,
  size: 1,
  hasAttachments: false,
  isInvitation: false,
  isSigned: false,
  isEncrypted: false,
  listId: '',
  priority: 'normal',
  preview: null,
  thread: null,
});
const hits = (mailbox: string, searched: number, ...rows: MessageRow[]): SearchLine => ({
  type: 'hits',
  mailbox,
  uidValidity: 1,
  rows,
  found: rows.length,
  searched,
  left: 1,
});
const search = { q: 'rapat', scope: 'all', path: undefined } as const;
const told = (...lines: readonly SearchLine[]) => lines.reduce(addLine, beginSearch(search, new AbortController()));
const begin: SearchLine = { type: 'begin', mailboxes: ['INBOX', 'Arsip', 'Proyek'] };

describe('what a search over folders found', () => {
  it('stands newest first, whichever folder answers first', () => {
    const found = told(
      begin,
      hits('Arsip', 1, row(3, '2026-03-01T00:00:00Z')),
      hits('INBOX', 0.5, row(9, '2026-04-01T00:00:00Z'), row(8, '2026-01-01T00:00:00Z')),
    );
    expect(found.hits.map((hit) => [hit.path, hit.row.uid])).toEqual([
      ['INBOX', 9],
      ['Arsip', 3],
      ['INBOX', 8],
    ]);
    expect(leftOf(found)).toEqual([
      ['INBOX', 0.5],
      ['Proyek', 0],
    ]);
  });

  it('holds a message once when a folder is searched again', () => {
    const found = told(begin, hits('INBOX', 1, row(9, '2026-04-01T00:00:00Z')));
    const again = addLine(forgetMailbox(found, 'INBOX', true), hits('INBOX', 1, row(9, '2026-04-01T00:00:00Z')));
    expect(again.hits).toHaveLength(1);
  });

  it('says which folder failed apart from those that are left', () => {
    const found = told(begin, { type: 'failed', mailbox: 'Arsip', error: 'imap.no', detail: 'NO', left: 2 });
    expect([...found.failed]).toEqual([['Arsip', 'NO']]);
    expect(leftOf(found).map(([path]) => path)).toEqual(['INBOX', 'Proyek']);
    expect(leftOf(forgetMailbox(found, 'Arsip', true)).map(([path]) => path)).toContain('Arsip');
  });

  it('changes and loses messages with their folders, never those of another one with the same number', () => {
    const found = told(
      begin,
      hits('INBOX', 1, row(9, '2026-04-01T00:00:00Z')),
      hits('Arsip', 1, row(9, '2026-03-01T00:00:00Z')),
    );
    const where = { path: 'INBOX', uidValidity: 1, uids: new Set([9]) };
    expect(changeHits(found, where, () => undefined).hits.map(({ path }) => path)).toEqual(['Arsip']);
    expect(changeHits(found, { ...where, uidValidity: 2 }, () => undefined).hits).toHaveLength(2);
  });

  it('ends as the server says', () => {
    expect(told(begin, { type: 'end', capped: true, left: ['INBOX'] }).state).toBe('capped');
    expect(told(begin, { type: 'error', error: 'imap.down', detail: '' }).state).toBe('broken');
  });
});
