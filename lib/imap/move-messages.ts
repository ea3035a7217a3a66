import { TIMES } from '../config.ts';
import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageSet, Uid } from '../mail/message-ref.ts';
import { copyVerified, transfer, type Transferred } from './copy-within.ts';
import { withLease } from './engine.ts';
import { existingUids } from './existing-uids.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { removeMessages } from './remove-messages.ts';
import { requireWritable } from './require-writable.ts';

export interface Moved extends Transferred {
  /** Messages that are in the target now. */
  readonly count: number;
}

/**
 * Moves messages with UID MOVE (RFC 6851); without it UID COPY, proof that the copies are there, then removal of exactly
 * the copied ones (without UIDPLUS: marked and hidden). A target that is the source changes nothing.
 *
 * @throws AppError message.gone (none was there) | mailbox.missing (source or target) | quota.exceeded |
 *   mailbox.read_only | mailbox.renumbered | imap.unknown_outcome | imap.*
 */
export function moveMessages(
  access: AccountAccess,
  set: MessageSet,
  targetPath: string,
  signal?: AbortSignal,
): Promise<Moved> {
  const { mailbox, uidValidity, uids } = set;
  return withLease(access, { mailbox: mailbox.path, signal, deadline: TIMES.imapBulk }, async (lease) => {
    const selected = await lease.select(mailbox.path, uidValidity);
    requireWritable(selected);
    if (lease.lane.has('MOVE') && lease.lane.has('UIDPLUS') && targetPath !== mailbox.path) {
      const before = lease.exists;
      const done = await moveAll(lease, uids, targetPath);
      // COPYUID tells what was there to move; a server that keeps silent shows it by what left.
      const count = done.moved.size || Math.min(uids.length, Math.max(0, before - lease.exists));
      if (count === 0) throw new AppError('message.gone');
      return { count, ...done };
    }
    const existing = await existingUids(lease, uids);
    if (existing.length === 0) throw new AppError('message.gone');
    if (targetPath === mailbox.path) return { count: existing.length, uidValidity, moved: new Map<Uid, Uid>() };
    if (lease.lane.has('MOVE')) {
      const done = await moveAll(lease, existing, targetPath);
      return { count: done.moved.size || existing.length, ...done };
    }
    const moved = new Map<Uid, Uid>();
    let [count, validity] = [0, 0];
    for (const part of packUids(existing)) {
      const copied = await copyVerified(lease, part, targetPath);
      validity = copied.uidValidity;
      for (const [from, to] of copied.moved) moved.set(from, to);
      await removeMessages(lease, copied.sources);
      count += copied.sources.length;
    }
    return { count, uidValidity: validity, moved };
  });
}

async function moveAll(lease: Lease, uids: readonly Uid[], targetPath: string): Promise<Transferred> {
  const moved = new Map<Uid, Uid>();
  let uidValidity = 0;
  for (const part of packUids(uids)) {
    try {
      const done = await transfer(lease, 'UID MOVE', part, targetPath);
      uidValidity = done.uidValidity;
      for (const [from, to] of done.moved) moved.set(from, to);
    } finally {
      lease.changedHere();
    }
  }
  return { uidValidity, moved };
}
