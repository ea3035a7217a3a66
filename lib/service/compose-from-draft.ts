import type { ComposeView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey, type MessageRef } from '#lib/mail/message-ref.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { listHeaderFields, readHeader, readReferences } from '#lib/mime/index.ts';
import { copyAttachments } from './copy-attachments.ts';
import { readDraftNote } from './draft-note.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage } from './load-message.ts';
import { newComposer } from './new-composer.ts';
import { readHtmlPart } from './read-html-part.ts';
import { readTextBody } from './read-text-body.ts';

const MESSAGE_ID = /^<[^<>\s]+@[^<>\s]+>$/;

/**
 * A stored draft opened again, with its Message-ID, threading and attachments; or any message as the beginning of a new one
 * (`edit-as-new`: a new Message-ID, no thread, the message itself stays).
 */
export async function composeFromDraft(
  actor: AccountAccess,
  ref: MessageRef,
  mode: 'draft' | 'edit-as-new',
  signal?: AbortSignal,
): Promise<ComposeView> {
  const message = await loadMessage(actor, ref, signal);
  const { envelope, headers, received } = message.opened;
  const { text } = await readTextBody(actor, message, signal);
  const html = message.body?.html || message.whole?.html ? (await readHtmlPart(actor, message, signal)).html : '';
  const identities = await ensureIdentity(actor);
  const identity = pickIdentity(identities, { from: envelope.from, to: [], cc: [] });
  const note = mode === 'draft' ? readDraftNote(headers) : undefined;
  const blank = newComposer(identity);
  const content: ComposeView = {
    ...blank,
    identity: identities.some(({ id }) => id === note?.identity) ? (note?.identity ?? '') : blank.identity,
    to: note?.to ?? formatAddressList([...envelope.to]),
    cc: note?.cc ?? formatAddressList([...envelope.cc]),
    bcc: note?.bcc ?? formatAddressList([...envelope.bcc]),
    subject: envelope.subject,
    format: html === '' ? 'plain' : 'html',
    body: text,
    html,
    ...(await copyAttachments(actor, message, html, signal)),
  };
  if (mode === 'edit-as-new') return content;
  return {
    ...content,
    messageId: MESSAGE_ID.test(envelope.messageId) ? envelope.messageId : blank.messageId,
    inReplyTo: readHeader(headers, 'in-reply-to')[0]?.trim() ?? '',
    references: readReferences(listHeaderFields(headers)).join(' '),
    originalMailbox: note?.originalMailbox ?? '',
    originalMessage: note?.originalMessage ?? '',
    originalFlag: note?.originalFlag ?? '',
    draftMailbox: encodeMailboxKey(ref.mailbox.path),
    draftMessage: encodeMessageKey(ref),
    keepCopy: note?.keepCopy ?? true,
    savedAt: received,
  };
}
