import { attachedAs, mimeLeaf, mimeMultipart, rawMessage, type MessageParts } from '#e2e/mailserver/index.ts';

import type { DemoMessage } from './demo-mailbox.ts';
import { makePng } from './files.ts';
import { addressOf, mailboxOf, type Owner } from './people.ts';

const HOUR = 3_600_000;

interface Special extends MessageParts {
  readonly hoursAgo: number;
  readonly mailbox?: string;
  readonly flags?: readonly string[];
  /** The whole message, when its bytes matter. */
  readonly source?: string;
}

/** One of each kind of mail that a mail program must get right: invitation, bounce, drafts, spam, odd encodings. */
export function specialMail(owner: Owner, now: Date): DemoMessage[] {
  return specials(owner, now).map(({ hoursAgo, mailbox = 'INBOX', flags = ['\\Seen'], source, ...parts }, index) => {
    const date = new Date(now.getTime() - hoursAgo * HOUR);
    const messageId = `<khusus-${owner}-${index}@tupai.test>`;
    return { mailbox, flags, date, source: source ?? rawMessage({ to: mailboxOf(owner), messageId, date, ...parts }) };
  });
}

function specials(owner: Owner, now: Date): Special[] {
  const other = owner === 'budi' ? 'siti' : 'budi';
  const me = mailboxOf(owner);
  return [
    {
      hoursAgo: 1.5,
      flags: [],
      from: mailboxOf('dewi'),
      subject: 'Undangan: Cupping bersama pembeli',
      entity: invitation(owner, now),
    },
    {
      hoursAgo: 26,
      flags: [],
      from: 'Mail Delivery System <MAILER-DAEMON@mail.tupai.test>',
      subject: 'Undelivered Mail Returned to Sender',
      entity: bounce(owner),
      headers: { 'Auto-Submitted': 'auto-replied', 'Return-Path': '<>' },
    },
    { hoursAgo: 4, flags: [], from: mailboxOf('anna'), subject: 'Logo für die neue Tüte', entity: inlineImage() },
    {
      hoursAgo: 30,
      flags: ['\\Seen', '\\Flagged'],
      from: mailboxOf('jack'),
      subject: 'Fwd: Freight quote',
      entity: forwarded(),
    },
    { hoursAgo: 52, from: mailboxOf('ibu'), subject: '', text: 'Nak, ini Ibu. Judulnya lupa.\n' },
    { hoursAgo: 70, source: latin1(me, new Date(now.getTime() - 70 * HOUR)) },
    {
      hoursAgo: 90,
      from: mailboxOf('mansur'),
      subject: 'مرحبا 👋🏽 (mixed: שלום, Grüße, 你好)',
      text: 'هذا نص عربي مع كلمات English في الوسط، ورقم الهاتف +62 812 3456.\n\nשלום גם לך.\n',
    },
    {
      hoursAgo: 120,
      from: mailboxOf('agus'),
      subject: `Laporan cadangan ${'berkas '.repeat(40)}selesai`,
      text: 'Subjek ini panjang sekali, tetapi isinya pendek.\n',
    },
    {
      hoursAgo: 0.6,
      mailbox: 'Drafts',
      flags: ['\\Draft', '\\Seen'],
      from: me,
      to: mailboxOf('tanaka'),
      subject: 'Sample shipment',
      text: 'Dear Mr Tanaka,\n\nthe samples left Medan this morning, tracking number ',
    },
    {
      hoursAgo: 49,
      mailbox: 'Drafts',
      flags: ['\\Draft', '\\Seen'],
      from: me,
      to: '',
      subject: '',
      text: 'Ingat: tanya Rina soal pasal 4.\n',
    },
    {
      hoursAgo: 200,
      mailbox: 'Sent',
      from: me,
      to: mailboxOf(other),
      subject: 'Nomor rekening baru',
      text: 'Rekening koperasi pindah mulai bulan ini. Nomornya saya kirim lewat telepon saja.\n',
    },
    {
      hoursAgo: 20,
      mailbox: 'Junk',
      flags: [],
      from: '"TUPAI Support" <support@tup4i.example>',
      subject: 'Kotak surat Anda penuh! Verifikasi SEKARANG',
      html: '<h1>Akun Anda akan ditutup</h1><form action="https://phish.example/steal"><input name="password"><button>Verifikasi</button></form><p><a href="https://phish.example/">https://tupai.test/login</a></p><script>alert(1)</script><img src="https://track.phish.example/p.gif" onerror="alert(2)">',
    },
    {
      hoursAgo: 66,
      mailbox: 'Junk',
      flags: [],
      from: 'Lotre <menang@lotre.example>',
      subject: '$$$ SELAMAT, ANDA PEMENANG $$$',
      text: 'Kirim biaya administrasi Rp500.000 ke ...\n',
    },
    {
      hoursAgo: 300,
      mailbox: 'Trash',
      from: 'Toko Daring <promo@toko.example>',
      subject: 'Gratis ongkir hari ini saja',
      text: 'Kesempatan terakhir!\n',
    },
    {
      hoursAgo: 700,
      mailbox: 'Trash',
      from: mailboxOf('rina'),
      subject: 'Salah kirim, abaikan',
      text: 'Maaf, bukan untuk Anda.\n',
    },
    {
      hoursAgo: 1400,
      mailbox: 'Archive',
      from: mailboxOf('maria'),
      subject: 'Feliz año nuevo',
      text: '¡Feliz año a todo el equipo! 🥂\n\nMaría José\n',
    },
    {
      hoursAgo: 2900,
      mailbox: 'Kedai K&APY-ln',
      from: mailboxOf('anna'),
      subject: 'Öffnungszeiten über die Feiertage',
      text: 'Wir öffnen erst am 2. wieder. Guten Rutsch!\n',
    },
  ];
}

