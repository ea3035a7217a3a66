import { AppError } from '#lib/errors.ts';
import { listMailboxes, type ListedMailbox } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/**
 * One folder of the account, with the whole list it stands in.
 *
 * @throws AppError mailbox.missing
 */
export async function findMailbox(
  actor: AccountAccess,
  path: string,
  signal?: AbortSignal,
): Promise<{ mailbox: ListedMailbox; all: readonly ListedMailbox[] }> {
  const all = await listMailboxes(actor, signal);
  const mailbox = all.find((one) => one.path === path);
  if (!mailbox) throw new AppError('mailbox.missing');
  return { mailbox, all };
}

/** The folders below one, itself not among them. */
export const childrenOf = ({ path, delimiter }: ListedMailbox, all: readonly ListedMailbox[]): readonly ListedMailbox[] =>
  delimiter === '' ? [] : all.filter((one) => one.path.startsWith(`${path}${delimiter}`));
