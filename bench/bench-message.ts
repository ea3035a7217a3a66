/** Invented mail for measuring: the same bytes for the same number, in every run. Realistic in what costs: headers, structures, sizes. */

export interface BenchMessage {
  readonly source: Buffer;
  readonly flags: readonly string[];
  /** INTERNALDATE, in IMAP's spelling. */
  readonly date: string;
}

const NAMES = [
  ['Budi Santoso', 'budi'],
  ['Siti Rahayu', 'siti'],
  ['Agus Wijaya', 'agus'],
  ['Dewi Lestari', 'dewi'],
  ['=?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?=', 'juergen'],
  ['=?UTF-8?B?5p2O5piO?=', 'liming'],
  ['Ana García'.normalize('NFD').replace(/\p{M}/gu, ''), 'ana'],
  ['=?UTF-8?Q?Zo=C3=AB_Lef=C3=A8vre?=', 'zoe'],
  ['Mark Baker', 'mark'],
  ['=?UTF-8?B?0JDQvdC90LAg0JjQstCw0L3QvtCy0LA=?=', 'anna'],
  ['Kadek Putra', 'kadek'],
  ['Newsletter', 'news'],
  ['Build server', 'build'],
  ['Rina Kusuma', 'rina'],
  ['Tom Okafor', 'tom'],
  ['Made Suarta', 'made'],
] as const;
const HOSTS = ['example.org', 'example.com', 'kantor.example.net', 'sekolah.example.edu', 'toko.example.com'];
/** Words that subjects are made of; searching for one of them finds about one message in thirty. */
export const SUBJECT_WORDS = [
  'anggaran',
  'laporan',
  'rapat',
  'jadwal',
  'kontrak',
  'pesanan',
  'tagihan',
  'undangan',
  'survei',
  'panduan',
  'proyek',
  'pelatihan',
  'gudang',
  'armada',
  'lisensi',
  'budget',
  'report',
  'meeting',
  'schedule',
  'contract',
  'order',
  'invoice',
  'invitation',
  'survey',
  'guide',
  'project',
  'training',
  'warehouse',
  'fleet',
  'licence',
  'Bestellung',
  'Rechnung',
  'Einladung',
  'facture',
  'commande',
  'pedido',
  'informe',
  'contrato',
  'verslag',
  'planning',
  'harvest',
  'bicycle',
  'lantern',
  'compass',
  'orchard',
  'glacier',
  'monsoon',
  'volcano',
  'sandal',
  'papaya',
  'kemiri',
  'kenanga',
  'selasih',
  'rambutan',
  'cempaka',
  'melati',
  'kenari',
  'durian',
  'salak',
  'pandan',
] as const;
const PROSE =
  'Thank you for the quick answer. We looked at the figures again and would keep the date as planned. Terlampir catatan dari rapat kemarin; mohon dibaca sebelum hari Kamis. Please tell us until Friday whether the second option suits you better, because the hall must be booked early. Semua perubahan sudah kami masukkan ke dalam berkas bersama. The remaining questions are marked in yellow. '.repeat(
    6,
  );

/** A small, fast source of numbers that are the same for the same seed (mulberry32). @returns 0 … limit-1 */
const numbers = (seed: number): ((limit: number) => number) => {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
};
const pick = <T>(list: readonly [T, ...T[]] | readonly T[], index: number): T => list[index % list.length] as T;

