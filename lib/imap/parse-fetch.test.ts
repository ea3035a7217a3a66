import type { FetchMessageObject } from 'imapflow';
import { parser } from 'imapflow/lib/handler/imap-handler.js';
import { formatMessageResponse } from 'imapflow/lib/tools.js';
import { describe, expect, it } from 'vitest';
import { parseFetch } from './parse-fetch.ts';
import { readEnvelope } from './read-envelope.ts';
import { readRow } from './read-row.ts';

interface Line {
  readonly line: Buffer;
  readonly literals: readonly Buffer[];
}
const lineOf = (text: string, ...literals: (string | Buffer)[]): Line => ({
  line: Buffer.from(text, 'latin1'),
  literals: literals.map((one) => Buffer.from(one)),
});

/** What imapflow's own parser makes of a line; `undefined` when it refuses it. */
async function reference({ line, literals }: Line): Promise<FetchMessageObject | undefined> {
  try {
    const response = await parser(line, { literals: [...literals] });
    return await formatMessageResponse(response, { path: 'INBOX' } as never);
  } catch {
    return undefined;
  }
}
const items = (row: FetchMessageObject | undefined) =>
  row && {
    seq: row.seq,
    row: readRow({ ...row, uid: row.uid || 0 }),
    has: [row.flags, row.envelope, row.bodyStructure, row.internalDate, row.size].map((one) => one !== undefined),
    modseq: row.modseq,
    headers: row.headers?.toString('latin1'),
    bodies: row.bodyParts,
    structure: row.bodyStructure,
    envelope: row.envelope,
  };

/** @returns whether it was taken; what is taken must be what imapflow makes of it. */
async function agrees(line: Line): Promise<boolean> {
  const lean = parseFetch(line.line, line.literals);
  if (!lean) return false;
  const shown = line.line.toString('latin1');
  expect({ shown, ...items(lean) }).toEqual({ shown, ...items(await reference(line)) });
  return true;
}

/** Small, seeded, so that a failure comes again. */
function generator(seed: number) {
  let state = seed;
  const below = (limit: number): number => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const pick = <T>(...of: readonly T[]): T => of[below(of.length)] as T;
  return { below, pick };
}

const TEXTS = [
  '',
  'Hello',
  'a "quoted" \\ back',
  '=?UTF-8?Q?caf=C3=A9?= and =?ISO-8859-1?B?6Q==?=',
  '=?UTF-8?B?8J+YgA==?= =?UTF-8?B?8J+YgA==?=',
  '=?broken?X?y?=',
  'grüße 日本語 \u0000 \u0085 \u2028',
  "utf-8''caf%C3%A9.pdf",
  'NIL',
  ') (',
  '{3}',
  '"',
  ' lead and trail ',
  'x'.repeat(300),
  '__proto__',
  '<id@example.org>',
  'Mon, 2 Jan 2023 10:00:00 +0700',
  'no date',
];

