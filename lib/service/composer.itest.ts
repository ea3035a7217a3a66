import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import {
  ComposeStart,
  DraftFields,
  compose as endpoint,
  type ComposeMode,
  type ComposeView,
} from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { composerFields } from './composer-fields.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const texts = createTexts('id', 'Asia/Jakarta', new Date('2026-11-21T10:00:00Z'));

let house: TestHouse;
let imap: FaultProxy;
let budi: TestUser;
let session: Session;

beforeEach(async () => {
  imap = await startFaultProxy(mailserver.imap.full);
  house = await openTestHouse({ imap, smtp: mailserver.smtp });
  budi = await mailserver.user({ displayName: 'Budi' });
  session = await house.signIn(budi);
});
afterEach(async () => {
  await house.close();
  await imap.stop();
});

const validity = async (mailbox: string): Promise<number> =>
  (
    await service.listMessages(session, {
      mailbox,
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      offset: 0,
      field: 'subject',
      q: '',
    })
  ).uidValidity;
const start = async (mode: ComposeMode, uid: number, mailbox = 'INBOX'): Promise<ComposeView> =>
  service.startComposer(
    session,
    { ...ComposeStart.parse({ mode }), mailbox, message: { uidValidity: await validity(mailbox), uid } },
    texts,
  );
const begin = (query: Readonly<Record<string, string>>): Promise<ComposeView> =>
  service.startComposer(session, ComposeStart.parse(query), texts);
const fieldsOf = (view: ComposeView): DraftFields => DraftFields.parse(composerFields(view));
const save = async (view: ComposeView): Promise<ComposeView> => {
  const { composer } = await service.compose(session, { ...fieldsOf(view), do: 'save' });
  if (!composer) throw new Error('a save answers with the composer');
  return composer;
};
const draftUid = (view: ComposeView): number => decodeMessageKey(view.draftMessage)?.uid ?? 0;
const contentOf = async (view: ComposeView, at = 0): Promise<string> => {
  const upload = await store().uploads.get(session.account, view.uploads[at]?.id ?? '', Date.now());
  return readFileSync(upload?.path ?? '', 'latin1');
};

const rapat = {
  from: 'Siti Aminah <siti@tupai.test>',
  cc: 'wati@tupai.test',
  subject: 'Rapat',
  date: new Date('2026-11-20T02:30:00Z'),
  messageId: '<dua@tupai.test>',
  headers: { References: '<satu@tupai.test>', 'In-Reply-To': '<satu@tupai.test>' },
  text: 'Besok jam 9?\n\n-- \nSiti',
};

describe('an answer', () => {
  it('goes to the sender, quotes in the language of the writer and stays in the thread', async () => {
    const uid = await budi.append('INBOX', { ...rapat, to: budi.address });
    const view = await start('reply', uid);
    expect(view).toMatchObject({
      to: 'Siti Aminah <siti@tupai.test>',
      cc: '',
      subject: 'Re: Rapat',
      inReplyTo: '<dua@tupai.test>',
      references: '<satu@tupai.test> <dua@tupai.test>',
      originalMailbox: 'INBOX',
      originalFlag: 'answered',
    });
    expect(view.body).toMatch(/^\n\nPada Jumat, 20 November 2026.* Siti Aminah menulis:\n> Besok jam 9\?\n$/s);
    expect(view.messageId).toMatch(/^<[0-9a-f]{32}@tupai\.test>$/);
  });

  it('to all leaves out the writer and keeps the rest', async () => {
    const uid = await budi.append('INBOX', { ...rapat, to: `${budi.address.toUpperCase()}, joko@tupai.test` });
    expect(await start('reply-all', uid)).toMatchObject({
      to: 'Siti Aminah <siti@tupai.test>, joko@tupai.test',
      cc: 'wati@tupai.test',
    });
  });

  it('goes where the sender asks for it', async () => {
    const asked = {
      ...rapat,
      to: budi.address,
      headers: { 'Reply-To': 'a@tupai.test', 'Mail-Reply-To': 'b@tupai.test', 'Mail-Followup-To': 'milis@tupai.test' },
    };
    const uid = await budi.append('INBOX', asked);
    expect((await start('reply', uid)).to).toBe('b@tupai.test');
    expect(await start('reply-all', uid)).toMatchObject({ to: 'milis@tupai.test', cc: '' });
  });

  it('bears the signature above the quote, or the quote above, or none', async () => {
    const [identity] = await service.listIdentities(session);
    if (!identity) throw new Error('an account has an identity');
    await service.saveIdentity(session, { ...identity, name: 'Budi', signature: 'Budi\nTupai', return: undefined });
    const uid = await budi.append('INBOX', { ...rapat, to: budi.address });
    const settings = {
      language: 'id',
      theme: 'system',
      pageSize: 50,
      timeZone: 'auto',
      markRead: 'at-once',
      preferHtml: true,
    } as const;
    expect((await start('reply', uid)).body).toMatch(/^\n\n-- \nBudi\nTupai\n\nPada .*\n> Besok/s);
    await service.saveSettings(session, { ...settings, quotePosition: 'above' });
    expect((await start('reply', uid)).body).toMatch(/^Pada .*\n> Besok.*\n\n\n-- \nBudi\nTupai\n$/s);
    await service.saveSettings(session, { ...settings, quotePosition: 'none' });
    expect((await start('reply', uid)).body).toBe('\n\n-- \nBudi\nTupai\n');
  });
});

