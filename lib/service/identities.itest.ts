import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import { ComposeStart, type ComposeView, type IdentityView, type SubmissionView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { waitFor } from '#lib/jobs/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import type { TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';
import { writeLetter } from './test-letter.ts';

const texts = createTexts('en', 'UTC', new Date());

let house: TestHouse;
let imap: FaultProxy;
let smtp: FaultProxy;
let budi: TestUser;
let siti: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, imap, smtp, budi, siti, session } = await openTestPeople());
});
afterEach(() => house.close());

async function change(over: Partial<IdentityView>): Promise<IdentityView> {
  const [identity] = await service.listIdentities(session);
  if (!identity) throw new Error('an account has an identity');
  return (await service.saveIdentity(session, { ...identity, ...over, return: undefined })).identity;
}
const begin = (query: Readonly<Record<string, string>> = {}): Promise<ComposeView> =>
  service.startComposer(session, ComposeStart.parse(query), texts);
async function send(over: Partial<ComposeView>): Promise<SubmissionView> {
  const fields = await writeLetter(session, { to: siti.address, ...over });
  const { submission } = await service.compose(session, { ...fields, do: 'send' });
  if (!submission) throw new Error('a send answers with its submission');
  return submission;
}

describe('who writes', () => {
  it('begins each message with the copies that this sender always sends, once, and an answer too', async () => {
    await change({ cc: 'Arsip <arsip@tupai.test>', bcc: 'wati@tupai.test' });
    expect(await begin()).toMatchObject({ cc: 'Arsip <arsip@tupai.test>', bcc: 'wati@tupai.test' });
    expect((await begin({ cc: 'ARSIP@tupai.test' })).cc).toBe('ARSIP@tupai.test');
    const uid = await budi.append('INBOX', { from: siti.address, to: budi.address, subject: 'Tanya' });
    const { uidValidity } = await service.listMessages(session, {
      mailbox: 'INBOX',
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      offset: 0,
      field: 'subject',
      q: '',
    });
    const message = { uidValidity, uid };
    const answer = { ...ComposeStart.parse({ mode: 'reply' }), mailbox: 'INBOX', message };
    expect((await service.startComposer(session, answer, texts)).cc).toBe('Arsip <arsip@tupai.test>');
  });

  it('has no copies that go nowhere, and keeps no copies in a folder that is not there', async () => {
    await expect(change({ cc: 'bukan alamat' })).rejects.toMatchObject({ code: 'input.invalid', field: 'cc' });
    await expect(change({ sentMailbox: 'Tidak ada' })).rejects.toMatchObject({ code: 'mailbox.missing' });
  });

  it('signs with formatting, cleaned, as long as that says what the text says', async () => {
    await service.saveSettings(session, { composeFormat: 'html' });
    const signatureHtml = '<div><b>Budi</b></div><div onclick="alert(1)">SMK 1</div><script>alert(1)</script>';
    const saved = await change({ signature: 'Budi\nSMK 1', signatureHtml });
    expect(saved.signatureHtml).toContain('<b>Budi</b>');
    expect(saved.signatureHtml).not.toMatch(/script|onclick/);
    const { html, body } = await begin();
    expect(html).toMatch(/<div class="moz-signature"><div>--&nbsp;<\/div>.*<b>Budi<\/b>/);
    expect(body).toBe('\n\n-- \nBudi\nSMK 1\n');
    expect((await change({ ...saved, signature: 'Budi\nSMK 2' })).signatureHtml).toBe('');
  });

  it('finds the copies of what it sent in the folder of its own, and in the usual one once that is gone', async () => {
    await service.createMailbox(session, { name: 'Kerja', parent: '' });
    await change({ sentMailbox: 'Kerja' });
    const [identity] = await service.listIdentities(session);
    expect((await send({ subject: 'Satu', identity: identity?.id ?? '' })).state).toBe('filed');
    expect([await budi.subjects('Kerja'), await budi.count('Sent')]).toEqual([['Satu'], 0]);
    const other = await budi.imap();
    await other.command('DELETE Kerja');
    await other.logout();
    expect((await send({ subject: 'Dua', identity: identity?.id ?? '' })).state).toBe('filed');
    expect(await budi.subjects('Sent')).toEqual(['Dua']);
  });
});

describe('a password that was changed since', () => {
  const refusesAuth = {
    side: 'client',
    line: /^AUTH/,
    action: 'answer',
    text: '535 5.7.8 Authentication failed',
  } as const;

  it('lets a message wait for its person to sign in, and it leaves then', async () => {
    smtp.setRules([refusesAuth]);
    imap.setRules([
      {
        side: 'client',
        line: /^(\S+) (?:LOGIN|AUTHENTICATE)/,
        action: 'answer',
        text: '$1 NO [AUTHENTICATIONFAILED] Authentication failed.',
      },
    ]);
    const { id, state, error } = await send({ subject: 'Terencana' });
    expect([state, error]).toEqual(['waiting', 'auth.rejected']);
    smtp.setRules([]);
    imap.setRules([]);
    session = await house.signIn(budi);
    while ((await waitFor(session.account, id, 500)).state !== 'filed') await Promise.resolve();
    await siti.waitFor('INBOX', 'Terencana');
  });

  it('is not what happened when only the server for sending refuses: the message comes back with its words', async () => {
    smtp.setRules([refusesAuth]);
    expect(await send({})).toMatchObject({ state: 'refused', error: 'smtp.auth' });
  });
});