function makeLine(seed: number): Line {
  const { below, pick } = generator(seed);
  const literals: Buffer[] = [];
  const raw = (bytes: Buffer): string => bytes.toString('latin1');
  const text = (): string => {
    const bytes = below(12) === 0 ? Buffer.from([below(256), 0x80 + below(128), 65]) : Buffer.from(pick(...TEXTS));
    if (below(5) === 0) {
      literals.push(bytes);
      return `{${bytes.length}}\r\n`;
    }
    const clean = raw(bytes).replace(/[\r\n]/g, ' ');
    return `"${clean.replace(/["\\]/g, '\\$&')}"`;
  };
  const nstring = (): string => (below(3) === 0 ? pick('NIL', 'nil') : text());
  const many = (most: number, one: () => string, joint: string): string =>
    Array.from({ length: 1 + below(most) }, one).join(joint);
  const addresses = (): string =>
    below(3) === 0
      ? 'NIL'
      : `(${many(3, () => `(${nstring()} ${nstring()} ${nstring()} ${nstring()})`, pick('', ' '))})`;
  const envelope = (): string => {
    const start = `${nstring()} ${nstring()}`;
    const from = addresses();
    const again = (): string => (below(2) === 0 && !from.includes('{') ? from : addresses()); // as most mail has it
    return `(${start} ${from} ${again()} ${again()} ${addresses()} ${addresses()} ${addresses()} ${nstring()} ${nstring()})`;
  };
  const parameters = (): string => {
    const name = (): string =>
      below(8) === 0
        ? text()
        : pick('"charset"', '"NAME"', '"filename"', '"name*"', '"filename*0*"', '"filename*1"', '"__proto__"');
    return below(3) === 0 ? 'NIL' : `(${many(3, () => `${name()} ${nstring()}`, ' ')})`;
  };
  const disposition = (): string => (below(2) ? 'NIL' : `("${pick('attachment', 'INLINE', '')}" ${parameters()})`);
  const extension = (): string => (below(4) === 0 ? '' : ` ${nstring()} ${disposition()} ${nstring()} ${nstring()}`);
  const body = (depth: number): string => {
    const kind = depth > 3 ? below(2) : below(4);
    if (kind === 2)
      return `(${many(3, () => body(depth + 1), '')} "${pick('mixed', 'ALTERNATIVE')}" ${parameters()} ${disposition()} NIL NIL)`;
    if (kind === 3)
      return `("message" "rfc822" ${parameters()} ${nstring()} NIL "7bit" ${below(9999)} ${envelope()} ${body(depth + 1)} ${below(99)}${extension()})`;
    const start = `${parameters()} ${nstring()} ${nstring()} "${pick('7bit', 'BASE64', 'quoted-printable')}" ${below(99999)}`;
    return kind === 1
      ? `("text" "plain" ${start} ${below(99)}${extension()})`
      : `("application" "pdf" ${start}${extension()})`;
  };
  const flags = (): string =>
    `(${Array.from({ length: below(4) }, () => pick('\\Seen', '$Forwarded', 'NonJunk', '\\Recent', 'a.b-c')).join(' ')})`;
  const section = (): string => {
    literals.push(Buffer.from(pick('', 'isi', '\r\nSubject: x\r\n\r\n', '\0\xff'), 'latin1'));
    const name = pick(
      'BODY[HEADER]<0>',
      'BODY[1]',
      'body[2.10]<4096>',
      'BODY[HEADER]',
      'BODY[TEXT]',
      'BODY[1.MIME]',
      'BODY[]<0>',
    );
    return `${name} {${literals.at(-1)?.length}}\r\n`;
  };
  const one = (): string => {
    switch (below(9)) {
      case 0:
        return `FLAGS ${flags()}`;
      case 1:
        return `INTERNALDATE "${pick('22-Nov-2026 00:03:03 +0000', ' 1-Jan-2020 10:00:00 -0330', 'junk')}"`;
      case 2:
        return `${pick('RFC822.SIZE', 'rfc822.size')} ${pick(String(below(99999)), 'NIL', '99999999999')}`;
      case 3:
        return `ENVELOPE ${below(9) === 0 ? 'NIL' : envelope()}`;
      case 4:
        return `BODYSTRUCTURE ${below(9) === 0 ? 'NIL' : body(0)}`;
      case 5:
        return `MODSEQ (${pick('12', '9223372036854775807', 'x')})`;
      case 7: {
        literals.push(Buffer.from(pick('\r\n', 'List-Id: <a.b>\r\n\r\n', '\0')));
        return `${pick('BODY', 'body')}[HEADER.FIELDS (LIST-ID IMPORTANCE)] {${literals.at(-1)?.length}}\r\n`;
      }
      case 6:
        return `UID ${pick(String(1 + below(4_000_000_000)), '0', '99999999999')}`;
      default:
        return below(2)
          ? section()
          : pick('X-ODD (1 2)', 'SAVEDATE NIL', 'BODY[1]<0> "x"', 'BODY[2] NIL', 'BINARY[1] "x"');
    }
  };
  const usual = `UID ${1 + below(99)} FLAGS ${flags()} INTERNALDATE "22-Nov-2026 00:03:03 +0000" RFC822.SIZE ${below(999)} ENVELOPE ${envelope()} BODYSTRUCTURE ${body(0)}`;
  return {
    line: Buffer.from(`* ${1 + below(99999)} FETCH (${below(3) ? usual : many(4, one, ' ')})`, 'latin1'),
    literals,
  };
}

