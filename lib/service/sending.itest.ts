import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { DraftFields, type ComposeView, type SubmissionView } from '#lib/contract/index.ts';
import { waitFor } from '#lib/jobs/index.ts';
import type { Session } from '#lib/session/index.ts';
import { composerFields } from './composer-fields.ts';
import * as service from './index.ts';
import { newComposer } from './new-composer.ts';
import type { TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';
import { writeLetter } from './test-letter.ts';

const mailserver = currentMailserver();

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

const write = (over: Partial<ComposeView>): Promise<DraftFields> => writeLetter(session, { to: siti.address, ...over });
const fieldsOf = (view: ComposeView): DraftFields => DraftFields.parse(composerFields(view));
const send = async (fields: DraftFields): Promise<SubmissionView> => {
  const { submission } = await service.compose(session, { ...fields, do: 'send' });
  if (!submission) throw new Error('a send answers with its submission');
  return submission;
};
const decide = (id: string, decision: 'retry' | 'resend' | 'others' | 'assume-sent' | 'edit' | 'discard' | 'file') =>
  service.decideSubmission(session, { id, do: decision });
const stateOf = async (id: string): Promise<string> => (await service.getSubmission(session, { id })).state;
const copiesAtSiti = async (subject = 'Halo'): Promise<number> =>
  (await siti.subjects('INBOX')).filter((one) => one === subject).length;
const spooled = (): string[] => readdirSync(join(house.directory, 'spool'));
/** Filing is tried again every so often; the test asks as often. */
const untilFiled = async (id: string): Promise<void> => {
  while ((await waitFor(session.account, id, 2000)).state !== 'filed')
    await new Promise((resolve) => setImmediate(resolve));
};

describe('a message that is sent', () => {
  it('arrives with its attachment, and its copy in Sent holds the same bytes and the blind copies', async () => {
    const content = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 13) % 256));
    const upload = await service.saveUpload(session, {
      name: 'Laporan "Q3", akhir.pdf',
      type: 'application/pdf',
      content: Readable.from([content]),
    });
    const third = await mailserver.user();
    const sent = await send(await write({ uploads: [upload], bcc: third.address, subject: 'Berkas – 報告 😀' }));
    expect(sent).toMatchObject({ state: 'filed', refused: [], error: null });

    const there = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Berkas'))).toString('latin1');
    const head = there.slice(0, there.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^Subject: =\?utf-8\?/im);
    expect(head).not.toMatch(/^(?:Bcc|X-Tupai.*):/im);
    expect(await third.waitFor('INBOX', 'Berkas')).toBeGreaterThan(0);
    const [uid = 0] = await budi.uids('Sent');
    const copy = (await budi.raw('Sent', uid)).toString('latin1');
    expect(copy.slice(0, 1000)).toContain(`Bcc: ${third.address}`);
    expect(there.endsWith(copy.slice(copy.indexOf('\r\n\r\n')))).toBe(true);
    expect(await budi.flags('Sent', uid)).toContain('\\Seen');
    expect(spooled()).toEqual([]);
    expect(readdirSync(join(house.directory, 'upload'))).toEqual([]);

    const other = await house.signIn(siti);
    const ref = { mailbox: 'INBOX', message: { uidValidity: 0, uid: 0 } };
    const list = await service.listMessages(other, {
      mailbox: 'INBOX',
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      offset: 0,
      field: 'subject',
      q: '',
    });
    ref.message = { uidValidity: list.uidValidity, uid: list.rows[0]?.uid ?? 0 };
    const view = await service.readMessage(other, ref);
    expect(view).toMatchObject({ subject: 'Berkas – 報告 😀', attachments: [{ name: 'Laporan "Q3", akhir.pdf' }] });
    const part = await service.readPart(other, { ...ref, part: view.attachments[0]?.part ?? '', inline: false });
    expect(Buffer.from(await new Response(part.body).arrayBuffer()).equals(content)).toBe(true);
  });

  it('fault 45: is dated by the clock of the server, whatever the browser believes', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    await send(Object.assign(await write({ subject: 'Kapan' }), { date: '1999-12-31T00:00:00Z' }));
    const there = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Kapan'))).toString('latin1');
    const date = Date.parse(/^Date: (.*)\r$/m.exec(there)?.[1] ?? '');
    expect(date).toBeGreaterThanOrEqual(before);
    expect(date).toBeLessThanOrEqual(Date.now());
  });

  it('fault 36: leaves once, however often and however fast Send is pressed', async () => {
    const fields = await write({});
    const answers = await Promise.all([send(fields), send(fields), send(fields)]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await send(fields)).state).toBe('filed');
    await siti.waitFor('INBOX', 'Halo');
    expect(await copiesAtSiti()).toBe(1);
    expect(await budi.subjects('Sent')).toEqual(['Halo']);
  });

  it('takes its draft away and marks what it answers', async () => {
    const uid = await budi.append('INBOX', { from: siti.address, subject: 'Tanya', text: 'Ya?' });
    const [{ uidValidity }] = [
      await service.listMessages(session, {
        mailbox: 'INBOX',
        order: 'arrival',
        direction: 'desc',
        filter: 'all',
        offset: 0,
        field: 'subject',
        q: '',
      }),
    ];
    const fields = {
      ...(await write({ subject: 'Re: Tanya' })),
      originalMailbox: 'INBOX',
      originalMessage: { uidValidity, uid },
      originalFlag: 'answered' as const,
    };
    const { composer } = await service.compose(session, { ...fields, do: 'save' });
    expect(await budi.count('Drafts')).toBe(1);
    expect((await send(fieldsOf(composer ?? newComposer(undefined)))).state).toBe('filed');
    expect(await budi.count('Drafts')).toBe(0);
    expect(await budi.flags('INBOX', uid)).toContain('\\Answered');
  });

  it('to nobody known comes back as a bounce', async () => {
    expect((await send(await write({ to: 'tidak.ada@tupai.test', subject: 'Ke mana' }))).state).toBe('filed');
    expect(await budi.waitFor('INBOX', 'Undelivered')).toBeGreaterThan(0);
  });

  it('fault 35: is not copied twice where the server files it itself', async () => {
    const fields = await write({});
    await budi.append('Sent', { subject: 'Halo', headers: { 'Message-ID': fields.messageId } });
    expect((await send(fields)).state).toBe('filed');
    expect(await budi.count('Sent')).toBe(1);
  });

  it('is not copied when the person wants none', async () => {
    expect((await send(await write({ keepCopy: false }))).state).toBe('filed');
    expect(await budi.count('Sent')).toBe(0);
  });

  it('finds Sent made again when another program deleted it', async () => {
    const other = await budi.imap();
    await other.tryCommand('DELETE Sent');
    await other.logout();
    expect((await send(await write({}))).state).toBe('filed');
    expect(await budi.subjects('Sent')).toEqual(['Halo']);
  });
});

