import type { InputOf, OutputOf, wakeMessages as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { toMessageSet } from './to-message-set.ts';
import { wakeSnoozed } from './wake-snoozed.ts';

/**
 * Wakes snoozed messages now: each goes back to where it came from. Those that nobody knows a source of go to the inbox.
 *
 * @throws AppError input.no_selection | mailbox.renumbered | mailbox.read_only | quota.exceeded
 */
export async function wakeMessages(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const set = toMessageSet(actor, input);
  const messages = set.uids.map((uid) => ({ mailbox: input.mailbox, uidValidity: set.uidValidity, uid }));
  const known = await store().snoozes.find(actor.account, messages);
  for (const snooze of known) await wakeSnoozed(snooze, actor, signal);
  const others = set.uids.filter((uid) => !known.some((snooze) => snooze.uid === uid));
  if (others.length === 0) return { count: known.length };
  try {
    const { count } = await imap.moveMessages(actor, { ...set, uids: others }, 'INBOX', signal);
    return { count: known.length + count };
  } catch (error) {
    if (known.length > 0 && isAppError(error) && error.code === 'message.gone') return { count: known.length };
    throw error;
  }
}
