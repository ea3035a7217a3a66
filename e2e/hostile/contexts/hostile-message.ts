import { attachedAs, mimeLeaf, mimeMultipart, rawMessage } from '../../mailserver/index.ts';

/** An encoded word (RFC 2047), whatever is in it and however long: no folding, because that is not what is tested here. */
const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

/** In a line of a calendar, a contact card or a report, where a line end would begin the next one. */
const line = (text: string): string => text.replace(/[\r\n]/g, ' ');
/** RFC 5545 §3.3.11 */
const calendarText = (text: string): string => line(text).replace(/[\\;,]/g, '\\$&');
/** Where nothing but ASCII may stand. */
const ascii = (text: string): string => line(text).replace(/[^ -~]/g, '?');
/** A token of a content type, as far as such a text is one. */
const token = (text: string): string => ascii(text).replace(/[\s;]/g, '-').slice(0, 60);

const calendar = (text: string): string =>
  [
    'BEGIN:VCALENDAR',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${calendarText(text)}@x.test`,
    'DTSTAMP:20990101T000000Z',
    'DTSTART:20991123T090000Z',
    'DTEND:20991123T100000Z',
    `SUMMARY:Rapat ${calendarText(text)}`,
    `DESCRIPTION:Isi ${calendarText(text)}`,
    `X-ALT-DESC;FMTTYPE=text/html:${calendarText(text)}`,
    `LOCATION:Ruang ${calendarText(text)}`,
    `URL:${line(text)}`,
    `ATTACH:${line(text)}`,
    `ORGANIZER;CN="Siti ${line(text).replaceAll('"', "'")}":mailto:siti@x.test`,
    `ATTENDEE;CN="Tamu ${line(text).replaceAll('"', "'")}";PARTSTAT=NEEDS-ACTION:mailto:tamu@x.test`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const card = (text: string): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:Ani ${calendarText(text)}`,
    `N:${calendarText(text)};Ani;;;`,
    `ORG:${calendarText(text)}`,
    `TITLE:${calendarText(text)}`,
    'EMAIL:ani@x.test',
    `EMAIL:${line(text)}`,
    `TEL:${line(text)}`,
    `URL:${line(text)}`,
    `NOTE:${calendarText(text)}`,
    'END:VCARD',
    '',
  ].join('\r\n');

const quoted = (text: string): string => `"${ascii(text).replace(/["\\]/g, '\\$&')}"`;
const person = (name: string, text: string, address: string): string => `${word(`${name} ${text}`)} <${address}>`;

/** A message that carries the text wherever a message can: names, addresses, subject, files, invitation, card, list, receipt. */
export function hostileMessage(text: string, to: string): string {
  const inner = rawMessage({
    subject: word(`Dalam ${text}`),
    from: person('Dalam', text, 'dalam@x.test'),
    text: `Isi dalam ${text}`,
  });
  const parts = [
    mimeMultipart('alternative', [
      mimeLeaf('text/plain; charset=utf-8', `Halo halo ${text}\r\n\r\n> kutipan ${text}\r\n-- \r\nSalam ${text}\r\n`),
      mimeLeaf('text/calendar; charset=utf-8; method=REQUEST', calendar(text)),
    ]),
    mimeLeaf('text/plain; charset=utf-8', `Berkas ${text}`, attachedAs(`${text}.txt`)),
    mimeLeaf('image/png', 'bukan gambar', {
      ...attachedAs(`gambar ${text}.png`),
      'Content-ID': `<${ascii(text)}@x.test>`,
      'Content-Location': ascii(text),
      'Content-Description': word(text),
    }),
    mimeLeaf(`application/x-${token(text)}`, 'x', attachedAs(`jenis ${text}.bin`)),
    mimeLeaf(
      'text/csv; charset=utf-8',
      `nama;nilai\r\n"${text.replaceAll('"', '""')}";1\r\n`,
      attachedAs(`${text}.csv`),
    ),
    mimeLeaf('text/vcard; charset=utf-8', card(text), attachedAs(`kartu ${text}.vcf`)),
    `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${inner}\r\n`,
  ];
  return rawMessage({
    from: person('Siti', text, `${quoted(text)}@x.test`),
    to: `${to}, ${person('Tamu', text, 'tamu@x.test')}`,
    cc: `${person('Ani', text, 'ani@x.test')}, ${quoted(text)} <b@x.test>`,
    subject: word(`Halo ${text}`),
    messageId: `<${token(text)}@x.test>`,
    headers: {
      'Reply-To': person('Lain', text, 'lain@y.test'),
      'List-Id': `${word(text)} <${token(text)}.x.test>`,
      'List-Post': `<mailto:daftar@x.test> (${ascii(text)})`,
      'List-Owner': `<mailto:pemilik@x.test?subject=${encodeURIComponent(text)}>`,
      'List-Help': `<${ascii(text)}>`,
      'List-Archive': `<${ascii(text)}>`,
      'List-Unsubscribe': `<https://x.test/?${encodeURIComponent(text)}>`,
      'Disposition-Notification-To': person('Tanda', text, 'tanda@x.test'),
      'X-Mailer': word(text),
      'In-Reply-To': `<bukan-${token(text).replace(/[<>@]/g, '')}>`, // nobody's: what it finds would be offered to be marked
    },
    entity: mimeMultipart('mixed', parts),
  });
}

/** A report that a message could not be delivered, with the text wherever the other server puts in words of its own. */
export const hostileBounce = (text: string): string =>
  rawMessage({
    from: `${word(`Mail Delivery ${text}`)} <MAILER-DAEMON@x.test>`,
    subject: word(`Undelivered ${text}`),
    entity: mimeMultipart(
      'report',
      [
        mimeLeaf('text/plain; charset=utf-8', `Maaf. ${text}`),
        mimeLeaf(
          'message/delivery-status',
          `Reporting-MTA: dns; ${ascii(text)}\r\n\r\nFinal-Recipient: rfc822; ${ascii(text)}@x.test\r\nAction: failed\r\nStatus: 5.2.2\r\nRemote-MTA: dns; ${ascii(text)}\r\nDiagnostic-Code: smtp; 552 ${ascii(text)}\r\n`,
        ),
        `Content-Type: message/rfc822\r\n\r\n${rawMessage({ subject: word(`Laporan ${text}`), messageId: '<laporan@x.test>', to: person('Agus', text, 'agus@x.test'), text: `Isi ${text}` })}\r\n`,
      ],
      '; report-type=delivery-status',
    ),
  });
