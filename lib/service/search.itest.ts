import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { SearchLine } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import { listMessages } from './list-messages.ts';
import { searchForPage } from './search-for-page.ts';
import { searchMessages } from './search-messages.ts';
import { signOut } from './sign-out.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();

let house: TestHouse;
let budi: TestUser;
let session: Session;

beforeEach(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user();
  await budi.createMailbox('Kelas');
  await budi.createMailbox('Kelas/7A');
  for (const path of ['INBOX', 'Sent', 'Kelas', 'Kelas/7A', 'Trash', 'Junk'])
    await budi.append(path, { subject: `rapat ${path}` });
  session = await house.signIn(budi);
});
afterEach(() => house.close());

async function collect(input: Partial<Parameters<typeof searchMessages>[1]>): Promise<SearchLine[]> {
  const lines: SearchLine[] = [];
  const asked = { q: 'rapat', scope: 'all', mailbox: undefined, limit: 1000, ...input } as const;
  for await (const line of searchMessages(session, asked, new AbortController().signal)) lines.push(line);
  return lines;
}

const subjects = (lines: readonly SearchLine[]): string[] =>
  lines.flatMap((line) => (line.type === 'hits' ? line.rows.map(({ subject }) => subject.slice(6)) : [])).sort();

it.each([
  [{}, ['INBOX', 'Kelas', 'Kelas/7A', 'Sent']],
  [{ scope: 'folder', mailbox: 'Kelas' }, ['Kelas']],
  [{ scope: 'subtree', mailbox: 'Kelas' }, ['Kelas', 'Kelas/7A']],
  [{ scope: 'folder', mailbox: 'Trash' }, ['Trash']],
  [{ q: 'rapat in:anywhere' }, ['INBOX', 'Junk', 'Kelas', 'Kelas/7A', 'Sent', 'Trash']],
  [{ q: 'rapat in:trash', scope: 'folder', mailbox: 'Kelas' }, ['Trash']],
  [{ q: 'rapat -in:sent' }, ['INBOX', 'Kelas', 'Kelas/7A']],
  [{ q: 'rapat in:7a OR in:inbox' }, ['INBOX', 'Kelas/7A']],
  [{ q: 'rapat in:nowhere' }, []],
  [{ q: ' ' }, []],
] as const)('%j looks in %j', async (input, folders) => {
  const lines = await collect(input);
  expect(subjects(lines)).toEqual(folders);
  expect(lines[0]?.type).toBe('begin');
  expect(lines.at(-1)).toEqual({ type: 'end', capped: false, left: [] });
});

it('says what is left when there is more than it was asked for', async () => {
  const lines = await collect({ limit: 2 });
  expect(subjects(lines)).toHaveLength(2);
  expect(lines.at(-1)).toMatchObject({ type: 'end', capped: true });
});

it('ends when the person signs out', async () => {
  const lines = searchMessages(
    session,
    { q: 'text:nothing', scope: 'all', mailbox: undefined, limit: 10 },
    new AbortController().signal,
  );
  await lines.next();
  await signOut(session, new URL('http://localhost:3000'));
  await expect(async () => {
    for await (const line of lines) expect(line.type).not.toBe('end');
  }).rejects.toMatchObject({ code: 'auth.required' });
});

it('a page goes on where the one before it stopped, and finds everything once', async () => {
  const found: string[] = [];
  const pages: number[] = [];
  for (let cursor = ''; pages.length === 0 || cursor !== '';) {
    const page = await searchForPage(session, {
      q: 'rapat in:anywhere',
      scope: 'all',
      mailbox: undefined,
      limit: 4,
      cursor,
    });
    found.push(...page.found.map(({ row }) => row.subject.slice(6)));
    pages.push(page.found.length);
    ({ cursor } = page);
  }
  expect(found.sort()).toEqual(['INBOX', 'Junk', 'Kelas', 'Kelas/7A', 'Sent', 'Trash']);
  expect(pages).toEqual([4, 2]);
});

it('old addresses with a field go on working in the list of a folder', async () => {
  const list = (field: string | undefined, q: string) =>
    listMessages(session, {
      mailbox: 'INBOX',
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      field,
      q,
      offset: 0,
      limit: 10,
    });
  expect(await list('subject', 'rapat INBOX')).toMatchObject({ total: 1, q: 'subject:"rapat INBOX"' });
  expect(await list('from', 'rapat')).toMatchObject({ total: 0, q: 'from:rapat' });
  expect(await list(undefined, 'subject:rapat in:inbox newer_than:2d')).toMatchObject({ total: 1 });
  expect(await list(undefined, 'rapat in:sent')).toMatchObject({ total: 0 });
});
