import { atom } from './command-tokens.ts';
import type { Lease } from './lease.ts';
import type { Hidden } from './mailbox-state.ts';
import type { Status } from './read-status.ts';
import { searchUids } from './search-uids.ts';

/**
 * How many messages of a mailbox are marked \Deleted and therefore hidden (see hides-deleted.ts). STATUS counts them, so
 * the mailbox has to be opened; what was found is good until its STATUS or one of our own changes says otherwise.
 */
export async function countHidden(
  lease: Lease,
  path: string,
  { messages, unseen, uidNext, uidValidity }: Status,
): Promise<Hidden> {
  const state = lease.state(path);
  const sign = `${messages}.${unseen}.${uidNext}.${uidValidity}`;
  const known = state.hidden(sign);
  if (known) return known;
  await lease.look(path);
  const deleted = await searchUids(lease, [atom('DELETED')]);
  const unread = deleted.length ? await searchUids(lease, [atom('DELETED'), atom('UNSEEN')]) : deleted;
  const hidden = { messages: Math.min(messages, deleted.length), unseen: Math.min(unseen, unread.length) };
  state.keepHidden(sign, hidden);
  return hidden;
}
