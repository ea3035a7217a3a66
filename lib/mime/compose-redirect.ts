import type { Address } from '#lib/mail/address.ts';
import { MESSAGE_ID } from '#lib/mail/message-ids.ts';
import { AppError } from '../errors.ts';
import { addressHeader } from './encode-header.ts';
import { writeSpool } from './write-spool.ts';

/** Who passes a message on to whom. */
export interface Redirect {
  /** `<…@…>`, of this passing on, not of the message. */
  readonly messageId: string;
  readonly date: Date;
  readonly from: Address;
  /** At least one. */
  readonly to: readonly Address[];
}

/**
 * Writes a message into a spool file as it is, with one block of Resent- fields in front of everything else (RFC 5322 §3.6.6). What
 * follows is the message byte for byte; only bare line ends, which SMTP forbids, become CRLF.
 *
 * @param content the whole message as stored.
 * @returns Octets in the file; whether any is beyond ASCII; whether an address is (SMTPUTF8).
 * @throws AppError input.invalid (Message-ID or an address) | storage.full; errors of the content as they are. The file is gone then.
 */
export async function composeRedirect(
  { messageId, date, from, to }: Redirect,
  content: AsyncIterable<Uint8Array>,
  spoolPath: string,
): Promise<{ size: number; eightBit: boolean; needsUtf8: boolean }> {
  if (!MESSAGE_ID.test(messageId)) throw new AppError('input.invalid', { field: 'messageId' });
  const head = [
    `Resent-Date: ${date.toUTCString().replace('GMT', '+0000')}\r\n`,
    addressHeader('Resent-From', [from]),
    addressHeader('Resent-To', to),
    `Resent-Message-ID: ${messageId}\r\n`,
  ].join('');
  const written = await writeSpool(after(Buffer.from(head), content), spoolPath);
  return { ...written, needsUtf8: [from, ...to].some(({ address }) => /[^\u0000-\u007f]/.test(address)) };
}

async function* after(head: Buffer, content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  yield head;
  for await (const chunk of content) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
