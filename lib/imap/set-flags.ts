import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { Flag } from '../mail/flags.ts';
import type { MessageSet, Uid } from '../mail/message-ref.ts';
import { flagList } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { existingUids } from './existing-uids.ts';
import { packUids, unpackUids } from './pack-uids.ts';
import { requireWritable } from './require-writable.ts';

export interface FlagChange {
  readonly add: readonly Flag[];
  readonly remove: readonly Flag[];
  /** Leave alone what anybody changed after this MODSEQ (RFC 7162); where the server keeps none it is not looked at. */
  readonly unchangedSince?: string | undefined;
}

export interface FlagsSet {
  /** How many of the messages were there and carry the flags now. */
  readonly changed: number;
  /** Left alone, because somebody changed them after `unchangedSince`. */
  readonly refused: readonly Uid[];
  /** MODSEQ of this change, for a later one that depends on it; `null` when the server tells none. */
  readonly modseq: string | null;
}

/**
 * Adds and removes flags, never replaces them, so that another program's change at the same time is not lost.
 * Keywords that the mailbox cannot keep are left out. Nothing happens for an empty set or change.
 *
 * @throws AppError message.gone (none was there) | mailbox.read_only (it can keep none of the flags) | mailbox.renumbered |
 *   mailbox.missing | input.invalid | imap.*
 */
export async function setFlags(
  access: AccountAccess,
  { mailbox, uidValidity, uids }: MessageSet,
  { add, remove, unchangedSince }: FlagChange,
  signal?: AbortSignal,
): Promise<FlagsSet> {
  flagList([...add, ...remove]); // a wrong one must not be found after half of the work
  return withLease(access, { mailbox: mailbox.path, signal }, async (lease) => {
    if (uids.length === 0 || add.length + remove.length === 0) return { changed: 0, refused: [], modseq: null };
    const selected = await lease.select(mailbox.path, uidValidity);
    requireWritable(selected);
    const kept = (flag: Flag): boolean => canKeep(selected.permanentFlags, flag);
    const changes = [
      { sign: '+', flags: add.filter(kept) },
      { sign: '-', flags: remove.filter(kept) },
    ] as const;
    const wanted = changes.filter(({ flags }) => flags.length > 0);
    if (wanted.length === 0) throw new AppError('mailbox.read_only', { values: { mailbox: mailbox.path } });
    const condition = selected.highestModseq && unchangedSince;
    const changed = new Set<Uid>();
    const refused = new Set<Uid>();
    let modseq = 0n;
    for (const whole of packUids(uids)) {
      let sets = [whole];
      for (const [at, { sign, flags }] of wanted.entries()) {
        for (const set of sets) {
          // The first change is a change too: the second one must not stumble over it.
          const stored = await lease.store(set, sign, flagList(flags), at === 0 ? condition : '');
          for (const uid of stored.refused) refused.add(uid);
          for (const row of stored.rows) {
            changed.add(row.uid);
            if (!refused.has(row.uid) && row.modseq && row.modseq > modseq) modseq = row.modseq;
          }
        }
        if (refused.size > 0) sets = packUids(unpackUids(whole).filter((uid) => !refused.has(uid)));
      }
    }
    const told = { refused: [...refused], modseq: modseq > 0n ? String(modseq) : null };
    const there = new Set(uids.filter((uid) => !refused.has(uid)));
    const count = [...changed].filter((uid) => there.has(uid)).length;
    if (count > 0 || there.size === 0) return { changed: count, ...told };
    // Not every server echoes what did not change.
    const known = uids.every((uid) => lease.view.seqOf(uid) !== undefined);
    const existing = known ? [...there] : await existingUids(lease, [...there]);
    if (existing.length === 0 && refused.size === 0) throw new AppError('message.gone');
    return { changed: existing.length, ...told };
  });
}

function canKeep(permanent: readonly Flag[] | undefined, flag: Flag): boolean {
  if (!permanent) return true;
  const name = flag.toLowerCase();
  return permanent.some((one) => one.toLowerCase() === name || (one === '\\*' && !name.startsWith('\\')));
}
