import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import type { Uid } from '../mail/message-ref.ts';
import { atom, atoms } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { packUids } from './pack-uids.ts';
import { searchUids } from './search-uids.ts';

const SLICE = 2000;

export interface SummedSizes {
  readonly bytes: number;
  readonly counted: number;
  /** How many there are at or above `from`, those counted included. */
  readonly total: number;
  /** Where the next slice begins; `null`: that was all. */
  readonly next: Uid | null;
}

/**
 * What a slice of a mailbox takes, in octets, summed over RFC822.SIZE: for servers that do not tell sizes of mailboxes.
 *
 * @param from the lowest UID of the slice; 1 at first.
 * @throws AppError mailbox.missing | imap.*
 */
export function sumSizes(
  access: AccountAccess,
  { path }: MailboxRef,
  from: Uid,
  signal?: AbortSignal,
): Promise<SummedSizes> {
  return withLease(access, { bulk: true, mailbox: path, signal }, async (lease) => {
    await lease.look(path);
    const uids = (await searchUids(lease, [atom('ALL')])).filter((uid) => uid >= from);
    let [bytes, counted] = [0, 0];
    for (const set of packUids(uids.subarray(0, SLICE))) {
      const rows = await lease.fetch('UID FETCH', set, atoms('UID', 'RFC822.SIZE'));
      for (const { size } of rows) bytes += size ?? 0;
      counted += rows.length;
      lease.progressed();
    }
    return { bytes, counted, total: uids.length, next: uids[SLICE] ?? null };
  });
}
