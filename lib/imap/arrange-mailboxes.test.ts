import { describe, expect, it } from 'vitest';
import { arrangeMailboxes } from './arrange-mailboxes.ts';
import type { ChosenUses } from '../mail/special-use.ts';
import type { Listing } from './read-listing.ts';

const listing = (path: string, delimiter: string, ...flags: string[]): Listing => ({
  path,
  delimiter,
  flags,
  subscribed: true,
  status: undefined,
});
const arrange = (
  paths: (string | [string, ...string[]])[],
  {
    delimiter = '/',
    personal = '',
    foreign = [],
    chosen = {},
  }: { delimiter?: string; personal?: string; foreign?: string[]; chosen?: ChosenUses } = {},
) =>
  arrangeMailboxes(
    paths.map((one) =>
      typeof one === 'string' ? listing(one, delimiter) : listing(one[0], delimiter, ...one.slice(1)),
    ),
    { personal, foreign },
    chosen,
  );
const lines = (...args: Parameters<typeof arrange>) =>
  arrange(...args).map(
    ({ depth, name, specialUse }) => `${'  '.repeat(depth)}${name}${specialUse ? ` (${specialUse})` : ''}`,
  );

it('puts INBOX and what is below it first, then the special ones, then the rest by name', () => {
  expect(lines(['Zebra', 'Trash', 'a10', 'INBOX/Sub', 'a9', 'Sent', 'INBOX', 'Sent/2024', 'Drafts'])).toEqual([
    'INBOX (inbox)',
    '  Sub',
    'Drafts (drafts)',
    'Sent (sent)',
    '  2024',
    'Trash (trash)',
    'a9',
    'a10',
    'Zebra',
  ]);
});

it('does not show a personal prefix, as Courier has it', () => {
  const paths = ['INBOX', 'INBOX.Sent', 'INBOX.Kerja', 'INBOX.Kerja.Rapat', 'INBOX.Trash'];
  expect(lines(paths, { delimiter: '.', personal: 'INBOX.' })).toEqual([
    'INBOX (inbox)',
    'Sent (sent)',
    'Trash (trash)',
    'Kerja',
    '  Rapat',
  ]);
});

describe('special uses', () => {
  it('are what the person chose before all marks and names, as long as that mailbox can hold messages', () => {
    const paths: [string, string][] = [
      ['Sent', '\\Sent'],
      ['Terkirim', '\\HasNoChildren'],
      ['Kosong', '\\Noselect'],
      ['Trash', '\\Trash'],
    ];
    const chosen = { sent: 'Terkirim', trash: 'Kosong', junk: 'Gone' };
    const uses = arrange(paths, { chosen }).map(({ path, specialUse }) => [path, specialUse]);
    expect(Object.fromEntries(uses)).toEqual({ Sent: null, Terkirim: 'sent', Kosong: null, Trash: 'trash' });
  });

  it('are the marks of the server, even when another name fits better', () => {
    const marked = arrange([['Gesendet', '\\Sent'], 'Sent', ['Weg', '\\trash'], 'INBOX']);
    expect(marked.filter(({ specialUse }) => specialUse).map(({ path, specialUse }) => [path, specialUse])).toEqual([
      ['INBOX', 'inbox'],
      ['Gesendet', 'sent'],
      ['Weg', 'trash'],
    ]);
  });

  it('are told by English and Indonesian names where the server marks nothing', () => {
    const named = arrange(['INBOX', 'Terkirim', 'DRAF', 'Sampah', 'Spam', 'Arsip']);
    expect(named.map(({ specialUse }) => specialUse)).toEqual(['inbox', 'drafts', 'sent', 'archive', 'junk', 'trash']);
  });

  it("go to the shallowest, once each, and never to a name that holds no messages or is not the person's own", () => {
    const options = { foreign: ['shared/'] };
    const found = arrange(
      ['INBOX', 'Old/Trash', ['shared/Trash', '\\Trash'], ['Trash', '\\Noselect'], 'INBOX/Trash', 'INBOX/Sampah'],
      options,
    );
    expect(found.filter(({ specialUse }) => specialUse === 'trash').map(({ path }) => path)).toEqual(['INBOX/Sampah']);
    expect(
      arrange(['Sent', 'INBOX/Sent'])
        .filter(({ specialUse }) => specialUse)
        .map(({ path }) => path),
    ).toEqual(['Sent']);
  });
});

it("puts other people's mailboxes last and fills in parents that the server leaves out", () => {
  const all = arrange(['user/siti/Kerja', 'INBOX', 'A/B/C'], { foreign: ['user/'] });
  expect(all.map(({ path, depth, selectable }) => [path, depth, selectable])).toEqual([
    ['INBOX', 0, true],
    ['A', 0, false],
    ['A/B', 1, false],
    ['A/B/C', 2, true],
    ['user', 0, false],
    ['user/siti', 1, false],
    ['user/siti/Kerja', 2, true],
  ]);
});

it('survives names that make no sense', () => {
  for (const path of ['/', '//', '/a', 'a/', 'a//b', '__proto__', 'constructor/x', '\u202eevil'])
    expect(arrange([path, 'INBOX']).map((one) => one.path)).toContain(path);
  expect(arrange([['Flat', '\\Sent']], { delimiter: '' })).toMatchObject([
    { name: 'Flat', depth: 0, specialUse: 'sent' },
  ]);
});
