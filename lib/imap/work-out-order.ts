import type { Lease } from './lease.ts';
import { orderedByFlags, orderKey, orderMessages, type Ordering } from './order-messages.ts';

/** Asks the server for an order of the selected mailbox, and keeps it. @returns the UIDs, ascending in the order */
export async function workOutOrder(lease: Lease, path: string, ordering: Ordering): Promise<Uint32Array> {
  const { orders } = lease.state(path);
  const coming = orders.begin(orderKey(ordering), orderedByFlags(lease, ordering));
  try {
    const uids = await orderMessages(lease, ordering);
    orders.fill(coming, uids, Math.max(lease.lane.selected?.uidNext ?? 0, largest(uids) + 1));
    return coming.uids ?? uids;
  } finally {
    orders.abandon(coming);
  }
}

function largest(uids: Uint32Array): number {
  let most = 0;
  for (const uid of uids) if (uid > most) most = uid;
  return most;
}
