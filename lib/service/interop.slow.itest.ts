import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_KINDS, type LetterKind } from '#e2e/interop/letter-kinds.ts';
import { readWithMutt } from '#e2e/interop/read-with-other-clients.ts';
import { showWithMutt, threadWithMutt } from '#e2e/interop/show-with-mutt.ts';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { ComposeStart, DraftFields, type MessageView, type UploadView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { readByPython } from '#lib/mime/test-compose.ts';
import type { Session } from '#lib/session/index.ts';
import { composerFields } from './composer-fields.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';
import { writeLetter } from './test-letter.ts';

const mailserver = currentMailserver();
const WINDOW = { order: 'arrival', direction: 'desc', filter: 'all', offset: 0, field: 'subject', q: '' } as const;

let house: TestHouse;
let budi: TestUser;
let siti: TestUser;
let atBudi: Session;
let atSiti: Session;
/** What arrived, by the place of its kind. */
let sources: Buffer[];
let views: MessageView[];

const subjectOf = ({ subject }: LetterKind, at: number): string => subject ?? `Surat nomor ${at}`;

async function send(
  { name = 'Siti', text = 'Isi', html, files = [], copies = 0, ...kind }: LetterKind,
  at: number,
): Promise<void> {
  const uploads: UploadView[] = [];
  for (const file of files)
    uploads.push(await service.saveUpload(atBudi, { ...file, content: Readable.from([file.content]) }));
  const others = Array.from({ length: copies }, (_, nr) => `Orang ke-${nr} <siti+${nr}@tupai.test>`);
  const fields = await writeLetter(atBudi, {
    to: formatAddress({ name, address: siti.address }),
    cc:
      others.length === 0
        ? budi.address
        : others.map((one) => one.replace('siti', siti.login.split('@')[0] ?? '')).join(', '),
    subject: subjectOf({ ...kind }, at),
    body: text,
    ...(html === undefined ? {} : { format: 'html' as const, html }),
    uploads,
  });
  const { submission } = await service.compose(atBudi, { ...fields, do: 'send' });
  if (submission?.state !== 'filed')
    throw new Error(`${kind.kind}: ${submission?.state ?? ''} ${submission?.detail ?? ''}`);
}

beforeAll(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp }, { TUPAI_MAX_SENT_PER_HOUR: '0' });
  [budi, siti] = await Promise.all([mailserver.user({ displayName: 'Budi' }), mailserver.user()]);
  [atBudi, atSiti] = await Promise.all([house.signIn(budi), house.signIn(siti)]);
  const [identity] = await service.listIdentities(atBudi);
  if (!identity) throw new Error('an account has an identity');
  await service.saveIdentity(atBudi, { ...identity, name: 'Budi Santoso', return: undefined });
  sources = [];
  views = [];
  for (const [at, kind] of LETTER_KINDS.entries()) {
    await send(kind, at);
    while ((await siti.count('INBOX')) <= at) await new Promise((resolve) => setImmediate(resolve));
    const uid = (await siti.uids('INBOX')).at(-1) ?? 0;
    const { uidValidity } = await service.listMessages(atSiti, { mailbox: 'INBOX', ...WINDOW });
    sources.push(await siti.raw('INBOX', uid));
    views.push(await service.readMessage(atSiti, { mailbox: 'INBOX', message: { uidValidity, uid } }));
  }
}, 300_000);
afterAll(() => house.close());

/** What flowed text adds (RFC 3676 §4.4) and blanks at the ends say nothing. */
const bare = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.replace(/^ (?=From |>| )/, '').trimEnd())
    .join(' ')
    .replace(/>\s*/g, '> ') // marks of quotes may stand apart
    .replace(/\s+/g, ' ')
    .trim();

it('there are forty kinds of letters, and more', () => {
  expect(LETTER_KINDS.length).toBeGreaterThanOrEqual(40);
  expect(sources).toHaveLength(LETTER_KINDS.length);
});