describe('a forward', () => {
  it('holds the text, who wrote it, and the attachments', async () => {
    const attachments = [{ name: 'a.bin', type: 'application/x-a', content: Buffer.from('\0\x01isi\xff', 'latin1') }];
    const uid = await budi.append('INBOX', { ...rapat, to: budi.address, attachments });
    const view = await start('forward', uid);
    expect(view).toMatchObject({
      to: '',
      subject: 'Fwd: Rapat',
      originalFlag: 'forwarded',
      uploads: [{ name: 'a.bin', type: 'application/x-a', size: 6 }],
    });
    expect(view.body).toContain('Dari: Siti Aminah <siti@tupai.test>');
    expect(view.body).toContain('Besok jam 9?');
    expect(await contentOf(view)).toBe('\0\x01isi\xff');
  });

  it('as an attachment holds the message octet for octet', async () => {
    const uid = await budi.append('INBOX', { ...rapat, to: budi.address });
    const view = await start('forward-attached', uid);
    expect(view.uploads).toMatchObject([{ name: 'Rapat.eml', type: 'message/rfc822' }]);
    expect(await contentOf(view)).toBe((await budi.raw('INBOX', uid)).toString('latin1'));
  });
});

describe('a mailto link', () => {
  it('fills the fields it may, with text only', async () => {
    const view = await begin({ to: 'siti@tupai.test', subject: 'Halo', body: '<b>x</b>\r\ny', attach: '/etc/passwd' });
    expect(view).toMatchObject({ to: 'siti@tupai.test', subject: 'Halo', body: '<b>x</b>\ny\n', uploads: [] });
  });

  it('can put no header of its own into a message', async () => {
    expect(await begin({ to: 'a@tupai.test\r\nBcc: b@tupai.test', subject: 'x\nBcc: b@tupai.test' })).toMatchObject({
      to: '',
      subject: '',
      bcc: '',
    });
  });
});

