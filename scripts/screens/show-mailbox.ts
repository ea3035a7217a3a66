import { rawMessage, type MessageParts } from '#e2e/mailserver/index.ts';

import { demoMailbox, makeFile, mailboxOf, type DemoMessage, type Person } from '../demo-mail/index.ts';

const HOUR = 3_600_000;
/** Older mail is that of the demo. */
const OWN_HOURS = 50;

interface Shown {
  readonly hoursAgo: number;
  readonly from: Person | string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly flags?: string;
  readonly file?: { readonly kind: Parameters<typeof makeFile>[0]; readonly name: string };
  /** Place of the message that it answers. */
  readonly answers?: number;
  readonly mailbox?: string;
  readonly to?: string;
}

/** Newer mail of the demo that is shown all the same: an invitation, and what could not be delivered. */
const KEPT = /^Subject: (?:Undangan: Cupping|Undelivered Mail)/m;

const column = (title: string, text: string): string =>
  `<td class="column" width="50%" valign="top" style="padding:8px 20px 20px"><h3 style="margin:0 0 6px;font:bold 16px Georgia,serif;color:#1d3f7a">${title}</h3><p style="margin:0;font:14px/22px Arial,sans-serif;color:#555555">${text}</p></td>`;

/** As such letters are made: tables, a band of colour, columns that fold on phones, pictures of another host and one that only counts. */
const NEWSLETTER = `<!doctype html><html><head><style>
.wrap { width: 620px; background: #ffffff; border: 1px solid #dfe3ea; }
.button { background: #1d3f7a; color: #ffffff; padding: 11px 22px; border-radius: 4px; text-decoration: none; font: bold 14px Arial, sans-serif; }
@media only screen and (max-width: 600px) { .wrap { width: 100% !important; } .column { display: block !important; width: auto !important; } }
</style></head><body bgcolor="#eef1f6" style="margin:0"><table width="100%" bgcolor="#eef1f6" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:20px 8px">
<table class="wrap" cellpadding="0" cellspacing="0"><tr><td colspan="2" bgcolor="#1d3f7a" style="padding:18px 20px;font:bold 22px Georgia,serif;color:#ffffff">Coffee Weekly <span style="font:13px Arial,sans-serif;color:#c9d6ee">issue 214</span></td></tr>
<tr><td colspan="2" style="padding:24px 20px 8px"><h2 style="margin:0 0 10px;font:bold 26px/32px Georgia,serif;color:#222222">What “anaerobic” really means</h2>
<p style="margin:0 0 18px;font:16px/25px Georgia,serif;color:#333333">Closed tanks, patience and a little courage: three producers explain what happens to the cherry in seventy-two hours, and why it sometimes tastes of <i>cinnamon</i>.</p>
<a class="button" href="https://coffee-weekly.example/214">Read the story</a></td></tr>
<tr><td colspan="2" style="padding:20px"><img src="https://img.coffee-weekly.example/tanks.jpg" width="578" height="120" alt="Steel tanks in a row, Gayo highlands"></td></tr>
<tr>${column('Futures fall for a third week', 'Arabica closed at 238 cents. What that means for those who sell in December.')}${column('Five roasters to watch', 'From Köln to Kyoto: small drums, long waiting lists and very honest labels.')}</tr>
<tr><td colspan="2" bgcolor="#f7f8fb" style="padding:16px 20px;font:12px/18px Arial,sans-serif;color:#8a93a3">You get this letter because you asked for it. <a href="https://coffee-weekly.example/leave" style="color:#8a93a3">Leave</a>
<img src="https://track.coffee-weekly.example/open.gif?who=budi" width="1" height="1" alt=""></td></tr></table></td></tr></table></body></html>`;

