import { describe, expect, it } from 'vitest';
import type { MailboxView } from '#lib/contract/index.ts';
import { buildFolderTree, type FolderNode } from './build-folder-tree.ts';
import { canMoveInto } from './can-move-into.ts';
import { moveInTree } from './move-in-tree.ts';
import { visibleFolders } from './visible-folders.ts';

const folder = (path: string, more: Partial<MailboxView> = {}): MailboxView => ({
  key: path,
  path,
  name: path.split('/').at(-1) ?? path,
  depth: path.split('/').length - 1,
  delimiter: '/',
  specialUse: null,
  selectable: true,
  subscribed: true,
  messages: 0,
  unseen: 0,
  uidNext: 1,
  uidValidity: 1,
  rights: null,
  namespace: path.startsWith('shared') ? 'shared' : 'personal',
  color: null,
  favourite: false,
  notify: false,
  ...more,
});
const shape = (nodes: readonly FolderNode[]): unknown[] =>
  nodes.map(({ mailbox, children }) => (children.length > 0 ? [mailbox.name, shape(children)] : mailbox.name));

const list = [
  folder('INBOX', { specialUse: 'inbox' }),
  folder('INBOX/Rapat'),
  folder('Kerja'),
  folder('Kerja/2024'),
  folder('Kerja/2024/Mei', { favourite: true }),
  folder('Kerja/2025'),
  folder('Zebra'),
  folder('shared', { selectable: false }),
  folder('shared/siti', { selectable: false }),
  folder('shared/siti/Proyek'),
];
const { personal, shared, other, favourites } = buildFolderTree(list);

it('the tree has each folder under the one it lies in, what others share apart, and favourites flat', () => {
  expect(shape(personal)).toEqual([['INBOX', ['Rapat']], ['Kerja', [['2024', ['Mei']], '2025']], 'Zebra']);
  expect(shape(shared)).toEqual([['siti', ['Proyek']]]);
  expect(other).toEqual([]);
  expect(favourites.map(({ path }) => path)).toEqual(['Kerja/2024/Mei']);
  expect(buildFolderTree([])).toEqual({ favourites: [], personal: [], other: [], shared: [] });
});

it('what lies in a closed folder is not seen, and open ones below it come back as they were', () => {
  const seen = (...folded: string[]) => visibleFolders(personal, new Set(folded)).map(({ node }) => node.mailbox.name);
  expect(seen()).toEqual(['INBOX', 'Rapat', 'Kerja', '2024', 'Mei', '2025', 'Zebra']);
  expect(seen('Kerja', 'Kerja/2024')).toEqual(['INBOX', 'Rapat', 'Kerja', 'Zebra']);
  expect(seen('Kerja/2024')).toEqual(['INBOX', 'Rapat', 'Kerja', '2024', '2025', 'Zebra']);
});

describe('keys in the tree', () => {
  const press = (key: string, from: string, folded: string[] = [], rightToLeft = false) => {
    const closed = new Set(folded);
    return moveInTree(key, visibleFolders(personal, closed), from, closed, rightToLeft);
  };

  it('go up and down over what can be seen, and stop at the ends', () => {
    expect(press('ArrowDown', 'Kerja', ['Kerja'])).toEqual({ focus: 'Zebra' });
    expect(press('ArrowUp', 'Zebra')).toEqual({ focus: 'Kerja/2025' });
    expect(press('ArrowUp', 'INBOX')).toBeUndefined();
    expect(press('ArrowDown', 'Zebra')).toBeUndefined();
    expect([press('Home', 'Zebra'), press('End', 'INBOX')]).toEqual([{ focus: 'INBOX' }, { focus: 'Zebra' }]);
  });

  it('open a folder and go in, close it and go out', () => {
    expect(press('ArrowRight', 'Kerja', ['Kerja'])).toEqual({ fold: 'Kerja', folded: false });
    expect(press('ArrowRight', 'Kerja')).toEqual({ focus: 'Kerja/2024' });
    expect(press('ArrowRight', 'Zebra')).toBeUndefined();
    expect(press('ArrowLeft', 'Kerja')).toEqual({ fold: 'Kerja', folded: true });
    expect(press('ArrowLeft', 'Kerja/2024/Mei')).toEqual({ focus: 'Kerja/2024' });
    expect(press('ArrowLeft', 'Zebra')).toBeUndefined();
    expect(press('ArrowLeft', 'Kerja', ['Kerja'], true)).toEqual({ fold: 'Kerja', folded: false });
  });

  it('begin at the top when the folder that had the focus is gone', () => {
    expect(press('ArrowDown', 'Gone')).toEqual({ focus: 'INBOX' });
  });
});

it('a folder moves into another one, not into itself, not to where it is, and not where nobody may', () => {
  const [kerja, mei, zebra] = ['Kerja', 'Kerja/2024/Mei', 'Zebra'].map((path) => list.find((one) => one.path === path));
  const may = (from: MailboxView | undefined, into: MailboxView | undefined | null) =>
    from !== undefined && into !== undefined && canMoveInto(from, into);
  expect([may(zebra, kerja), may(mei, zebra), may(mei, null)]).toEqual([true, true, true]);
  expect([may(kerja, kerja), may(kerja, mei), may(zebra, null)]).toEqual([false, false, false]);
  expect(
    may(
      mei,
      list.find(({ path }) => path === 'Kerja/2024'),
    ),
  ).toBe(false);
  expect(may(list[0], kerja)).toBe(false);
  const rights = { mayRead: true, mayInsert: true, mayDelete: true, maySeen: true, mayFlag: true, mayRemove: false };
  const foreign = folder('shared/siti/Proyek', { rights: { ...rights, mayCreate: false } });
  expect([may(zebra, foreign), may(foreign, zebra)]).toEqual([false, false]);
  expect(may(zebra, folder('Flat', { delimiter: '' }))).toBe(false);
});
