import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageRef } from '../mail/message-ref.ts';
import { withLease } from './engine.ts';
import { fetchOne, readBody, requirePart, requireSection } from './read-body.ts';
import { bodyItem, UID_ONLY } from './read-row.ts';

const MOST = 32 * 1024 * 1024;

/**
 * The first octets of a part, still in its transfer encoding. Sets no flag.
 *
 * @param part section number; `''` for the whole message.
 * @param maxBytes at most 32 MB are given.
 * @throws AppError part.missing | message.gone | mailbox.renumbered | mailbox.missing | imap.*
 */
export async function fetchPart(
  access: AccountAccess,
  ref: MessageRef,
  part: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<{ bytes: Buffer; truncated: boolean }> {
  requireSection(part);
  const most = Math.min(MOST, Math.max(0, Math.floor(maxBytes)));
  return withLease(access, { mailbox: ref.mailbox.path, signal }, async (lease) => {
    await lease.select(ref.mailbox.path, ref.uidValidity);
    const row = await fetchOne(lease, ref.uid, [...UID_ONLY, bodyItem(part, 0, most + 1)]);
    const bytes = readBody(row, part);
    if (!bytes) throw new AppError('part.missing');
    if (bytes.length === 0) await requirePart(lease, ref.uid, part);
    return { bytes: bytes.subarray(0, most), truncated: bytes.length > most };
  });
}
