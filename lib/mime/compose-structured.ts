import { createHash } from 'node:crypto';
import type { Address } from '#lib/mail/address.ts';
import { MESSAGE_ID } from '#lib/mail/message-ids.ts';
import { AppError } from '../errors.ts';
import { addressHeader, textHeader } from './encode-header.ts';
import { writeSpool } from './write-spool.ts';

/** One part of a {@link StructuredMessage}. */
export interface StructuredPart {
  /** With its parameters, ASCII. */
  readonly type: string;
  /** Any line ends; UTF-8 where it is not ASCII. */
  readonly text: string;
}

/** A message for programs and people: a multipart whose parts are all short texts. */
export interface StructuredMessage {
  /** `<…@…>` */
  readonly messageId: string;
  readonly date: Date;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly subject: string;
  /** Left out when it is no Message-ID. */
  readonly inReplyTo: string;
  /** Further fields, ASCII, without line ends. */
  readonly fields?: readonly (readonly [string, string])[];
  /** `alternative`, `report; report-type=…` */
  readonly kind: string;
  readonly parts: readonly StructuredPart[];
}

const ASCII_LINES = /^(?:[\t\x20-\x7e]{0,900}\r\n)*$/;

/**
 * Builds such a message once into a spool file: 7-bit throughout, parts beyond ASCII in base64.
 *
 * @returns Octets in the file; whether an address is beyond ASCII (SMTPUTF8).
 * @throws AppError input.invalid (Message-ID or an address) | storage.full. The file is gone then.
 */
export async function composeStructured(
  message: StructuredMessage,
  spoolPath: string,
): Promise<{ size: number; eightBit: boolean; needsUtf8: boolean }> {
  const { messageId, date, from, to, subject, inReplyTo, fields = [], kind, parts } = message;
  if (!MESSAGE_ID.test(messageId)) throw new AppError('input.invalid', { field: 'messageId' });
  const threaded = MESSAGE_ID.test(inReplyTo) ? `In-Reply-To: ${inReplyTo}\r\nReferences: ${inReplyTo}\r\n` : '';
  const boundary = `=_tupai_${createHash('sha256').update(JSON.stringify(parts)).update(messageId).digest('hex').slice(0, 32)}`;
  const [type = '', ...parameters] = kind.split(';');
  const text = [
    addressHeader('From', [from]),
    addressHeader('To', to),
    textHeader('Subject', subject),
    `Message-ID: ${messageId}\r\nDate: ${date.toUTCString().replace('GMT', '+0000')}\r\n${threaded}`,
    ...fields.map(([name, value]) => `${name}: ${value}\r\n`),
    'User-Agent: Tupai\r\nMIME-Version: 1.0\r\n',
    `Content-Type: multipart/${[type, ...parameters].join(';')};\r\n boundary="${boundary}"\r\n\r\n`,
    ...parts.map((part) => `--${boundary}\r\n${entity(part)}`),
    `--${boundary}--\r\n`,
  ].join('');
  const written = await writeSpool(once(Buffer.from(text)), spoolPath);
  return { ...written, needsUtf8: [from, ...to].some(({ address }) => /[^\u0000-\u007f]/.test(address)) };
}

function entity({ type, text }: StructuredPart): string {
  const lines = `${text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').replaceAll('\n', '\r\n')}\r\n`;
  const plain = ASCII_LINES.test(lines);
  const content = plain ? lines : `${Buffer.from(lines).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  return `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${plain ? '7bit' : 'base64'}\r\n\r\n${content}`;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
