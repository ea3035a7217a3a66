import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { parseSearch } from '../mail/parse-search.ts';
import { EVERYTHING } from '../mail/join-search.ts';
import * as imap from './index.ts';
import { searchMailboxes, type SearchStep } from './search-mailboxes.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 5 } as const;
const query = (typed: string) => parseSearch(typed).query ?? EVERYTHING;

afterAll(() => imap.closeAll());

async function collect(search: AsyncIterable<SearchStep>): Promise<SearchStep[]> {
  const steps: SearchStep[] = [];
  for await (const step of search) steps.push(step);
  return steps;
}

/** `INBOX: newest, …` for each mailbox that gave anything. */
function byMailbox(steps: readonly SearchStep[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { path, rows } of steps) (found[path] ??= []).push(...rows.map(({ envelope }) => envelope.subject));
  return found;
}

/** Messages m0, m1, … in one command. */
async function seedMany(user: TestUser, count: number, words: (nth: number) => string): Promise<void> {
  const socket = await user.imap();
  let line = 'seed APPEND INBOX';
  for (let nth = 0; nth < count; nth += 1) {
    const text = `From: a@x.org\r\nSubject: m${String(nth)}\r\n\r\n${words(nth)}\r\n`;
    line += ` {${String(Buffer.byteLength(text))}+}\r\n${text}`;
  }
  socket.write(`${line}\r\n`);
  for (let answer = ''; !answer.startsWith('seed OK');) answer = await socket.readResponse();
  await socket.logout();
}

describe.each(['full', 'courier', 'minimal'] as const)('over a server with the %s list of capabilities', (profile) => {
  beforeAll(() => pointAt(mailserver.imap[profile]));

  it('finds exactly the messages that fit, whatever they and the search hold', async () => {
    const budi = await mailserver.user();
    const access = accessOf(budi);
    const odd = [
      'plain',
      'kata "dalam" kutip',
      'a{3}b',
      'a{3+}',
      String.raw`back\slash`,
      '(kurung)',
      '100% *',
      'naïve é 漢字 😀',
      '] ~ [',
    ];
    for (const subject of odd) await budi.append('INBOX', { subject, text: `isi ${subject}` });
    const find = async (typed: string): Promise<string[]> => {
      const steps = await collect(searchMailboxes(access, [{ path: 'INBOX', query: query(typed) }]));
      expect(steps.map(({ error }) => error)).toEqual(steps.map(() => null));
      return steps.flatMap(({ rows }) => rows.map(({ envelope }) => envelope.subject));
    };
    const holding = (text: string): string[] => odd.filter((one) => one.includes(text)).reverse();
    for (const text of [
      '"',
      '\\',
      '{3}',
      '{3+}',
      '(',
      '*',
      'é',
      '漢',
      '😀',
      '] ~',
      'plain',
      'no such',
      String.raw`k\s`,
    ]) {
      const typed = `"${text.replace(/["\\]/g, '\\$&')}"`;
      expect([text, await find(`subject:${typed}`)]).toEqual([text, holding(text)]);
      expect([text, await find(`body:${typed}`)]).toEqual([text, holding(text)]);
      expect([text, (await find(`-subject:${typed}`)).length]).toEqual([text, odd.length - holding(text).length]);
    }
    expect(await find('subject:"a\r\nb"')).toEqual([]);
    expect(await find('kutip OR 漢')).toEqual(['naïve é 漢字 😀', 'kata "dalam" kutip']);
    expect(await find('-(kutip OR 漢) -a{3}b -subject:{3+} -back -kurung')).toEqual(['] ~ [', '100% *', 'plain']);
    expect(await budi.count('INBOX')).toBe(odd.length);
  });

  it('finds attachments and their decoded names, alone and together with words', async () => {
    const budi = await mailserver.user();
    const access = accessOf(budi);
    const pdf = (name: string) => ({ name, type: 'application/pdf', content: 'PDF' });
    await budi.append('INBOX', { subject: 'a plain', text: 'x' });
    await budi.append('INBOX', { subject: 'a report', text: 'x', attachments: [pdf('laporan é.pdf')] });
    await budi.append('INBOX', { subject: 'b report', text: 'x', attachments: [pdf('lain.pdf')] });
    const find = async (typed: string): Promise<string[] | undefined> =>
      byMailbox(await collect(searchMailboxes(access, [{ path: 'INBOX', query: query(typed) }])))['INBOX'];
    expect(await find('has:attachment')).toEqual(['b report', 'a report']);
    expect(await find('-has:attachment')).toEqual(['a plain']);
    expect(await find('filename:LAPORAN')).toEqual(['a report']);
    expect(await find('subject:plain OR filename:é')).toEqual(['a report', 'a plain']);
    expect(await find('-(subject:a has:attachment)')).toEqual(['b report', 'a plain']);
    expect(await find('(subject:plain OR filename:lain) -(subject:b has:attachment)')).toEqual(['a plain']);
    const sorted = await imap.listMessages(
      access,
      { account: access.account, path: 'INBOX' },
      { ...window, order: 'subject', search: query('has:attachment') },
    );
    expect(sorted.rows.map(({ envelope }) => envelope.subject)).toEqual(['b report', 'a report']);
  });

  it('goes through the text of a mailbox in slices, newest first, and says how far it is', async () => {
    const budi = await mailserver.user();
    await seedMany(budi, 900, (nth) => (nth % 100 === 0 ? 'jarum' : 'jerami'));
    const steps = await collect(searchMailboxes(accessOf(budi), [{ path: 'INBOX', query: query('body:jarum') }]));
    expect(steps.length).toBeGreaterThan(1);
    expect(byMailbox(steps)['INBOX']).toEqual([8, 7, 6, 5, 4, 3, 2, 1, 0].map((nth) => `m${String(nth * 100)}`));
    const progress = steps.map(({ searched }) => searched);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(steps.map(({ left }) => left.length)).toEqual([...steps.slice(1).map(() => 1), 0]);
  });

  it('stops at the limit, and another search goes on right there', async () => {
    const budi = await mailserver.user();
    await seedMany(budi, 30, () => 'x');
    const access = accessOf(budi);
    const first = await collect(searchMailboxes(access, [{ path: 'INBOX', query: query('m') }], { limit: 12 }));
    const { uidValidity, below, left, searched } = first.at(-1) ?? { uidValidity: 0, below: 0, left: [], searched: 1 };
    expect(left).toEqual(['INBOX']);
    expect(searched).toBeLessThan(1); // found is not given
    const rest = await collect(
      searchMailboxes(access, [{ path: 'INBOX', query: query('m'), below: { uidValidity, uid: below } }]),
    );
    expect([...first, ...rest].flatMap(({ rows }) => rows.map(({ envelope }) => envelope.subject))).toEqual(
      Array.from({ length: 30 }, (_, nth) => `m${String(29 - nth)}`),
    );
  });

  it('names a mailbox that fails and searches the others', async () => {
    const budi = await mailserver.user();
    await budi.append('INBOX', { subject: 'rapat 1' });
    await budi.append('Sent', { subject: 'rapat 2' });
    const access = accessOf(budi);
    const sent = await imap.mailboxPath(access, '', 'Sent');
    const places = ['INBOX', 'Nowhere', sent].map((path) => ({ path, query: query('rapat') }));
    const steps = await collect(searchMailboxes(access, places));
    expect(byMailbox(steps)).toEqual({ INBOX: ['rapat 1'], Nowhere: [], [sent]: ['rapat 2'] });
    expect(steps.map(({ path, error }) => [path, error?.code])).toEqual([
      ['INBOX', undefined],
      ['Nowhere', 'mailbox.missing'],
      [sent, undefined],
    ]);
  });
});

