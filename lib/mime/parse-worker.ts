import { simpleParser, type AddressObject, type EmailAddress } from 'mailparser';
import type { Address } from '#lib/mail/address.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { limitMarks } from '#lib/mail/limit-marks.ts';
import { serveTasks } from '#lib/workers/index.ts';
import { attachmentName } from './attachment-name.ts';
import { decodeText } from './decode-text.ts';
import { isTnef, readTnef } from './read-tnef.ts';
import type { WholeMessage } from './whole-message.ts';

/** Runs mailparser on one message, or unpacks a winmail.dat, and answers with what it found. Started by parse-whole-message.ts, which may kill it. */
async function parse(source: Uint8Array): Promise<WholeMessage> {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  if (isTnef(bytes)) return unpack(bytes);
  const mail = await simpleParser(bytes, {
    skipHtmlToText: true,
    skipTextToHtml: true, // its textAsHtml is never used (security.md §1a)
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
  });
  const html = typeof mail.html === 'string' ? mail.html : null;
  const isEmpty = !mail.text?.trim() && html === null && mail.attachments.length === 0;
  return {
    headers: mail.headerLines.map(({ key, line }) => ({
      name: key,
      value: line
        .slice(line.indexOf(':') + 1)
        .replace(/[\r\n]+/g, '')
        .trim(),
    })),
    subject: limitMarks(mail.subject ?? ''),
    from: addresses(mail.from),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    replyTo: addresses(mail.replyTo),
    date: mail.date && !Number.isNaN(mail.date.getTime()) && mail.headers.has('date') ? mail.date.toISOString() : '',
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    text: isEmpty ? textBelow(bytes) : mail.text === undefined ? htmlToText(html ?? '') : limitMarks(mail.text),
    html,
    attachments: mail.attachments.map((part, at) => ({
      name: attachmentName({ filename: part.filename ?? '', type: part.contentType }, at + 1),
      type: part.contentType,
      size: part.size,
      contentId: part.cid ?? '',
      content: part.content,
    })),
  };
}

/** What stands below the headers, as it is: better than nothing where a boundary is missing or wrong. */
function textBelow(bytes: Buffer): string {
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => bytes.indexOf(mark)).filter((at) => at >= 0);
  if (ends.length === 0) return '';
  return decodeText(bytes.subarray(Math.min(...ends)), {
    type: 'text/plain',
    encoding: '8bit',
    parameters: {},
  }).text.trim();
}

function unpack(bytes: Buffer): WholeMessage {
  const { subject, text, html, files } = readTnef(bytes);
  return {
    headers: [],
    subject: limitMarks(subject),
    from: [],
    to: [],
    cc: [],
    replyTo: [],
    date: '',
    messageId: '',
    inReplyTo: '',
    text: limitMarks(text || htmlToText(html ?? '')),
    html: html || null,
    attachments: files.map(({ name, type, contentId, content }, at) => ({
      name: attachmentName({ filename: name, type }, at + 1),
      type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
      size: content.length,
      contentId,
      content,
    })),
  };
}

function addresses(header: AddressObject | readonly AddressObject[] | undefined): Address[] {
  const objects: readonly AddressObject[] = header === undefined ? [] : 'value' in header ? [header] : header;
  return objects.flatMap(({ value }) => flat(value, 0));
}

const flat = (list: readonly EmailAddress[], depth: number): Address[] =>
  list.flatMap(({ name, address, group }) =>
    group && depth < 5 ? flat(group, depth + 1) : [{ name: limitMarks(name), address: limitMarks(address ?? '') }],
  );

serveTasks(parse);