describe('a FETCH response', () => {
  it('is read as imapflow reads it, whatever it holds, and the usual ones are taken', async () => {
    let taken = 0;
    for (let seed = 1; seed <= 300; seed += 1) if (await agrees(makeLine(seed * 7919))) taken += 1;
    expect(taken).toBeGreaterThan(180);
  });

  it('with a byte that was changed, lost or added is read as imapflow reads it, or left to it', async () => {
    let taken = 0;
    for (let seed = 1; seed <= 300; seed += 1) {
      const { below, pick } = generator(seed * 104729);
      const { line, literals } = makeLine(seed * 7919);
      const at = below(line.length);
      const middle = pick('', '(', ')', '"', '\\', ' ', 'NIL', '{1}\r\n', '\0', '*', '9', '[', ']', '\xff', '  ');
      const changed = Buffer.concat([
        line.subarray(0, at),
        Buffer.from(middle, 'latin1'),
        line.subarray(at + below(2)),
      ]);
      if (await agrees({ line: changed, literals })) taken += 1;
    }
    expect(taken).toBeGreaterThan(30);
  });

  it.each([
    ['literals', lineOf('* 5 FETCH (UID 7 ENVELOPE ({3}\r\n {2}\r\n NIL NIL NIL NIL NIL NIL NIL "<a>"))', 'abc', 'é')],
    [
      '8-bit text',
      lineOf(
        Buffer.from('* 5 FETCH (UID 7 ENVELOPE (NIL "grüße" NIL NIL NIL NIL NIL NIL NIL NIL))').toString('latin1'),
      ),
    ],
    ['quoted specials', lineOf('* 5 FETCH (UID 7 ENVELOPE (NIL "a \\"b\\" \\\\" NIL NIL NIL NIL NIL NIL NIL NIL))')],
    ['header fields', lineOf('* 5 FETCH (UID 7 BODY[HEADER.FIELDS (LIST-ID "X-PRIORITY")] {2}\r\n)', '\r\n')],
    [
      'an opened message',
      lineOf('* 5 FETCH (UID 7 FLAGS (\\Seen) BODY[1]<0> {3}\r\n BODY[HEADER]<0> {2}\r\n)', 'isi', '\r\n'),
    ],
    ['an empty flag list', lineOf('* 5 FETCH (FLAGS ())')],
    [
      'a group',
      lineOf(
        '* 5 FETCH (UID 7 ENVELOPE (NIL NIL NIL NIL NIL ((NIL NIL "undisclosed-recipients" NIL)(NIL NIL NIL NIL)) NIL NIL NIL NIL))',
      ),
    ],
  ])('with %s is taken', async (_, line) => {
    expect(await agrees(line)).toBe(true);
  });

  it.each([
    ['PREVIEW NIL', [], null],
    ['PREVIEW "a \\"b\\""', [], 'a "b"'],
    ['PREVIEW {6}\r\n', ['Wörld'], 'Wörld'],
    ['PREVIEW ""', [], ''],
  ])('tells the preview %s', (item, literals, preview) => {
    const { line, literals: bytes } = lineOf(`* 5 FETCH (UID 7 ${item})`, ...literals);
    expect(parseFetch(line, bytes)).toMatchObject({ uid: 7, preview });
  });

  it.each([
    ['another response', lineOf('* 5 EXPUNGE')],
    ['a quoted section', lineOf('* 5 FETCH (UID 7 BODY[1] "ab")')],
    ['a section that is missing', lineOf('* 5 FETCH (UID 7 BODY[1] NIL)')],
    ['a section without transfer encoding', lineOf('* 5 FETCH (UID 7 BINARY[1] {2}\r\n)', 'ab')],
    ['what nests beyond reason', lineOf(`* 5 FETCH (UID 7 BODYSTRUCTURE ${'('.repeat(99_999)})`)],
    ['a literal that is missing', lineOf('* 5 FETCH (UID 7 ENVELOPE ({3}\r\n NIL NIL NIL NIL NIL NIL NIL NIL NIL))')],
    ['fields without octets', lineOf('* 5 FETCH (UID 7 BODY[HEADER.FIELDS (LIST-ID)] NIL)')],
    ['a list for a preview', lineOf('* 5 FETCH (UID 7 PREVIEW (FUZZY "a"))')],
    ['no end', lineOf('* 5 FETCH (UID 7 FLAGS (\\Seen)')],
  ])('that is %s is left to imapflow', (_, { line, literals }) => {
    expect(parseFetch(line, literals)).toBeUndefined();
  });
});

it('takes 1,000 addresses of a field, counts the others, and reads what stands behind them', () => {
  const people = (many: number) =>
    Array.from({ length: many }, (_, nth) => `("N \\"(${nth}" NIL "n${nth}" "x.test")`).join('');
  const envelope = `(NIL "s" ((NIL NIL "a" "b")) NIL NIL (${people(20_000)}) (${people(3)}) NIL NIL "<id@x>")`;
  const row = parseFetch(Buffer.from(`* 7 FETCH (ENVELOPE ${envelope} UID 9)`), []);
  expect([row?.uid, row?.envelope?.messageId, row?.leftOut]).toEqual([9, '<id@x>', 19_000]);
  const read = readEnvelope(row?.envelope, row?.leftOut);
  expect([read.to.length, read.cc.length, read.recipients]).toEqual([1000, 3, 20_003]);
  expect(read.to.at(-1)).toEqual({ name: 'N "(999', address: 'n999@x.test' });
});

it('makes Sender and Reply-To once with From where they say the same, and only there', () => {
  const siti = '(("Siti" NIL "siti" "x.test"))';
  const others = [
    '(("Siti" NIL "siti" "y.test"))',
    '(("Siti" NIL "siti" "x.test")(NIL NIL "siti" "x.test"))',
    '(("Siti" NIL {4}\r\n "x.test"))',
    'NIL',
  ];
  const envelopeOf = (sender: string, replyTo: string) => {
    const line = `* 7 FETCH (ENVELOPE (NIL NIL ${siti} ${sender} ${replyTo} NIL NIL NIL NIL NIL) UID 9)`;
    const literals = [sender, replyTo].filter((one) => one.includes('{')).map(() => Buffer.from('siti'));
    return readEnvelope(parseFetch(Buffer.from(line), literals)?.envelope);
  };
  const { from, sender, replyTo } = envelopeOf(siti, siti);
  expect(from).toEqual([{ name: 'Siti', address: 'siti@x.test' }]);
  expect([sender === from, replyTo === from]).toEqual([true, true]);
  for (const other of others) {
    const envelope = envelopeOf(other, siti);
    expect([envelope.sender === envelope.from, envelope.replyTo === envelope.from]).toEqual([false, true]);
  }
});
