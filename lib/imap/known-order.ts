import type { Uid } from '../mail/message-ref.ts';
import { findUids } from './find-uids.ts';
import type { KeptOrder } from './kept-order.ts';
import type { Lease } from './lease.ts';
import { orderKey, type Ordering } from './order-messages.ts';
import { packUids } from './pack-uids.ts';
import { placeUids } from './place-uids.ts';

export interface KnownOrder {
  /** Ascending in the order. */
  readonly uids: Uint32Array;
  /** False when what happened since can only be put right by working the order out anew; what left is left out already. */
  readonly right: boolean;
}

/**
 * The order of the selected mailbox that is kept, if there is one, with what happened since. New and changed messages are put
 * in their place by asking the server whether they belong, which costs one short search, and by looking at a few rows.
 */
export async function knownOrder(lease: Lease, path: string, ordering: Ordering): Promise<KnownOrder | undefined> {
  const { orders } = lease.state(path);
  const kept = orders.get(orderKey(ordering));
  const uids = kept?.uids;
  if (!kept || !uids) return undefined;
  if (kept.fresh || kept.lost) return { uids, right: kept.fresh };
  try {
    const caught = await catchUp(lease, kept, uids, ordering);
    if (caught) orders.fill(kept, caught.uids, caught.next);
    else kept.lose();
  } catch (error) {
    kept.lose(); // the news were taken and are dealt with by nobody
    throw error;
  }
  return { uids: kept.uids ?? uids, right: !kept.lost };
}

async function catchUp(
  lease: Lease,
  kept: KeptOrder,
  uids: Uint32Array,
  ordering: Ordering,
): Promise<{ readonly uids: Uint32Array; readonly next: Uid } | undefined> {
  const { came, changed } = kept.takeNews();
  const { next } = kept;
  const looked = new Set(changed);
  const sets = packUids(changed);
  if (came) sets.push(`${String(next)}:*`);
  const belong = new Set<Uid>();
  for (const set of sets) {
    const found = await findUids(lease, ordering.query, { within: set });
    // `n:*` holds the last message even when its UID is smaller (RFC 9051 §9 "seq-range").
    for (const uid of found) if (uid >= next || looked.has(uid)) belong.add(uid);
  }
  const there = new Set<Uid>();
  const stay = uids.filter((uid) => {
    if (!looked.has(uid) && uid < next) return true;
    if (belong.has(uid)) there.add(uid);
    return belong.has(uid);
  });
  const added = [...belong].filter((uid) => !there.has(uid)).sort((a, b) => a - b);
  const placed = await placeUids(lease, stay, added, ordering.order);
  return placed && { uids: placed, next: Math.max(next, (added.at(-1) ?? 0) + 1) };
}
