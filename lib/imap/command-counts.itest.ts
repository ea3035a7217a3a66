import { afterAll, beforeEach, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import { parseSearch } from '../mail/parse-search.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 3 } as const;
const items =
  '(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY.PEEK[HEADER.FIELDS (LIST-ID X-PRIORITY IMPORTANCE)] PREVIEW (LAZY))';

let budi: TestUser;
let access: AccountAccess;
let inbox: MailboxRef;
let uids: number[];
let uidValidity: number;
const all: string[] = [];

/** The commands that a task sent. */
async function commandsOf(run: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  const stop = imap.traceCommands(({ text }) => commands.push(text));
  await run();
  stop();
  all.push(...commands);
  return commands;
}
const list = (more: object = {}) => imap.listMessages(access, inbox, { ...window, ...more });
const ref = (uid: number | undefined) => ({ mailbox: inbox, uidValidity, uid: uid ?? 0 });
const set = (...wanted: (number | undefined)[]) => ({
  mailbox: inbox,
  uidValidity,
  uids: wanted.map((uid) => uid ?? 0),
});

beforeEach(async () => {
  pointAt(mailserver.imap.full);
  budi = await mailserver.user();
  access = accessOf(budi);
  inbox = { account: access.account, path: 'INBOX' };
  uids = [];
  for (let nth = 1; nth <= 9; nth += 1) uids.push(await budi.append('INBOX', { subject: `m${nth}` }));
  ({ uidValidity } = await list());
});

afterAll(() => imap.closeAll());

it('a refresh with nothing new is a NOOP; another window adds one FETCH of just its rows', async () => {
  expect(await commandsOf(() => list())).toEqual(['NOOP']);
  expect(await commandsOf(() => list({ offset: 3 }))).toEqual(['NOOP', `FETCH 4:6 ${items}`]);
  expect(await commandsOf(() => list({ offset: 2, limit: 5 }))).toEqual(['NOOP', `FETCH 3 ${items}`]);
  expect(await commandsOf(() => list({ descending: false, limit: 7, offset: 2 }))).toEqual(['NOOP']);
});

it('new mail costs a FETCH of the new row alone', async () => {
  await budi.append('INBOX', { subject: 'new' });
  const commands = await commandsOf(async () => {
    const { rows } = await list();
    expect(rows.map((row) => row.envelope.subject)).toEqual(['new', 'm9', 'm8']);
  });
  expect(commands).toEqual(['NOOP', `FETCH 10 ${items}`]);
});

it('a mailbox that is opened again costs its SELECT', async () => {
  await imap.listMessages(access, { ...inbox, path: 'Sent' }, window);
  expect(await commandsOf(() => list())).toEqual(['SELECT "…"']);
});

it('a mailbox that another program changed meanwhile costs its SELECT: the server tells what left and which flags changed', async () => {
  await list({ order: 'subject', limit: 9 });
  await list({ filter: 'flagged' });
  await imap.listMessages(access, { ...inbox, path: 'Sent' }, window);
  const other = await budi.imap();
  await other.command('SELECT INBOX');
  await other.command(`UID STORE ${uids[8]} +FLAGS (\\Flagged)`);
  await other.command(`UID STORE ${uids[3]},${uids[6]} +FLAGS (\\Deleted)`);
  await other.command('EXPUNGE');
  await other.logout();
  const commands = await commandsOf(async () => {
    const { rows, total } = await list();
    expect(total).toBe(7);
    expect(rows.map(({ uid }) => uid)).toEqual([uids[8], uids[7], uids[5]]);
    expect(rows.map(({ flags }) => flags.includes('\\Flagged'))).toEqual([true, false, false]);
  });
  expect(commands).toEqual(['SELECT "…"']);
  expect(await commandsOf(() => list())).toEqual(['NOOP']);
  const sorted = await commandsOf(async () => {
    const { rows } = await list({ order: 'subject', descending: false, limit: 9 });
    expect(rows.map((row) => row.envelope.subject)).toEqual(['m1', 'm2', 'm3', 'm5', 'm6', 'm8', 'm9']);
  });
  expect(sorted.filter((command) => command.startsWith('UID SORT'))).toEqual([]);
  const flagged = await commandsOf(async () => {
    expect((await list({ filter: 'flagged' })).rows.map(({ uid }) => uid)).toEqual([uids[8]]);
  });
  expect(flagged).toEqual(['NOOP', `UID SEARCH RETURN (ALL) UID ${uids[8]} FLAGGED`]);
});

it('what another program expunges while the mailbox is open moves the rows up without a question', async () => {
  await list({ limit: 9 });
  const other = await budi.imap();
  await other.command('SELECT INBOX');
  await other.command(`UID STORE ${uids[1]},${uids[7]} +FLAGS (\\Deleted)`);
  await other.command('EXPUNGE');
  await other.logout();
  const commands = await commandsOf(async () => {
    const { rows } = await list({ limit: 9 });
    expect(rows.map((row) => row.envelope.subject)).toEqual(['m9', 'm7', 'm6', 'm5', 'm4', 'm3', 'm1']);
  });
  expect(commands).toEqual(['NOOP']);
});

it('a message of the list opens with one command, with its neighbours', async () => {
  const commands = await commandsOf(async () => {
    const opened = await imap.openMessage(access, ref(uids[7]));
    expect([opened.envelope.subject, opened.newer, opened.older]).toEqual(['m8', uids[8], uids[6]]);
  });
  expect(commands).toEqual([`UID FETCH ${uids[7]} (UID FLAGS RFC822.SIZE BODY.PEEK[HEADER]<0.1048576>)`]);
  const withText = await commandsOf(async () => {
    const wanted = () => [
      { part: '1', maxBytes: 2 },
      { part: '9', maxBytes: 2 },
    ];
    const { bodies } = await imap.openMessage(access, ref(uids[7]), undefined, wanted);
    expect([...bodies]).toEqual([['1', { bytes: Buffer.from('SG'), truncated: true }]]);
  });
  expect(withText).toHaveLength(1);
  const atEdge = await commandsOf(async () => {
    const opened = await imap.openMessage(access, ref(uids[6]));
    expect([opened.newer, opened.older]).toEqual([uids[7], uids[5]]);
  });
  expect(atEdge).toEqual([expect.stringMatching(/^UID FETCH /), 'UID SEARCH RETURN (ALL) 1:9']);
  expect(await commandsOf(() => imap.openMessage(access, ref(uids[5])))).toHaveLength(1);
  const direct = await commandsOf(() => imap.openMessage(access, ref(uids[0])));
  expect(direct).toHaveLength(1);
});

it('a message that no list showed comes with its first part in one command, unless that is long or not its text', async () => {
  const long = await budi.append('INBOX', `Subject: long\r\n\r\n${'0123456789\r\n'.repeat(6000)}`);
  const empty = await budi.append('INBOX', 'Subject: empty\r\n\r\n');
  const wanted = () => [{ part: '1', maxBytes: 100_000 }];
  const open = async (uid: number | undefined, more: typeof wanted = wanted) => {
    const bodies: [string, number, boolean][] = [];
    const commands = await commandsOf(async () => {
      const opened = await imap.openMessage(access, ref(uid), undefined, more);
      for (const [part, { bytes, truncated }] of opened.bodies) bodies.push([part, bytes.length, truncated]);
    });
    return [commands.filter((command) => command.startsWith('UID FETCH')).length, bodies];
  };
  await imap.openMessage(access, ref(uids[0])); // tells where all of them stand
  expect(await open(uids[1])).toEqual([1, [['1', 'SGVsbG8uCg==\r\n'.length, false]]]);
  expect(await open(long)).toEqual([1, []]);
  expect(await open(empty)).toEqual([1, []]);
  expect(await open(uids[2], () => [{ part: '2', maxBytes: 100 }])).toEqual([1, []]);
  expect(await open(uids[3], () => [{ part: '1', maxBytes: 2 }])).toEqual([1, [['1', 2, true]]]);
});

it('flags are one command, also those that are set already', async () => {
  const seen = { add: ['\\Seen'], remove: [] };
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const commands = await commandsOf(async () => {
      expect(await imap.setFlags(access, set(uids[8], uids[7]), seen)).toMatchObject({ changed: 2 });
    });
    expect(commands).toEqual([`UID STORE ${uids[7]}:${uids[8]} +FLAGS (\\Seen)`]);
  }
  expect(await commandsOf(async () => expect((await list()).rows[0]?.flags).toContain('\\Seen'))).toEqual(['NOOP']);
});