/** What came in during the last two days, newest first: work, family, newsletters, machines. */
const SHOWN: readonly Shown[] = [
  {
    hoursAgo: 0.2,
    from: 'siti',
    subject: 'Re: Rapat panen hari Kamis',
    text: 'Siap, Pak. Kadar air rata-rata 12,1 %, blok timur sedikit lebih basah. Saya bawa semua lembarnya, dan foto kebun dari tadi pagi.\n\nSiti',
    flags: '$label2',
    file: { kind: 'photo', name: 'Kebun blok timur.png' },
    answers: 5,
  },
  {
    hoursAgo: 0.6,
    from: 'anna',
    subject: 'Weihnachtsmischung: 600 kg bestätigt',
    text: 'Hallo Budi,\n\nwunderbar, wir nehmen 600 kg von Partie 17. Die Rechnung liegt bei; bitte bestätige uns nur noch den Termin der Verschiffung.\n\nSchöne Grüße aus Köln\nAnna',
    flags: '$label1',
    file: { kind: 'invoice', name: 'Rechnung 2291.pdf' },
  },
  {
    hoursAgo: 1.1,
    from: 'Coffee Weekly <kabar@coffee-weekly.example>',
    subject: 'What “anaerobic” really means',
    text: 'Closed tanks, patience and a little courage: three producers explain what happens to the cherry in seventy-two hours.',
    html: NEWSLETTER,
    headers: {
      'List-Id': 'Coffee Weekly <weekly.coffee-weekly.example>',
      'List-Unsubscribe': '<mailto:leave@coffee-weekly.example>',
    },
  },
  {
    hoursAgo: 2.4,
    from: 'jack',
    subject: 'Cupping notes, lot 14–19',
    text: 'Notes from this morning’s table: 16 is jasmine and lime, 19 we would take all of. Could you hold both until Friday?\n\nJack',
    flags: '\\Seen \\Flagged \\Answered',
    file: { kind: 'prices', name: 'Cupping 14–19.csv' },
  },
  {
    hoursAgo: 3.1,
    from: 'budi',
    subject: 'Rapat panen hari Kamis',
    text: 'Siti, Dewi,\n\nhari Kamis kita rapat panen jam 10 di gudang Takengon. Tolong bawa catatan kadar air minggu ini.\n\nBudi',
    flags: '\\Seen $label2',
    to: 'siti',
  },
  {
    hoursAgo: 4.2,
    from: 'ibu',
    subject: 'Arisan hari Minggu di rumah Ibu',
    text: 'Anak-anakku, arisan bulan ini di rumah Ibu ya, jam 11. Budi bawa kopinya, Siti kue talamnya. Tante-tantemu ikut semua.\n\nIbu',
    flags: '\\Seen $label3',
  },
  {
    hoursAgo: 5.3,
    from: 'Papan Tugas <tugas@kopi-gayo.example>',
    subject: '[Tugas #214] Stiker lot salah cetak',
    text: 'Rina Wulandari memberi tugas ini kepada Anda. Tenggat: 2 hari lagi.',
    flags: '\\Seen \\Flagged',
  },
  {
    hoursAgo: 6.5,
    from: 'Bank Nusantara <notifikasi@bank-nusantara.example>',
    subject: 'Transfer masuk Rp18.420.000',
    text: 'Yth. Nasabah, rekening Anda menerima transfer sebesar Rp18.420.000 dari Rösterei am Dom, Köln.',
    flags: '\\Seen',
  },
  {
    hoursAgo: 22,
    from: 'rina',
    subject: 'Kontrak koperasi: versi akhir',
    text: 'Pak Budi, pasal 4 sudah saya ubah menjadi 0,5 % per minggu. Mohon dibaca sekali lagi sebelum ditandatangani hari Senin.\n\nRina',
    flags: '$label4',
    file: { kind: 'invoice', name: 'Kontrak koperasi v3.pdf' },
  },
  {
    hoursAgo: 24,
    from: 'mansur',
    subject: 'طلب عرض أسعار للبن الأخضر',
    text: 'السيد بودي المحترم، نرجو منكم إرسال عرض أسعار لخمسة أطنان من بن غايو، التسليم في ميناء جدة.\n\nأحمد منصور',
    flags: '\\Seen',
  },
  {
    hoursAgo: 25,
    from: '"rina@kopi-gayo.example" <rina.wulandari@surat-kilat.example>',
    subject: 'Rekening koperasi sudah berganti',
    text: 'Pak Budi, mulai hari ini setoran dikirim ke rekening baru: 0099 1234 5678. Tolong hari ini juga, saya sedang rapat dan tidak bisa ditelepon.\n\nRina',
    headers: { 'Reply-To': 'Rina <rina@balas-cepat.example>' },
    flags: '\\Seen',
  },
  {
    hoursAgo: 26,
    from: 'Kurir Cepat <lacak@kurir-cepat.example>',
    subject: 'Paket KC394901 sedang dalam perjalanan',
    text: 'Paket Anda sudah berangkat dari Takengon dan tiba di Medan dalam 2 hari.',
    flags: '\\Seen',
  },
  {
    hoursAgo: 29,
    from: 'agus',
    subject: 'Server lama dimatikan akhir bulan',
    text: 'Rekan-rekan, semua surat sudah pindah; folder dan bendera tetap sama. Webmail-nya sekarang Tupai, alamatnya tidak berubah.\n\nAgus',
    flags: '\\Seen \\Answered',
  },
  {
    hoursAgo: 33,
    from: 'maria',
    subject: 'Pedido 2291: fecha de envío',
    text: 'Buenos días, Budi: ¿podrías confirmar la fecha de envío del pedido 2291? El contenedor ya está reservado.\n\nMaría José',
    flags: '\\Seen $label5',
  },
];

/** A mailbox worth a picture: that of Budi, whose last two days are told here and everything before by the demo. */
export function showMailbox(now: Date): DemoMessage[] {
  const before = new Date(now.getTime() - OWN_HOURS * HOUR);
  const older = demoMailbox('budi', now).filter(
    ({ date, mailbox, source }) => mailbox !== 'INBOX' || date < before || KEPT.test(source),
  );
  return [...older, ...SHOWN.map((_, place) => shown(place, now))].sort((a, b) => a.date.getTime() - b.date.getTime());
}

const idOf = (place: number): string => `<tampil-${String(place)}@tupai.test>`;

function shown(place: number, now: Date): DemoMessage {
  const one = SHOWN[place];
  if (!one) throw new Error('There is no such message.');
  const { from, flags = '', file, answers, to = 'budi', subject, text, html, headers } = one;
  const date = new Date(now.getTime() - one.hoursAgo * HOUR);
  const parts: MessageParts = {
    from: from.includes('@') ? from : mailboxOf(from as Person),
    to: mailboxOf(to as Person),
    subject,
    date,
    messageId: idOf(place),
    text,
    ...(html === undefined ? {} : { html }),
    headers: {
      ...headers,
      ...(answers === undefined ? {} : { 'In-Reply-To': idOf(answers), References: idOf(answers) }),
    },
    attachments: file ? [{ ...makeFile(file.kind), name: file.name }] : [],
  };
  return {
    mailbox: from === 'budi' ? 'Sent' : 'INBOX',
    flags: flags.split(' ').filter(Boolean),
    date,
    source: rawMessage(parts),
  };
}
