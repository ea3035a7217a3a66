import { isAppError, type ErrorCode } from '#lib/errors.ts';
import { expungeMessages, setFlags } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { DELETED } from '#lib/mail/flags.ts';
import type { MessageSet } from '#lib/mail/message-ref.ts';

const GONE: readonly ErrorCode[] = ['message.gone', 'mailbox.missing', 'mailbox.renumbered'];

/**
 * Removes messages of ours that have been replaced, for good. Gone already is as good; a server that cannot expunge single messages
 * gets them marked `\Deleted`, which every program hides or strikes through.
 */
export async function removeMessages(actor: AccountAccess, set: MessageSet, signal?: AbortSignal): Promise<void> {
  try {
    await expungeMessages(actor, set, signal);
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'imap.no_uidplus') await setFlags(actor, set, { add: [DELETED], remove: [] }, signal);
    else if (!GONE.includes(error.code)) throw error;
  }
}
