import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import { DraftFields, type ComposeView, type SubmissionView } from '#lib/contract/index.ts';
import { startJobs, stopJobs, waitFor } from '#lib/jobs/index.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';
import { writeLetter } from './test-letter.ts';

const mailserver = currentMailserver();
const jakarta = { texts: () => Promise.resolve({ timeZone: 'Asia/Jakarta' }) };
const signal = new AbortController().signal;

let house: TestHouse;
let smtp: FaultProxy;
let budi: TestUser;
let siti: TestUser;
let session: Session;

async function open(settings: Readonly<Record<string, string>> = {}): Promise<void> {
  smtp = await startFaultProxy(mailserver.smtp);
  house = await openTestHouse({ imap: mailserver.imap.full, smtp }, { TUPAI_UNDO_SEND: '10', ...settings });
  budi = await mailserver.user({ displayName: 'Budi' });
  siti = await mailserver.user({ displayName: 'Siti' });
  session = await house.signIn(budi);
}
beforeEach(() => open());
afterEach(async () => {
  await house.close();
  await smtp.stop();
});

const write = (over: Partial<ComposeView> = {}): Promise<DraftFields> =>
  writeLetter(session, { to: siti.address, ...over });
async function send(fields: DraftFields, what = 'send', sendAt?: string): Promise<SubmissionView> {
  const input = {
    ...fields,
    do: what,
    ...(sendAt === undefined ? {} : { sendAt }),
  };
  const { submission } = await service.compose(session, input, signal, jakarta);
  if (!submission) throw new Error('a send answers with its submission');
  return submission;
}
const decide = (id: string, what: 'edit' | 'discard' | 'retry' | 'schedule', sendAt?: string) =>
  service.decideSubmission(session, { id, do: what, ...(sendAt === undefined ? {} : { sendAt }) }, signal, jakarta);
const soon = (ms: number): string => `at:${new Date(Date.now() + ms).toISOString()}`;
const keptPassword = (id: string) => store().jobCredentials.get(session.account, id, Date.now());
async function until(id: string, state: string): Promise<void> {
  while ((await waitFor(session.account, id, 500)).state !== state)
    await new Promise((resolve) => setImmediate(resolve));
}
/** Its time has come, however long the test took to get here. */
async function makeDue(id: string): Promise<void> {
  const key = { account: session.account, id };
  await store().submissions.change(
    key,
    { from: 'queued', holder: null },
    'queued',
    { retryAt: Date.now() },
    Date.now(),
  );
}
/** Postfix delivers a moment after it took the message. */
async function arrived(subject: string): Promise<void> {
  await siti.waitFor('INBOX', subject);
  expect(await siti.subjects('INBOX')).toEqual([subject]);
}
/** What a restart leaves: the disk, and nobody who is signed in. */
async function restart(): Promise<void> {
  await stopJobs(2000);
  for (const slot of ['jobs', 'actors']) Reflect.deleteProperty(globalThis, Symbol.for(`tupai.${slot}`));
  await startJobs(
    service.submissionHandlers({ report: () => undefined }),
    service.wakeHandlers(() => undefined),
  );
}

describe('a message that can be taken back', () => {
  it('waits for the chosen time and five seconds more, and nothing of it reaches the mail server', async () => {
    const held = await send(await write());
    expect(held).toMatchObject({ state: 'queued', unattended: true });
    expect(held.leavesIn).toBeGreaterThan(10_000);
    expect(held.leavesIn).toBeLessThanOrEqual(15_000);
    expect(smtp.clientLines).toEqual([]);
    await service.saveSettings(session, { sendDelay: 0 });
    expect((await send(await write({ subject: 'Langsung' }))).state).toBe('filed');
  });

  it('opens again whole, with its file and its blind copies, and lies in Drafts as well', async () => {
    const upload = await service.saveUpload(session, {
      name: 'a.txt',
      type: 'text/plain',
      content: Readable.from(['isi']),
    });
    const fields = await write({
      subject: 'Batal',
      body: 'Panjang sekali\n',
      bcc: 'wati@tupai.test',
      uploads: [upload],
    });
    const { id } = await send(fields);
    const { form, submission } = await decide(id, 'edit');
    expect(submission.state).toBe('discarded');
    const opened = await service.openParkedForm(session, form ?? '');
    expect(opened).toMatchObject({
      to: siti.address,
      bcc: 'wati@tupai.test',
      subject: 'Batal',
      body: 'Panjang sekali\n',
      upload: [upload.id],
      messageId: fields.messageId,
    });
    expect(await budi.subjects('Drafts')).toEqual(['Batal']);
    expect(await keptPassword(id)).toBeUndefined();
    expect((await service.listSubmissions(session)).submissions).toEqual([]);
    expect(smtp.clientLines).toEqual([]);

    await service.saveSettings(session, { sendDelay: 0 });
    const again = await send(DraftFields.parse(opened));
    expect(again.state).toBe('filed');
    expect(await budi.count('Drafts')).toBe(0);
    await arrived('Batal');
  });

  it('leaves when the person does not want to wait, and cannot be taken back any more', async () => {
    const { id } = await send(await write());
    expect((await decide(id, 'retry')).submission.state).toBe('filed');
    await expect(decide(id, 'edit')).rejects.toMatchObject({
      code: 'submission.final',
    });
    await arrived('Halo');
    expect(await keptPassword(id)).toBeUndefined();
  });

  it('is held once, however often Send is pressed', async () => {
    const fields = await write();
    const answers = await Promise.all([send(fields), send(fields), send(fields)]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await service.listSubmissions(session)).submissions).toHaveLength(1);
    expect(readdirSync(join(house.directory, 'spool'))).toHaveLength(1);
  });
});