it('a window of conversations that is known is a NOOP; a new flag costs one search, new mail one THREAD', async () => {
  const inWindow = { threads: true, limit: 3 };
  const search = 'UID SEARCH RETURN (ALL)';
  expect(await commandsOf(() => list(inWindow))).toEqual(['NOOP', 'UID THREAD REFS UTF-8 ALL', `${search} UNSEEN`]);
  expect(await commandsOf(() => list(inWindow))).toEqual(['NOOP']);
  expect(await commandsOf(() => list({ ...inWindow, descending: false }))).toEqual([
    'NOOP',
    `UID FETCH ${uids[0]}:${uids[2]} ${items}`,
  ]);
  await imap.setFlags(access, set(uids[8]), { add: ['\\Seen'], remove: [] });
  expect(await commandsOf(() => list(inWindow))).toEqual(['NOOP', `${search} UID ${uids[8]} UNSEEN`]);
  await budi.append('INBOX', { subject: 'new' });
  const commands = await commandsOf(async () => expect((await list(inWindow)).total).toBe(10));
  expect(commands).toEqual([
    'NOOP',
    'UID THREAD REFS UTF-8 ALL',
    expect.stringMatching(/^UID SEARCH RETURN \(ALL\) UID \d+:\* UNSEEN$/),
    expect.stringMatching(/^UID FETCH \d+ \(UID FLAGS INTERNALDATE/),
  ]);
});

it('a move is one command, and what comes up is fetched alone', async () => {
  const commands = await commandsOf(async () => {
    const { count, moved } = await imap.moveMessages(access, set(uids[8], uids[7]), 'Archive');
    expect([count, moved.size]).toEqual([2, 2]);
  });
  expect(commands).toEqual([`UID MOVE ${uids[7]}:${uids[8]} "…"`]);
  const after = await commandsOf(async () => {
    expect((await list()).rows.map((row) => row.uid)).toEqual([uids[6], uids[5], uids[4]]);
  });
  expect(after).toEqual(['NOOP', `FETCH 5:6 ${items}`]);
});

it('a sorted list is not sorted again because messages left it', async () => {
  const bySize = { order: 'size', limit: 4 };
  await list(bySize);
  const { rows } = await list(bySize);
  const left = rows[1]?.uid;
  const commands = await commandsOf(async () => {
    await imap.moveMessages(access, set(left), 'Archive');
    const after = await list({ ...bySize, limit: 3 });
    expect([after.total, ...after.rows.map((row) => row.uid)]).toEqual([8, rows[0]?.uid, rows[2]?.uid, rows[3]?.uid]);
  });
  expect(commands).toEqual([expect.stringMatching(/^UID MOVE/), 'NOOP']);
});

it('how full the storage is, is asked once while nothing changes', async () => {
  const small = await mailserver.user({ quotaBytes: 1_000_000 });
  const theirs = accessOf(small);
  const read = () => imap.readQuota(theirs);
  expect(await commandsOf(read)).toEqual(['GETQUOTAROOT "…"']);
  expect(await commandsOf(read)).toEqual([]);
  await imap.createMailbox(theirs, 'Work');
  expect(await commandsOf(read)).toEqual([]);
  await imap.deleteMailbox(theirs, 'Work'); // with all that may have been in it
  expect(await commandsOf(read)).toEqual(['GETQUOTAROOT "…"']);
});

it('a search is one SEARCH and one FETCH of rows, and again a NOOP', async () => {
  const bySubject = { search: parseSearch('subject:m4').query };
  const commands = await commandsOf(async () => expect((await list(bySubject)).total).toBe(1));
  expect(commands).toEqual(['NOOP', expect.stringMatching(/^UID SEARCH /), expect.stringMatching(/^UID FETCH \d+ /)]);
  expect(await commandsOf(() => list(bySubject))).toEqual(['NOOP']);
});

it('a part is read in slices, one command each', async () => {
  const big = await budi.append('INBOX', `Subject: big\r\n\r\n${'0123456789\r\n'.repeat(60_000)}`);
  const commands = await commandsOf(async () => {
    const { stream } = await imap.streamPart(access, ref(big), '1');
    let octets = 0;
    for await (const chunk of stream) octets += chunk.byteLength;
    expect(octets).toBe(720_000);
  });
  const slice = (offset: number): unknown => expect.stringContaining(`BODY.PEEK[1]<${String(offset)}.`);
  expect(commands.filter((command) => command.startsWith('UID FETCH'))).toEqual([slice(0), slice(256 * 1024)]);
});

it('all folders with their counts are one command, after one that makes the counts of the open mailbox true', async () => {
  expect(await commandsOf(() => imap.listMailboxes(access))).toEqual(['NOOP', expect.stringMatching(/^LIST .*STATUS/)]);
});

it('the same window and the folders, asked for by several tabs at once, are read once', async () => {
  const commands = await commandsOf(async () => {
    const tabs = await Promise.all(
      [1, 2, 3, 4].map(() => Promise.all([list({ limit: 5 }), imap.listMailboxes(access)])),
    );
    for (const [{ rows }, folders] of tabs) expect([rows.length, folders.length > 4]).toEqual([5, true]);
  });
  expect(commands).toEqual(['NOOP', `FETCH 5:6 ${items}`, 'NOOP', expect.stringMatching(/^LIST /)]);
});

it('what a tab asks for after a change is not answered with what was asked before it', async () => {
  const before = list();
  await imap.setFlags(access, set(uids[8]), { add: ['\\Flagged'], remove: [] });
  expect((await list()).rows[0]?.flags).toContain('\\Flagged');
  expect((await before).rows[0]?.flags).not.toContain('\\Flagged');
});

it('a window that nobody waits for any more is not read', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const commands = await commandsOf(async () => {
    const running = list();
    const given = [first, second].map(({ signal }) =>
      imap.listMessages(access, inbox, { ...window, offset: 6 }, signal),
    );
    first.abort();
    second.abort();
    for (const one of given) await expect(one).rejects.toMatchObject({ name: 'AbortError' });
    await running;
  });
  expect(commands).toEqual(['NOOP']);
});

it('nothing of all this asked for all messages', () => {
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((command) => /FETCH \S*\*/.test(command))).toEqual([]);
});
