import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageSet } from '#lib/mail/message-ref.ts';

/** The messages a form ticked, as the engine names them. @throws AppError input.no_selection */
export function toMessageSet(
  actor: AccountAccess,
  input: { mailbox: string; uidValidity: number; uid: readonly number[] },
): MessageSet {
  if (input.uid.length === 0) throw new AppError('input.no_selection', { field: 'uid' });
  return {
    mailbox: { account: actor.account, path: input.mailbox },
    uidValidity: input.uidValidity,
    uids: [...new Set(input.uid)],
  };
}
