import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { subscribe } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import { FLAGGED, SEEN } from '../mail/flags.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = {
  order: 'arrival',
  descending: true,
  filter: 'all',
  search: null,
  threads: true,
  offset: 0,
  limit: 50,
} as const;

afterAll(() => imap.closeAll());

describe.each(['full', 'courier', 'minimal'] as const)('conversations on a server like "%s"', (profile) => {
  let budi: TestUser;
  let access: AccountAccess;
  let inbox: MailboxRef;
  const list = (more: object = {}) => imap.listMessages(access, inbox, { ...window, ...more });
  /** Subject of each row, with the number of its messages and of the unread ones. */
  const shown = async (more: object = {}) => {
    const { rows, threads } = await list(more);
    return rows.map(({ uid, envelope }) => {
      const { count, unread } = threads?.get(uid) ?? { count: 0, unread: 0 };
      return `${envelope.subject} ${count}/${unread}`;
    });
  };
  const write = (name: string, references: string[] = [], more: object = {}, flags: string[] = []): Promise<number> =>
    budi.append(
      'INBOX',
      {
        subject: name,
        messageId: `<${name}@x.org>`,
        headers: references.length ? { References: references.map((one) => `<${one}@x.org>`).join(' ') } : {},
        ...more,
      },
      flags,
    );

  beforeEach(async () => {
    pointAt(mailserver.imap[profile]);
    budi = await mailserver.user();
    access = accessOf(budi);
    inbox = { account: access.account, path: 'INBOX' };
  });

  it('show the newest message of each, newest first, with the total of conversations', async () => {
    await write('a', [], {}, [SEEN]);
    await write('b');
    await write('a2', ['a'], {}, [SEEN]);
    await write('c');
    await write('a3', ['a', 'a2']);
    await write('b2', ['b']);
    expect(await shown()).toEqual(['b2 2/2', 'a3 3/1', 'c 1/1']);
    const page = await list({ offset: 1, limit: 1 });
    expect(page).toMatchObject({ total: 3, threadsPossible: true, threadsPartial: null, order: 'arrival' });
    expect(page.rows.map((row) => row.envelope.subject)).toEqual(['a3']);
    expect(page.threads?.get(page.rows[0]?.uid ?? 0)).toEqual({ count: 3, unread: 1, uids: [5, 3, 1] });
    expect(await shown({ descending: false, limit: 2 })).toEqual(['c 1/1', 'a3 3/1']);
    expect(await shown({ offset: 3 })).toEqual([]);
  });

  it('are there for an empty folder too', async () => {
    const empty = await list();
    expect(empty).toMatchObject({ total: 0, rows: [], threadsPossible: true });
    await write('first');
    expect(await shown()).toEqual(['first 1/1']);
  });

  it('join what came in the wrong order, and the answers to a message that is not here', async () => {
    await write('answer', ['question']);
    await write('other', ['lost']);
    await write('question');
    await write('another', ['lost', 'also-lost']);
    expect(await shown()).toEqual(['another 2/2', 'question 2/2']);
  });

  it('bear references that are broken, missing, in circles or to themselves', async () => {
    await write('egg', ['hen']);
    await write('hen', ['egg']);
    await write('self', ['self']);
    await budi.append('INBOX', { subject: 'junk', headers: { References: 'nonsense <<>> <unclosed "' } });
    await budi.append('INBOX', 'Subject: bare\r\n\r\nNo ids at all.\r\n');
    const found = await shown();
    expect(found).toEqual(expect.arrayContaining(['self 1/1', 'junk 1/1', 'bare 1/1']));
    expect(found.filter((one) => /^(hen|egg) /.test(one))).toEqual(['hen 2/2']);
  });

  it('go by In-Reply-To where there are no References', async () => {
    await write('asked');
    await write('between');
    await write('answered', [], { headers: { 'In-Reply-To': '<asked@x.org>' } });
    expect(await shown()).toEqual(['answered 2/2', 'between 1/1']);
  });

  it('take in new mail and lose what another program moves away', async () => {
    await write('a');
    await write('b');
    const before = await list();
    await write('a2', ['a']);
    expect(await shown()).toEqual(['a2 2/2', 'b 1/1']);
    const after = await list();
    expect(after.revision).toBeGreaterThan(before.revision);
    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command('UID MOVE 3 Archive');
    await other.logout();
    expect(await shown()).toEqual(['b 1/1', 'a 1/1']);
  });

  it('are right again after another folder was open while mail came and left', async () => {
    await write('a');
    await write('b');
    await write('b2', ['b']);
    expect(await shown()).toEqual(['b2 2/2', 'a 1/1']);
    await imap.listMessages(access, { ...inbox, path: profile === 'courier' ? 'INBOX.Sent' : 'Sent' }, window);
    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command('UID MOVE 2 Archive');
    await other.logout();
    await write('a2', ['a']);
    expect(await shown()).toEqual(['a2 2/2', 'b2 1/1']);
  });

  it('count what is read here and elsewhere', async () => {
    const first = await write('a');
    await write('a2', ['a']);
    const { uidValidity } = await list();
    await imap.setFlags(access, { mailbox: inbox, uidValidity, uids: [first] }, { add: [SEEN], remove: [] });
    expect(await shown()).toEqual(['a2 2/1']);
    const other = await budi.imap();
    await other.command('SELECT INBOX');
    await other.command('STORE 1:2 -FLAGS (\\Seen)');
    await other.logout();
    expect(await shown()).toEqual(['a2 2/2']);
  });

  it('pass a filter when any of their messages does', async () => {
    await write('a', [], {}, [FLAGGED]);
    await write('b');
    await write('a2', ['a'], {}, [SEEN]);
    await write('c', [], {}, [SEEN]);
    expect(await shown({ filter: 'flagged' })).toEqual(['a2 2/1']);
    expect(await shown({ filter: 'unread' })).toEqual(['a2 2/1', 'b 1/1']);
  });

  it('stay apart from what we delete', async () => {
    await write('a');
    const second = await write('a2', ['a']);
    const { uidValidity } = await list();
    const trash = profile === 'courier' ? 'INBOX.Trash' : 'Trash';
    await imap.moveMessages(access, { mailbox: inbox, uidValidity, uids: [second] }, trash);
    expect(await shown()).toEqual(['a 1/1']);
  });

  it('are messages, one by one, in a search', async () => {
    await write('a');
    await write('a2', ['a']);
    const found = await list({ search: { type: 'text', field: 'subject', text: 'a' } });
    expect(found.threads).toBeNull();
    expect(found.rows).toHaveLength(2);
  });
});

