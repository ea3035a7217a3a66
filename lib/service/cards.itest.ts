import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mimeLeaf, mimeMultipart, type TestUser } from '#e2e/mailserver/index.ts';
import { saveContact, type InvitationView, type MessageView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import * as service from './index.ts';
import type { TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';
import { openFromList, startOf } from './test-open.ts';

const texts = createTexts('en', 'Asia/Jakarta', new Date());

let house: TestHouse;
let budi: TestUser;
let siti: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, budi, siti, session } = await openTestPeople({ TUPAI_TRUSTED_AUTHSERV: 'mail.tupai.test' }));
});
afterEach(() => house.close());

const open = (uid: number, mailbox = 'INBOX', as = session): Promise<MessageView> => openFromList(as, uid, mailbox);
const keyOf = ({ uidValidity, uid }: MessageView) => ({ uidValidity, uid });

const EVENT = `BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:rapat-1@example.org
SEQUENCE:1
DTSTART;TZID=SE Asia Standard Time:20991123T090000
DTEND;TZID=SE Asia Standard Time:20991123T100000
SUMMARY:Rapat <b>guru</b>
ORGANIZER;CN=Siti:mailto:SITI
ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:BUDI
END:VEVENT
END:VCALENDAR
`;

async function invite(calendar = EVENT): Promise<MessageView> {
  const filled = calendar.replace('SITI', siti.address).replace('BUDI', budi.address).replace(/\n/g, '\r\n');
  const entity = mimeMultipart('alternative', [
    mimeLeaf('text/plain; charset=utf-8', 'Rapat guru'),
    mimeLeaf('text/calendar; charset=utf-8; method=REQUEST', filled),
  ]);
  return open(await budi.append('INBOX', { from: siti.address, to: budi.address, subject: 'Undangan', entity }));
}

describe('an invitation', () => {
  it('is answered by mail to its organizer, and the answer remembered', async () => {
    const view = await invite();
    expect(view.cards.invitation).toMatchObject({
      summary: 'Rapat <b>guru</b>',
      start: { at: '2099-11-23T02:00:00.000Z' },
      answerable: true,
      answered: null,
    } satisfies Partial<Record<keyof InvitationView, unknown>>);
    const answer = { mailbox: 'INBOX', message: keyOf(view), do: 'accepted', comment: 'Saya datang; pasti' } as const;
    await service.answerInvitation(session, answer, texts);
    await service.answerInvitation(session, answer, texts); // pressed twice
    const uid = await siti.waitFor('INBOX', 'Accepted');
    const asSiti = await house.signIn(siti);
    const there = await open(uid, 'INBOX', asSiti);
    expect(there.cards.invitation).toMatchObject({
      method: 'reply',
      sequence: 1,
      people: [{ address: budi.address, answer: 'accepted' }],
      answerable: false,
    });
    const raw = (await siti.raw('INBOX', uid)).toString();
    expect(raw).toContain('UID:rapat-1@example.org');
    expect(raw).toContain(String.raw`COMMENT:Saya datang\; pasti`);
    expect((await siti.subjects('INBOX')).filter((one) => one.startsWith('Accepted'))).toHaveLength(1);
    expect((await open(view.uid)).cards.invitation?.answered).toBe('accepted');
    expect(await budi.flags('INBOX', view.uid)).toContain('\\Answered');
  });

  it.each([
    ['called off', EVENT.replace('REQUEST', 'CANCEL')],
    ['over', EVENT.replaceAll('2099', '2019')],
    ['of nobody', EVENT.replace(/ORGANIZER.*\n/, '')],
  ])('that is %s cannot be answered', async (_, calendar) => {
    const view = await invite(calendar);
    expect(view.cards.invitation?.answerable).toBe(false);
    const answer = { mailbox: 'INBOX', message: keyOf(view), do: 'accepted', comment: '' } as const;
    await expect(service.answerInvitation(session, answer, texts)).rejects.toMatchObject({
      code: 'invitation.not_answerable',
    });
  });
});