describe('a message with a time to leave at', () => {
  it('leaves then, by itself', async () => {
    const { id, state } = await send(await write({ subject: 'Nanti' }), soon(400));
    expect(state).toBe('queued');
    await until(id, 'filed');
    await arrived('Nanti');
    expect(await keptPassword(id)).toBeUndefined();
  });

  it('fault 38: leaves although the person signed out, and the process was started anew', async () => {
    const { id } = await send(await write({ subject: 'Sendiri' }), soon(60_000));
    expect(await service.signOut(session, new URL('http://localhost:3000'))).toMatchObject({ waiting: 0 });
    await restart();
    await makeDue(id);
    await until(id, 'filed');
    await arrived('Sendiri');
    expect(await budi.subjects('Sent')).toEqual(['Sendiri']);
    expect(await keptPassword(id)).toBeUndefined();
  });

  it('keeps its password sealed: neither the file nor the key of the server shows it', async () => {
    const { id } = await send(await write(), soon(3_600_000));
    expect(await keptPassword(id)).toBeDefined();
    const telling = readdirSync(house.directory, {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(budi.password));
    expect(telling).toEqual([]);
    await decide(id, 'discard');
    expect(await keptPassword(id)).toBeUndefined();
  });

  it('gets another time by the clocks of the person', async () => {
    const { id } = await send(await write(), soon(3_600_000));
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    expect((await decide(id, 'schedule', `${day}T08:30`)).submission.sendAt).toBe(`${day}T01:30:00.000Z`);
    for (const wrong of ['', 'besok', '2020-01-01T08:00', '2999-01-01T08:00'])
      await expect(decide(id, 'schedule', wrong)).rejects.toMatchObject({
        code: 'input.invalid',
        field: 'sendAt',
      });
  });

  it('cannot be planned for the past; the text stays where it is', async () => {
    const fields = await write();
    await expect(send(fields, 'at:2020-01-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(send(fields, 'schedule', '2020-01-01T08:00')).rejects.toMatchObject({ field: 'sendAt' });
    expect((await service.listSubmissions(session)).submissions).toEqual([]);
    expect(readdirSync(join(house.directory, 'spool'))).toEqual([]);
  });
});

describe('an account that sends much', () => {
  beforeEach(async () => {
    await house.close();
    await smtp.stop();
    await open({
      TUPAI_MAX_SENT_PER_HOUR: '2',
      TUPAI_UNDO_SEND: '0',
      TUPAI_MAX_RECIPIENTS: '1',
    });
  });

  it('is told where the limit is, and its text stays with it', async () => {
    await expect(send(await write({ cc: 'wati@tupai.test' }))).rejects.toMatchObject({ code: 'recipient.too_many' });
    await send(await write());
    const again = await write();
    await Promise.all([send(again), send(again)]);
    const third = await write();
    await expect(send(third)).rejects.toMatchObject({
      code: 'submission.too_many',
      values: { max: 2 },
    });
    expect((await send(again)).state).toBe('filed');
    expect(readdirSync(join(house.directory, 'spool'))).toEqual([]);
  });
});

describe('where the administrator lets no password be kept', () => {
  beforeEach(async () => {
    await house.close();
    await smtp.stop();
    await open({ TUPAI_UNATTENDED: 'off' });
  });

  it('a planned message says that it waits, and leaves when the person is back', async () => {
    const { id, unattended } = await send(await write({ subject: 'Tunggu' }), soon(60_000));
    expect(unattended).toBe(false);
    expect(await keptPassword(id)).toBeUndefined();
    await restart();
    await makeDue(id);
    await until(id, 'waiting');
    session = await house.signIn(budi);
    await until(id, 'filed');
    await arrived('Tunggu');
  });

  it('signing out lets go what could be taken back, and counts what was planned for later', async () => {
    await send(await write({ subject: 'Segera' }));
    const later = await send(await write({ subject: 'Besok' }), soon(3_600_000));
    expect(await service.signOut(session, new URL('http://localhost:3000'))).toMatchObject({ waiting: 1 });
    await arrived('Segera');
    expect((await store().submissions.get(session.account, later.id))?.state).toBe('queued');
  });
});