describe('a slow search', () => {
  beforeAll(() => pointAt(mailserver.imap.full));

  it('stops after the present slice when the person hangs up', async () => {
    const budi = await mailserver.user();
    await seedMany(budi, 900, () => 'jerami');
    const stop = new AbortController();
    const commands: string[] = [];
    const untrace = imap.traceCommands(({ text }) => commands.push(text));
    const searches = (): number => commands.filter((text) => text.includes('BODY')).length;
    let atStop = 0;
    for await (const step of searchMailboxes(accessOf(budi), [{ path: 'INBOX', query: query('body:jarum') }], {
      signal: stop.signal,
    })) {
      expect(step.searched).toBeLessThan(1);
      atStop = searches();
      stop.abort();
    }
    await imap.closeAll(); // whatever was still to come would have come by now
    untrace();
    expect([atStop, searches()]).toEqual([1, 1]);
  });

  it.each([2, 1])('a click is answered first, with %i connections', async (connections) => {
    const proxy = await startFaultProxy(mailserver.imap.full);
    pointAt(proxy);
    const budi = await mailserver.user();
    await seedMany(budi, 900, () => 'jerami');
    const access = accessOf(budi);
    await imap.listMessages(access, { account: access.account, path: 'INBOX' }, window);
    const onlyOne = { side: 'client', line: /^(\S+) AUTHENTICATE PLAIN.*/, action: 'answer' } as const;
    proxy.setRules([
      { side: 'client', line: / UID SEARCH .*BODY/, action: 'delay', ms: 100 },
      ...(connections === 1 ? [{ ...onlyOne, text: '$1 NO [LIMIT] Only one' }] : []),
    ]);
    const order: string[] = [];
    let click: Promise<void> | undefined;
    for await (const { searched } of searchMailboxes(access, [{ path: 'INBOX', query: query('body:jarum') }])) {
      order.push(searched === 1 ? 'all searched' : 'slice');
      click ??= imap
        .listMessages(access, { account: access.account, path: 'Sent' }, window)
        .then(() => void order.push('click'));
    }
    await click;
    expect(order.slice(0, 2).sort()).toEqual(['click', 'slice']);
    expect(order.at(-1)).toBe('all searched');
    await imap.closeAll();
    await proxy.stop();
    pointAt(mailserver.imap.full);
  });
});

describe('a server that cannot search for other letters than ASCII', () => {
  it('finds them in subject and names all the same, and says so for the text of messages', async () => {
    const proxy = await startFaultProxy(mailserver.imap.full, [
      {
        side: 'client',
        line: /^(\S+) UID SEARCH (.*)CHARSET UTF-8 (.*)/,
        action: 'replace',
        text: '$1 UID SEARCH $2CHARSET X-UNKNOWN $3', // Dovecot refuses that with [BADCHARSET]
      },
    ]);
    pointAt(proxy);
    const budi = await mailserver.user();
    await budi.append('INBOX', { subject: 'Undangan é', text: 'x' });
    await budi.append('INBOX', { subject: 'Undangan e', text: 'é' });
    await budi.append('INBOX', { subject: 'Lain', from: 'Zoé <z@x.org>', text: 'x' });
    const find = (typed: string): Promise<SearchStep[]> =>
      collect(searchMailboxes(accessOf(budi), [{ path: 'INBOX', query: query(typed) }]));
    expect(byMailbox(await find('É'))).toEqual({ INBOX: ['Lain', 'Undangan é'] });
    expect(byMailbox(await find('undangan -é'))).toEqual({ INBOX: ['Undangan e'] });
    expect((await find('body:é')).map(({ error }) => error?.code)).toEqual(['imap.search_charset']);
    await imap.closeAll();
    await proxy.stop();
    pointAt(mailserver.imap.full);
  });
});
