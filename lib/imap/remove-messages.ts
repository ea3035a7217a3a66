import { DELETED } from '../mail/flags.ts';
import type { Uid } from '../mail/message-ref.ts';
import { flagList, sequence } from './command-tokens.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';

/**
 * Takes exactly these messages out of the selected mailbox: \Deleted and UID EXPUNGE (RFC 4315 §2.1); without UIDPLUS
 * \Deleted alone, which hides them (see hides-deleted.ts). Never a bare EXPUNGE.
 */
export async function removeMessages(lease: Lease, uids: readonly Uid[]): Promise<void> {
  for (const set of packUids(uids)) {
    await lease.store(set, '+', flagList([DELETED]));
    if (!hidesDeleted(lease.lane)) await lease.change({ name: 'UID EXPUNGE', tokens: [sequence(set)] });
  }
  if (uids.length) lease.changedHere();
}
