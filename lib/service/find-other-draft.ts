import type { DraftFields } from '#lib/contract/index.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { isAppError } from '#lib/errors.ts';
import { readDraftNote } from './draft-note.ts';

type Ours = Pick<DraftFields, 'id' | 'writer' | 'draftMessage'>;

/**
 * The same draft as another page or another program saved it after this page did last; `undefined` when ours is the last one. What
 * this page saved without hearing that it worked is ours.
 *
 * @param uids all that bear its Message-ID in `mailbox`, ascending.
 */
export async function findOtherDraft(
  actor: AccountAccess,
  mailbox: string,
  ours: Ours,
  uids: readonly number[],
): Promise<MessageRef | undefined> {
  const known = ours.draftMessage === '' ? undefined : ours.draftMessage;
  const newest = uids.at(-1);
  if (newest === undefined || newest === known?.uid) return undefined;
  const listed = (await imap.listMailboxes(actor)).find(({ path }) => path === mailbox);
  if (!listed || (known?.uidValidity === listed.uidValidity && newest < known.uid)) return undefined;
  const ref = { mailbox: { account: actor.account, path: mailbox }, uidValidity: listed.uidValidity, uid: newest };
  const writer = await writerOf(actor, ref);
  return writer === undefined || writer === writerName(ours) ? undefined : ref;
}

/** What a saved draft says about the page that saved it. */
export const writerName = ({ id, writer }: Pick<Ours, 'id' | 'writer'>): string => writer || id;

/** `''` for another program; `undefined` when it is gone again. */
async function writerOf(actor: AccountAccess, ref: MessageRef): Promise<string | undefined> {
  try {
    const { headers } = await imap.openMessage(actor, ref);
    return readDraftNote(headers)?.writer ?? '';
  } catch (error) {
    if (isAppError(error) && error.code === 'message.gone') return undefined;
    throw error;
  }
}
