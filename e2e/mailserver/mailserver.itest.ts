import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { currentMailserver, ImapSocket, startMailserver, submitMail } from './index.ts';
import { rawMessage } from './raw-message.ts';

const mailserver = currentMailserver();
const COURIER = 'IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT QUOTA IDLE'.split(
  ' ',
);

describe('a mail server of its own', () => {
  test('starts in under five seconds, and leaves nothing behind', async () => {
    const before = performance.now();
    const second = await startMailserver();
    const took = performance.now() - before;
    const user = await second.user();
    await user.deliver({ subject: 'first' });
    expect(await user.subjects('INBOX')).toEqual(['first']);
    await second.stop();
    expect(existsSync(second.dir)).toBe(false);
    expect(took).toBeLessThan(5000);
  });

  test('a kept directory has its people and their mail after a restart', async () => {
    const dir = `/tmp/tupai-kept-${process.pid}`;
    const first = await startMailserver({ dir, keep: true });
    const user = await first.user({ name: 'budi', password: 'rahasia' });
    await user.deliver({ subject: 'still here' });
    await first.stop();
    const second = await startMailserver({ dir, keep: false });
    const again = await second.user({ name: 'budi', password: 'rahasia' });
    const subjects = await again.subjects('INBOX');
    await second.stop();
    expect(subjects).toEqual(['still here']);
    expect(existsSync(dir)).toBe(false);
  });
});

describe('three IMAP servers over the same mail', () => {
  test('each advertises its own list before and after signing in', async () => {
    const user = await mailserver.user();
    const capabilities = async (profile: 'full' | 'courier' | 'minimal') => {
      const socket = await user.imap(profile);
      const list = await socket.capability();
      await socket.logout();
      return list;
    };
    expect(await capabilities('full')).toEqual(
      expect.arrayContaining([
        'CONDSTORE',
        'QRESYNC',
        'MOVE',
        'NOTIFY',
        'SPECIAL-USE',
        'LIST-STATUS',
        'LITERAL+',
        'PREVIEW',
      ]),
    );
    expect(await capabilities('courier')).toEqual(COURIER);
    expect(await capabilities('minimal')).toEqual(['IMAP4rev1']);
  });

  test("Courier's names begin with INBOX. and mean the same folders; special folders are marked by the full server only", async () => {
    const user = await mailserver.user();
    await user.append('Archive', { subject: 'kept' });
    const courier = await user.imap('courier');
    expect((await courier.command('NAMESPACE')).untagged).toEqual(['* NAMESPACE (("INBOX." ".")) NIL NIL']);
    expect(await courier.mailboxes()).toContain('INBOX.Archive');
    expect(await courier.subjects('INBOX.Archive')).toEqual(['kept']);
    expect((await courier.command('LIST "" *')).untagged.join()).not.toContain('\\Sent');
    await courier.logout();
    const full = await user.imap('full');
    expect((await full.command('LIST "" Sent')).untagged.join()).toContain('\\Sent');
    await full.logout();
  });
});

describe('people', () => {
  test('a new person signs in at once, with any password, with or without a domain', async () => {
    const awkward = await mailserver.user({ password: 'ra:ha "sia\\ ünï' });
    expect(await awkward.count('INBOX')).toBe(0);
    const system = await mailserver.user({ withoutDomain: true });
    await system.deliver({ subject: 'for a system user' });
    expect(system.login).not.toContain('@');
    expect(await system.subjects('INBOX')).toEqual(['for a system user']);
  });

  test('nobody signs in with a wrong password', async () => {
    const { login } = await mailserver.user();
    const stranger = await ImapSocket.connect(mailserver.imap.full);
    await expect(stranger.login(login, 'wrong')).rejects.toThrow('AUTHENTICATIONFAILED');
    stranger.destroy();
  });

  test('a full mailbox refuses further mail, by IMAP and by LMTP', async () => {
    const user = await mailserver.user({ quotaBytes: 20_000 });
    const large = { subject: 'large', text: 'x'.repeat(40_000) };
    await expect(user.append('INBOX', large)).rejects.toThrow('OVERQUOTA');
    await expect(user.deliver(large)).rejects.toThrow('Quota exceeded');
    expect(await user.count('INBOX')).toBe(0);
  });
});

