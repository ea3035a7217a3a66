import type { InputOf, OutputOf, renameMailbox as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { moveChoices } from '#lib/mail/folder-choices.ts';
import { decodeMailboxKey, encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { changeChoices, changeNotifications } from './change-choices.ts';
import { findMailbox } from './find-mailbox.ts';

/**
 * Renames a folder, or moves it under another one, with everything below it.
 *
 * @throws AppError mailbox.protected (a folder with a special use) | mailbox.exists | mailbox.name_invalid | mailbox.missing
 */
export async function renameMailbox(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const mailbox = await findMailbox(actor, input.mailbox);
  if (mailbox.specialUse !== null) throw new AppError('mailbox.protected');
  const name = input.name.trim();
  if (name === '') throw new AppError('mailbox.name_invalid', { field: 'name' });
  const target = await imap.mailboxPath(actor, input.parent ?? parentOf(mailbox), name);
  if (target === mailbox.path) return { mailbox: encodeMailboxKey(target) };
  await imap.renameMailbox(actor, mailbox.path, target);
  await changeChoices(actor, (choices) => moveChoices(choices, mailbox.path, target, mailbox.delimiter));
  await changeNotifications(actor, (keys) => keys.map((key) => movedKey(key, mailbox, target)));
  return { mailbox: encodeMailboxKey(target) };
}

function movedKey(key: string, { path: from, delimiter }: imap.ListedMailbox, to: string): string {
  const path = decodeMailboxKey(key) ?? '';
  const below = delimiter !== '' && path.startsWith(from + delimiter);
  return path === from || below ? encodeMailboxKey(to + path.slice(from.length)) : key;
}

/** The path above a folder; `''` at the top, whatever prefix the server puts there. */
const parentOf = ({ path, delimiter, depth }: imap.ListedMailbox): string =>
  depth === 0 || delimiter === '' ? '' : path.slice(0, path.lastIndexOf(delimiter));