describe('a message that the server does not take', () => {
  it('fault 30: goes to nobody when one recipient is refused, then to the others', async () => {
    const bad = 'refused.wati@tupai.test';
    const { id, state, refused, error } = await send(await write({ to: `${siti.address}, ${bad}` }));
    expect({ state, error, addresses: refused.map(({ address }) => address) }).toEqual({
      state: 'refused',
      error: 'smtp.recipients',
      addresses: [bad],
    });
    expect(refused[0]?.reason).toMatch(/^5\d\d /);
    expect(refused[0]?.why).not.toBe('unknown');
    expect(smtp.clientLines).not.toContain('.');

    expect((await decide(id, 'others')).submission).toMatchObject({ state: 'filed', recipients: [siti.address] });
    await siti.waitFor('INBOX', 'Halo');
    expect(await copiesAtSiti()).toBe(1);
  });

  it('opens again with all its text and files, under a new id', async () => {
    const upload = await service.saveUpload(session, {
      name: 'a.txt',
      type: 'text/plain',
      content: Readable.from(['isi']),
    });
    const fields = await write({ to: 'refused.a@tupai.test', body: 'Panjang\n', uploads: [upload] });
    const { id } = await send(fields);
    const { form, submission } = await decide(id, 'edit');
    expect(submission.state).toBe('discarded');
    const opened = await service.openParkedForm(session, form ?? '');
    expect(opened).toMatchObject({
      to: 'refused.a@tupai.test',
      body: 'Panjang\n',
      upload: [upload.id],
      messageId: fields.messageId,
    });
    expect(opened?.['id']).not.toBe(id);
    await expect(decide(id, 'retry')).rejects.toMatchObject({ code: 'submission.final' });
    expect((await send({ ...fields, id: String(opened?.['id']), to: siti.address })).state).toBe('filed');
  });

  it('fault 32: for its content comes back with the words of the server', async () => {
    const answer = await send(await write({ subject: 'Coba [reject-at-data]' }));
    expect(answer).toMatchObject({ state: 'refused', error: 'smtp.rejected' });
    expect(answer.detail).toMatch(/\S/);
    expect(await budi.count('Sent')).toBe(0);
  });

  it('fault 29: now waits for later, and the person may try at once or drop it', async () => {
    const answer = await send(await write({ to: 'deferred.x@tupai.test' }));
    expect(answer).toMatchObject({ state: 'deferred', error: 'smtp.deferred' });
    expect(answer.retryAt).not.toBeNull();
    expect((await service.listSubmissions(session)).submissions.map(({ id }) => id)).toEqual([answer.id]);
    expect((await decide(answer.id, 'discard')).submission.state).toBe('discarded');
    expect((await service.listSubmissions(session)).submissions).toEqual([]);
    expect(spooled()).toEqual([]);
  });

  it('because nobody answers waits too, and leaves when the server is back', async () => {
    await smtp.down();
    const { id, state } = await send(await write({}));
    expect(state).toBe('deferred');
    await smtp.up();
    await untilFiled(id);
    expect(await copiesAtSiti()).toBe(1);
  });
});

