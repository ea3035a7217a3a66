import type { InputOf, OutputOf, setFlags as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { toMessageSet } from './to-message-set.ts';

/**
 * Adds and removes flags; others stay as they are.
 *
 * @param input.unchangedSince leaves alone what anybody changed after it; those come back as `refused`.
 * @throws AppError input.no_selection | mailbox.renumbered | mailbox.read_only | mailbox.missing
 */
export async function setFlags(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const { add, remove, unchangedSince } = input;
  const set = await imap.setFlags(actor, toMessageSet(actor, input), { add, remove, unchangedSince }, signal);
  return { ...set, refused: [...set.refused] };
}
