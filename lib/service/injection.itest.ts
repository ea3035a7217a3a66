import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import {
  ComposeStart,
  DraftFields,
  saveGroup,
  saveIdentity,
  saveLabel,
  saveTemplate,
  type ComposeView,
} from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { traceCommands } from '#lib/imap/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import { composerFields } from './composer-fields.ts';
import * as service from './index.ts';
import { newComposer } from './new-composer.ts';
import type { TestHouse } from './test-house.ts';
import { ATTACKS, hostileLetter } from './test-attacks.ts';
import { openTestPeople } from './test-people.ts';

let house: TestHouse;
let smtp: FaultProxy;
let imap: FaultProxy;
let budi: TestUser;
let siti: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, imap, smtp, budi, siti, session } = await openTestPeople());
});
afterEach(() => house.close());

const INBOX = {
  mailbox: 'INBOX',
  order: 'arrival',
  direction: 'desc',
  filter: 'all',
  offset: 0,
  field: 'subject',
  q: '',
} as const;
const show = (text: string): string => JSON.stringify(text).slice(0, 60);

/** The dialogue without the message itself. */
function commands(lines: readonly string[]): string[] {
  const said: string[] = [];
  let inContent = false;
  for (const line of lines) {
    if (!inContent) said.push(line);
    if (inContent && line === '.') inContent = false;
    else if (line === 'DATA') inContent = true;
  }
  return said;
}

/** What is said to the IMAP server outside of literals (RFC 9051 §4.3). */
function withoutLiterals(lines: readonly string[]): string[] {
  let left = 0;
  return lines.flatMap((line) => {
    const skipped = Math.min(left, line.length + 2);
    left -= skipped;
    const rest = line.slice(skipped);
    if (left > 0 || skipped > line.length) return [];
    left = Number(/\{(\d+)\+?\}$/.exec(rest)?.[1] ?? 0);
    return [rest];
  });
}

/** The fields that a form may send with these texts; what the contract refuses stays as it was. */
function fit<T extends z.ZodType>(input: T, before: object, texts: Readonly<Record<string, unknown>>): z.output<T> {
  let fields: object = before;
  for (const [name, text] of Object.entries(texts)) {
    const tried = { ...fields, [name]: text };
    if (input.safeParse(tried).success) fields = tried;
  }
  return input.parse(fields);
}
const accepted = (view: ComposeView, texts: Readonly<Record<string, string>>): DraftFields =>
  fit(DraftFields, composerFields(view), texts);

/** What the service itself finds wrong is as good as what the contract does. */
function refused(cause: unknown): void {
  if (!isAppError(cause) || cause.code === 'internal') throw cause;
}

/** What every connection begins with, before the engine has a say. */
const OPENING = ['ID', 'AUTHENTICATE', 'NAMESPACE', 'ENABLE'];

/** What the names of IMAP commands are in lines of a client, tags left out. */
const namesIn = (lines: readonly string[]): string[] =>
  withoutLiterals(lines).flatMap((line) => /^[0-9A-F]+ ((?:UID )?\S+)/.exec(line)?.[1] ?? []);

const begin = (): ComposeView => ({
  ...newComposer({ id: '', address: budi.address }),
  to: siti.address,
  body: 'Halo\n',
});

