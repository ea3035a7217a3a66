import { isAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { BodyPart } from '#lib/mail/body-part.ts';
import type { WholeMessage } from '#lib/mime/index.ts';
import type { LoadedMessage } from './load-message.ts';
import { unpackPart } from './unpack-part.ts';

/**
 * What is packed in the `winmail.dat` of a message, and in which part; `null` when there is none, or it cannot be unpacked: then
 * it is a file like others. Costs a command and a worker, for such messages only.
 */
export async function unpackTnef(
  actor: AccountAccess,
  { body, ref }: LoadedMessage,
  signal?: AbortSignal,
): Promise<{ part: string; inside: WholeMessage } | null> {
  const packed = body?.attachments.find(isTnefPart);
  if (!packed) return null;
  try {
    const inside = await unpackPart(actor, ref, packed, signal);
    return inside.headers.length === 0 ? { part: packed.part, inside } : null;
  } catch (error) {
    if (isAppError(error) && /^(?:message\.unreadable|part\.missing)$/.test(error.code)) return null;
    throw error;
  }
}

/** By its type or its name. */
export const isTnefPart = ({ type, filename }: BodyPart): boolean =>
  type === 'application/ms-tnef' || type === 'application/vnd.ms-tnef' || filename.toLowerCase() === 'winmail.dat';
