import type { AccountAccess } from '../mail/account-access.ts';
import { withLease } from './engine.ts';
import { explainRefusal } from './explain-refusal.ts';
import { mailboxToken } from './select-mailbox.ts';

/** Subscribes a mailbox, or ends that. @throws AppError mailbox.missing | imap.* */
export function subscribeMailbox(
  access: AccountAccess,
  path: string,
  on: boolean,
  signal?: AbortSignal,
): Promise<void> {
  return withLease(access, { signal }, async (lease) => {
    try {
      await lease.change({ name: on ? 'SUBSCRIBE' : 'UNSUBSCRIBE', tokens: [mailboxToken(lease.lane, path)] });
    } catch (error) {
      throw explainRefusal(error, path);
    }
  });
}
