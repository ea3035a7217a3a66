import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import {
  ComposeStart,
  askDraft as askEndpoint,
  compose as endpoint,
  type ComposeView,
  type InputOf,
  type OutputOf,
} from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { composerFields } from './composer-fields.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const texts = createTexts('en', 'Asia/Jakarta', new Date());
const signal = new AbortController().signal;
const clock = { texts: () => Promise.resolve({ timeZone: 'Asia/Jakarta', dates: 'en' }) };

let house: TestHouse;
let budi: TestUser;
let session: Session;

beforeEach(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user({ displayName: 'Budi' });
  session = await house.signIn(budi);
});
afterEach(() => house.close());

type What = InputOf<typeof endpoint>['do'];
const press = (view: ComposeView, what: What, over: object = {}): Promise<OutputOf<typeof endpoint>> =>
  service.compose(session, endpoint.input.parse({ ...composerFields(view), do: what, ...over }), signal, clock);
async function composerAfter(view: ComposeView, what: What, over: object = {}): Promise<ComposeView> {
  const { composer } = await press(view, what, over);
  if (!composer) throw new Error('it answers with the composer');
  return composer;
}
const begin = (query: Readonly<Record<string, string>> = {}): Promise<ComposeView> =>
  service.startComposer(session, ComposeStart.parse({ to: 'siti@tupai.test', subject: 'Rapat', ...query }), texts);
async function open(uid: number): Promise<ComposeView> {
  const view = { mailbox: 'Drafts', order: 'arrival', direction: 'desc', filter: 'all', offset: 0 } as const;
  const { uidValidity } = await service.listMessages(session, { ...view, field: 'subject', q: '' });
  const start = { ...ComposeStart.parse({ mode: 'draft' }), mailbox: 'Drafts', message: { uidValidity, uid } };
  return service.startComposer(session, start, texts);
}
const uidOf = (view: ComposeView): number => decodeMessageKey(view.draftMessage)?.uid ?? 0;
const bodies = async (): Promise<string[]> =>
  Promise.all((await budi.uids('Drafts')).map(async (uid) => (await open(uid)).body.trim()));

describe('a draft that two windows have open', () => {
  let here: ComposeView;
  let there: ComposeView;

  beforeEach(async () => {
    const first = await composerAfter(await begin({ body: 'Satu' }), 'save');
    [here, there] = [await open(uidOf(first)), await open(uidOf(first))];
    here = await composerAfter({ ...here, body: 'Di sini' }, 'save');
    there = { ...there, body: 'Di sana' };
  });

  it('is not overwritten by the second: it is told, and what the first stored stays', async () => {
    await expect(press(there, 'save')).rejects.toMatchObject({ code: 'draft.changed' });
    expect(await bodies()).toEqual(['Di sini']);
    here = await composerAfter({ ...here, body: 'Di sini lagi' }, 'save');
    expect(await bodies()).toEqual(['Di sini lagi']);
  });

  it('is not sent by the second unseen either: it is told, and sends once it has said what counts', async () => {
    const ask = (view: ComposeView) => service.askDraft(session, askEndpoint.input.parse(composerFields(view)));
    expect(await ask(there)).toEqual({ changed: true });
    expect(await ask(here)).toEqual({ changed: false });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    for (const what of ['send', `at:${tomorrow}`])
      await expect(press({ ...there, to: budi.address }, what)).rejects.toMatchObject({ code: 'draft.changed' });
    expect((await service.listSubmissions(session)).submissions).toEqual([]);
    expect(await bodies()).toEqual(['Di sini']);
    there = await composerAfter({ ...there, to: budi.address }, 'save-mine');
    expect((await press(there, 'send')).submission).toMatchObject({ state: 'filed' });
    await budi.waitFor('INBOX', 'Rapat');
    expect(await budi.count('Drafts')).toBe(0);
  });

  it('is mine alone when I say that mine counts', async () => {
    there = await composerAfter(there, 'save-mine');
    expect(await bodies()).toEqual(['Di sana']);
    await expect(press(here, 'save')).rejects.toMatchObject({ code: 'draft.changed' });
    expect(await composerAfter({ ...there, body: 'Terus' }, 'save')).toMatchObject({ messageId: here.messageId });
  });

  it('becomes two when both count, each with its own Message-ID', async () => {
    const mine = await composerAfter(there, 'save-both');
    expect(mine.messageId).not.toBe(here.messageId);
    expect(mine.id).not.toBe(there.id);
    await composerAfter({ ...mine, body: 'Di sana lagi' }, 'save');
    await composerAfter({ ...here, body: 'Di sini lagi' }, 'save');
    expect((await bodies()).toSorted()).toEqual(['Di sana lagi', 'Di sini lagi']);
  });

  it('leads to the other one when that counts, and nothing is stored', async () => {
    const { outcome, composer } = await press(there, 'theirs');
    expect(outcome).toBe('theirs');
    expect(composer?.draftMessage).toBe(here.draftMessage);
    expect(await bodies()).toEqual(['Di sini']);
    await expect(press({ ...there, draftMessage: here.draftMessage }, 'theirs')).rejects.toMatchObject({
      code: 'message.gone',
    });
  });

  it('is no conflict when a page saves again what it did not hear was saved', async () => {
    const writer = 'b'.repeat(32);
    const mine = { ...there, messageId: '<lain@tupai.test>', draftMessage: '', draftMailbox: '' };
    await composerAfter(mine, 'save', { writer });
    await composerAfter({ ...mine, body: 'Ulang' }, 'save', { writer });
    await expect(press(mine, 'save', { writer: 'c'.repeat(32) })).rejects.toMatchObject({ code: 'draft.changed' });
  });
});

