import { randomBytes } from 'node:crypto';

export interface MessageParts {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly date?: Date;
  readonly messageId?: string;
  readonly text?: string;
  readonly html?: string;
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

function content({ text, html, attachments = [] }: MessageParts): string {
  const plain = leaf('text/plain; charset=utf-8', text ?? (html ? '' : 'Hello.\n'));
  const body =
    html === undefined
      ? plain
      : text === undefined
        ? leaf('text/html; charset=utf-8', html)
        : multipart('alternative', [plain, leaf('text/html; charset=utf-8', html)]);
  if (attachments.length === 0) return body;
  const files = attachments.map(({ name, type, content: bytes }) =>
    leaf(type, bytes, `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\r\n`),
  );
  return multipart('mixed', [body, ...files]);
}

const leaf = (type: string, bytes: Buffer | string, extra = ''): string => {
  const encoded = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return `Content-Type: ${type}\r\n${extra}Content-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`;
};

const multipart = (kind: string, children: string[]): string => {
  const boundary = `b-${randomBytes(9).toString('hex')}`;
  const inside = children.map((child) => `--${boundary}\r\n${child}`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inside}--${boundary}--\r\n`;
};

/** Encoded words (RFC 2047) for each run of words that holds anything outside ASCII. */
const encodeWords = (value: string): string =>
  value.replace(
    /[^\s<>",]*\P{ASCII}[^<>",\p{Cc}]*/gu,
    (run) =>
      [...run.trimEnd().matchAll(/.{1,12}/gsu)]
        .map(([piece]) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`)
        .join(' ') + run.slice(run.trimEnd().length),
  );