describe('where a message came from', () => {
  it('is told by the server that may be believed, and a forged check below is not', async () => {
    const uid = await budi.append(
      'INBOX',
      `Authentication-Results: mail.tupai.test; dmarc=fail header.from=bank.example; spf=pass smtp.mailfrom=evil.example
Received: from evil.example
Authentication-Results: mail.tupai.test; dkim=pass header.d=bank.example
From: Bank <info@bank.example>
To: ${budi.address}
Subject: Konto

Hi
`,
    );
    expect((await open(uid)).cards.trust).toEqual({
      checks: {
        server: 'mail.tupai.test',
        spf: { result: 'pass', domain: 'evil.example' },
        dkim: null,
        dmarc: { result: 'fail', domain: 'bank.example' },
      },
      vouched: false,
      warnings: [],
      known: false,
    });
  });

  it('knows contacts at once, and whom one wrote to by a look into Sent', async () => {
    const uid = await budi.append('INBOX', { from: 'Siti Rahayu <siti@example.org>', subject: 'Halo' });
    expect((await open(uid)).cards.trust).toMatchObject({ known: false, warnings: [] });
    await service.saveContact(session, saveContact.input.parse({ name: 'Siti Rahayu', addresses: 'siti@example.org' }));
    expect((await open(uid)).cards.trust.known).toBe(true);
    const fake = await budi.append('INBOX', { from: 'Siti Rahayu <siti@exarnple.org>', subject: 'Halo' });
    expect((await open(fake)).cards.trust.warnings.map(({ kind }) => kind)).toEqual(['name-of-contact', 'look-alike']);
    expect(await service.readAcquaintance(session, { address: 'siti@example.org' })).toEqual({ written: false });
    await budi.append('Sent', { from: budi.address, to: 'siti@example.org', subject: 'Kepada Siti' });
    expect(await service.readAcquaintance(session, { address: 'siti@example.org' })).toEqual({ written: true });
  });
});

describe('the sender of a message', () => {
  const where = (mailbox: string, message: string) => ({ mailbox, message });

  it('comes with what stands below the text, and the message stays unread', async () => {
    const body = 'Halo\n\n-- \nSiti Rahayu\nGuru\nSMP 7\nHP 0812-3456-789\nJl. Merdeka 1\n';
    const uid = await budi.append('INBOX', { from: 'Siti Rahayu <siti@example.org>', subject: 'Halo', text: body });
    const { uidValidity } = await openFromList(session, uid, 'INBOX');
    const found = await service.readSender(session, where('INBOX', encodeMessageKey({ uidValidity, uid })));
    expect(found).toEqual({
      isGuessed: true,
      fields: {
        name: 'Siti Rahayu',
        addresses: 'siti@example.org',
        title: 'Guru',
        organization: 'SMP 7',
        phone: ['0812-3456-789'],
        phoneType: ['mobile'],
        website: [],
        websiteType: [],
        note: 'Jl. Merdeka 1',
      },
    });
    const nothing = { fields: {}, isGuessed: false };
    for (const wrong of [where('INBOX', `${String(uidValidity)}.99999`), where('~zz', '1.1'), where('INBOX', 'x')])
      expect(await service.readSender(session, wrong)).toEqual(nothing);
  });
});

describe('cards of people that came along', () => {
  const PHOTO = Buffer.alloc(200_000, 7).toString('base64').replace(/.{72}/g, '$&\r\n ');
  const ANI = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'UID:ani-1',
    'FN:Ani Wijaya',
    'N:Wijaya;Ani;;;',
    'EMAIL;TYPE=INTERNET:ani@example.org',
    'item1.TEL:+62 812 1',
    'item1.X-ABLABEL:Rumah Ibu',
    'BDAY:1990-04-12',
    'X-UNKNOWN;X-P="a;b":stays\\, here',
    `PHOTO;ENCODING=b;TYPE=JPEG:${PHOTO}`,
    'NOTE:نص عربي\\nbaris dua',
    'END:VCARD',
    '',
  ].join('\r\n');
  const sent = async (vcards: string): Promise<MessageView> => {
    const entity = mimeMultipart('mixed', [
      mimeLeaf('text/plain; charset=utf-8', 'Kartu saya'),
      mimeLeaf('text/vcard; charset=utf-8', vcards),
    ]);
    return open(await budi.append('INBOX', { from: siti.address, subject: 'Kartu', entity }));
  };
  const keep = (view: MessageView, which: number) => {
    const { part = '', at = 0 } = view.cards.contacts[which] ?? {};
    return service.keepCard(session, { mailbox: 'INBOX', message: keyOf(view), part, at });
  };
  const kept = async (words: string): Promise<string> => {
    const { contacts } = await service.listContacts(session, { q: words });
    const cards = await Promise.all(contacts.map(({ id }) => store().contacts.get(session.account, id)));
    return cards.map((one) => one?.vcard).join('');
  };

  it('are kept with every line of them, pictures as well, and taken back', async () => {
    const view = await sent(`${ANI.replaceAll('ani', 'budi').replaceAll('Ani', 'Budi')}${ANI}`);
    expect(view.cards.contacts.map(({ name, at }) => [name, at])).toEqual([['Budi Wijaya', 0]]); // what is shown is of 128 kB
    const small = await sent(`BEGIN:VCARD\r\nFN:\r\nEND:VCARD\r\n${ANI}`);
    expect(small.cards.contacts).toMatchObject([{ name: 'Ani Wijaya', at: 1 }]);
    const { did, change } = await keep(small, 0);
    expect(did).toBe('added');
    expect(await kept('Ani')).toBe(ANI);
    expect(await keep(small, 0)).toEqual({ did: 'known', change: '' });
    await service.undoContacts(session, { change });
    expect(await kept('Ani')).toBe('');
  });

  it('complete somebody whom one knows already', async () => {
    await service.saveContact(session, saveContact.input.parse({ name: 'Ani', email: ['ani@example.org'] }));
    expect(await keep(await sent(ANI), 0)).toMatchObject({ did: 'completed' });
    const vcard = await kept('ani@example.org');
    expect(vcard).toContain('BDAY');
    expect(vcard).toContain('X-UNKNOWN;X-P="a;b":stays\\, here');
    expect(vcard.match(/BEGIN:VCARD/g)).toHaveLength(1);
  });

  it('that are not there, or say nothing of anybody, are said to be missing', async () => {
    const view = await sent(ANI);
    const { part = '' } = view.cards.contacts[0] ?? {};
    for (const wrong of [
      { part, at: 5 },
      { part: '1', at: 0 },
      { part: '9.9', at: 0 },
    ])
      await expect(
        service.keepCard(session, { mailbox: 'INBOX', message: keyOf(view), ...wrong }),
      ).rejects.toMatchObject({ code: 'part.missing' });
  });
});