describe('a text that brings commands or header fields along', () => {
  it.each(ATTACKS.map((text) => [show(text), text] as const))(
    'says nothing to the servers but what was planned: %s',
    async (_, text) => {
      const planned: string[] = [];
      const stop = traceCommands(({ text: command }) => planned.push(/^(?:UID )?\S+/.exec(command)?.[0] ?? ''));
      const heard = imap.clientLines.length;
      const identity = (await service.readSettings(session)).identities[0];
      for (const field of ['name', 'replyTo', 'cc', 'bcc', 'signature']) {
        const own = fit(saveIdentity.input, { id: identity?.id ?? '', name: 'Budi' }, { [field]: text });
        await service.saveIdentity(session, own).catch(refused);
      }
      const template = fit(saveTemplate.input, { name: 'x' }, { name: text, subject: text, body: text });
      await service.saveTemplate(session, template);
      const label = saveLabel.input.safeParse({ name: text });
      if (label.success) await service.saveLabel(session, label.data).catch(refused);
      const group = saveGroup.input.safeParse({ name: text });
      if (group.success) await service.saveGroup(session, group.data).catch(refused);
      const upload = await service.saveUpload(session, {
        name: text,
        type: 'text/plain',
        content: Readable.from(['isi']),
      });
      const fields = accepted(
        { ...begin(), uploads: [upload] },
        {
          subject: template.subject || text,
          inReplyTo: text,
          references: text,
          to: `"${text.slice(0, 100).replace(/["\\\r\n\0\u2028\u2029\u0085]/g, ' ')}" <${siti.address}>`,
          originalMailbox: encodeMailboxKey(text),
          originalMessage: '1.1',
          originalFlag: 'answered',
          body: text,
        },
      );
      const { composer } = await service.compose(session, { ...fields, body: 'Draf\n', do: 'save' });
      expect(composer?.draftMessage).not.toBe('');
      const { submission } = await service.compose(session, { ...fields, do: 'send' });
      expect(submission).toMatchObject({ state: 'filed', error: null, detail: '', recipients: [siti.address] });

      const uid = await budi.append('INBOX', hostileLetter(text));
      const { uidValidity } = await service.listMessages(session, INBOX);
      for (const mode of ['reply', 'forward'] as const) {
        const start = { ...ComposeStart.parse({ mode }), mailbox: 'INBOX', message: { uidValidity, uid } };
        const answer = await service.startComposer(session, start, createTexts('en', 'UTC', new Date()));
        const letter = { ...accepted(answer, {}), to: siti.address, cc: '', bcc: '' };
        const { submission: answered } = await service.compose(session, { ...letter, do: 'send' });
        expect(answered).toMatchObject({ state: 'filed', error: null, recipients: [siti.address] });
      }
      stop();

      const dialogue = commands(smtp.clientLines).map((line) => line.replace(/^(EHLO|AUTH PLAIN|XCLIENT) .*/, '$1'));
      const once: unknown[] = [
        'EHLO',
        'XCLIENT',
        'EHLO',
        'AUTH PLAIN',
        expect.stringMatching(`^MAIL FROM:<${budi.address}>(?: SIZE=\\d+)?(?: BODY=8BITMIME)?$`),
        `RCPT TO:<${siti.address}>`,
        'DATA',
        'QUIT',
      ];
      expect(dialogue).toEqual([...once, ...once, ...once]);
      const named = namesIn(imap.clientLines.slice(heard));
      expect(named.filter((name) => !OPENING.includes(name))).toEqual(planned.filter((name) => name !== 'DONE'));
      expect(named.filter((name) => name === 'AUTHENTICATE').length).toBeLessThanOrEqual(2); // one for the text, one for files
      const arrived = await Promise.all((await siti.uids('INBOX')).map((one) => siti.raw('INBOX', one)));
      expect(arrived).toHaveLength(3);
      for (const raw of arrived.map((one) => one.toString('latin1'))) {
        const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
        expect(head.split(/\r\n(?![ \t])/).filter((line) => /^(?:Bcc|X-Evil|RCPT|MAIL|evil)/i.test(line))).toEqual([]);
        expect(head).not.toMatch(/[\u0000\u0080-\u00ff]|[^\r]\n|\r[^\n]/);
      }
      expect(await budi.mailboxes()).toContain('INBOX');
    },
  );
});

describe('an address with more in it than an address', () => {
  it.each([
    'siti@tupai.test>\r\nRCPT TO:<evil@tupai.test',
    'siti@tupai.test> SIZE=1 <evil@tupai.test',
    '"siti\r\nRCPT TO:<evil@tupai.test>"@tupai.test',
    'siti@tupai.test\u0000evil@tupai.test',
    '<siti@tupai.test',
    'siti@evil@tupai.test',
    '@evil.test:siti@tupai.test',
    'siti@[127.0.0.1]\nDATA',
  ])('is shown as wrong, or goes to the address that is shown: %s', async (address) => {
    const fields = DraftFields.parse({ ...composerFields(begin()), to: address, subject: 'Halo' });
    const answer = await service.compose(session, { ...fields, do: 'send' }).catch((error: unknown) => error);
    const asked = smtp.clientLines.filter((line) => line.startsWith('RCPT TO'));
    const shown = isAppError(answer)
      ? []
      : ((await service.listSubmissions(session)).submissions[0]?.recipients ?? []).map((one) => `RCPT TO:<${one}>`);
    expect(asked).toEqual(shown);
    expect(isAppError(answer) ? answer.code : 'recipient.invalid').toBe('recipient.invalid');
  });
});

describe('a mail link that the browser opens with Tupai', () => {
  const open = (mailto: string): Promise<ComposeView> =>
    service.startComposer(session, ComposeStart.parse({ mailto }), createTexts('en', 'UTC', new Date()));

  it('fills the fields that a link may, with text only', async () => {
    const view = await open(
      'mailto:siti@tupai.test?subject=Rapat%20Senin&cc=ani@tupai.test&body=a%0D%0Ab&attach=/etc/passwd',
    );
    expect(view).toMatchObject({ to: 'siti@tupai.test', cc: 'ani@tupai.test', subject: 'Rapat Senin', uploads: [] });
    expect(view.body).toMatch(/^a\nb\n/);
  });

  it('that shares something, or answers a message, begins with what it says', async () => {
    expect(await open('mailto:?subject=Lihat&body=https%3A%2F%2Fx.example%2F')).toMatchObject({
      to: '',
      subject: 'Lihat',
      body: 'https://x.example/\n',
    });
    expect(await open('mailto:siti@tupai.test?In-Reply-To=%3Ca%40b%3E%0D%0ABcc:x@y.test')).toMatchObject({
      inReplyTo: '<a@b>',
      references: '<a@b>',
      bcc: '',
    });
  });

  it.each([
    'mailto:a@tupai.test%0D%0ABcc:%20evil@tupai.test',
    'mailto:siti@tupai.test?subject=x%0D%0ABcc:%20evil@tupai.test&bcc=evil@tupai.test',
    'javascript:alert(1)',
    'mailto:siti@tupai.test\r\nBcc: evil@tupai.test',
  ])('adds no header field and nobody in secret: %s', async (link) => {
    const { to, cc, bcc, subject } = await open(link);
    expect(`${to}${cc}${bcc}`).not.toContain('evil');
    expect(subject).not.toMatch(/[\r\n]/);
  });
});
