import type { InputOf, OutputOf, setFlags as endpoint } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { toMessageSet } from './to-message-set.ts';

/**
 * Adds and removes flags; others stay as they are.
 *
 * @throws AppError input.no_selection | mailbox.renumbered | mailbox.read_only | mailbox.missing
 */
export async function setFlags(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const set = toMessageSet(actor, input);
  return { changed: await imap.setFlags(actor, set, { add: input.add, remove: input.remove }, signal) };
}
