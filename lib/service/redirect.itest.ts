import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, mimeLeaf, mimeMultipart, type TestUser } from '#e2e/mailserver/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { waitFor } from '#lib/jobs/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';
import { openFromList } from './test-open.ts';

const mailserver = currentMailserver();
const texts = createTexts('en', 'Asia/Jakarta', new Date());

let house: TestHouse;
let budi: TestUser;
let siti: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, budi, siti, session } = await openTestPeople());
});
afterEach(() => house.close());

const redirect = async (uid: number, over: { to?: string; keepCopy?: boolean; id?: string } = {}) => {
  const { uidValidity } = await openFromList(session, uid);
  const { to = siti.address, keepCopy = false, id = service.newFormId() } = over;
  const message = { uidValidity, uid };
  return service.redirectMessage(session, { id, mailbox: 'INBOX', message, identity: '', to, keepCopy });
};
/** Filing is tried again every so often; the test asks as often. */
const untilFiled = async (id: string): Promise<void> => {
  while ((await waitFor(session.account, id, 2000)).state !== 'filed')
    await new Promise((resolve) => setImmediate(resolve));
};

describe('a message that is redirected', () => {
  const entity = mimeMultipart('mixed', [
    mimeLeaf('text/plain; charset=utf-8', 'Surat asli — dengan huruf é.'),
    mimeLeaf('application/octet-stream', String.fromCharCode(0, 1, 2, 250)),
  ]);

  it('arrives byte for byte, with one block in front that says who passed it on, and once however often it is pressed', async () => {
    const uid = await budi.append('INBOX', { from: 'Guru <guru@sekolah.example>', subject: 'Nilai – 報告', entity });
    const id = service.newFormId();
    const [first, again] = await Promise.all([redirect(uid, { id }), redirect(uid, { id })]);
    expect([first.id, again.id]).toEqual([id, id]);
    await untilFiled(id);
    await redirect(uid, { id });

    const original = (await budi.raw('INBOX', uid)).toString('latin1');
    const there = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Nilai'))).toString('latin1');
    expect(there.endsWith(original)).toBe(true);
    const head = there.slice(0, there.length - original.length);
    expect(head).toMatch(
      new RegExp(
        String.raw`Resent-Date: [^\r\n]+ \+0000\r\nResent-From: ${budi.address}\r\nResent-To: ${siti.address}\r\nResent-Message-ID: <[0-9a-f]{32}@[^>]+>\r\n$`,
      ),
    );
    expect(await siti.count('INBOX')).toBe(1);
    expect(await budi.flags('INBOX', uid)).toContain('$Forwarded');
    expect(await budi.count('Sent')).toBe(0);
  });

  it('is filed in Sent as it left, when a copy is wanted', async () => {
    const uid = await budi.append('INBOX', { from: 'guru@sekolah.example', subject: 'Salinan', entity });
    const { id } = await redirect(uid, { keepCopy: true });
    await untilFiled(id);
    expect(await budi.subjects('Sent')).toEqual(['Salinan']);
    const [copy = 0] = await budi.uids('Sent');
    const filed = (await budi.raw('Sent', copy)).toString('latin1');
    expect(filed).toMatch(/^Resent-Date: /);
    expect(filed.endsWith((await budi.raw('INBOX', uid)).toString('latin1'))).toBe(true);
  });

  it('does not go to somebody it was delivered to already: it would come back as a loop', async () => {
    const headers = { 'Delivered-To': siti.address };
    const uid = await budi.append('INBOX', { from: 'guru@sekolah.example', subject: 'Putar', headers });
    await expect(redirect(uid)).rejects.toMatchObject({ code: 'redirect.loop', field: 'to' });
    await expect(redirect(uid, { to: 'bukan alamat' })).rejects.toMatchObject({ code: 'recipient.invalid' });
    await expect(redirect(uid, { to: '' })).rejects.toMatchObject({ code: 'recipient.none' });
    expect((await service.listSubmissions(session)).submissions).toEqual([]);
  });

  it('counts among the messages that a person may send within an hour', async () => {
    await house.close();
    house = await openTestHouse(
      { imap: mailserver.imap.full, smtp: mailserver.smtp },
      { TUPAI_MAX_SENT_PER_HOUR: '1' },
    );
    session = await house.signIn(budi);
    const uid = await budi.append('INBOX', { from: 'guru@sekolah.example', subject: 'Batas', entity });
    await redirect(uid);
    await expect(redirect(uid)).rejects.toMatchObject({ code: 'submission.too_many' });
    await siti.waitFor('INBOX', 'Batas');
    expect(await siti.count('INBOX')).toBe(1);
  });
});

describe('a message that is reported as phishing', () => {
  const report = async (mailbox: string, uid: number, action: 'phishing' | 'not-junk', target = '') => {
    const { uidValidity } = await openFromList(session, uid, mailbox);
    return service.actOnMessages(session, { mailbox, uidValidity, uid: [uid], do: action, target });
  };

  it('lies in Junk with marks that other programs know, leads nowhere, and comes back without them', async () => {
    const html = '<a href="https://evil.example/">Masuk</a><img src="https://evil.example/p.png">';
    const uid = await budi.append('INBOX', { subject: 'Akun Anda', text: 'x', html });
    const { moved, uidValidity } = await report('INBOX', uid, 'phishing');
    const there = moved[0]?.[1] ?? 0;
    expect(await budi.flags('Junk', there)).toEqual(expect.arrayContaining(['$Phishing', '$Junk']));
    const clean = await service.cleanHtmlBody(session, { mailbox: 'Junk', message: { uidValidity, uid: there } });
    expect(clean.html).toContain('Masuk');
    expect(clean.html).not.toContain('href');
    expect(clean.withImages).toBeNull();

    const back = await report('Junk', there, 'not-junk', 'INBOX');
    const here = back.moved[0]?.[1] ?? 0;
    expect(await budi.flags('INBOX', here)).not.toEqual(expect.arrayContaining(['$Phishing']));
    expect(await budi.flags('INBOX', here)).not.toEqual(expect.arrayContaining(['$Junk']));
  });

  it('goes as a copy to whom the administrator named, once, and only when the person says so', async () => {
    const admin = await mailserver.user();
    await house.close();
    house = await openTestHouse(
      { imap: mailserver.imap.full, smtp: mailserver.smtp },
      { TUPAI_ABUSE_ADDRESS: admin.address },
    );
    session = await house.signIn(budi);
    const give = async (subject: string, copy: boolean) => {
      const { uidValidity, uid } = await openFromList(
        session,
        await budi.append('INBOX', { subject, text: 'Kirim sandi.' }),
      );
      return service.reportPhishing(session, { mailbox: 'INBOX', message: { uidValidity, uid }, copy }, texts);
    };
    expect(await give('Diam', false)).toMatchObject({ copied: false, count: 1 });
    expect(await give('Bocor', true)).toMatchObject({ copied: true, count: 1 });
    const there = (await admin.raw('INBOX', await admin.waitFor('INBOX', 'Bocor'))).toString();
    expect(there).toMatch(/^Subject: Phishing: /m);
    expect(there).toMatch(/^Content-Type: message\/rfc822/m);
    expect(there).toMatch(/^Subject: Bocor\r$/m);
    expect(await admin.count('INBOX')).toBe(1);
    expect((await budi.subjects('Junk')).toSorted()).toEqual(['Bocor', 'Diam']);
  });
});
