import type { ComposeView } from '#lib/contract/index.ts';
import type { StoredDraft } from './use-draft-saving.ts';

/**
 * What a composer holds besides what is seen; all of it travels, so that any page the form comes back from is whole.
 * No browser may fill them from an earlier visit: with the id of a message that was sent, the next one would count as sent too.
 */
export function HiddenFields({ view, draft }: { readonly view: ComposeView; readonly draft: StoredDraft }) {
  const fields = {
    id: draft.id,
    messageId: draft.messageId,
    inReplyTo: view.inReplyTo,
    references: view.references,
    originalMailbox: view.originalMailbox,
    originalMessage: view.originalMessage,
    originalFlag: view.originalFlag,
    draftMailbox: draft.mailbox,
    draftMessage: draft.message,
  };
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" autoComplete="off" name={name} value={value} />
  ));
}
