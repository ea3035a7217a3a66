import { isAppError } from '#lib/errors.ts';
import { fetchPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { LoadedMessage } from './load-message.ts';

/**
 * The first octets of a part, still in its transfer encoding: those that came along with the message, else fetched now. Empty for a
 * part that the structure promises and the message does not have: a card must not keep its message from opening.
 *
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export async function partBytes(
  actor: AccountAccess,
  { opened, ref }: LoadedMessage,
  { part }: BodyPart,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  const there = opened.bodies.get(part);
  if (there) return there.bytes;
  try {
    return (await fetchPart(actor, ref, part, maxBytes, signal)).bytes;
  } catch (error) {
    if (isAppError(error) && error.code === 'part.missing') return Buffer.alloc(0);
    throw error;
  }
}
