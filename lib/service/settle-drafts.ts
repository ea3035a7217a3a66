import type { DraftFields } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { findOtherDraft } from './find-other-draft.ts';
import { newMessageId } from './new-composer.ts';
import { newId } from './new-id.ts';
import { resolveIdentity } from './resolve-identity.ts';

/** Ways out when somebody else changed the draft of a composer meanwhile; see saveDraft for taking its place. */

/** The composer as a message of its own, so that both stay: a new id and Message-ID, and no stored draft yet. */
export async function besideOther(actor: AccountAccess, fields: DraftFields): Promise<DraftFields> {
  const { address } = await resolveIdentity(actor, fields.identity);
  return { ...fields, id: newId(), messageId: newMessageId(address), draftMailbox: '', draftMessage: '' };
}

/** The composer, pointing at the draft of the other one. @throws AppError message.gone when there is none any more */
export async function pointToOther(actor: AccountAccess, fields: DraftFields): Promise<DraftFields> {
  const mailbox = await imap.ensureSpecialUse(actor, 'drafts');
  const uids = await imap.searchMessageId(actor, mailbox, fields.messageId);
  const other = await findOtherDraft(actor, mailbox, fields, uids);
  if (!other) throw new AppError('message.gone');
  const { uidValidity, uid } = other;
  return { ...fields, draftMailbox: mailbox, draftMessage: { uidValidity, uid } };
}
