import type { DraftFields } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { deleteUploads } from './delete-uploads.ts';
import { removeMessages } from './remove-messages.ts';

/** Throws a message that is being written away, with its stored draft and its files. */
export async function discardDraft(actor: AccountAccess, fields: DraftFields): Promise<void> {
  const { draftMailbox, draftMessage, upload, inline } = fields;
  if (draftMailbox !== '' && draftMessage !== '') {
    const mailbox = { account: actor.account, path: draftMailbox };
    await removeMessages(actor, { mailbox, uidValidity: draftMessage.uidValidity, uids: [draftMessage.uid] });
  }
  await deleteUploads(actor, [...upload, ...inline]);
}