describe('a mailing list', () => {
  it('is answered at its own address, and left by one click only when a signature covers that', async () => {
    const head = {
      'List-Id': '<guru.lists.example>',
      'List-Post': '<mailto:guru@lists.example>',
      'List-Unsubscribe': '<https://lists.example/leave?u=1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    const signed = {
      'Authentication-Results': 'mail.tupai.test; dkim=pass header.d=lists.example',
      'DKIM-Signature': 'v=1; d=lists.example; s=x; h=From:List-Unsubscribe:List-Unsubscribe-Post; b=abc',
    };
    const plain = await open(await budi.append('INBOX', { subject: 'Satu', headers: head }));
    expect(plain.cards.list).toMatchObject({
      id: 'guru.lists.example',
      oneClick: null,
      unsubscribePage: 'https://lists.example/leave?u=1',
    });
    await expect(service.leaveList(session, { mailbox: 'INBOX', message: keyOf(plain) })).rejects.toMatchObject({
      code: 'list.no_one_click',
    });
    const good = await open(await budi.append('INBOX', { subject: 'Dua', headers: { ...signed, ...head } }));
    expect(good.cards.list?.oneClick).toBe('lists.example');
    const answer = await service.startComposer(session, startOf('reply-list', good), texts);
    expect(answer).toMatchObject({ to: 'guru@lists.example', cc: '' });
  });
});

describe('a read receipt', () => {
  const asks = async (from: string, subject: string): Promise<MessageView> => {
    const headers = { 'Return-Path': `<${from}>`, 'Disposition-Notification-To': from };
    return open(await budi.append('INBOX', { from, to: budi.address, subject, headers }));
  };
  const answer = (view: MessageView, what: 'send' | 'automatic') =>
    service.answerReceipt(session, { mailbox: 'INBOX', message: keyOf(view), do: what }, texts);

  it('is asked about, goes by itself only to a contact and when the person says so, or is never spoken of', async () => {
    const asked = await asks(siti.address, 'Satu');
    expect(asked.cards.receipt).toEqual({ to: [siti.address], elsewhere: false, automatic: false });
    await expect(answer(asked, 'automatic')).rejects.toMatchObject({ code: 'receipt.not_asked' });

    await service.saveSettings(session, { receipts: 'contacts' });
    expect((await asks(siti.address, 'Dua')).cards.receipt).toMatchObject({ automatic: false });
    await service.saveContact(session, saveContact.input.parse({ name: 'Siti', addresses: siti.address }));
    const goes = await asks(siti.address, 'Tiga');
    expect(goes.cards.receipt).toMatchObject({ automatic: true });
    expect(await answer(goes, 'automatic')).toEqual({ sent: true });
    await expect(answer(goes, 'automatic')).rejects.toMatchObject({ code: 'receipt.not_asked' });
    const raw = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Tiga'))).toString();
    expect(raw).toContain('Disposition: automatic-action/MDN-sent-automatically; displayed');

    await service.saveSettings(session, { receipts: 'never' });
    expect((await asks(siti.address, 'Empat')).cards.receipt).toBeNull();
  });
});
