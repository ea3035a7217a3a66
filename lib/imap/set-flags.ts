import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { Flag } from '../mail/flags.ts';
import type { MessageSet } from '../mail/message-ref.ts';
import { flagList } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { existingUids } from './existing-uids.ts';
import { packUids } from './pack-uids.ts';
import { requireWritable } from './require-writable.ts';

/**
 * Adds and removes flags, never replaces them, so that another program's change at the same time is not lost.
 * Keywords that the mailbox cannot keep are left out.
 *
 * @returns how many of the messages were there; 0 for an empty set or change.
 * @throws AppError message.gone (none was there) | mailbox.read_only (it can keep none of the flags) | mailbox.renumbered |
 *   mailbox.missing | input.invalid | imap.*
 */
export async function setFlags(
  access: AccountAccess,
  { mailbox, uidValidity, uids }: MessageSet,
  { add, remove }: { readonly add: readonly Flag[]; readonly remove: readonly Flag[] },
  signal?: AbortSignal,
): Promise<number> {
  flagList([...add, ...remove]); // a wrong one must not be found after half of the work
  return withLease(access, { signal }, async (lease) => {
    if (uids.length === 0 || add.length + remove.length === 0) return 0;
    const selected = await lease.select(mailbox.path, uidValidity);
    requireWritable(selected);
    const kept = (flag: Flag): boolean => canKeep(selected.permanentFlags, flag);
    const changes = [
      { sign: '+', flags: add.filter(kept) },
      { sign: '-', flags: remove.filter(kept) },
    ] as const;
    if (changes.every(({ flags }) => flags.length === 0))
      throw new AppError('mailbox.read_only', { values: { mailbox: mailbox.path } });
    const changed = new Set<number>();
    for (const set of packUids(uids)) {
      for (const { sign, flags } of changes) {
        if (flags.length === 0) continue;
        for (const row of await lease.store(set, sign, flagList(flags))) changed.add(row.uid);
      }
    }
    const there = new Set(uids);
    const count = [...changed].filter((uid) => there.has(uid)).length;
    if (count > 0) return count;
    // Not every server echoes what did not change.
    const known = uids.every((uid) => lease.view.seqOf(uid) !== undefined);
    const existing = known ? [...there] : await existingUids(lease, uids);
    if (existing.length === 0) throw new AppError('message.gone');
    return existing.length;
  });
}

function canKeep(permanent: readonly Flag[] | undefined, flag: Flag): boolean {
  if (!permanent) return true;
  const name = flag.toLowerCase();
  return permanent.some((one) => one.toLowerCase() === name || (one === '\\*' && !name.startsWith('\\')));
}
