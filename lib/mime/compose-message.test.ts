import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeFlowed } from '#lib/mail/flowed.ts';
import { bccHeader } from './bcc-header.ts';
import { composeMessage, type DraftMessage } from './compose-message.ts';
import { draft, file, readByPython, siti } from './test-compose.ts';

const run = promisify(execFile);
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tupai-mime-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function compose(parts: Partial<DraftMessage> = {}) {
  const spool = path.join(directory, 'spool');
  const result = await composeMessage(draft(parts), spool);
  return { ...result, spool, raw: await readFile(spool) };
}
const LANGUAGES = [
  [
    'ASCII',
    'Meeting at ten',
    'Bob "the Builder" O\'Neil, Jr.',
    'Hello,\n\nFrom now on: see you at ten.\n.\n-- \nBob\n',
    'report "final", v2.pdf',
  ],
  [
    'Indonesian',
    'Undangan rapat orang tua murid kelas tujuh – hari Sabtu pukul sembilan pagi',
    'Ibu Rosé Wulandari',
    'Selamat pagi,\n\n> Apakah café buka?\nYa – pukul 9½.\n',
    'Nilai – kelas 7½.pdf',
  ],
  [
    'Arabic',
    'دعوة إلى اجتماع أولياء الأمور يوم السبت الساعة التاسعة صباحا',
    'فاطمة الزهراء بنت عبد الله',
    'السلام عليكم\n\nنراكم يوم السبت.\n',
    'دعوة إلى الاجتماع ١٤٤٨.pdf',
  ],
  [
    'Japanese',
    '保護者会のお知らせ(土曜日午前九時から体育館で行います)',
    '山田, 太郎',
    'おはようございます。\n\n土曜日にお会いしましょう。\n',
    '保護者会のお知らせ、とても長い名前のファイルです、本当に長いのです.pdf',
  ],
  ['emoji', '🐿️ tupai 👩‍👩‍👧‍👦 =?utf-8?q?not_a_word?=', '=?utf-8?q?Budi?= 🐿️', '🐿️🐿️ halo 👩‍👩‍👧‍👦\n', '🐿️ "tupai", 👩‍👩‍👧‍👦 (1).pdf'],
] as const;

