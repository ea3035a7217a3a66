import type { ImapResponse } from 'imapflow';
import { AppError, isAppError } from '../errors.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { sequence } from './command-tokens.ts';
import { readCompletion, valueText, type Completion } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { unpackUids } from './pack-uids.ts';
import { readStatus } from './read-status.ts';
import { mailboxToken } from './select-mailbox.ts';

/** Where messages went, by COPYUID (RFC 4315 §3). */
export interface Transferred {
  /** Of the target; 0 when the server does not tell. */
  readonly uidValidity: UidValidity;
  /** New UID by old one; empty when the server does not tell. */
  readonly moved: ReadonlyMap<Uid, Uid>;
}

/**
 * UID COPY or UID MOVE of one set from the selected mailbox.
 *
 * @throws AppError mailbox.missing (the target, TRYCREATE) | quota.exceeded | imap.*
 */
export async function transfer(
  lease: Lease,
  name: 'UID COPY' | 'UID MOVE',
  set: string,
  targetPath: string,
): Promise<Transferred> {
  const moved = new Map<Uid, Uid>();
  let uidValidity = 0;
  const read = ({ code, codeArguments }: Completion): void => {
    if (code !== 'COPYUID') return;
    uidValidity = Number(valueText(codeArguments[0])) || 0;
    const [from = [], to = []] = codeArguments.slice(1).map((one) => unpackUids(valueText(one)));
    if (from.length === to.length) from.forEach((uid, at) => moved.set(uid, to[at] ?? 0));
  };
  const OK = (response: ImapResponse): Promise<void> => {
    read(readCompletion(response)); // UID MOVE tells before the messages leave (RFC 6851 §4.3)
    return Promise.resolve();
  };
  const tokens = [sequence(set), mailboxToken(lease.lane, targetPath)];
  try {
    read(await lease.change({ name, tokens, options: { untagged: { OK } } }));
  } catch (error) {
    throw atTarget(error, targetPath);
  } finally {
    lease.state(targetPath).changedByUs();
  }
  return { uidValidity, moved };
}

/**
 * UID COPY that is known to have happened: by COPYUID, else by the growth of the target. Duplicates are allowed, loss is
 * not, so in doubt the source stays.
 *
 * @param set messages that are there.
 * @returns the source UIDs that stand in the target now, and where.
 * @throws AppError as `transfer`; imap.refused when nothing shows that the copies are there.
 */
export async function copyVerified(
  lease: Lease,
  set: string,
  targetPath: string,
): Promise<Transferred & { readonly sources: readonly Uid[] }> {
  const before = await readStatus(lease, targetPath).catch((error: unknown) => {
    throw atTarget(error, targetPath);
  });
  const copied = await transfer(lease, 'UID COPY', set, targetPath);
  if (copied.moved.size > 0) return { ...copied, sources: [...copied.moved.keys()] };
  const sources = unpackUids(set);
  const after = await readStatus(lease, targetPath);
  if (after.messages - before.messages < sources.length)
    throw new AppError('imap.refused', { detail: `COPY was confirmed, but ${targetPath} did not grow.` });
  return { ...copied, sources };
}

const atTarget = (error: unknown, mailbox: string): unknown =>
  isAppError(error) && error.code === 'mailbox.missing'
    ? new AppError('mailbox.missing', { cause: error, detail: error.detail, values: { mailbox } })
    : error;
