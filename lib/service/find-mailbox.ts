import { AppError } from '#lib/errors.ts';
import { listMailboxes, type ListedMailbox } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/**
 * One folder of the account as it stands now.
 *
 * @throws AppError mailbox.missing
 */
export async function findMailbox(actor: AccountAccess, path: string, signal?: AbortSignal): Promise<ListedMailbox> {
  const mailbox = (await listMailboxes(actor, signal)).find((one) => one.path === path);
  if (!mailbox) throw new AppError('mailbox.missing');
  return mailbox;
}