describe('a message whose fate is open', () => {
  /** The server takes the message, and its answer never arrives. */
  const loseAnswer = (): void => smtp.setRules([{ side: 'server', line: /^250 2\.0\.0/, action: 'cut', times: 1 }]);

  it('fault 33: is never sent again by itself; the person may say that it arrived', async () => {
    loseAnswer();
    const { id, state, error } = await send(await write({}));
    expect([state, error]).toEqual(['unknown', 'submission.unknown']);
    await siti.waitFor('INBOX', 'Halo');
    while ((await service.getSubmission(session, { id })).retryAt !== null) await waitFor(session.account, id, 500);
    expect(await stateOf(id)).toBe('unknown');
    expect(await copiesAtSiti()).toBe(1);
    expect((await decide(id, 'assume-sent')).submission.state).toBe('filed');
    expect(await budi.subjects('Sent')).toEqual(['Halo']);
    expect(await copiesAtSiti()).toBe(1);
  });

  it('is sent again when the person asks for it', async () => {
    smtp.setRules([{ side: 'client', line: /^\.$/, action: 'cut', times: 1 }]);
    const { id, state } = await send(await write({}));
    expect(state).toBe('unknown');
    expect((await decide(id, 'resend')).submission.state).toBe('filed');
    expect(await copiesAtSiti()).toBe(1);
  });

  it('counts as sent as soon as its copy is seen in Sent', async () => {
    loseAnswer();
    const fields = await write({});
    const { id } = await send(fields);
    await budi.append('Sent', { subject: 'Halo', headers: { 'Message-ID': fields.messageId } });
    await untilFiled(id);
    expect(await budi.count('Sent')).toBe(1);
  });
});

describe('the copy of a sent message', () => {
  it('fault 34: is stored when there is room again and the person asks for it, and the message is sent once all the same', async () => {
    imap.setRules([
      { side: 'client', line: /^(\S+) APPEND/, action: 'answer', text: '$1 NO [OVERQUOTA] Full', times: 1 },
    ]);
    const { id, state, error } = await send(await write({}));
    expect([state, error]).toEqual(['sent', 'quota.exceeded']);
    expect((await decide(id, 'file')).submission.state).toBe('filed');
    expect(await budi.subjects('Sent')).toEqual(['Halo']);
    expect(await copiesAtSiti()).toBe(1);
  });

  it('is not doubled when the answer to its storing is lost', async () => {
    imap.setRules([{ side: 'server', line: /APPENDUID/, action: 'cut', times: 1 }]);
    expect((await send(await write({}))).state).toBe('filed');
    expect(await budi.subjects('Sent')).toEqual(['Halo']);
  });
});

it('keeps no password of anybody in the data directory', async () => {
  await send(await write({}));
  const files = readdirSync(house.directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes(budi.password)).toBe(false);
});
