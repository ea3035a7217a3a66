import { fetchPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { decodeTransferBytes, parseWholeMessage, type WholeMessage } from '#lib/mime/index.ts';
import { AppError } from '#lib/errors.ts';

/** Octets as sent. */
const LARGEST = 25_000_000;

/**
 * What lies in a part that is a message of its own, or Outlook's packing.
 *
 * @throws AppError message.unreadable (larger than 25 MB, or not to be made out) | part.missing | server.busy
 */
export async function unpackPart(
  actor: AccountAccess,
  ref: MessageRef,
  { part, size, encoding }: BodyPart,
  signal?: AbortSignal,
): Promise<WholeMessage> {
  if (size > LARGEST) throw new AppError('message.unreadable');
  const { bytes } = await fetchPart(actor, ref, part, LARGEST, signal);
  return parseWholeMessage(actor.account, decodeTransferBytes(bytes, encoding), signal);
}

/** Section of a file in such a part, from 1: no server counts from 0. */
export const packedSection = (part: string, nth: number): string => `${part}.0.${String(nth)}`;