describe('mail on its way', () => {
  test('delivery by LMTP and APPEND keep every byte, flags and date', async () => {
    const user = await mailserver.user();
    const source = rawMessage({ subject: 'Halo dunia 🐿', text: '.\r\n..two\r\n', date: new Date(0) });
    await user.deliver(source, 3);
    expect(await user.count('INBOX')).toBe(3);
    expect((await user.raw('INBOX', 2)).toString()).toMatch(/^Return-Path: <sender@example\.org>\r\n/);
    expect((await user.raw('INBOX', 2)).toString().endsWith(source)).toBe(true);
    const uid = await user.append('Sent', source, ['\\Seen', '$Forwarded'], new Date('2024-02-29T03:04:05Z'));
    expect(await user.raw('Sent', uid)).toEqual(Buffer.from(source));
    expect(await user.flags('Sent', uid)).toEqual(expect.arrayContaining(['\\Seen', '$Forwarded']));
  });

  test('a submitted message arrives, and one to an unknown person comes back as a bounce', async () => {
    const [budi, siti] = [await mailserver.user(), await mailserver.user()];
    const to = [siti.address, 'nobody@tupai.test', 'somebody@elsewhere.example'];
    const source = rawMessage({ from: budi.address, to: to.join(', '), subject: 'to all' });
    const replies = await submitMail(mailserver.smtp, { from: budi.address, to, source }, budi);
    expect(replies.recipients.map((reply) => reply.slice(0, 3))).toEqual(['250', '250', '250']);
    expect(replies.message).toMatch(/^250 /);
    const uid = await siti.waitFor('INBOX', 'to all');
    expect((await siti.raw('INBOX', uid)).toString().endsWith(source.slice(source.indexOf('\r\n\r\n')))).toBe(true);
    const bounce = (await budi.raw('INBOX', await budi.waitFor('INBOX', 'Undelivered Mail'))).toString();
    expect(bounce).toContain('Content-Type: message/delivery-status');
    expect(bounce).toMatch(/Final-Recipient: rfc822; (nobody@tupai\.test|somebody@elsewhere\.example)/);
  });

  test('Postfix refuses what it is told to refuse: at RCPT for good and for now, after DATA, by size, without signing in', async () => {
    const budi = await mailserver.user();
    const send = (to: string[], subject: string) =>
      submitMail(mailserver.smtp, { from: budi.address, to, source: rawMessage({ subject }) }, budi);
    expect((await send(['refused@tupai.test'], 'x')).recipients[0]).toMatch(/^550 5\.7\.1 /);
    expect((await send(['deferred-2@tupai.test'], 'x')).recipients[0]).toMatch(/^450 4\.2\.1 /);
    const partly = await send(['refused@tupai.test', budi.address], 'for one of two');
    expect(partly.message).toMatch(/^250 /);
    expect((await send([budi.address], '[reject-at-data] x')).message).toMatch(/^550 5\.7\.1 /);
    const stranger = { from: budi.address, to: [budi.address], source: rawMessage() };
    expect((await submitMail(mailserver.smtp, stranger)).recipients[0]).toMatch(/^554 /);
    expect((await submitMail(mailserver.smtpOpen, stranger)).message).toMatch(/^250 /);
    const tooLarge = { ...stranger, source: Buffer.alloc(31 * 1024 * 1024, 'x'.repeat(70) + '\r\n') };
    expect((await submitMail(mailserver.smtp, tooLarge, budi)).message).toMatch(/^552 5\.3\.4 /);
  });
});
