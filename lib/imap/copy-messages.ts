import { TIMES } from '../config.ts';
import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageSet, Uid } from '../mail/message-ref.ts';
import { transfer } from './copy-within.ts';
import { withLease } from './engine.ts';
import { existingUids } from './existing-uids.ts';
import type { Moved } from './move-messages.ts';
import { packUids } from './pack-uids.ts';

/**
 * Copies messages (RFC 9051 §6.4.7); the source stays as it is.
 *
 * @throws AppError message.gone (none was there) | mailbox.missing (source or target) | quota.exceeded | mailbox.renumbered |
 *   imap.unknown_outcome | imap.*
 */
export function copyMessages(
  access: AccountAccess,
  set: MessageSet,
  targetPath: string,
  signal?: AbortSignal,
): Promise<Moved> {
  return withLease(access, { mailbox: set.mailbox.path, signal, deadline: TIMES.imapBulk }, async (lease) => {
    await lease.select(set.mailbox.path, set.uidValidity);
    const existing = await existingUids(lease, set.uids);
    if (existing.length === 0) throw new AppError('message.gone');
    const moved = new Map<Uid, Uid>();
    let uidValidity = 0;
    for (const part of packUids(existing)) {
      const copied = await transfer(lease, 'UID COPY', part, targetPath);
      uidValidity = copied.uidValidity;
      for (const [from, to] of copied.moved) moved.set(from, to);
    }
    return { count: moved.size || existing.length, uidValidity, moved };
  });
}