const FIRST = Date.UTC(2016, 0, 4, 6);
const EVERY_MS = 312_000; // a million messages span ten years
const idOf = (index: number): string => `<m${String(index)}.bench@example.org>`;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');
const clock = (date: Date): string =>
  `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;

const headers = (index: number, subject: string, next: (limit: number) => number): { text: string; date: string } => {
  const received = new Date(FIRST + index * EVERY_MS);
  const written = new Date(received.getTime() - next(40) * 600_000); // so that the order by date is not the order of arrival
  const [name, local] = pick(NAMES, next(NAMES.length));
  const from = `${local}${String(next(40))}@${pick(HOSTS, next(HOSTS.length))}`;
  const parent = index > 30 && next(10) < 4 ? index - 1 - next(30) : undefined;
  const lines = [
    `Return-Path: <${from}>`,
    `Received: from mx${String(next(9))}.example.net (mx.example.net [192.0.2.${String(next(250))}]) by mail.tupai.test with ESMTPS id ${index.toString(36)}`,
    `Date: ${written.toUTCString().replace('GMT', '+0000')}`,
    `From: ${name} <${from}>`,
    `To: Bench <bench@tupai.test>`,
    ...(next(5) === 0 ? [`Cc: ${pick(NAMES, next(NAMES.length)).join(' <')}@example.org>`] : []),
    `Subject: ${parent === undefined ? '' : 'Re: '}${subject}`,
    `Message-ID: ${idOf(index)}`,
    ...(parent === undefined ? [] : [`In-Reply-To: ${idOf(parent)}`, `References: ${idOf(parent)}`]),
    'MIME-Version: 1.0',
  ];
  const date = `${two(received.getUTCDate())}-${pick(MONTHS, received.getUTCMonth())}-${String(received.getUTCFullYear())} ${clock(received)}`;
  return { text: lines.join('\r\n'), date };
};

const subjectOf = (next: (limit: number) => number): string =>
  [
    pick(SUBJECT_WORDS, next(SUBJECT_WORDS.length)),
    pick(SUBJECT_WORDS, next(SUBJECT_WORDS.length)),
    String(next(5000)),
  ].join(' ');

const paragraph = (next: (limit: number) => number, length: number): string =>
  (PROSE.slice(next(300), 300 + length).match(/.{1,72}(?:\s|$)/g) ?? []).map((line) => line.trimEnd()).join('\r\n');

/** An ordinary message of 0.6 to 3 kB; one in five has HTML beside its text, one in twenty a small attachment. */
export function plainMessage(index: number): BenchMessage {
  const next = numbers(index);
  const { text, date } = headers(index, subjectOf(next), next);
  const words = paragraph(next, 200 + next(1200));
  const kind = next(20);
  const boundary = `=_b${String(index)}`;
  const leaf = (type: string, body: string): string => `--${boundary}\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const plain = 'text/plain; charset=utf-8';
  const body =
    kind < 4
      ? `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${leaf(plain, words)}${leaf('text/html; charset=utf-8', `<p>${words}</p>`)}--${boundary}--\r\n`
      : kind === 4
        ? `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${leaf(plain, words)}${leaf('text/csv; name="data.csv"', 'a,b\r\n1,2')}--${boundary}--\r\n`
        : `Content-Type: ${plain}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${words}\r\n`;
  const flags = [
    ...(next(10) < 8 ? ['\\Seen'] : []),
    ...(next(25) === 0 ? ['\\Flagged'] : []),
    ...(next(8) === 0 ? ['\\Answered'] : []),
  ];
  return { source: Buffer.from(`${text}\r\n${body}`), flags, date };
}

/** Text and, beside it, 100 kB of HTML as newsletters have it: tables, inline styles, links, remote pictures. */
export function htmlMessage(index: number): BenchMessage {
  const next = numbers(1_000_000_000 + index);
  const { text, date } = headers(index, `Newsletter ${subjectOf(next)}`, next);
  let rows = '';
  for (let row = 0; rows.length < 100_000; row += 1)
    rows += `<tr><td style="padding:8px;color:#333333;font-family:Arial"><a href="https://news.example.com/${String(index)}/${String(row)}"><img src="https://img.example.com/${String(row)}.png" width="64" height="64" alt=""></a></td><td style="padding:8px"><b>${subjectOf(next)}</b><br>${paragraph(next, 120)}</td></tr>\r\n`;
  const boundary = `=_h${String(index)}`;
  const body = `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${paragraph(next, 900)}\r\n--${boundary}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><table width="600" cellpadding="0">${rows}</table></body></html>\r\n--${boundary}--\r\n`;
  return {
    source: Buffer.from(`${text}\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n${body}`),
    flags: ['\\Seen'],
    date,
  };
}

export const BIG_BYTES = 10_000_000;

/** A short text and an attachment of 10,000,000 bytes in base64. */
export function bigMessage(index: number, octets = BIG_BYTES): BenchMessage {
  const next = numbers(2_000_000_000 + index);
  const { text, date } = headers(index, `Recording ${subjectOf(next)}`, next);
  const words = Uint32Array.from({ length: octets / 4 }, () => next(0xffffffff));
  const encoded = Buffer.from(words.buffer).toString('base64').replace(/.{76}/g, '$&\r\n');
  const boundary = `=_a${String(index)}`;
  const body = `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${paragraph(next, 400)}\r\n--${boundary}\r\nContent-Type: application/octet-stream; name="recording.bin"\r\nContent-Disposition: attachment; filename="recording.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n--${boundary}--\r\n`;
  return {
    source: Buffer.from(`${text}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${body}`),
    flags: ['\\Seen'],
    date,
  };
}
