import type { InputOf, OutputOf, copyMessages as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { movedView } from './moved-view.ts';
import { toMessageSet } from './to-message-set.ts';

/**
 * Copies messages to another folder; the originals stay as they are.
 *
 * @throws AppError input.no_selection | input.invalid (field `target`: the same folder) | mailbox.missing | mailbox.renumbered | quota.exceeded
 */
export async function copyMessages(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const set = toMessageSet(actor, input);
  if (input.target === input.mailbox) throw new AppError('input.invalid', { field: 'target' });
  return movedView(input.target, await imap.copyMessages(actor, set, input.target, signal));
}
