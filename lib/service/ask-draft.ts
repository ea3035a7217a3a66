import type { InputOf, OutputOf, askDraft as endpoint } from '#lib/contract/index.ts';
import { findSpecialUse, searchMessageId } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { findOtherDraft } from './find-other-draft.ts';

/** Whether somebody else changed the draft of a composer since its page saved or opened it. */
export async function askDraft(
  actor: AccountAccess,
  ours: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const mailbox = await findSpecialUse(actor, 'drafts');
  if (mailbox === undefined) return { changed: false };
  const uids = await searchMessageId(actor, mailbox, ours.messageId);
  return { changed: (await findOtherDraft(actor, mailbox, ours, uids)) !== undefined };
}