describe('a draft', () => {
  it('is stored once however often it is saved, under one Message-ID, and opens as it was left', async () => {
    const uid = await budi.append('INBOX', { ...rapat, to: budi.address });
    const reply = await start('reply', uid);
    const first = await save({
      ...reply,
      cc: 'setengah alam',
      bcc: 'rahasia@tupai.test',
      body: 'Ya – 報告\n> kutip\n',
      keepCopy: false,
    });
    expect(first.savedAt).toMatch(/^\d{4}-/);
    const second = await save({ ...first, body: 'Ya, bisa.\n' });
    expect(await budi.uids('Drafts')).toEqual([draftUid(second)]);
    expect(await budi.flags('Drafts', draftUid(second))).toEqual(expect.arrayContaining(['\\Draft', '\\Seen']));

    const opened = await start('draft', draftUid(second), 'Drafts');
    expect(opened).toEqual({ ...second, id: opened.id, savedAt: opened.savedAt });
    expect(opened).toMatchObject({
      messageId: reply.messageId,
      to: reply.to,
      cc: 'setengah alam',
      bcc: 'rahasia@tupai.test',
      body: 'Ya, bisa.\n',
      inReplyTo: '<dua@tupai.test>',
      references: '<satu@tupai.test> <dua@tupai.test>',
      originalMessage: reply.originalMessage,
      originalFlag: 'answered',
      keepCopy: false,
    });
    expect(opened.id).not.toBe(reply.id);
    expect(opened.savedAt).toMatch(/^\d{4}-/);
  });

  it('keeps its attachments', async () => {
    const attachments = [
      { name: 'Laporan "Q3", akhir.pdf', type: 'application/pdf', content: Buffer.from('%PDF isi') },
    ];
    const uid = await budi.append('INBOX', { ...rapat, to: budi.address, attachments });
    const saved = await save(await start('forward', uid));
    const opened = await start('draft', draftUid(saved), 'Drafts');
    expect(opened.uploads).toMatchObject([{ name: 'Laporan "Q3", akhir.pdf' }]);
    expect(await contentOf(opened)).toBe('%PDF isi');
  });

  it('fault 16: stays as it was when there is no room for the new one, and the text stays in the form', async () => {
    const first = await save({ ...(await begin({ to: 'siti@tupai.test' })), body: 'Satu\n' });
    imap.setRules([{ side: 'client', line: /^(\S+) APPEND/, action: 'answer', text: '$1 NO [OVERQUOTA] Full' }]);
    await expect(save({ ...first, body: 'Dua\n' })).rejects.toMatchObject({ code: 'quota.exceeded' });
    imap.setRules([]);
    expect((await start('draft', draftUid(first), 'Drafts')).body).toBe('Satu\n');
  });

  it('is not doubled when the answer to its storing is lost', async () => {
    const first = await save({ ...(await begin({ to: 'siti@tupai.test' })), body: 'Satu\n' });
    imap.setRules([{ side: 'server', line: /APPENDUID/, action: 'cut', times: 1 }]);
    const second = await save({ ...first, body: 'Dua\n' });
    expect(await budi.uids('Drafts')).toEqual([draftUid(second)]);
    expect((await start('draft', draftUid(second), 'Drafts')).body).toBe('Dua\n');
  });

  it('goes with its files when it is discarded', async () => {
    const saved = await save(await begin({ to: 'siti@tupai.test', body: 'Buang' }));
    await service.compose(session, { ...fieldsOf(saved), do: 'discard' });
    expect(await budi.count('Drafts')).toBe(0);
  });

  it('does not obey a header that somebody else put into Drafts', async () => {
    const forged = Buffer.from(JSON.stringify({ to: 'eve@evil.test', keepCopy: 'no' })).toString('base64');
    const uid = await budi.append('Drafts', {
      subject: 'x',
      to: 'siti@tupai.test',
      headers: { 'X-Tupai-Draft': forged },
    });
    expect(await start('draft', uid, 'Drafts')).toMatchObject({
      to: 'siti@tupai.test',
      originalFlag: '',
      keepCopy: true,
    });
  });
});

it('edits a sent message as a new one, without its thread or Message-ID', async () => {
  const uid = await budi.append('Sent', { ...rapat, from: budi.address, to: 'siti@tupai.test' });
  const view = await start('edit-as-new', uid, 'Sent');
  expect(view).toMatchObject({
    to: 'siti@tupai.test',
    cc: 'wati@tupai.test',
    subject: 'Rapat',
    inReplyTo: '',
    references: '',
    draftMessage: '',
    originalFlag: '',
  });
  expect(view.messageId).not.toBe('<dua@tupai.test>');
});

it('adds people ticked in the address book once, and sends as nobody else', async () => {
  const fields = fieldsOf(await begin({ to: 'siti@tupai.test' }));
  const picked = await service.compose(
    session,
    endpoint.input.parse({
      ...composerFields(await begin({ to: 'siti@tupai.test' })),
      pick: ['Siti <SITI@tupai.test>', '"Wati, S" <wati@tupai.test>'],
      do: 'pick',
    }),
  );
  expect(picked).toMatchObject({ outcome: 'picked', composer: { to: 'siti@tupai.test, "Wati, S" <wati@tupai.test>' } });
  await expect(service.compose(session, { ...fields, identity: 'f'.repeat(32), do: 'send' })).rejects.toMatchObject({
    code: 'identity.missing',
  });
  await expect(service.compose(session, { ...fields, upload: ['f'.repeat(32)], do: 'send' })).rejects.toMatchObject({
    code: 'upload.missing',
  });
  await expect(service.compose(session, { ...fields, to: ' ', do: 'send' })).rejects.toMatchObject({
    code: 'recipient.none',
  });
});
