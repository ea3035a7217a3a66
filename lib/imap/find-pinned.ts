import { MOST_PINNED, PINNED } from '../mail/flags.ts';
import { atom } from './command-tokens.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { searchUids } from './search-uids.ts';

const NONE = new Uint32Array(0);

/**
 * The pinned messages of the open mailbox that stand above the others: the newest twenty, ascending, as UIDs or (with
 * `SEARCH`) sequence numbers. Asks nothing in a mailbox whose FLAGS (RFC 9051 §7.3.5) do not name the keyword.
 */
export async function findPinned(lease: Lease, name: 'UID SEARCH' | 'SEARCH'): Promise<Uint32Array> {
  if (lease.exists === 0 || !lease.lane.keywords.has(PINNED.toLowerCase())) return NONE;
  const visible = hidesDeleted(lease.lane) ? [atom('UNDELETED')] : [];
  const found = await searchUids(lease, [...visible, atom('KEYWORD'), atom(PINNED)], name);
  return found.slice(-MOST_PINNED);
}
