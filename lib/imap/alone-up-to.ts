import type { Uid } from '../mail/message-ref.ts';
import type { Lease } from './lease.ts';

/** With more newer messages than these nobody looks. */
const MOST = 200;

/**
 * The UID up to which no newer message of the selected mailbox answers the one named (In-Reply-To), by the rows that are at hand: nothing
 * is asked for. 0 when one does, and when nobody can tell, because the row of a newer one is not at hand or the message has no Message-ID.
 */
export function aloneUpTo({ view, rows, exists }: Lease, uid: Uid, messageId: string): Uid {
  const place = view.seqOf(uid);
  if (place === undefined || messageId === '' || exists - place > MOST) return 0;
  let last = uid;
  for (let seq = place + 1; seq <= exists; seq += 1) {
    const newer = view.uidAt(seq);
    const row = newer === undefined ? undefined : rows.peek(newer);
    if (!row || row.envelope.inReplyTo.includes(messageId)) return 0;
    last = row.uid;
  }
  return last;
}
