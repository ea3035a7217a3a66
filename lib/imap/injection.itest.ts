import { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy } from '#e2e/mailserver/index.ts';
import { isAppError } from '../errors.ts';
import { SEARCH_FIELDS } from '../mail/search-query.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 5 } as const;

afterAll(() => imap.closeAll());

const HOSTILE = [
  'x\r\nA1 DELETE INBOX',
  'x\nA1 DELETE INBOX',
  '"\r\nA1 LOGOUT',
  'x" (BODY[]) "',
  '\\',
  '\\"',
  '{5}\r\nhello',
  '{3+}\r\nabc',
  'a\0b',
  '\u00e9{4+}\r\nA1 X',
  ') OR (ALL',
  '*',
  '%',
  '\ud800',
  '😀"漢',
  'x'.repeat(5000),
];

/** The commands in what a client sent: a literal belongs to the command that announced it (RFC 9051 §4.3), unless that was refused. */
function commandsIn(lines: readonly string[]): { tag: string; name: string }[] {
  const bytes = lines.map((line) => `${line}\r\n`).join('');
  const commands: { tag: string; name: string }[] = [];
  for (let at = 0, starts = true; at < bytes.length;) {
    const end = bytes.indexOf('\r\n', at);
    const line = bytes.slice(at, end);
    const [, tag = '', name = ''] = /^(\S+) ((?:UID )?\S+)/.exec(line) ?? [];
    if (starts && tag) commands.push({ tag, name });
    const next = `${(Number.parseInt(commands.at(-1)?.tag ?? '', 16) + 1).toString(16).toUpperCase()} `;
    const literal = bytes.startsWith(next, end + 2) ? null : /\{(\d+)\+?\}$/.exec(line);
    starts = !literal;
    at = end + 2 + Number(literal?.[1] ?? 0);
  }
  return commands;
}

it('no text of a person or a message becomes a command, whatever it holds', async () => {
  const proxy = await startFaultProxy(mailserver.imap.full);
  pointAt(proxy);
  const budi = await mailserver.user();
  const access = accessOf(budi);
  const uid = await budi.append('INBOX', { subject: 'Safe' });
  const inbox = { account: access.account, path: 'INBOX' };
  const { uidValidity } = await imap.listMessages(access, inbox, window);
  const traced: string[] = [];
  const stop = imap.traceCommands(({ text }) => traced.push(text));
  const before = proxy.clientLines.length;
  const outcomes: string[] = [];
  const attempt = async (run: () => Promise<unknown>): Promise<void> => {
    outcomes.push(
      await run().then(
        () => 'ok',
        (error: unknown) => (isAppError(error) ? error.code : String(error)),
      ),
    );
  };
  for (const text of HOSTILE) {
    for (const field of SEARCH_FIELDS) {
      await attempt(() => imap.listMessages(access, inbox, { ...window, search: { type: 'text', field, text } }));
      await attempt(() =>
        imap.listMessages(access, inbox, { ...window, order: 'date', search: { type: 'text', field, text } }),
      );
    }
    await attempt(() => imap.listMessages(access, { ...inbox, path: text }, window));
    await attempt(() => imap.searchMessageId(access, 'INBOX', text));
    await attempt(() =>
      imap.setFlags(access, { mailbox: inbox, uidValidity, uids: [uid] }, { add: [text], remove: [] }),
    );
    await attempt(() => imap.copyMessages(access, { mailbox: inbox, uidValidity, uids: [uid] }, text));
    await attempt(() => imap.fetchPart(access, { mailbox: inbox, uidValidity, uid }, text, 10));
    await attempt(() => imap.subscribeMailbox(access, text, false));
    await attempt(() => imap.appendMessage(access, text, { size: 3, open: () => Readable.from(['x\r\n']), flags: [] }));
    await attempt(() =>
      imap.appendMessage(access, 'Sent', { size: 3, open: () => Readable.from(['x\r\n']), flags: [text] }),
    );
    await attempt(() => imap.mailboxPath(access, text, text));
  }
  stop();
  const commands = commandsIn(proxy.clientLines.slice(before));
  // What went out is what the engine meant to send, in one run of tags: nothing in between, nothing after.
  expect(commands.map(({ name }) => name)).toEqual(traced.map((text) => /^(?:UID )?\S+/.exec(text)?.[0]));
  const tags = commands.map(({ tag }) => Number.parseInt(tag, 16));
  expect(tags).toEqual(tags.map((_, nth) => (tags[0] ?? 0) + nth));
  expect(new Set(outcomes)).toEqual(
    new Set(['ok', 'mailbox.missing', 'input.invalid', 'part.missing', 'mailbox.name_invalid', 'imap.refused']),
  );
  expect(await budi.subjects('INBOX')).toEqual(['Safe']);
  await imap.closeAll();
  await proxy.stop();
});
