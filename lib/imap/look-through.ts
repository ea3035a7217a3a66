import { ConversationIndex } from '../mail/conversation-index.ts';
import type { Selected } from './lane.ts';
import type { Lease } from './lease.ts';
import { threadMessages } from './thread-messages.ts';

const NEWEST = 5000; // threaded before anything is shown
const HUGE = 200_000;
const OF_HUGE = 50_000; // of a bigger mailbox only so many are threaded at all
const NONE = ConversationIndex.of({ roots: new Uint32Array(0), uids: new Uint32Array(0) });

/**
 * The conversations of the selected mailbox as of now, right for its newest 5,000 messages. Others may be missing, or not yet
 * know of the newest.
 *
 * @returns what is known when nothing came since, else after one command.
 */
export async function lookThrough(lease: Lease, { path, uidValidity }: Selected): Promise<ConversationIndex> {
  const kept = lease.state(path).conversations;
  const known = kept.index(uidValidity);
  if (known && kept.fresh) return known;
  const run = kept.begin();
  try {
    const all = lease.exists <= NEWEST;
    const latest = ConversationIndex.of(await threadMessages(lease, NEWEST));
    kept.fill(run, uidValidity, all || !known ? latest : known.joined(latest), all);
  } finally {
    kept.end(run);
  }
  return kept.index(uidValidity) ?? NONE;
}

/** Threads all of the selected mailbox at once, as far as that is ever done. @returns whether anything became different */
export async function threadWhole(lease: Lease, { path, uidValidity }: Selected): Promise<boolean> {
  const kept = lease.state(path).conversations;
  const run = kept.begin();
  try {
    const threads = await threadMessages(lease, lease.exists > HUGE ? OF_HUGE : HUGE);
    return kept.fill(run, uidValidity, ConversationIndex.of(threads), true);
  } finally {
    kept.end(run);
  }
}
