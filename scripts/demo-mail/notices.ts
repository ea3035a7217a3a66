import type { Random } from './random.ts';

export interface Notice {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly folder?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const rupiah = (amount: number): string => `Rp${amount.toLocaleString('id-ID')}`;

const CITIES = ['Medan', 'Banda Aceh', 'Takengon', 'Jakarta', 'Surabaya', 'Makassar'] as const;
const HOSTS = ['mail', 'gudang', 'cadangan', 'web'] as const;
const TASKS = [
  'Timbangan blok B perlu ditera',
  'Halaman harga tidak tampil di ponsel',
  'Stiker lot salah cetak',
  'Pompa sumur bocor',
  'Ekspor CSV memakai titik koma',
] as const;

/** Mail that machines write: banks, couriers, monitoring, a task board, a mailing list. Each call gives another one. */
const MAKERS: readonly ((random: Random, index: number) => Notice)[] = [
  ({ between }) => {
    const amount = rupiah(between(5, 900) * 25_000);
    return {
      from: 'Bank Nusantara <notifikasi@bank-nusantara.example>',
      subject: `Transfer masuk ${amount}`,
      text: `Yth. Nasabah,\n\nRekening Anda menerima transfer sebesar ${amount}.\nNomor acuan: ${between(10_000_000, 99_999_999)}.\n\nKami tidak pernah meminta PIN atau kata sandi.\n`,
      folder: 'Keuangan',
    };
  },
  ({ between, pick }) => ({
    from: '"Kurir Cepat" <lacak@kurir-cepat.example>',
    subject: `Paket KC${between(100_000, 999_999)} sedang dalam perjalanan`,
    text: `Paket Anda sudah berangkat dari ${pick(CITIES)} dan tiba dalam ${between(1, 4)} hari.\n\nLacak: https://kurir-cepat.example/lacak\n`,
  }),
  ({ between, pick }, index) => {
    const host = pick(HOSTS);
    return {
      from: `Pemantau <pemantau@kopi-gayo.example>`,
      subject: `[${host}] ${index % 2 ? 'OK' : 'PERINGATAN'}: pemakaian disk ${between(61, 93)}%`,
      text: `Mesin: ${host}\nPartisi: /var/mail\nBeban: 0.${between(10, 99)}\n\n-- \nPesan otomatis, jangan dibalas.\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
  },
  ({ between, pick }) => {
    const number = between(100, 480);
    return {
      from: 'Papan Tugas <tugas@kopi-gayo.example>',
      subject: `[Tugas #${number}] ${pick(TASKS)}`,
      text: `Rina Wulandari memberi tugas ini kepada Anda.\n\nTenggat: ${between(2, 9)} hari lagi.\nhttps://tugas.kopi-gayo.example/${number}\n`,
    };
  },
  ({ between, pick }) => ({
    from: `${pick(['Joko Susilo', 'Lena Hartono', 'Wayan Sudarta', 'Thomas Berg'])} via milis <kopi@milis.example>`,
    subject: `[kopi] ${pick(['Mesin pulper bekas', 'Kadar air saat hujan', 'Fermentasi 72 jam?', 'Harga ceri di Bener Meriah', 'Anyone tried honey process?'])}`,
    text: `Salam,\n\nada yang punya pengalaman? Di tempat saya hasilnya berubah-ubah, kadang ${between(11, 14)}%, kadang lebih.\nTerima kasih sebelumnya.\n\n_______________________________________________\nMilis kopi -- kopi@milis.example\n`,
    folder: 'Milis',
    headers: {
      'List-Id': 'Milis kopi <kopi.milis.example>',
      'List-Unsubscribe': '<mailto:kopi-leave@milis.example>',
      Precedence: 'list',
    },
  }),
];

/** Notice number `index`; the kinds take turns. */
export function makeNotice(random: Random, index: number): Notice {
  const make = MAKERS[index % MAKERS.length];
  if (!make) throw new Error('There are no notices.');
  return make(random, index);
}
