import { randomBytes } from 'node:crypto';

import { expect, test } from './fixtures/test.ts';
import type { TestUser } from './mailserver/index.ts';

/** Bytes that no compression and no guess can repair. */
const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const headerOf = (source: Buffer, name: string): string =>
  new RegExp(`^${name}: *((?:.*\\r\\n[ \\t])*.*)\\r\\n`, 'im')
    .exec(source.toString('latin1'))?.[1]
    ?.replace(/\r\n\s*/g, ' ') ?? '';

/** Without UIDPLUS a moved message stays behind, marked as deleted: only emptying a folder may remove it for good. */
async function left(user: TestUser, mailbox: string): Promise<number> {
  const client = await user.imap();
  await client.command(`EXAMINE ${mailbox}`);
  const { untagged } = await client.command('UID SEARCH UNDELETED');
  await client.logout();
  return (untagged.find((line) => line.startsWith('* SEARCH')) ?? '').split(' ').slice(2).filter(Boolean).length;
}

test('the day of Budi and Siti: a report with a PDF, an answer to everybody, tidying up, and a bounce', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser({ displayName: 'Budi Santoso' });
  const siti = await newUser();
  const ani = await newUser();
  const report = { name: 'Laporan "akhir", Juni.pdf', mimeType: 'application/pdf', buffer: pdf(3_000_000) };
  const subject = 'Laporan bulan Juni – selesai';
  const budisTupai = await signedIn(budi);

  await test.step('Budi writes to Siti, whose name holds a quote and a comma, and attaches 3 MB', async () => {
    const composer = await budisTupai.compose();
    await composer.fill({
      to: `"Siti \\"Kuki\\" Rahayu, S.Kom." <${siti.address}>`,
      cc: ani.address,
      subject,
      text: 'Halo Siti,\n\nini laporannya.\n\nSalam,\nBudi',
    });
    await composer.attach(report);
    await composer.send();
    const sent = await budisTupai.openFolder('Sent');
    await expect(sent.subjects).toHaveText([subject]);
  });

  await siti.waitFor('INBOX', 'Laporan bulan');
  const sitisTupai = await signedIn(siti);
  await test.step('Siti reads it and saves the attachment, byte for byte', async () => {
    const message = await sitisTupai.list.open(subject);
    await expect(message.message).toContainText('ini laporannya.');
    await expect(message.message).toContainText('Siti "Kuki" Rahayu, S.Kom.');
    await expect(message.attachments).toHaveCount(1);
    expect((await message.save(report.name)).equals(report.buffer)).toBe(true);
  });

  await test.step('Siti replies to all', async () => {
    const composer = await sitisTupai.reader.replyAll();
    await expect(composer.subject).toHaveValue(`Re: ${subject}`);
    await expect(composer.to).toHaveValue(new RegExp(budi.address));
    await expect(composer.cc).toHaveValue(new RegExp(ani.address));
    await expect(composer.cc).not.toHaveValue(new RegExp(siti.address));
    await expect(composer.text).toHaveValue(/> ini laporannya\./);
    await composer.writeAbove('Terima kasih, Budi!');
    await composer.send();
    await (await sitisTupai.openInbox()).row(subject).getByText('Answered').waitFor();
  });

  await test.step('Budi sees the answer, threaded under his own', async () => {
    const uid = await budi.waitFor('INBOX', 'Re: Laporan bulan');
    await ani.waitFor('INBOX', 'Re: Laporan bulan');
    const answer = await budi.raw('INBOX', uid);
    const [sentUid = 0] = await budi.uids('Sent');
    const own = headerOf(await budi.raw('Sent', sentUid), 'Message-ID');
    expect(own).toMatch(/^<[^<>\s]+@[^<>\s]+>$/);
    expect(headerOf(answer, 'In-Reply-To')).toBe(own);
    expect(headerOf(answer, 'References').split(/\s+/)).toContain(own);
    const inbox = await budisTupai.openInbox();
    const message = await inbox.open(`Re: ${subject}`);
    await expect(message.message).toContainText('Terima kasih, Budi!');
    await expect(message.message).toContainText('ini laporannya.');
  });

  await test.step('Budi moves it to the archive, deletes it there, and empties Trash', async () => {
    const inbox = await budisTupai.openInbox();
    await inbox.select(`Re: ${subject}`);
    await inbox.moveTo('Archive');
    await expect(budisTupai.note).toContainText('1 message moved');
    await expect(inbox.subjects).toHaveCount(0);
    const archive = await budisTupai.openFolder('Archive');
    await expect(archive.subjects).toHaveText([`Re: ${subject}`]);
    await archive.select(`Re: ${subject}`);
    await archive.press('Delete');
    await expect(archive.subjects).toHaveCount(0);
    const trash = await budisTupai.openFolder('Trash');
    await expect(trash.subjects).toHaveText([`Re: ${subject}`]);
    await trash.empty('Trash');
    await trash.isOpen('Trash');
    await expect(trash.subjects).toHaveCount(0);
    expect([await left(budi, 'INBOX'), await left(budi, 'Archive'), await budi.count('Trash')]).toEqual([0, 0, 0]);
  });

  await test.step('mail to somebody unknown comes back, and says why', async () => {
    const stranger = `nobody-${budi.name}@tupai.test`;
    const composer = await budisTupai.compose();
    await composer.fill({ to: stranger, subject: 'Apa kabar?', text: 'Lama tidak bertemu.' });
    await composer.send();
    await budi.waitFor('INBOX', 'Undelivered');
    const inbox = await budisTupai.openInbox();
    const bounce = await inbox.open('Undelivered Mail Returned to Sender');
    await expect(bounce.message).toContainText(stranger);
    await expect(bounce.message).toContainText(/User doesn't exist|unknown|does not exist/i);
  });

  await budisTupai.signOut();
  await sitisTupai.signOut();
});