/** Each answers the one before. */
const chain = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => message(`n${at + 1}`, at > 0 ? [`n${at}`] : []));

const message = (name: string, references: readonly string[] = []): string =>
  `Subject: ${name}\r\nMessage-ID: <${name}@x.org>\r\n${references.map((one) => `References: <${one}@x.org>\r\n`).join('')}\r\nx\r\n`;

it('answers that go 1,500 deep are all shown', async () => {
  const budi = await mailserver.user();
  const socket = await budi.imap();
  await socket.appendAll('INBOX', chain(1500));
  await socket.logout();
  const access = accessOf(budi);
  for (const profile of ['full', 'courier', 'minimal'] as const) {
    pointAt(mailserver.imap[profile]);
    const { rows, threads } = await imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);
    await imap.closeAll();
    expect(rows[0]?.envelope.subject).toBe('n1500');
    const conversations = rows.map(({ uid }) => threads?.get(uid));
    expect(conversations.reduce((sum, one) => sum + (one?.count ?? 0), 0)).toBe(1500);
    expect(conversations[0]?.uids).toEqual(Array.from({ length: 100 }, (_, at) => 1500 - at));
    // Dovecot itself begins a new thread below the thousandth answer.
    expect(conversations.length).toBeLessThanOrEqual(profile === 'minimal' ? 1 : 2);
  }
});

it('a large folder shows the conversations of its newest 5,000 messages first, and soon all', async () => {
  pointAt(mailserver.imap.full);
  const budi = await mailserver.user();
  const access = accessOf(budi);
  const inbox = { account: access.account, path: 'INBOX' };
  const socket = await budi.imap();
  const others = Array.from({ length: 5100 }, (_, at) => message(`m${at}`));
  await socket.appendAll('INBOX', [message('old'), ...others, message('late answer', ['old'])]);
  const told = Promise.withResolvers<void>();
  const { close } = subscribe(
    access.account,
    { session: 'test', since: '' },
    { receive: ({ type }) => type === 'stale' && told.resolve(), end: () => undefined },
  );
  const list = () => imap.listMessages(access, inbox, { ...window, limit: 1 });
  const first = await list();
  expect(first).toMatchObject({ total: 5000, threadsPartial: 5000 });
  expect(first.threads?.get(5102)?.count).toBe(1);
  await told.promise;
  close();
  const all = await list();
  expect(all).toMatchObject({ total: 5101, threadsPartial: null });
  expect(all.threads?.get(5102)).toEqual({ count: 2, unread: 2, uids: [5102, 1] });
  expect(all.revision).toBeGreaterThan(first.revision);

  // What comes and goes afterwards is right at once, at both ends.
  await socket.command('SELECT INBOX');
  await socket.command('UID MOVE 5102 Trash');
  await socket.appendAll('INBOX', [message('newest', ['m5099'])]);
  await socket.logout();
  const later = await list();
  expect(later).toMatchObject({ total: 5101, threadsPartial: null });
  expect(later.rows.map(({ envelope }) => envelope.subject)).toEqual(['newest']);
  expect(later.threads?.get(5103)).toEqual({ count: 2, unread: 2, uids: [5103, 5101] });
});

it('what only shares a subject is no conversation', async () => {
  for (const profile of ['full', 'minimal'] as const) {
    pointAt(mailserver.imap[profile]);
    const budi = await mailserver.user();
    const access = accessOf(budi);
    for (let nth = 1; nth <= 3; nth += 1) await budi.append('INBOX', { subject: nth > 1 ? 'Re: Invoice' : 'Invoice' });
    const { total } = await imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);
    expect(total).toBe(3);
  }
});
