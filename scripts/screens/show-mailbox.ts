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
  readonly flags?: string;
  readonly file?: { readonly kind: Parameters<typeof makeFile>[0]; readonly name: string };
  /** Place of the message that it answers. */
  readonly answers?: number;
  readonly mailbox?: string;
  readonly to?: string;
}

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
  },
  {
    hoursAgo: 1.7,
    from: 'dewi',
    subject: 'Undangan: Cupping bersama pembeli',
    text: 'Pak Budi, meja untuk delapan orang sudah siap. Contoh lot 14 sampai 19 saya sangrai besok pagi.\n\nDewi',
    flags: '\\Seen \\Answered $label2',
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
  const older = demoMailbox('budi', now).filter(({ date, mailbox }) => mailbox !== 'INBOX' || date < before);
  return [...older, ...SHOWN.map((_, place) => shown(place, now))].sort((a, b) => a.date.getTime() - b.date.getTime());
}

const idOf = (place: number): string => `<tampil-${String(place)}@tupai.test>`;

function shown(place: number, now: Date): DemoMessage {
  const one = SHOWN[place];
  if (!one) throw new Error('There is no such message.');
  const { from, flags = '', file, answers, to = 'budi', subject, text } = one;
  const date = new Date(now.getTime() - one.hoursAgo * HOUR);
  const parts: MessageParts = {
    from: from.includes('@') ? from : mailboxOf(from as Person),
    to: mailboxOf(to as Person),
    subject,
    date,
    messageId: idOf(place),
    text,
    headers: answers === undefined ? {} : { 'In-Reply-To': idOf(answers), References: idOf(answers) },
    attachments: file ? [{ ...makeFile(file.kind), name: file.name }] : [],
  };
  return {
    mailbox: from === 'budi' ? 'Sent' : 'INBOX',
    flags: flags.split(' ').filter(Boolean),
    date,
    source: rawMessage(parts),
  };
}
