/** A letter as somebody writes it in Tupai, for programs of others to read. */
export interface LetterKind {
  readonly kind: string;
  readonly subject?: string;
  /** As typed into To. */
  readonly name?: string;
  readonly text?: string;
  readonly html?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
  readonly copies?: number;
}

const bytes = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 131) % 256));
const file = (name: string, type = 'application/pdf', content = bytes(3000)) => ({ name, type, content });

/** Forty kinds of letters: what people write, and what has broken mail programs before. */
export const LETTER_KINDS: readonly LetterKind[] = [
  { kind: 'plain ASCII', text: 'Hello,\n\nsee you at ten.\n\nBob' },
  {
    kind: 'Indonesian',
    subject: 'Undangan – rapat orang tua',
    text: 'Selamat pagi,\n\napakah café buka? Ya – pukul 9½.',
  },
  {
    kind: 'Arabic',
    subject: 'دعوة إلى اجتماع أولياء الأمور',
    name: 'فاطمة الزهراء',
    text: 'السلام عليكم\n\nنراكم يوم السبت.',
  },
  { kind: 'Hebrew and English mixed', subject: 'שלום world', text: 'שלום, this is mixed טקסט.' },
  {
    kind: 'Japanese',
    subject: '保護者会のお知らせ(土曜日午前九時から体育館で行います)',
    name: '山田 太郎',
    text: 'おはようございます。\n土曜日に。',
  },
  { kind: 'Chinese', subject: '家长会通知', name: '王小明', text: '您好,\n会议改到星期六。' },
  { kind: 'Korean', subject: '학부모 회의 안내', name: '김철수', text: '안녕하세요.\n토요일에 만나요.' },
  { kind: 'Thai', subject: 'ประชุมผู้ปกครอง', text: 'สวัสดีครับ\nพบกันวันเสาร์' },
  { kind: 'Cyrillic', subject: 'Родительское собрание', name: 'Иван Петров', text: 'Здравствуйте!\nДо субботы.' },
  { kind: 'emoji joined', subject: '🐿️ tupai 👩‍👩‍👧‍👦', name: 'Budi 🐿️', text: '🐿️🐿️ halo 👩‍👩‍👧‍👦' },
  { kind: 'letters with loose accents', subject: 'Cafe\u0301 n\u0303', text: 'e\u0301 a\u0308 n\u0303' },
  { kind: 'lines that begin with From', text: 'From now on at ten.\nFrom here too.\n>From quoted' },
  { kind: 'a dot alone on its line', text: 'one\n.\ntwo\n..\nthree' },
  { kind: 'indented lines', text: 'list:\n  one\n    two\n\tthree' },
  { kind: 'quoted lines of three levels', text: '> one\n>> two\n>>> three\nmine' },
  { kind: 'a signature', text: 'Halo\n\n-- \nBudi\nSMK 1' },
  { kind: 'a line of 5,000 words', text: `${'kata '.repeat(5000)}akhir` },
  { kind: 'a word of 3,000 letters', text: `awal ${'x'.repeat(3000)} akhir` },
  { kind: 'a web address longer than a line', text: `https://tupai.test/${'jalan/'.repeat(60)}akhir` },
  { kind: 'no text at all', text: '' },
  { kind: 'empty lines between', text: 'one\n\n\n\ntwo' },
  { kind: 'signs that mean something in quoted-printable', text: '=3D == =?utf-8?Q?x?= 100%=' },
  { kind: 'a subject of 600 letters', subject: 'sangat panjang '.repeat(40).trim() },
  { kind: 'a subject that looks encoded', subject: 'about =?utf-8?Q?this?= thing' },
  { kind: 'a subject with quotes and brackets', subject: 'Re: [milis] "besok", (jam 10); <penting>' },
  { kind: 'a subject of one word of 200 letters', subject: 'ß'.repeat(200) },
  { kind: 'a name with a comma', name: 'Santoso, Budi' },
  { kind: 'a name with quotes and a backslash', name: 'Budi "Bos" \\ Santoso' },
  { kind: 'a name with brackets and an @', name: 'Budi (SMK) @ kantor' },
  { kind: 'a name of 150 letters', name: 'Çelik '.repeat(25).trim() },
  { kind: 'sixty people', copies: 60 },
  { kind: 'one file', files: [file('laporan.pdf')] },
  {
    kind: 'five files',
    files: [1, 2, 3, 4, 5].map((nr) => file(`berkas ${nr}.bin`, 'application/octet-stream', bytes(nr * 999))),
  },
  { kind: 'a file named beyond ASCII', files: [file('保護者会のお知らせ、とても長い名前のファイルです – akhir.pdf')] },
  { kind: 'a file named with quotes and semicolons', files: [file('Laporan "Q3"; akhir=1.pdf')] },
  { kind: 'an empty file', files: [file('kosong.txt', 'text/plain', Buffer.alloc(0))] },
  {
    kind: 'a text file with every kind of line end',
    files: [file('baris.csv', 'text/csv', Buffer.from('a\r\nb\nc\rd'))],
  },
  { kind: 'a picture as a file', files: [file('foto.png', 'image/png', Buffer.from('\x89PNG\r\n\x1a\nxx', 'latin1'))] },
  { kind: 'formatting', text: 'Halo tebal', html: '<p>Halo <b>tebal</b></p>' },
  {
    kind: 'formatting with a list and a link',
    text: '',
    html: '<ul><li>satu</li><li>dua</li></ul><p><a href="https://tupai.test/">sini</a></p>',
  },
  {
    kind: 'formatting and a file',
    text: 'Terlampir ini',
    html: '<div>Terlampir <i>ini</i></div>',
    files: [file('nilai.pdf')],
  },
  { kind: 'formatting beyond ASCII', text: '', html: '<p>Ünïcödé – <u>報告</u> 🐿️</p>' },
];
