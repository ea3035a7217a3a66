import { randomBytes } from 'node:crypto';

import { attachedAs, mimeLeaf, mimeMultipart } from './mime-parts.ts';

export interface MessageParts {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly date?: Date;
  readonly messageId?: string;
  readonly text?: string;
  readonly html?: string;
  /** A ready-made MIME entity instead of text and HTML: header fields, empty line, content. */
  readonly entity?: string;
  /** Any further header fields, already encoded. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly name: string; readonly type: string; readonly content: Buffer | string }[];
}

/**
 * An RFC 5322 message with CRLF line ends, built without any library that Tupai uses. Field values stand as given
 * (UTF-8 values as encoded words); text and HTML are UTF-8 in base64.
 */
export function rawMessage(parts: MessageParts = {}): string {
  const body = content(parts);
  const fields: Record<string, string> = {
    From: parts.from ?? 'Sender <sender@example.org>',
    To: parts.to ?? 'somebody@tupai.test',
    ...(parts.cc ? { Cc: parts.cc } : {}),
    Subject: parts.subject ?? 'Test',
    Date: (parts.date ?? new Date()).toUTCString().replace('GMT', '+0000'),
    'Message-ID': parts.messageId ?? `<${randomBytes(8).toString('hex')}@example.org>`,
    'MIME-Version': '1.0',
    ...parts.headers,
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${encodeWords(value)}\r\n`);
  return `${head.join('')}${body}`;
}

function content({ entity, text, html, attachments = [] }: MessageParts): string {
  const plain = mimeLeaf('text/plain; charset=utf-8', withCrlf(text ?? (html ? '' : 'Hello.\n')));
  const rich = html === undefined ? undefined : mimeLeaf('text/html; charset=utf-8', withCrlf(html));
  const body = entity ?? (!rich ? plain : text === undefined ? rich : mimeMultipart('alternative', [plain, rich]));
  if (attachments.length === 0) return body;
  const files = attachments.map((file) => mimeLeaf(file.type, file.content, attachedAs(file.name)));
  return mimeMultipart('mixed', [body, ...files]);
}

const withCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** Folded encoded words (RFC 2047) for each run of words that holds anything outside ASCII. */
const encodeWords = (value: string): string =>
  value.replace(
    /[^\s<>",]*\P{ASCII}[^<>",\p{Cc}]*/gu,
    (run) =>
      [...run.trimEnd().matchAll(/.{1,12}/gsu)]
        .map(([piece]) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
        .join('\r\n ') + run.slice(run.trimEnd().length),
  );