it('a draft that another program changed is not overwritten either', async () => {
  const mine = await composerAfter(await begin({ body: 'Satu' }), 'save');
  await budi.append('Drafts', {
    subject: 'Rapat',
    to: 'siti@tupai.test',
    messageId: mine.messageId,
    text: 'Dari mutt',
  });
  await expect(press({ ...mine, body: 'Dua' }, 'save')).rejects.toMatchObject({ code: 'draft.changed' });
  expect((await bodies()).toSorted()).toEqual(['Dari mutt', 'Satu']);
});

it('a reopened draft has its importance, its receipts and its time to leave as they were chosen', async () => {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const chosen = { options: ['receipt', 'delivery', 'high'], sendAt: `${day}T08:30` };
  const saved = await composerAfter(await begin(), 'save', chosen);
  expect(await open(uidOf(saved))).toMatchObject(chosen);
  const past = await composerAfter(await begin(), 'save', { sendAt: '2020-01-01T08:00' });
  expect((await open(uidOf(past))).sendAt).toBe('');
});

describe('a draft of another program', () => {
  it('opens with its formatting, files, people, wishes and what it answers', async () => {
    const asked = await budi.append('INBOX', { from: 'siti@tupai.test', subject: 'Tanya', messageId: '<tanya@x>' });
    const uid = await budi.append('Drafts', {
      from: `Budi <${budi.address}>`,
      to: 'Siti <siti@tupai.test>',
      cc: 'wati@tupai.test',
      subject: 'Re: Tanya',
      messageId: '<draf@thunderbird>',
      headers: {
        Bcc: 'rahasia@tupai.test',
        'In-Reply-To': '<tanya@x>',
        References: '<awal@x> <tanya@x>',
        'X-Mozilla-Draft-Info': 'internal/draft; vcard=0; receipt=1; DSN=0; uuencode=0',
        'X-Priority': '2',
      },
      html: '<p>Jawaban <b>tebal</b></p><script>alert(1)</script>',
      attachments: [{ name: 'nilai.pdf', type: 'application/pdf', content: Buffer.from('%PDF') }],
    });
    const view = await open(uid);
    expect(view).toMatchObject({
      to: 'Siti <siti@tupai.test>',
      cc: 'wati@tupai.test',
      bcc: 'rahasia@tupai.test',
      subject: 'Re: Tanya',
      format: 'html',
      messageId: '<draf@thunderbird>',
      inReplyTo: '<tanya@x>',
      references: '<awal@x> <tanya@x>',
      originalMailbox: 'INBOX',
      originalFlag: 'answered',
      options: ['receipt', 'high'],
      uploads: [{ name: 'nilai.pdf' }],
    });
    expect(decodeMessageKey(view.originalMessage)?.uid).toBe(asked);
    expect(view.html).toContain('<b>tebal</b>');
    const saved = await composerAfter({ ...view, subject: 'Re: Tanya lagi' }, 'save');
    expect(await budi.uids('Drafts')).toEqual([uidOf(saved)]);
  });

  it('forwards what it says it forwards, and answers nothing that is not there', async () => {
    await budi.append('INBOX', { from: 'siti@tupai.test', subject: 'Kabar', messageId: '<kabar@x>' });
    const forward = await budi.append('Drafts', { headers: { 'X-Forwarded-Message-Id': '<kabar@x>' } });
    expect(await open(forward)).toMatchObject({ originalMailbox: 'INBOX', originalFlag: 'forwarded' });
    const answer = await budi.append('Drafts', { headers: { 'In-Reply-To': '<hilang@x>' } });
    expect(await open(answer)).toMatchObject({ originalMailbox: '', originalFlag: '', inReplyTo: '<hilang@x>' });
  });
});

it('what a browser kept of a message opens as it was, with the draft that it replaces', async () => {
  const saved = await composerAfter(await begin(), 'save');
  const kept = { ...saved, body: 'Belum tersimpan', cc: 'setengah alam' };
  const { outcome, composer } = await press(kept, 'restore');
  expect(outcome).toBe('restored');
  expect(composer).toMatchObject({ id: saved.id, body: 'Belum tersimpan', draftMessage: saved.draftMessage });
  expect(await budi.uids('Drafts')).toEqual([uidOf(saved)]);
});

