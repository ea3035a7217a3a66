import type { Person } from './people.ts';

export interface ThreadMessage {
  readonly from: Person;
  /** Hours after the message before. */
  readonly after: number;
  readonly text: string;
  readonly file?: 'invoice' | 'photo' | 'prices';
}

export interface Thread {
  readonly subject: string;
  /** How long ago the first message was written. */
  readonly daysAgo: number;
  /** Everyone who takes part besides the first writer. */
  readonly to: readonly Person[];
  /** Where the owner keeps it; default INBOX. */
  readonly folder?: string;
  readonly flagged?: true;
  readonly messages: readonly ThreadMessage[];
}

/** Conversations, oldest message first; replies quote the message before. */
export const THREADS: readonly Thread[] = [
  {
    subject: 'Rapat panen hari Kamis',
    daysAgo: 0.4,
    to: ['siti', 'dewi'],
    flagged: true,
    messages: [
      {
        from: 'budi',
        after: 0,
        text: 'Siti, Dewi,\n\nBesok lusa kita rapat panen jam 10 di gudang Takengon. Tolong bawa catatan kadar air minggu ini.\n\nBudi',
      },
      { from: 'siti', after: 1, text: 'Siap, Pak. Kadar air rata-rata 12,1%. Saya bawa semua lembarnya.\n\nSiti' },
      {
        from: 'dewi',
        after: 2,
        text: 'Saya datang agak terlambat, masih mengantar contoh ke bandara. Mulai saja dulu ya 🙏\n\nDewi',
      },
      { from: 'siti', after: 0.5, text: 'Baik. Notulen saya kirim sore harinya.' },
    ],
  },
  {
    subject: 'Foto kebun setelah hujan',
    daysAgo: 1.2,
    to: ['budi'],
    messages: [
      { from: 'siti', after: 0, text: 'Ini fotonya. Bukit sebelah timur sudah hijau lagi 🌱\n\nSiti', file: 'photo' },
      { from: 'budi', after: 3, text: 'Indah sekali! Boleh dipakai untuk halaman depan?\n\nBudi' },
      { from: 'siti', after: 1, text: 'Boleh. Yang ukuran besar ada di folder bersama.' },
    ],
  },
  {
    subject: 'Kontrak dengan koperasi: catatan hukum',
    daysAgo: 3,
    to: ['budi', 'siti'],
    flagged: true,
    messages: [
      {
        from: 'rina',
        after: 0,
        text: 'Pak Budi, Bu Siti,\n\nTerlampir rancangan faktur beserta syarat pembayarannya. Pasal 4 masih perlu disepakati: denda keterlambatan 0,5% atau 1% per minggu?\n\nSalam,\nRina',
        file: 'invoice',
      },
      { from: 'budi', after: 5, text: 'Saya condong ke 0,5%. Petani kecil tidak boleh terbebani.\n\nBudi' },
      { from: 'siti', after: 2, text: 'Setuju 0,5%. Kita tinjau lagi setelah panen raya.' },
      { from: 'rina', after: 20, text: 'Baik, saya ubah. Versi akhir menyusul hari Senin.\n\nRina' },
      { from: 'budi', after: 1, text: 'Terima kasih, Rina.' },
    ],
  },
  {
    subject: 'サンプルのご依頼 (Gayo, washed)',
    daysAgo: 2.2,
    to: ['budi'],
    messages: [
      {
        from: 'tanaka',
        after: 0,
        text: 'ブディ様\n\nお世話になっております。喫茶店の田中です。\nガヨの水洗式を 2 kg、サンプルとして送っていただけますか。\n今年の収穫はいかがでしたか。\n\nよろしくお願いいたします。\n田中 宏',
      },
      {
        from: 'budi',
        after: 14,
        text: 'Dear Mr Tanaka,\n\n承知しました。The samples leave Medan on Friday by air; the tracking number follows.\nThis year the harvest was two weeks late, but the cup is sweet.\n\nBudi',
      },
      { from: 'tanaka', after: 9, text: 'ありがとうございます! とても楽しみにしております ☕\n\n田中' },
    ],
  },
  {
    subject: 'طلب عرض أسعار للبن الأخضر',
    daysAgo: 5,
    to: ['siti'],
    messages: [
      {
        from: 'mansur',
        after: 0,
        text: 'السيدة سيتي المحترمة،\n\nنرجو منكم إرسال عرض أسعار لخمسة أطنان من بن غايو (درجة أولى)، التسليم في ميناء جدة.\nهل السعر يشمل التأمين؟\n\nمع خالص التحية،\nأحمد منصور',
      },
      {
        from: 'siti',
        after: 8,
        text: 'السلام عليكم أستاذ أحمد،\n\nPrice list attached (CIF Jeddah, insurance included). Silakan hubungi saya bila ada pertanyaan.\n\nSiti',
        file: 'prices',
      },
      { from: 'mansur', after: 16, text: 'شكراً جزيلاً. سنرد خلال أسبوع إن شاء الله.' },
    ],
  },
  {
    subject: '关于集装箱到港时间',
    daysAgo: 8,
    to: ['siti', 'budi'],
    messages: [
      {
        from: 'li',
        after: 0,
        text: '您好,\n\n集装箱预计下周三到达上海港。请把原产地证明和植物检疫证书的扫描件发给我。\n\n谢谢!\n李娜',
      },
      { from: 'siti', after: 4, text: 'Hi Li Na,\n\nScans attached. 原件今天用快递寄出。\n\nSiti', file: 'invoice' },
      { from: 'li', after: 2, text: '收到,谢谢 👍' },
    ],
  },
  {
    subject: 'Röstprofil für die Weihnachtsmischung',
    daysAgo: 12,
    to: ['budi'],
    messages: [
      {
        from: 'anna',
        after: 0,
        text: 'Hallo Budi,\n\nfür die Weihnachtsmischung hätten wir gern etwas Dunkleres – wie verhält sich eure Partie 17 nach dem zweiten Knack? Größe der Bohnen: überwiegend 18?\n\nSchöne Grüße aus Köln\nAnna',
      },
      {
        from: 'budi',
        after: 10,
        text: 'Hi Anna,\n\nlot 17 takes it well: chocolate, a little clove, no ash up to 228 °C. Yes, mostly screen 18.\n\nBudi',
      },
      {
        from: 'anna',
        after: 20,
        text: 'Wunderbar, dann nehmen wir 600 kg. Die Bestellung kommt über das Portal.\n\nAnna',
      },
      { from: 'budi', after: 3, text: 'Vielen Dank! I reserved ten bags for you.' },
    ],
  },
  {
    subject: 'Pedido 2291: factura y fecha de envío',
    daysAgo: 18,
    to: ['siti'],
    messages: [
      {
        from: 'maria',
        after: 0,
        text: 'Buenos días, Siti:\n\n¿Podrías reenviarme la factura del pedido 2291? El número de contenedor no coincide con el de la aduana.\n\nUn saludo,\nMaría José',
      },
      {
        from: 'siti',
        after: 6,
        text: 'Hola María José,\n\nterlampir fakturnya. El contenedor correcto es MSKU 704113-2; lo corregí.\n\nSiti',
        file: 'invoice',
      },
      { from: 'maria', after: 2, text: '¡Perfecto, muchas gracias!' },
    ],
  },
  {
    subject: 'Server lama akan dimatikan akhir bulan',
    daysAgo: 22,
    to: ['budi', 'siti', 'dewi', 'rina'],
    messages: [
      {
        from: 'agus',
        after: 0,
        text: 'Rekan-rekan,\n\nServer surat yang lama saya matikan tanggal 30. Semua surat sudah pindah; folder dan bendera tetap sama. Webmail-nya sekarang Tupai, alamatnya tidak berubah.\n\nKalau ada surat yang hilang, kabari saya sebelum tanggal 28.\n\nAgus',
      },
      { from: 'dewi', after: 1, text: 'Kontak saya ikut pindah juga, kan?' },
      { from: 'agus', after: 0.3, text: 'Ikut, Dewi. Silakan cek di buku alamat.' },
      { from: 'siti', after: 5, text: 'Punya saya lengkap. Terima kasih, Gus!' },
      { from: 'budi', after: 2, text: 'Punya saya juga. Mantap 👏' },
    ],
  },
  {
    subject: 'Cupping notes, lot 14–19',
    daysAgo: 27,
    to: ['budi', 'siti'],
    folder: 'Proyek/Ekspor',
    messages: [
      {
        from: 'jack',
        after: 0,
        text: "Hi both,\n\nnotes from this morning's table:\n\n  14  84.5  cedar, brown sugar\n  15  82.0  a bit flat, papery\n  16  86.0  jasmine (!), lime\n  17  85.5  dark chocolate, clove\n  18  83.0  clean, short\n  19  87.0  we would take all of it\n\nCould you hold 16 and 19 until Friday?\n\nJack",
      },
      {
        from: 'budi',
        after: 12,
        text: 'Held until Friday, 18.00 WIB. 19 is only 14 bags this year, so first come, first served ;-)\n\nBudi',
      },
      { from: 'jack', after: 30, text: 'Board says yes to both. Contract, please!\n\nJack' },
      { from: 'siti', after: 3, text: 'Contract goes out tomorrow. Congratulations to all of us 🎉\n\nSiti' },
    ],
  },
  {
    subject: 'Arisan bulan depan di rumah Ibu',
    daysAgo: 33,
    to: ['siti', 'budi'],
    folder: 'Keluarga',
    messages: [
      {
        from: 'ibu',
        after: 0,
        text: 'Anak-anakku,\n\narisan bulan depan di rumah Ibu ya, hari Minggu jam 11. Siti tolong bawa kue talam, Budi bawa kopinya.\n\nIbu',
      },
      { from: 'siti', after: 3, text: 'Siap, Bu! Talamnya dua loyang cukup?\n\nSiti' },
      { from: 'ibu', after: 20, text: 'Tiga, Nak. Tante-tantemu ikut semua.' },
      { from: 'budi', after: 2, text: 'Kopinya saya sangrai hari Sabtu supaya segar, Bu ☕❤️' },
    ],
  },
  {
    subject: 'Pengajuan cuti: 14–18',
    daysAgo: 41,
    to: ['budi'],
    messages: [
      {
        from: 'dewi',
        after: 0,
        text: 'Pak Budi,\n\nsaya mengajukan cuti tanggal 14 sampai 18 untuk pernikahan adik. Pengiriman dipegang Rina selama saya pergi.\n\nDewi',
      },
      { from: 'budi', after: 2, text: 'Disetujui. Selamat untuk adiknya!\n\nBudi' },
    ],
  },
  {
    subject: 'Harga solar naik lagi',
    daysAgo: 55,
    to: ['budi', 'dewi'],
    folder: 'Archive',
    messages: [
      {
        from: 'siti',
        after: 0,
        text: 'Ongkos angkut ke Belawan naik 8%. Apakah kita teruskan ke harga jual atau kita tanggung sampai kontrak habis?\n\nSiti',
      },
      {
        from: 'dewi',
        after: 4,
        text: 'Kalau ditanggung, margin lot kecil habis. Usul saya: berlaku untuk kontrak baru saja.',
      },
      { from: 'budi', after: 3, text: 'Setuju dengan Dewi. Kontrak lama kita hormati.\n\nBudi' },
    ],
  },
  {
    subject: 'Sertifikat organik: jadwal audit',
    daysAgo: 74,
    to: ['budi', 'siti'],
    folder: 'Archive',
    messages: [
      {
        from: 'rina',
        after: 0,
        text: 'Auditor datang tanggal 3 dan 4. Yang dilihat: gudang pupuk, catatan pembelian, kebun blok C dan F.\n\nRina',
        file: 'prices',
      },
      { from: 'siti', after: 6, text: 'Blok F saya siapkan. Catatan pembelian ada di lemari hijau.' },
      { from: 'budi', after: 8, text: 'Baik. Saya dampingi hari pertama.' },
    ],
  },
  {
    subject: 'Resep wedang uwuh',
    daysAgo: 96,
    to: ['siti'],
    folder: 'Keluarga',
    messages: [
      {
        from: 'ibu',
        after: 0,
        text: 'Siti, ini resepnya:\n\n- secang segenggam\n- jahe dua ruas, dimemarkan\n- cengkih 5, kayu manis 1 batang\n- daun pala kering\n- gula batu secukupnya\n\nRebus sampai merah. Jangan lupa disaring.\n\nIbu',
      },
      { from: 'siti', after: 26, text: 'Sudah dicoba, enak sekali! Terima kasih, Bu 💛' },
    ],
  },
];
