import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mimeLeaf, mimeMultipart, type TestUser } from '#e2e/mailserver/index.ts';
import { DraftFields, type MessageView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import type { Session } from '#lib/session/index.ts';
import { composerFields } from './composer-fields.ts';
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

describe('a message that could not be delivered', () => {
  it('comes back as a card that says who and why, and can be written anew from the copy in Sent', async () => {
    const composer = await service.startComposer(session, startOf('new'), texts);
    const fields = { ...composer, to: 'nobody-here@tupai.test', subject: 'Kabar – 報告', body: 'Apa kabar?' };
    const sent = await service.compose(session, { ...DraftFields.parse(composerFields(fields)), do: 'send' });
    expect(sent.submission?.state).toBe('filed');
    const bounce = await open(await budi.waitFor('INBOX', 'Undelivered'));
    expect(bounce.cards.report).toMatchObject({
      kind: 'bounce',
      outcome: 'failed',
      subject: 'Kabar – 報告',
      returned: true,
      recipients: [{ address: 'nobody-here@tupai.test', reason: 'noUser' }],
    });
    const again = await service.startComposer(session, startOf('resend', bounce), texts);
    expect(again).toMatchObject({ to: 'nobody-here@tupai.test', subject: 'Kabar – 報告', cc: '' });
    expect(again.body).toContain('Apa kabar?');
    expect(again.messageId).not.toBe(composer.messageId);
    expect(again.fromReport).toBeUndefined();
  });

  it('of which only the header came back is written anew with its subject', async () => {
    const entity = mimeMultipart(
      'report',
      [
        mimeLeaf('text/plain', 'Sorry.'),
        mimeLeaf(
          'message/delivery-status',
          'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.2.2\r\n',
        ),
        mimeLeaf('text/rfc822-headers', 'Subject: Nur der Kopf\r\nMessage-ID: <x@y.example>\r\n'),
      ],
      '; report-type=delivery-status',
    );
    const bounce = await open(
      await budi.append('INBOX', { from: 'MAILER-DAEMON@x.example', entity, subject: 'Returned' }),
    );
    expect(bounce.cards.report).toMatchObject({
      kind: 'bounce',
      recipients: [{ reason: 'mailboxFull' }],
      returned: true,
    });
    const again = await service.startComposer(session, startOf('resend', bounce), texts);
    expect(again).toMatchObject({ to: 'a@b.example', subject: 'Nur der Kopf' });
  });
});

describe('a forged report about a letter that was sent', () => {
  it('does not put an address of its own into "To" of the letter that is written anew', async () => {
    const composer = await service.startComposer(session, startOf('new'), texts);
    const fields = { ...composer, to: siti.address, subject: 'Rahasia', body: 'Gaji bulan ini' };
    const sent = await service.compose(session, { ...DraftFields.parse(composerFields(fields)), do: 'send' });
    expect(sent.submission?.state).toBe('filed');
    const reportOf = async (recipient: string): Promise<MessageView> => {
      const status = `Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\nAction: failed\r\nStatus: 5.1.1\r\n`;
      const entity = mimeMultipart(
        'report',
        [
          mimeLeaf('text/plain', 'Sorry.'),
          mimeLeaf('message/delivery-status', status),
          mimeLeaf('text/rfc822-headers', `Subject: Rahasia\r\nMessage-ID: ${composer.messageId}\r\n`),
        ],
        '; report-type=delivery-status',
      );
      return open(await budi.append('INBOX', { from: 'MAILER-DAEMON@x.example', entity, subject: 'Returned' }));
    };
    const to = async (recipient: string): Promise<string> =>
      (await service.startComposer(session, startOf('resend', await reportOf(recipient)), texts)).to;
    expect(await to(`boss@evil.example, ${siti.address}`)).not.toContain('evil');
    expect(await to('boss@evil.example')).toBe(siti.address);
    expect(await to(siti.address.toUpperCase())).toBe(siti.address);
  });
});

describe('a forged report about a letter that was never sent', () => {
  it('is written anew only with the word that its text and recipients are those of the report', async () => {
    const returned = 'Subject: Invoice\r\nMessage-ID: <never@tupai.test>\r\n\r\nPay to account 123.\r\n';
    const entity = mimeMultipart(
      'report',
      [
        mimeLeaf('text/plain', 'Sorry.'),
        mimeLeaf(
          'message/delivery-status',
          'Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; boss@evil.example\r\nAction: failed\r\nStatus: 5.1.1\r\n',
        ),
        mimeLeaf('message/rfc822', returned),
      ],
      '; report-type=delivery-status',
    );
    const report = await open(
      await budi.append('INBOX', { from: 'MAILER-DAEMON@x.example', entity, subject: 'Failed' }),
    );
    const again = await service.startComposer(session, startOf('resend', report), texts);
    expect(again).toMatchObject({ subject: 'Invoice', fromReport: true });
    expect(again.body).toContain('Pay to account 123.');
  });
});

describe('a read receipt', () => {
  const asking = () => ({
    from: siti.address,
    to: budi.address,
    subject: 'Penting',
    messageId: '<penting@tupai.test>',
    headers: { 'Disposition-Notification-To': siti.address, 'Return-Path': `<${siti.address}>` },
  });

  it('is sent when the person says so, once, and comes to the sender as a card', async () => {
    const view = await open(await budi.append('INBOX', asking()));
    expect(view.cards.receipt).toEqual({ to: [siti.address], elsewhere: false, automatic: false });
    const answer = { mailbox: 'INBOX', message: keyOf(view), do: 'send' } as const;
    expect(await service.answerReceipt(session, answer, texts)).toEqual({ sent: true });
    expect(await budi.flags('INBOX', view.uid)).toContain('$MDNSent');
    await expect(service.answerReceipt(session, answer, texts)).rejects.toMatchObject({ code: 'receipt.not_asked' });
    const uid = await siti.waitFor('INBOX', 'Read: Penting');
    expect((await siti.raw('INBOX', uid)).toString()).toMatch(/^Return-Path: <>/m);
    const asSiti = await house.signIn(siti);
    expect((await open(uid, 'INBOX', asSiti)).cards.report).toEqual({
      kind: 'receipt',
      recipient: budi.address,
      type: 'displayed',
      byHand: true,
      messageId: '<penting@tupai.test>',
    });
    expect((await siti.subjects('INBOX')).filter((one) => one.startsWith('Read'))).toHaveLength(1);
  });

  it('is not sent when the person says no, and not asked for again', async () => {
    const view = await open(await budi.append('INBOX', asking()));
    expect(
      await service.answerReceipt(session, { mailbox: 'INBOX', message: keyOf(view), do: 'ignore' }, texts),
    ).toEqual({ sent: false });
    expect((await open(view.uid)).cards.receipt).toBeNull();
    expect(await siti.count('INBOX')).toBe(0);
  });
});
