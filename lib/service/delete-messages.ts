import type { InputOf, Moved, OutputOf, deleteMessages as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageSet } from '#lib/mail/message-ref.ts';
import { movedView, stayed } from './moved-view.ts';
import { toMessageSet } from './to-message-set.ts';

/**
 * Moves messages to Trash, which is made when there is none. In Trash or Junk, or with `forever`, deletes them for good: exactly
 * these and no others. A full mailbox is told; nothing is deleted for good in place of a move.
 *
 * @throws AppError input.no_selection | mailbox.renumbered | mailbox.read_only | quota.exceeded | imap.no_uidplus
 */
export async function deleteMessages(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const set = toMessageSet(actor, input);
  if (input.forever || (await isLastStop(actor, input.mailbox)))
    return { ...stayed(await imap.expungeMessages(actor, set, signal)), forever: true };
  return { ...(await moveToTrash(actor, set, signal)), forever: false };
}

async function isLastStop(actor: AccountAccess, path: string): Promise<boolean> {
  for (const use of ['trash', 'junk'] as const) if ((await imap.findSpecialUse(actor, use)) === path) return true;
  return false;
}

/** Trash may have been deleted by another program since it was found: then it is made once more (TRYCREATE, RFC 9051 §7.1). */
async function moveToTrash(actor: AccountAccess, set: MessageSet, signal?: AbortSignal): Promise<Moved> {
  const move = async (): Promise<Moved> => {
    const trash = await imap.ensureSpecialUse(actor, 'trash');
    return movedView(trash, await imap.moveMessages(actor, set, trash, signal));
  };
  try {
    return await move();
  } catch (error) {
    if (!isAppError(error) || error.code !== 'mailbox.missing') throw error;
    return move();
  }
}
