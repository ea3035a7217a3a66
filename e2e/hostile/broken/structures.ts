import { family, messageOf, type BrokenMessage } from './broken-message.ts';

const part = (type: string, content: string, more = ''): string => `Content-Type: ${type}\r\n${more}\r\n${content}\r\n`;
const plain = (text: string): string => part('text/plain; charset=utf-8', text);
const multipart = (boundary: string, parts: readonly string[], end = `--${boundary}--\r\n`): string =>
  `${parts.map((each) => `--${boundary}\r\n${each}`).join('')}${end}`;
const mixed = (body: string, type = 'multipart/mixed; boundary=b'): string => messageOf(body, { 'Content-Type': type });

const WHOLE = mixed(
  multipart('b', [
    plain('Halo'),
    part('text/html; charset=utf-8', '<p>Halo <b>dunia</b></p>'),
    part('image/png; name="a.png"', Buffer.from('PNG').toString('base64'), 'Content-Transfer-Encoding: base64\r\n'),
    part('message/rfc822', messageOf('Dalam', { Subject: 'Di dalam' })),
  ]),
);

const BOUNDARIES = [
  'multipart/mixed',
  'multipart/mixed; boundary=',
  'multipart/mixed; boundary=""',
  'multipart/mixed; boundary=other',
  'multipart/mixed; boundary="b',
  "multipart/mixed; boundary='b'",
  'multipart/mixed; boundary=b; boundary=c',
  'multipart/mixed; boundary="b "',
  'multipart/mixed; boundary=" b"',
  "multipart/mixed; boundary*=utf-8''b",
  'multipart/mixed; boundary*0=; boundary*1=b',
  'multipart/mixed;; boundary=b',
  'multipart/mixed boundary=b',
  'multipart/mixed; BOUNDARY=b',
  'multipart/; boundary=b',
  'multipart; boundary=b',
  '/mixed; boundary=b',
  'multipart/mixed/x; boundary=b',
  'multipart/alternative; boundary=b',
  'multipart/related; boundary=b; start="<nowhere>"',
  'multipart/digest; boundary=b',
  'multipart/signed; boundary=b',
  'multipart/encrypted; boundary=b',
  'multipart/report; boundary=b; report-type=delivery-status',
  'multipart/form-data; boundary=b',
  'multipart/x-mixed-replace; boundary=b',
  'multipart/byteranges; boundary=b',
  'multipart/parallel; boundary=b',
  'multipart/header-set; boundary=b',
  'multipart/appledouble; boundary=b',
];

const nested = (depth: number, type = 'mixed'): string => {
  let body = plain('Paling dalam');
  for (let level = depth; level > 0; level -= 1)
    body = part(`multipart/${type}; boundary=b${String(level)}`, multipart(`b${String(level)}`, [body]));
  return body.replace(/^Content-Type: /, '');
};

const letters = (depth: number): string => {
  let inner = messageOf('Paling dalam', { Subject: 'Nol' });
  for (let level = 1; level <= depth; level += 1)
    inner = messageOf(inner, { Subject: `Tingkat ${String(level)}`, 'Content-Type': 'message/rfc822' });
  return inner;
};