describe('a letter is read alike by Python, by mutt and by Tupai itself', () => {
  it.each(LETTER_KINDS.map((kind, at) => [kind.kind, kind, at] as const))('%s', async (_, kind, at) => {
    const [source, view] = [sources[at], views[at]];
    if (!source || !view) throw new Error('it arrived');
    const mutt = await showWithMutt(source);
    const path = join(await mkdtemp(join(tmpdir(), 'tupai-interop-')), 'message.eml');
    await writeFile(path, source);
    const python = await readByPython(path);
    const subject = subjectOf(kind, at);
    const to = [{ name: kind.name ?? 'Siti', address: siti.address }];
    expect(python).toMatchObject({ defects: [], subject, to, from: [{ name: 'Budi Santoso', address: budi.address }] });
    expect(view).toMatchObject({ subject, to, from: python.from, cc: python.cc });
    expect(view.cc).toHaveLength(kind.copies ?? 1);
    expect(mutt.header.replace(/\s+/g, ' ')).toContain(`Subject: ${subject}`.replace(/\s+/g, ' '));
    const names = mutt.header.replace(/["\\]/g, '');
    expect(names).toContain(`To: ${(kind.name ?? 'Siti').replace(/["\\]/g, '')} <${siti.address}>`);

    const text = kind.text === '' && kind.html !== undefined ? bare(view.text) : bare(kind.text ?? 'Isi');
    expect(bare(view.text)).toBe(text);
    expect(bare(python.body)).toBe(text);
    for (const word of text.split(' ').filter((one) => one.length < 60)) expect(bare(mutt.text)).toContain(word);

    const files = (kind.files ?? []).map(({ name, content }) => ({ name, bytes: content.toString('base64') }));
    expect(python.attachments.map(({ name, bytes }) => ({ name, bytes }))).toEqual(files);
    const read = view.attachments.map(async ({ name, part }) => {
      const { body } = await service.readPart(atSiti, {
        mailbox: 'INBOX',
        message: { uidValidity: view.uidValidity, uid: view.uid },
        part,
        inline: false,
      });
      return { name, bytes: Buffer.from(await new Response(body).arrayBuffer()).toString('base64') };
    });
    expect(await Promise.all(read)).toEqual(files);
    const [file] = kind.files ?? [];
    if (!file || kind.html !== undefined) return;
    const saved = await readWithMutt(source);
    const lines = (content: Buffer): string => content.toString('latin1').replaceAll('\r\n', '\n'); // mutt writes texts as its system does
    expect([saved.name, lines(saved.content)]).toEqual([file.name, lines(file.content)]);
  });
});

it('an answer stands below what it answers, in Python, in mutt and in Tupai', async () => {
  const texts = createTexts('en', 'UTC', new Date());
  const first = views[0];
  if (!first) throw new Error('it arrived');
  const message = { uidValidity: first.uidValidity, uid: first.uid };
  const start = { ...ComposeStart.parse({ mode: 'reply' }), mailbox: 'INBOX', message };
  const answer = await service.startComposer(atSiti, start, texts);
  await service.compose(atSiti, { ...DraftFields.parse(composerFields(answer)), do: 'send' });
  const uid = await budi.waitFor('INBOX', `Re: ${first.subject}`);
  const raw = await budi.raw('INBOX', uid);
  const path = join(await mkdtemp(join(tmpdir(), 'tupai-interop-')), 'message.eml');
  await writeFile(path, raw);
  expect((await readByPython(path)).references).toBe(first.messageId);
  const threaded = await threadWithMutt([...sources.slice(0, 3), raw]);
  expect(threaded.slice(0, 2)).toEqual([first.subject, `Re: ${first.subject}`]);
  const { uidValidity } = await service.listMessages(atBudi, { mailbox: 'INBOX', ...WINDOW });
  const conversation = await service.readConversation(atBudi, { mailbox: 'INBOX', message: { uidValidity, uid } });
  expect(conversation.members.map(({ subject }) => subject)).toEqual([first.subject, `Re: ${first.subject}`]);
});
