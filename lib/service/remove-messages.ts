import { isAppError, type ErrorCode } from '#lib/errors.ts';
import { expungeMessages } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageSet } from '#lib/mail/message-ref.ts';

const GONE: readonly ErrorCode[] = ['message.gone', 'mailbox.missing', 'mailbox.renumbered'];

/** Removes messages of ours that have been replaced, for good. Gone already is as good. */
export async function removeMessages(actor: AccountAccess, set: MessageSet, signal?: AbortSignal): Promise<void> {
  try {
    await expungeMessages(actor, set, signal);
  } catch (error) {
    if (!isAppError(error) || !GONE.includes(error.code)) throw error;
  }
}