/** Messages cut off, put together wrongly, or built too high and too wide. */
export function structures(): BrokenMessage[] {
  const cuts = Array.from({ length: 48 }, (_, at) => WHOLE.slice(0, Math.floor((WHOLE.length * (at + 1)) / 49)));
  const body = multipart('b', [plain('Satu'), part('text/html', '<p>Dua</p>')]);
  const deep = [50, 99, 100, 101, 250, 1_000].flatMap((depth) => [
    `${messageOf('', { 'Content-Type': undefined }).trimEnd()}\r\nContent-Type: ${nested(depth)}`,
    `${messageOf('', { 'Content-Type': undefined }).trimEnd()}\r\nContent-Type: ${nested(depth, 'alternative')}`,
    letters(depth),
  ]);
  const wide = [200, 1_000, 10_000].map((count) =>
    mixed(
      multipart(
        'b',
        Array.from({ length: count }, (_, at) => plain(`Bagian ${String(at)}`)),
      ),
    ),
  );
  return [
    ...family('cut off', cuts),
    ...family(
      'wrong boundary',
      BOUNDARIES.map((type) => mixed(body, type)),
    ),
    ...family('too deep', deep),
    ...family('too wide', wide),
    ...family('parts in disorder', [
      mixed(multipart('b', [])),
      mixed(`--b--\r\n--b\r\n${plain('Sesudah akhir')}`),
      mixed(`--b\r\n--b\r\n--b\r\n--b--`),
      mixed(`--b\n${plain('Hanya LF').replaceAll('\r\n', '\n')}--b--\n`),
      mixed(`--b\r${plain('Hanya CR').replaceAll('\r\n', '\r')}--b--\r`),
      mixed(multipart('b', [plain('x')], '--b-\r\n')),
      mixed(`prolog ${'x'.repeat(100_000)}\r\n${body}epilog ${'y'.repeat(100_000)}`),
      mixed(multipart('b', [`\r\ntanpa kepala\r\n`, `bukan kepala\r\n\r\nisi\r\n`])),
      mixed(multipart('b', [part('multipart/mixed; boundary=b', multipart('b', [plain('sama')]))])),
      mixed(multipart('b', [part('multipart/mixed; boundary=bb', multipart('bb', [plain('awalan')]))])),
      mixed(multipart('b', [part('message/rfc822', '')])),
      mixed(multipart('b', [part('message/rfc822', 'bukan surat')])),
      mixed(multipart('b', [part('message/partial; id=x; number=2; total=3', 'separuh')])),
      mixed(multipart('b', [part('message/external-body; access-type=URL; URL="http://leak.test/x"', 'x')])),
      mixed(multipart('b', [part('message/delivery-status', 'Action: \r\n\r\nFinal-Recipient: rfc822;')])),
      mixed(
        multipart('b', [
          part('text/calendar; method=REQUEST', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nRRULE:FREQ=SECONDLY'),
        ]),
      ),
      mixed(multipart('b', [part('text/calendar', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(5_000)}`)])),
      mixed(multipart('b', [part('text/vcard', `BEGIN:VCARD\r\nFN:${'x'.repeat(100_000)}`)])),
      mixed(
        multipart('b', [
          part('application/ms-tnef; name=winmail.dat', 'eJ8+IgAA', 'Content-Transfer-Encoding: base64\r\n'),
        ]),
      ),
      mixed(
        multipart('b', [
          part(
            'application/ms-tnef',
            Buffer.from('789f3e22ffffffffffffffffffff', 'hex').toString('base64'),
            'Content-Transfer-Encoding: base64\r\n',
          ),
        ]),
      ),
      messageOf('begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n'),
      messageOf('=ybegin line=128 size=9 name=a.bin\r\n\u00ff\u00fe=}\r\n=yend size=9\r\n'),
      messageOf('-----BEGIN PGP MESSAGE-----\r\n\r\nrusak\r\n-----END PGP MESSAGE-----\r\n'),
      messageOf('', { 'Content-Type': 'text/html' }),
      messageOf('\u0000'.repeat(1_000)),
      messageOf(`${'x'.repeat(1_000_000)}\r\n`),
      messageOf(`${'>'.repeat(50_000)} kutipan\r\n`),
      messageOf(`<div>${'<div>'.repeat(100_000)}`, { 'Content-Type': 'text/html' }),
      messageOf(`<table>${'<tr><td>'.repeat(100_000)}`, { 'Content-Type': 'text/html' }),
      messageOf(`<a ${Array.from({ length: 100_000 }, (_, at) => `a${String(at)}=1`).join(' ')}>x</a>`, {
        'Content-Type': 'text/html',
      }),
      messageOf(`<style>${'a{color:red}'.repeat(50_000)}</style>x`, { 'Content-Type': 'text/html' }),
      messageOf(`<style>${'{'.repeat(200_000)}</style>x`, { 'Content-Type': 'text/html' }),
      ...['a.', '<', '@', '[', '(', '=?', 'http://', '&#', '"', '\\', '%', ':-) '].map((piece) =>
        messageOf(piece.repeat(Math.floor(500_000 / piece.length))),
      ),
      ...['a.', '<', '@', '[', '&#', 'http://', '<a href=', '<!--', '<![CDATA['].map((piece) =>
        messageOf(piece.repeat(Math.floor(300_000 / piece.length)), { 'Content-Type': 'text/html' }),
      ),
    ]),
  ];
}