it('fault 42: a message goes without none of its files: one that somebody took off the disk stops it', async () => {
  const upload = await service.saveUpload(session, {
    name: 'a.txt',
    type: 'text/plain',
    content: Readable.from(['isi']),
  });
  rmSync((await store().uploads.get(session.account, upload.id, Date.now()))?.path ?? '');
  const view = { ...(await begin()), uploads: [upload] };
  for (const what of ['send', 'save'] as const)
    await expect(press(view, what)).rejects.toMatchObject({ code: 'upload.missing', field: 'file' });
  expect((await service.listSubmissions(session)).submissions).toEqual([]);
  expect(
    readdirSync(join(house.directory, 'spool'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
  ).toEqual([]);
});

it('tells how drafts are kept: the same key in each session of an account, and another for others', async () => {
  const again = await house.signIn(budi);
  const siti = await house.signIn(await mailserver.user());
  const [mine, more, others] = await Promise.all([session, again, siti].map(service.readDraftKeeping));
  expect(mine).toMatchObject({ onCloseOnly: false, every: 30_000, soon: 5000 });
  expect(more?.key).toBe(mine?.key);
  expect(others?.key).not.toBe(mine?.key);
  await house.close();
  house = await openTestHouse({ imap: mailserver.imap.minimal, smtp: mailserver.smtp });
  expect(await service.readDraftKeeping(await house.signIn(budi))).toMatchObject({ onCloseOnly: true });
});

describe('a template', () => {
  const save = (over: object = {}) =>
    service.saveTemplate(session, {
      id: '',
      name: 'Undangan',
      subject: 'Undangan {date}',
      body: 'Yth. {name},\n{unknown}\n{my name}',
      html: '',
      return: undefined,
      ...over,
    });

  it('is filled with what is known of the message, and stands above what is written already', async () => {
    const { template } = await save();
    const [identity] = await service.listIdentities(session);
    if (!identity) throw new Error('there is an identity');
    await service.saveIdentity(session, { ...identity, name: 'Budi S', sentMailbox: '', return: undefined });
    const view = await begin({ to: '"Aminah, Siti" <siti@tupai.test>', subject: '', body: 'Salam' });
    const written = await composerAfter(view, 'insert', { template: template.id });
    expect(written.body).toBe('Yth. Aminah, Siti,\n{unknown}\nBudi S\nSalam\n');
    expect(written.subject).toMatch(/^Undangan \w+ \d+, \d{4}$/);
    expect(await composerAfter({ ...view, subject: 'Lain' }, 'insert', { template: template.id })).toMatchObject({
      subject: 'Lain',
    });
    await service.deleteTemplate(session, { id: template.id, return: undefined });
    await expect(press(view, 'insert', { template: template.id })).rejects.toMatchObject({ code: 'template.missing' });
  });

  it('keeps formatting that says what its text says, without what could run, and a hostile name stays text', async () => {
    const html = '<p>Halo <b>{name}</b></p><script>alert(1)</script><img src=x onerror=alert(1)>';
    const { template } = await save({ body: 'Halo {name}', html });
    expect(template.html).toMatch(/<b>\{name\}<\/b>/);
    expect(template.html).not.toMatch(/script|onerror/);
    const filled = await service.fillTemplate(
      session,
      { template: template.id, identity: '', subject: '', to: '"<img src=y>" <siti@tupai.test>' },
      { timeZone: 'UTC' },
    );
    expect(filled.html).not.toContain('<img');
    expect(filled.html).toContain('img src=y');
    expect((await save({ body: 'Lain', html })).template.html).toBe('');
  });

  it('is made of what a message says, without its signature and what it quotes', async () => {
    const written = 'Kami buka pukul delapan.\n\n-- \nBudi\n\nSiti menulis:\n> Kapan buka?\n';
    const view = await composerAfter(await begin({ subject: 'Jam buka' }), 'keep', { body: written });
    expect(view.body).toBe(written); // the message stays as it was
    await press(view, 'keep', { format: 'html', html: '<p>Halo <b>semua</b></p>', templateName: ' Salam ' });
    await expect(press(view, 'keep', { body: '\n-- \nBudi\n' })).rejects.toMatchObject({ code: 'input.invalid' });
    const kept = await service.listTemplates(session);
    expect(kept.map(({ name }) => name).toSorted()).toEqual(['Jam buka', 'Salam']);
    expect(kept.find(({ name }) => name === 'Jam buka')).toMatchObject({ body: 'Kami buka pukul delapan.', html: '' });
    expect(kept.find(({ name }) => name === 'Salam')?.html).toContain('<b>semua</b>');
  });

  it('belongs to its account alone', async () => {
    const { template } = await save();
    const siti = await house.signIn(await mailserver.user());
    expect(await service.listTemplates(siti)).toEqual([]);
    const stolen = { template: template.id, identity: '', subject: '', to: '' };
    await expect(service.fillTemplate(siti, stolen, { timeZone: 'UTC' })).rejects.toMatchObject({
      code: 'template.missing',
    });
  });
});
