import { describe, expect, it } from 'vitest';
import { BOUNCE_REASONS, bounceReason } from './bounce-reason.ts';

/** What real servers answer. */
const SAMPLES: [string, string, string][] = [
  ['5.1.1', '550 5.1.1 <x@y>: Recipient address rejected: User unknown in local recipient table', 'noUser'],
  [
    '5.1.1',
    "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address",
    'noUser',
  ],
  ['5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient x@y not found by SMTP address lookup', 'noUser'],
  ['5.0.0', '550 Requested action not taken: mailbox unavailable (no such user here)', 'noUser'],
  ['5.5.0', '550 No such user (x@y)', 'noUser'],
  ['5.4.1', '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', 'noUser'],
  ['5.0.0', "554 delivery error: dd This user doesn't have a yahoo.com account (x@y)", 'noUser'],
  [
    '5.1.2',
    'Host or domain name not found. Name service error for name=nowhere.example type=AAAA: Host not found',
    'noDomain',
  ],
  [
    '5.4.4',
    'Host or domain name not found. Name service error for name=nowhere.example type=MX: Host found but no data record of requested type',
    'noDomain',
  ],
  [
    '4.4.3',
    'Host or domain name not found. Name service error for name=x.example type=MX: Host not found, try again',
    'noDomain',
  ],
  ['5.1.3', '553 5.1.3 The recipient address <a> is not a valid RFC-5321 address.', 'badAddress'],
  ['5.1.6', '551 5.1.6 Recipient no longer on server', 'moved'],
  ['5.1.10', '556 5.1.10 Recipient address has null MX', 'noMailHost'],
  ['5.1.0', 'Domain example.com does not accept mail (nullMX)', 'noMailHost'],
  ['5.7.1', '554 5.7.1 <x@y>: Relay access denied', 'noMailHost'],
  ['5.1.8', '553 5.1.8 <a@b>: Sender address rejected: Domain not found', 'badSender'],
  ['5.1.7', '501 5.1.7 Invalid address', 'badSender'],
  ['5.7.27', '550 5.7.27 Sender address has null MX', 'badSender'],
  ['5.2.1', '550 5.2.1 The email account that you tried to reach is disabled.', 'mailboxDisabled'],
  ['5.7.1', '550 5.7.1 Account has been suspended', 'mailboxDisabled'],
  ['5.2.2', '552-5.2.2 The email account that you tried to reach is over quota.', 'mailboxFull'],
  ['4.2.2', '452 4.2.2 <x@y> Quota exceeded (mailbox for user is full)', 'mailboxFull'],
  ['5.2.2', '554 5.2.2 mailbox full', 'mailboxFull'],
  ['5.0.0', '552 Requested mail action aborted: exceeded storage allocation', 'mailboxFull'],
  ['4.2.1', '450 4.2.1 This mailbox is busy, try again soon', 'mailboxBusy'],
  [
    '4.2.1',
    '450-4.2.1 The user you are trying to contact is receiving mail too quickly. Please try later, rate limited',
    'tooFast',
  ],
  ['5.3.4', '552 5.3.4 Message size exceeds fixed maximum message size', 'tooLarge'],
  ['5.2.3', '552 5.2.3 Message size exceeds fixed maximum message size', 'tooLarge'],
  ['5.3.4', 'message size 31457280 exceeds size limit 10240000 of server mx.example', 'tooLarge'],
  ['4.3.1', '452 4.3.1 Insufficient system storage', 'mailboxFull'],
  ['4.3.2', '421 4.3.2 Service shutting down', 'systemTrouble'],
  ['4.3.5', '451 4.3.5 Server configuration problem', 'systemTrouble'],
  ['4.4.1', 'connect to mx.example[192.0.2.1]:25: Connection timed out', 'noAnswer'],
  ['4.4.1', 'connect to mx.example[192.0.2.1]:25: Connection refused', 'noAnswer'],
  ['4.4.1', 'connect to mx.example[192.0.2.1]:25: No route to host', 'noAnswer'],
  ['4.4.2', 'lost connection with mx.example[192.0.2.1] while receiving the initial server greeting', 'lineBroken'],
  ['4.4.2', 'conversation with mx.example[192.0.2.1] timed out while sending MAIL FROM', 'noAnswer'],
  ['5.4.6', 'mail for example.com loops back to myself', 'loop'],
  ['5.4.6', '554 5.4.6 Too many hops', 'loop'],
  ['5.4.14', '554 5.4.14 Hop count exceeded - possible mail loop', 'loop'],
  ['4.4.7', '4.4.7 Message expired: unable to deliver in 840 minutes', 'expired'],
  ['5.5.3', '452 4.5.3 Error: too many recipients', 'tooManyRecipients'],
  ['5.5.2', '500 5.5.2 Error: bad syntax', 'protocol'],
  ['5.6.0', '550 5.6.0 Message contains bare line feeds', 'content'],
  ['5.6.7', '553 5.6.7 SMTPUTF8 support is required, but was not offered by host', 'noUtf8'],
  ['5.7.1', '550 5.7.1 Message rejected due to virus found: Eicar-Test-Signature', 'virus'],
  ['5.7.1', '554 5.7.1 Spam message rejected', 'spam'],
  ['5.7.1', '550 High probability of spam', 'spam'],
  ['5.7.1', '550-5.7.1 Our system has detected that this message is likely unsolicited mail.', 'spam'],
  ['5.7.1', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'blocklist'],
  [
    '5.7.1',
    "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your ISP since part of their network is on our block list (S3150).",
    'blocklist',
  ],
  ['5.7.606', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]', 'blocklist'],
  ['5.7.25', '550-5.7.25 The IP address sending this message does not have a PTR record setup', 'reverseDns'],
  ['4.7.1', '450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]', 'reverseDns'],
  [
    '5.7.26',
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
    'dmarc',
  ],
  ['5.7.1', "550 5.7.1 Unauthenticated email from b is not accepted due to domain's DMARC policy", 'dmarc'],
  ['5.7.23', '550 5.7.23 Message rejected due to SPF fail', 'spf'],
  ['5.7.1', '550 5.7.1 <x@y>: Recipient address rejected: Please see http://www.open-spf.org/Why SPF fail', 'spf'],
  ['5.7.20', '550 5.7.20 No passing DKIM signature found', 'dkim'],
  ['4.7.28', '421-4.7.28 Our system has detected an unusual rate of unsolicited mail', 'tooFast'],
  ['4.7.1', '450 4.7.1 <x@y>: Recipient address rejected: Greylisted, see http://postgrey.example', 'greylist'],
  ['4.7.0', '451 4.7.0 Temporarily deferred due to user complaints', 'greylist'],
  ['5.7.2', '550 5.7.2 Not authorized to post to this list', 'listClosed'],
  ['5.7.1', 'You are not allowed to send to this group: only members may', 'listClosed'],
  ['5.7.0', '530 5.7.0 Must issue a STARTTLS command first', 'encryption'],
  ['5.7.0', '530 5.7.0 Authentication required', 'login'],
  ['5.7.1', '550 5.7.1 Delivery not authorized, message refused', 'policy'],
  ['5.0.0', '', 'unknown'],
  ['', '', 'unknown'],
  ['', 'constructor', 'unknown'],
];

describe('why a message was not delivered', () => {
  it.each(SAMPLES)('%s "%s" is told as %s', (status, words, reason) => {
    expect(bounceReason(status, words)).toBe(reason);
  });

  it('is always one of the reasons that are explained', () => {
    for (let subject = 0; subject < 20; subject += 1)
      for (let detail = 0; detail < 40; detail += 1)
        for (const kind of [2, 4, 5])
          expect(BOUNCE_REASONS).toContain(bounceReason(`${String(kind)}.${String(subject)}.${String(detail)}`, ''));
    for (const words of ['x'.repeat(1e6), 'quota '.repeat(1e5), '5.'.repeat(1e5), '\ud800', '(((('.repeat(1e4)])
      expect(BOUNCE_REASONS).toContain(bounceReason(words, words));
  });
});
