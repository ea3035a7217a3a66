import { expect, it } from 'vitest';
import type { MailboxView } from '#lib/contract/index.ts';
import { folderMenu, type FolderChange } from './folder-menu.ts';
import type { RailWords } from './rail-words.ts';

/** Each word is its own key. */
const words = new Proxy({ uses: {} }, { get: (own, key) => (key === 'uses' ? own.uses : key) }) as RailWords;
const readOnly = {
  mayRead: true,
  mayInsert: false,
  mayDelete: false,
  maySeen: false,
  mayFlag: false,
  mayCreate: false,
  mayRemove: false,
};
const folder: MailboxView = {
  key: 'Kerja',
  path: 'Kerja',
  name: 'Kerja',
  depth: 0,
  delimiter: '/',
  specialUse: null,
  selectable: true,
  subscribed: true,
  messages: 2,
  unseen: 1,
  uidNext: 3,
  uidValidity: 1,
  rights: null,
  namespace: 'personal',
  color: null,
  favourite: false,
  notify: false,
};
const menu = (more: Partial<MailboxView>, changes: FolderChange[] = []) =>
  folderMenu({ ...folder, ...more }, words, {
    change: (what) => void changes.push(what),
    open: () => undefined,
    secure: true,
  });
const disabled = (more: Partial<MailboxView>) =>
  menu(more)
    .filter((item) => item.disabled)
    .map(({ id, label }) => [id, label.split(' – ')[1]]);

it('in one’s own folder everything can be done', () => {
  expect(disabled({})).toEqual([]);
});

it('in a folder that somebody shares to be read only, what is not allowed is disabled with the reason', () => {
  expect(disabled({ namespace: 'shared', rights: readOnly })).toEqual([
    ['read', 'notAllowed'],
    ['new', 'notAllowed'],
    ['rename', 'notAllowed'],
    ['empty', 'notAllowed'],
    ['delete', 'notAllowed'],
  ]);
});

it('a folder with a job is neither renamed nor deleted, and Trash is emptied for good', () => {
  expect(disabled({ specialUse: 'trash' })).toEqual([
    ['rename', 'hasJob'],
    ['delete', 'hasJob'],
  ]);
  expect(menu({ specialUse: 'trash' }).find(({ id }) => id === 'empty')?.label).toBe('menuEmpty');
  expect(menu({}).find(({ id }) => id === 'empty')?.label).toBe('menuClear');
});

it('a name that only holds folders cannot be opened, read or emptied', () => {
  const items = menu({ selectable: false });
  expect(items.some(({ id }) => id === 'open' || id === 'read')).toBe(false);
  expect(items.find(({ id }) => id === 'empty')?.disabled).toBe(true);
});

it('what a person chooses is sent as the form of its endpoint', () => {
  const sent: FolderChange[] = [];
  for (const item of menu({ favourite: true }, sent))
    if (item.id === 'favourite' || item.id === 'subscribe') item.run();
  expect(sent.map(({ to, fields }) => [to, fields])).toEqual([
    ['markMailbox', { mailbox: 'Kerja', favourite: 'off' }],
    ['subscribeMailbox', { mailbox: 'Kerja' }],
  ]);
});
