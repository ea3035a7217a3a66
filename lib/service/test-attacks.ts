/** For tests: what people and messages may try to bring along; each begins a line that means something to one of the servers. */
export const ATTACKS = [
  'a\r\nRCPT TO:<evil@tupai.test>\r\nb',
  'a\nBcc: evil@tupai.test\nb',
  'a\rX-Evil: 1\rb',
  'a\r\n\r\n<b>evil</b>',
  'a\r\n.\r\nMAIL FROM:<evil@tupai.test>\r\n',
  'a\r\nevil1 DELETE INBOX\r\nb',
  'a {5}\r\nevil1 LOGOUT',
  'a\u0000b\u0000',
  'a" \\" (b) \\ <evil@tupai.test>, evil@tupai.test;',
  'é\u2028X-Evil: 1\u2029\u0085Bcc: evil@tupai.test',
  '=?utf-8?q?a=0D=0ABcc:_evil=40tupai.test?=',
  `${'x'.repeat(1200)}\r\nX-Evil: 1`,
];

/** For tests: a message that brings a text along wherever one may stand, encoded as senders do. */
export function hostileLetter(text: string): string {
  const word = `=?utf-8?b?${Buffer.from(text).toString('base64')}?=`;
  const percent = [...Buffer.from(text)].map((octet) => `%${octet.toString(16).padStart(2, '0')}`).join('');
  return [
    `From: ${word} <siti@tupai.test>`,
    'To: budi@tupai.test',
    `Subject: ${word}`,
    `Message-ID: <tanya@${encodeURIComponent(text).slice(0, 100)}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Apa kabar?',
    '--b',
    `Content-Type: application/octet-stream; name*=utf-8''${percent}`,
    'Content-Transfer-Encoding: base64',
    '',
    'aXNp',
    '--b--',
    '',
  ].join('\r\n');
}
