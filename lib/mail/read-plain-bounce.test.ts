import { describe, expect, it } from 'vitest';
import { bounceReason } from './bounce-reason.ts';
import { readPlainBounce } from './read-plain-bounce.ts';

const signs = {
  from: 'MAILER-DAEMON@mx.example.org',
  subject: 'Undelivered Mail Returned to Sender',
  noReturn: true,
  failed: [],
};
const read = (text: string, more: Partial<Parameters<typeof readPlainBounce>[1]> = {}) =>
  readPlainBounce(() => text, { ...signs, ...more });

/** As these programs write them (shortened); `reason` is what a person is told. */
const REPORTS = [
  {
    program: 'Exim',
    more: { subject: 'Mail delivery failed: returning message to sender', failed: ['agus@example.com'] },
    text: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  agus@example.com
    host mx.example.com [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<agus@example.com>:
    550 5.1.1 <agus@example.com>: Recipient address rejected: User unknown in virtual mailbox table

------ This is a copy of the message, including all the headers. ------
Return-path: <budi@tupai.test>
`,
    recipients: [['agus@example.com', false, 'noUser']],
  },
  {
    program: 'Exim, delayed',
    more: { subject: 'Warning: message 1abc-2 delayed 24 hours' },
    text: `This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.org.

The address to which the message has not yet been delivered is:

  agus@example.com
    Delay reason: SMTP timeout: Connection timed out

No action is required on your part. Delivery attempts will continue for
some time.`,
    recipients: [['agus@example.com', true, 'noAnswer']],
  },
  {
    program: 'qmail',
    more: { subject: 'failure notice' },
    text: `Hi. This is the qmail-send program at mx.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<agus@example.com>:
192.0.2.1 does not like recipient.
Remote host said: 552 5.2.2 Mailbox is over quota
Giving up on 192.0.2.1.

<siti@example.net>:
Sorry, I couldn't find any host named example.net. (#5.1.2)

--- Below this line is a copy of the message.

Return-Path: <budi@tupai.test>
`,
    recipients: [
      ['agus@example.com', false, 'mailboxFull'],
      ['siti@example.net', false, 'noDomain'],
    ],
  },
  {
    program: 'Exchange 2003',
    more: { from: 'postmaster@example.com', subject: 'Undeliverable: Halo', noReturn: false },
    text: `Your message did not reach some or all of the intended recipients.

      Subject:	Halo
      Sent:	11/22/2026 9:00 AM

The following recipient(s) cannot be reached:

      'agus@example.com' on 11/22/2026 9:00 AM
            The e-mail account does not exist at the organization this message was sent to.  Check the e-mail address.
            <mx.example.com #5.1.1>
`,
    recipients: [['agus@example.com', false, 'noUser']],
  },
  {
    program: 'Gmail',
    more: {
      from: 'mailer-daemon@googlemail.com',
      subject: 'Delivery Status Notification (Failure)',
      failed: ['agus@gmail.com'],
    },
    text: `** Address not found **

Your message wasn't delivered to agus@gmail.com because the address couldn't be found, or is unable to receive mail.

The response from the remote server was:
550 5.1.1 The email account that you tried to reach does not exist.
`,
    recipients: [['agus@gmail.com', false, 'noUser']],
  },
  {
    program: 'Yahoo',
    more: { from: 'MAILER-DAEMON@yahoo.com', subject: 'Failure Notice' },
    text: `Sorry, we were unable to deliver your message to the following address.

<agus@example.com>:
554: 5.7.1 <agus@example.com>: Relay access denied

--- Below this line is a copy of the message.
`,
    recipients: [['agus@example.com', false, 'noMailHost']],
  },
  {
    program: 'sendmail',
    more: { subject: 'Returned mail: see transcript for details' },
    text: `The original message was received at Sun, 22 Nov 2026 09:00:00 +0700
from localhost

   ----- The following addresses had permanent fatal errors -----
<agus@example.com>
    (reason: 550 5.7.1 Message rejected as spam by Content Filtering.)

   ----- Transcript of session follows -----
... while talking to mx.example.com.:
`,
    recipients: [['agus@example.com', false, 'spam']],
  },
  {
    program: 'Postfix, words alone',
    more: {},
    text: `This is the mail system at host mail.tupai.test.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

                   The mail system

<agus@example.com>: host mx.example.com[192.0.2.1] said: 554 5.7.1 Service unavailable;
    Client host [198.51.100.7] blocked using zen.spamhaus.org (in reply to RCPT TO command)
`,
    recipients: [['agus@example.com', false, 'blocklist']],
  },
] as const;

describe('a report in plain words', () => {
  it.each(REPORTS)('of $program tells who was not reached and why', ({ text, more, recipients }) => {
    const told = read(text, { ...more, failed: 'failed' in more ? [...more.failed] : [] });
    expect(told.map(({ address, delayed, words }) => [address, delayed, bounceReason('', words)])).toEqual(recipients);
  });

  it('is no report when a person sent it, however it sounds', () => {
    const [exim] = REPORTS;
    expect(read(exim.text, { from: 'siti@example.org', noReturn: false })).toEqual([]);
    expect(read(exim.text, { subject: 'Lunch?' })).toEqual([]);
    expect(read('', { failed: ['not an address', '<script>@x'] })).toEqual([]);
  });

  it('can be anything at all', () => {
    for (const text of [
      '@'.repeat(1e5),
      '<a@b.cd>:\n'.repeat(1e4),
      'a@b.cd '.repeat(1e4),
      `${' '.repeat(1e5)}@`,
      '\n'.repeat(1e5),
      `<${'a'.repeat(1e5)}@b.cd>`,
    ])
      expect(read(text).length).toBeLessThanOrEqual(20);
  });
});
