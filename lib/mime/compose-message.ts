import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Address } from '#lib/mail/address.ts';
import { encodeFlowed } from '#lib/mail/flowed.ts';
import type { MessageOption } from '#lib/mail/message-options.ts';
import { MESSAGE_ID } from '#lib/mail/message-ids.ts';
import { AppError } from '../errors.ts';
import { cleanFileName } from './clean-file-name.ts';
import { addressHeader, textHeader } from './encode-header.ts';
import { writeSpool } from './write-spool.ts';

/** A message about to be written. Texts may hold anything; addresses and Message-ID are checked. */
export interface DraftMessage {
  /** `<…@…>` */
  readonly messageId: string;
  readonly date: Date;
  readonly from: Address;
  /** An address or `''`. */
  readonly replyTo: string;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  readonly subject: string;
  /** Plain text, any line ends. */
  readonly text: string;
  /** The same as HTML, clean; what it shows by `cid:` is in `inline`. Missing: the message is plain. */
  readonly html?: string;
  readonly inline?: readonly DraftPicture[];
  /** Left out when they are not Message-IDs. */
  readonly inReplyTo: string;
  readonly references: readonly string[];
  readonly attachments: readonly DraftAttachment[];
  /** Written into the header where they belong there; missing: none. */
  readonly options?: readonly MessageOption[];
  /** Drafts keep their blind copies; what is sent never does. */
  readonly keepBccHeader?: boolean;
}

/** A picture within the HTML. */
export interface DraftPicture extends DraftAttachment {
  /** Content-ID without its angle brackets. */
  readonly cid: string;
}

export interface DraftAttachment {
  readonly name: string;
  readonly type: string;
  /** The decoded bytes, from the start, each time it is called (twice for `message/rfc822`). */
  open(): Readable;
}

/**
 * Builds a message once into a spool file (mode 0600, on disk when this returns): RFC 5322 headers without Bcc, the text as
 * format=flowed UTF-8 in a 7-bit-safe encoding, beside it its HTML with the pictures it shows, attachments as streams in base64, forwarded messages as they are
 * (RFC 2046 §5.2.1 forbids encoding them). Memory use doesn't depend on the attachments.
 *
 * @returns Octets in the file; whether any is beyond ASCII (8BITMIME); whether an address is (SMTPUTF8).
 * @throws AppError input.invalid (Message-ID or an address) | storage.full; errors of an attachment's stream as they are.
 *   The file is gone then.
 */
export async function composeMessage(
  draft: DraftMessage,
  spoolPath: string,
): Promise<{ size: number; eightBit: boolean; needsUtf8: boolean }> {
  const head = addressingHeaders(draft);
  const written = await writeSpool(concatenated(head, draft), spoolPath);
  const everyone = [draft.from, { name: '', address: draft.replyTo }, ...draft.to, ...draft.cc, ...draft.bcc];
  const needsUtf8 = everyone.some(({ address }) => /[^\u0000-\u007f]/.test(address.slice(0, address.lastIndexOf('@'))));
  return { ...written, needsUtf8 };
}

/** No standard says how important a message is; these two are what programs look for. */
const IMPORTANCE: readonly (readonly [MessageOption, string])[] = [
  ['high', 'Importance: high\r\nX-Priority: 1\r\n'],
  ['low', 'Importance: low\r\nX-Priority: 5\r\n'],
];

function addressingHeaders(draft: DraftMessage): string {
  if (!MESSAGE_ID.test(draft.messageId)) throw new AppError('input.invalid', { field: 'messageId' });
  const hidden = draft.to.length + draft.cc.length === 0 && draft.bcc.length > 0;
  return [
    addressHeader('From', [draft.from]),
    addressHeader('Reply-To', draft.replyTo === '' ? [] : [{ name: '', address: draft.replyTo }]),
    hidden ? 'To: undisclosed-recipients:;\r\n' : addressHeader('To', draft.to),
    addressHeader('Cc', draft.cc),
    draft.keepBccHeader ? addressHeader('Bcc', draft.bcc) : '',
    textHeader('Subject', draft.subject),
    draft.options?.includes('receipt') ? addressHeader('Disposition-Notification-To', [draft.from]) : '',
    ...IMPORTANCE.filter(([option]) => draft.options?.includes(option)).map(([, lines]) => lines),
  ].join('');
}

/** Everything below the headers of our own: threading, date, MIME structure. */
async function composer(draft: DraftMessage): Promise<MailComposer> {
  const eightBit = await Promise.all(
    draft.attachments.map(async (one) => isMessage(one.type) && (await holdsEightBit(one.open()))),
  );
  return new MailComposer({
    messageId: draft.messageId,
    date: draft.date,
    ...(MESSAGE_ID.test(draft.inReplyTo) && { inReplyTo: draft.inReplyTo }),
    references: draft.references.filter((id) => MESSAGE_ID.test(id)),
    headers: {
      'User-Agent': 'Tupai',
      // A multipart is at least as wide as its widest part (RFC 2045 §6.4).
      ...(eightBit.includes(true) && { 'Content-Transfer-Encoding': '8bit' }),
    },
    alternatives: [
      {
        contentType: 'text/plain; charset=utf-8; format=flowed',
        content: encodeFlowed(printable(draft.text)),
      },
      ...(draft.html === undefined
        ? []
        : [{ contentType: 'text/html; charset=utf-8', content: wholePage(printable(draft.html)) }]),
    ],
    attachments: [
      ...(draft.inline ?? []).map((one, at) => ({
        ...partOf(one, at),
        cid: one.cid,
        contentDisposition: 'inline' as const,
      })),
      ...draft.attachments.map((one, at) => ({
        ...partOf(one, at),
        contentTransferEncoding: isMessage(one.type) ? (eightBit[at] ? '8bit' : '7bit') : 'base64',
      })),
    ],
    boundaryPrefix: '=_tupai',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

const printable = (text: string): string => text.replace(/\u0000/g, '').toWellFormed();

/** Other programs guess less when they see a whole page. */
const wholePage = (html: string): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>${html}</body></html>\n`;

const partOf = (one: DraftAttachment, at: number) => ({
  filename: cleanFileName(one.name) || `attachment-${String(at + 1)}`,
  contentType: wireType(one.type),
  contentDisposition: 'attachment' as const,
  contentTransferEncoding: 'base64',
  content: lazily(() => one.open()),
});

const isMessage = (type: string): boolean => type.toLowerCase() === 'message/rfc822';

/** Composite types other than a whole message can't be an attachment's: their bytes would have to be right MIME. */
const wireType = (type: string): string =>
  isMessage(type) ||
  (/^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,90}$/i.test(type) && !/^(?:message|multipart)\//i.test(type))
    ? type.toLowerCase()
    : 'application/octet-stream';

async function holdsEightBit(stream: Readable): Promise<boolean> {
  for await (const chunk of stream as AsyncIterable<Buffer>) for (const byte of chunk) if (byte > 0x7f) return true;
  return false;
}

/** Opens when it is read, so that many attachments don't hold many files open. */
const lazily = (source: () => Readable): Readable =>
  Readable.from(
    (async function* read() {
      yield* source() as AsyncIterable<Buffer>;
    })(),
    { objectMode: false },
  );

async function* concatenated(head: string, draft: DraftMessage): AsyncGenerator<Buffer> {
  yield Buffer.from(head);
  const body = await composer(draft);
  yield* body.compile().createReadStream() as AsyncIterable<Buffer>;
}