/** iTIP REQUEST (RFC 5546) for the day after tomorrow, as calendar programs send it. */
function invitation(owner: Owner, now: Date): string {
  const start = new Date(now.getTime() + 48 * HOUR);
  start.setUTCHours(3, 0, 0, 0);
  const stamp = (date: Date): string => date.toISOString().replace(/[-:]|\.\d+/g, '');
  const calendar = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Demo//ID',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:cupping-${owner}@kopi-gayo.example`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + 2 * HOUR))}`,
    'SUMMARY:Cupping bersama pembeli',
    'LOCATION:Ruang contoh\\, gudang Takengon',
    `ORGANIZER;CN=Dewi Lestari:mailto:${addressOf('dewi')}`,
    `ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${addressOf(owner)}`,
    'SEQUENCE:0',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  return mimeMultipart('mixed', [
    mimeMultipart('alternative', [
      mimeLeaf(
        'text/plain; charset=utf-8',
        'Dewi mengundang Anda: Cupping bersama pembeli, ruang contoh, gudang Takengon.\r\n',
      ),
      mimeLeaf('text/calendar; charset=utf-8; method=REQUEST', calendar),
    ]),
    mimeLeaf('application/ics; name="undangan.ics"', calendar, attachedAs('undangan.ics')),
  ]);
}

/** A delivery status notification (RFC 3464) as Postfix writes it. */
function bounce(owner: Owner): string {
  const plain = (type: string, text: string): string => `Content-Type: ${type}\r\n\r\n${text}\r\n`;
  return mimeMultipart(
    'report',
    [
      plain(
        'text/plain; charset=us-ascii',
        "This is the mail system at host mail.tupai.test.\r\n\r\nI'm sorry to have to inform you that your message could not\r\nbe delivered to one or more recipients.\r\n\r\n<bude@tupai.test>: host 127.0.0.1 said: 550 5.1.1 User doesn't exist",
      ),
      plain(
        'message/delivery-status',
        "Reporting-MTA: dns; mail.tupai.test\r\n\r\nFinal-Recipient: rfc822; bude@tupai.test\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User doesn't exist",
      ),
      plain(
        'message/rfc822',
        `From: ${mailboxOf(owner)}\r\nTo: bude@tupai.test\r\nSubject: Jadwal pengiriman\r\n\r\nBesok pagi, ya.`,
      ),
    ],
    '; report-type=delivery-status',
  );
}

/** HTML only, with a picture that lies in the message itself (cid:). */
const inlineImage = (): string =>
  mimeMultipart('related', [
    mimeLeaf(
      'text/html; charset=utf-8',
      '<p>Hallo, wie gefällt euch das <b>neue Logo</b>?</p><p><img src="cid:logo@roesterei.example" width="240" alt="Logo"></p><p>Anna</p>',
    ),
    mimeLeaf('image/png; name="logo.png"', makePng(240, 120, [150, 75, 30], [240, 200, 140]), {
      'Content-ID': '<logo@roesterei.example>',
      'Content-Disposition': 'inline; filename="logo.png"',
    }),
  ]);

/** A whole message as an attachment. */
const forwarded = (): string =>
  mimeMultipart('mixed', [
    mimeLeaf('text/plain; charset=utf-8', 'See attached, looks fair to me.\r\n\r\nJack\r\n'),
    `Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="Freight quote.eml"\r\n\r\n${rawMessage({
      from: 'Sea Lines <quotes@sea-lines.example>',
      to: mailboxOf('jack'),
      subject: 'Freight quote BLW–LGB',
      messageId: '<q-771@sea-lines.example>',
      date: new Date('2025-02-03T04:05:06Z'),
      text: '20 ft, Belawan to Long Beach: USD 2,150 all in.\n',
    })}\r\n`,
  ]);

/** ISO 8859-1 in quoted-printable, as an old program writes it. */
const latin1 = (to: string, date: Date): string =>
  [
    'From: =?iso-8859-1?Q?J=FCrgen_Wei=DF?= <juergen@alt.example>',
    `To: ${to}`,
    'Subject: =?iso-8859-1?Q?Gr=FC=DFe_aus_D=FCsseldorf?=',
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <alt-${date.getTime()}@alt.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=iso-8859-1; format=flowed',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Sch=F6ne Gr=FC=DFe! Dieses Programm ist =E4lter als manche Kaffeepflanze, und =\r\nes l=E4uft noch immer. ',
    'Dein J=FCrgen',
    '-- =20',
    'Stra=DFe 5, 40213 D=FCsseldorf',
    '',
  ].join('\r\n');
