import { describe, expect, it } from 'vitest';
import { readMailPlace, withConversations } from './mail-place.ts';
import { listPage, messagePage, searchPage } from './pages.ts';

const HOME = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, q: '' } as const;

describe('an address of the mail screen', () => {
  it.each(['INBOX', 'Archive/2024', 'Entwürfe', 'a~b', 'Kelas 7 & 8'])('names the folder %s', (path) => {
    expect(readMailPlace(listPage(path))).toMatchObject({ mailbox: path, message: undefined, list: HOME });
  });

  it('names the message and the list it was opened from', () => {
    const list = { order: 'from', direction: 'asc', filter: 'unread', offset: 150, q: 'rapat' } as const;
    const ref = { uidValidity: 1699, uid: 42 };
    expect(readMailPlace(messagePage('INBOX', ref, { list, view: 'text' }))).toMatchObject({
      mailbox: 'INBOX',
      message: ref,
      view: 'text',
      list,
    });
  });

  it('falls back where a value means nothing', () => {
    const odd = `${listPage('INBOX')}?order=colour&direction=up&filter=x&offset=-3&field=smell&view=odd`;
    expect(readMailPlace(odd)).toMatchObject({ view: undefined, list: HOME });
  });

  it.each(['/', '/mail', '/mail/', '/mail/INBOX/x', '/mail/INBOX/1.2/3', '/compose', '/mail/~zz', '/mailbox/INBOX'])(
    'is not %s',
    (address) => {
      expect(readMailPlace(address)).toBeUndefined();
    },
  );
});

it('somebody who wants conversations gets them unless the address, a search or an order says otherwise', () => {
  const threads = (address: string, wanted = true): string | undefined => {
    const place = readMailPlace(address);
    return place && withConversations(place, wanted).list.threads;
  };
  expect([threads(listPage('INBOX')), threads(listPage('INBOX'), false)]).toEqual(['1', undefined]);
  expect(threads(listPage('INBOX', { threads: '0' }))).toBe('0');
  expect(threads(listPage('INBOX', { q: 'rapat' }))).toBeUndefined();
  expect(threads(listPage('INBOX', { order: 'size' }))).toBeUndefined();
});

describe('an address of a search over folders', () => {
  const search = { q: 'rapat', scope: 'all', path: 'Arsip/2024' } as const;

  it('names the search, also from a message that it found', () => {
    expect(readMailPlace(searchPage(search))).toMatchObject({ mailbox: 'Arsip/2024', message: undefined, search });
    const ref = { uidValidity: 1699, uid: 42 };
    expect(readMailPlace(messagePage('INBOX', ref, { search }))).toMatchObject({
      mailbox: 'INBOX',
      message: ref,
      list: HOME,
      search,
    });
  });

  it('is the list of a folder that answers it by itself', () => {
    expect(readMailPlace(searchPage({ ...search, scope: 'folder' }))).toMatchObject({
      mailbox: 'Arsip/2024',
      list: { ...HOME, q: 'rapat' },
      search: undefined,
    });
    expect(readMailPlace(searchPage({ ...search, scope: 'folder', q: 'isi:rapat' }))?.search?.scope).toBe('folder');
    expect(readMailPlace(searchPage({ ...search, scope: 'folder', q: 'rapat in:Sent' }))?.search?.scope).toBe('folder');
  });

  it('is none that is for nothing, or goes on with an earlier one', () => {
    expect(readMailPlace(searchPage())).toBeUndefined();
    expect(readMailPlace(searchPage({ ...search, cursor: 'INBOX' }))).toBeUndefined();
  });
});
