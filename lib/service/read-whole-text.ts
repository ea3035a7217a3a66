import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { toSubjectView } from './to-subject-view.ts';
import { loadMessage } from './load-message.ts';
import { readTextBody } from './read-text-body.ts';
import { toMessageRef } from './to-message-ref.ts';

/** No letter is longer; the source holds what is. In octets as sent. */
const MOST = 4 * 1024 * 1024;

/**
 * All of a text that the reader shows only the beginning of, with its subject.
 *
 * @returns `truncated` when even this is not all of it.
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing
 */
export async function readWholeText(
  actor: AccountAccess,
  { mailbox, message }: { readonly mailbox: string; readonly message: Pick<MessageRef, 'uidValidity' | 'uid'> },
  signal?: AbortSignal,
): Promise<{ subject: string; text: string; truncated: boolean }> {
  const loaded = await loadMessage(actor, toMessageRef(actor, { mailbox, message }), signal);
  const { text, truncated } = await readTextBody(actor, loaded, signal, MOST);
  return { subject: toSubjectView(loaded.opened.envelope.subject), text, truncated };
}