describe('another mail program reads the same', () => {
  it.each(LANGUAGES)('Python, %s', async (_, subject, name, text, attachment) => {
    const bytes = randomBytes(5000);
    const cc = [{ name, address: 'cc@tupai.test' }, siti];
    const { spool, raw } = await compose({
      subject,
      text,
      cc,
      from: { name, address: 'budi@tupai.test' },
      references: ['<1@tupai.test>', '<2@tupai.test>'],
      attachments: [
        file(attachment, 'application/pdf', bytes),
        file(attachment, 'text/plain', Buffer.from('satu\ndua\n')),
      ],
    });
    const read = await readByPython(spool);
    expect(read.defects).toEqual([]);
    expect(read).toMatchObject({
      subject,
      from: [{ name, address: 'budi@tupai.test' }],
      to: [siti],
      cc,
      messageId: '<abc@tupai.test>',
      references: '<1@tupai.test> <2@tupai.test>',
    });
    expect(decodeFlowed(read.body.replaceAll('\r\n', '\n'), false).trimEnd()).toBe(text.trimEnd());
    expect(read.attachments).toMatchObject([
      { name: attachment, type: 'application/pdf', encoding: 'base64', bytes: bytes.toString('base64') },
      { name: attachment, type: 'text/plain', bytes: Buffer.from('satu\ndua\n').toString('base64') },
    ]);
    for (const line of raw.toString('latin1').split('\r\n')) expect(line).toMatch(/^[\t\x20-\x7e]{0,998}$/);
  });

  it.each(LANGUAGES)('mutt, %s', async (_, subject, name, text, attachment) => {
    const bytes = randomBytes(500);
    const { raw } = await compose({
      subject,
      text,
      to: [{ name, address: 'cc@tupai.test' }],
      attachments: [file(attachment, 'application/pdf', bytes)],
    });
    const mbox = path.join(directory, 'mbox');
    const out = path.join(directory, 'saved');
    await writeFile(
      mbox,
      `From budi@tupai.test Thu Jan  1 00:00:00 1970\n${raw.toString('latin1').replaceAll('\r\n', '\n')}\n`,
    );
    await run('mkdir', [out]);
    const keys = `<pipe-message>cat > ../piped<enter><view-attachments><next-entry><save-entry><enter><exit><exit>`;
    const mutt = `cd '${out}' && stty rows 50 cols 250 && mutt -n -F /dev/null -R -f ../mbox -e 'set pipe_decode charset=utf-8 wait_key=no folder=.' -e 'push "${keys}"'`;
    // `script` gives mutt the terminal it wants; its keyboard is our end of a pipe that stays open.
    await run('script', ['-qec', mutt, '/dev/null'], {
      env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'xterm', HOME: directory },
    });
    const piped = await readFile(path.join(directory, 'piped'), 'utf8');
    const headers = piped.slice(0, piped.indexOf('\n\n')).replace(/\n\s+/g, ' ');
    expect(headers).toContain(`Subject: ${subject}`);
    expect(headers.replace(/["\\]/g, '')).toContain(`To: ${name.replace(/["\\]/g, '')} <cc@tupai.test>`);
    for (const line of text.split('\n')) expect(piped).toContain(line);
    expect(await readdir(out)).toEqual([attachment]);
    expect(await readFile(path.join(out, attachment))).toEqual(bytes);
  });
});

describe('what is written', () => {
  it('is a file only its owner can read, as long as it says, with CRLF alone', async () => {
    const { spool, size, raw, eightBit, needsUtf8 } = await compose({ text: 'satu\rdua\ntiga\r\nempat\u0000' });
    expect((await stat(spool)).mode & 0o777).toBe(0o600);
    expect({ size, eightBit, needsUtf8 }).toEqual({ size: raw.length, eightBit: false, needsUtf8: false });
    expect(raw.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]|\u0000/);
    expect(raw.toString('latin1')).toContain('\r\n\r\nsatu\r\ndua\r\ntiga\r\nempat');
  });

  it('never names blind copies, but for a draft, and gives their line for the Sent copy', async () => {
    const bcc = [{ name: 'Rahasia', address: 'rahasia@tupai.test' }];
    expect((await compose({ bcc })).raw.toString()).not.toMatch(/rahasia|bcc/i);
    expect((await compose({ bcc, keepBccHeader: true })).raw.toString()).toContain(
      '\r\nBcc: Rahasia <rahasia@tupai.test>\r\n',
    );
    expect((await compose({ bcc, to: [] })).raw.toString()).toContain('\r\nTo: undisclosed-recipients:;\r\n');
    expect(bccHeader(bcc)).toBe('Bcc: Rahasia <rahasia@tupai.test>\r\n');
    expect(bccHeader([])).toBe('');
  });

  it('passes a forwarded message on unencoded, with the width its bytes need', async () => {
    const ascii = Buffer.from('Subject: lama\r\n\r\nisi\r\n');
    const wide = Buffer.from(
      'Subject: lama\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\né\r\n',
    );
    const plain = await compose({ attachments: [file('lama.eml', 'message/rfc822', ascii)] });
    expect(plain.eightBit).toBe(false);
    expect(plain.raw.includes(ascii)).toBe(true);
    expect((await readByPython(plain.spool)).attachments).toMatchObject([
      { name: 'lama.eml', type: 'message/rfc822', encoding: '7bit' },
    ]);
    const eight = await compose({ attachments: [file('lama.eml', 'message/rfc822', wide)] });
    expect(eight.eightBit).toBe(true);
    expect(eight.raw.includes(wide)).toBe(true);
    expect((await readByPython(eight.spool)).attachments).toMatchObject([{ encoding: '8bit' }]);
  });

  it('asks for SMTPUTF8 only for a local part beyond ASCII; domains go in ASCII', async () => {
    const idn = await compose({ to: [{ name: '', address: 'siti@münchen.example' }] });
    expect(idn.needsUtf8).toBe(false);
    expect(idn.raw.toString()).toContain('\r\nTo: siti@xn--mnchen-3ya.example\r\n');
    expect((await compose({ to: [{ name: '', address: '用户@tupai.test' }] })).needsUtf8).toBe(true);
  });

  it('keeps memory out of it: an attachment is read as it is written', async () => {
    const chunk = Buffer.alloc(64 * 1024, 7);
    let ahead = 0;
    const big = {
      name: 'big',
      type: 'application/zip',
      open: () =>
        Readable.from(
          (function* () {
            for (ahead = 0; ahead < 400; ahead += 1) yield chunk;
          })(),
        ),
    };
    const before = process.memoryUsage().arrayBuffers;
    const { size } = await compose({ attachments: [big] });
    expect(size).toBeGreaterThan(400 * chunk.length);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(size * 1.5); // the file is read back by this test
  });
});

describe('what people and messages supply stays in its place', () => {
  const HOSTILE = [
    'x\r\nBcc: evil@example.net',
    'x\nBcc: evil@example.net\n\nbody',
    'x\rBcc: evil@example.net',
    'x\u0000y',
    'x\u2028Bcc: evil@example.net',
    '=?utf-8?q?=0d=0aBcc:_evil@example.net?=',
    '"\\" <evil@example.net>, "',
    'a'.repeat(500),
  ];

  it.each(HOSTILE)('as subject, name and file name: %j', async (text) => {
    const { spool } = await compose({
      subject: text,
      to: [{ name: text, address: 'siti@tupai.test' }],
      inReplyTo: text,
      references: [text, '<1@x>'],
      attachments: [file(text, text, Buffer.from('x'))],
    });
    const read = await readByPython(spool);
    expect(read.headers.toSorted()).toEqual(
      [
        'Content-Type',
        'Date',
        'From',
        'MIME-Version',
        'Message-ID',
        'References',
        'Subject',
        'To',
        'User-Agent',
      ].toSorted(),
    );
    expect(read.to).toEqual([{ name: text.replace(/[\p{Cc}\s]+/gu, ' ').trim(), address: 'siti@tupai.test' }]);
    expect(read.subject).toBe(text.replace(/\p{Cc}+/gu, ' ').trim());
    expect(read.attachments).toHaveLength(1);
    expect(read.attachments[0]?.type).toBe('application/octet-stream');
    expect(read.body.trim()).toBe('Halo Siti');
  });

  it.each(['ok@x.example>\r\nRCPT TO:<evil@x.example', '"a@evil.example x"@good.example', 'a b@x.example', ''])(
    'refuses the address %j',
    async (address) => {
      const to = [{ name: '', address }];
      await expect(compose({ to })).rejects.toMatchObject({ code: 'input.invalid' });
      expect(await readdir(directory)).toEqual([]);
    },
  );

  it.each(['', 'abc', '<a@b>\r\nBcc: evil@x', '<a b@c>'])('refuses the Message-ID %j', async (messageId) => {
    await expect(compose({ messageId })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('leaves no half-written file when an attachment breaks off', async () => {
    const broken = {
      name: 'x',
      type: 'image/png',
      open: () =>
        Readable.from(
          (function* (): Generator<Buffer> {
            yield Buffer.alloc(10);
            throw new Error('gone');
          })(),
        ),
    };
    await expect(compose({ attachments: [broken] })).rejects.toThrow('gone');
    expect(await readdir(directory)).toEqual([]);
  });
});
