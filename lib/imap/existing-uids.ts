import type { Uid } from '../mail/message-ref.ts';
import { atom, sequence } from './command-tokens.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { searchUids } from './search-uids.ts';

/** Those of the UIDs that name a message in the selected mailbox, ascending. */
export async function existingUids(lease: Lease, uids: readonly Uid[]): Promise<Uid[]> {
  const found: Uid[] = [];
  for (const set of packUids(uids)) found.push(...(await searchUids(lease, [atom('UID'), sequence(set)])));
  return found;
}
