import { expect, test } from './fixtures/test.ts';
import { mimeLeaf, mimeMultipart } from './mailserver/index.ts';

const INVITATION = (organizer: string, guest: string): string => `BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:undangan@tupai.test
DTSTART;TZID=Europe/Berlin:20991123T090000
DTEND;TZID=Europe/Berlin:20991123T100000
SUMMARY:Rapat <b>orang tua</b>
LOCATION:Ruang 7
ORGANIZER;CN=Siti:mailto:${organizer}
ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:${guest}
END:VEVENT
END:VCALENDAR
`;

test('an invitation says when it is here, and is answered with one press', async ({ newUser, signedIn }) => {
  const budi = await newUser({ displayName: 'Budi' });
  const siti = await newUser({ displayName: 'Siti' });
  await budi.deliver({
    from: `Siti <${siti.address}>`,
    subject: 'Undangan rapat',
    entity: mimeMultipart('alternative', [
      mimeLeaf('text/plain; charset=utf-8', 'Datang, ya.'),
      mimeLeaf('text/calendar; charset=utf-8; method=REQUEST', INVITATION(siti.address, budi.address)),
    ]),
  });
  const tupai = await signedIn(budi);
  await tupai.list.open('Undangan rapat');
  const card = tupai.page.getByRole('region', { name: 'Invitation: Rapat <b>orang tua</b>' });
  await expect(card).toContainText('Ruang 7');
  await expect(card).toContainText('23 November 2099');
  // Nine in Berlin, where it is winter; the browser of the tests is in Jakarta.
  if (tupai.scripts) await expect(card).toContainText('15:00');
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(tupai.page.getByText('Your answer was sent to the organizer.')).toBeVisible();
  await expect(card.getByText('You have accepted.')).toBeVisible();
  await siti.waitFor('INBOX', 'Accepted: Rapat');
});

test('what could not be delivered says why, and is written anew to whom it did not reach', async ({
  newUser,
  signedIn,
}) => {
  const budi = await newUser();
  await budi.deliver({
    from: 'Mail Delivery System <MAILER-DAEMON@mail.tupai.test>',
    subject: 'Undelivered Mail Returned to Sender',
    entity: mimeMultipart(
      'report',
      [
        mimeLeaf('text/plain', "I'm sorry."),
        mimeLeaf(
          'message/delivery-status',
          'Reporting-MTA: dns; mail.tupai.test\r\n\r\nFinal-Recipient: rfc822; agus@example.com\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 <script>alert(1)</script> over quota\r\n',
        ),
        'Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: Laporan\r\nMessage-ID: <laporan@tupai.test>\r\n\r\nTerlampir.\r\n',
      ],
      '; report-type=delivery-status',
    ),
  });
  const tupai = await signedIn(budi);
  await tupai.list.open('Undelivered Mail Returned to Sender');
  const card = tupai.page.getByRole('region', { name: 'Not delivered: agus@example.com' });
  await expect(card).toContainText('The mailbox of the recipient is full.');
  await expect(card).toContainText('Your message: Laporan');
  await expect(tupai.page.getByRole('link', { name: 'Add to contacts' })).toHaveCount(0); // nobody is there to write to
  await card.getByText('What the server said').click();
  await expect(card.getByText('<script>alert(1)</script>')).toBeVisible();
  await card.getByRole('link', { name: 'Edit and resend' }).click();
  await expect(tupai.page.getByLabel('Subject')).toHaveValue('Laporan');
  await expect(tupai.composer.to).toHaveValue('agus@example.com');
  await expect(tupai.page.getByText('No copy of this message was found in Sent')).toBeVisible();
});

test('a sender who only looks like somebody known gives reasons to be careful', async ({ newUser, signedIn }) => {
  const budi = await newUser();
  await budi.deliver({ from: '"ketua@sekolah.example" <x@evil.example>', subject: 'Segera', text: 'Kirim uang.' });
  await budi.deliver({
    from: `Siti <siti@tupai.test>`,
    subject: 'Biasa',
    headers: { 'Disposition-Notification-To': 'siti@tupai.test' },
  });
  const tupai = await signedIn(budi);
  await tupai.list.open('Segera');
  await expect(tupai.page.getByRole('heading', { name: 'Be careful with this message' })).toBeVisible();
  await expect(
    tupai.page.getByText('The name shows the address ketua@sekolah.example, but it was sent from x@evil.example.'),
  ).toBeVisible();
  await tupai.openInbox();
  await tupai.list.open('Biasa');
  await expect(tupai.page.getByRole('heading', { name: 'Be careful with this message' })).toBeHidden();
});
