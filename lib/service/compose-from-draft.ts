import type { ComposeView } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { listMailboxes, searchMessageId } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { foreignDraftOptions } from '#lib/mail/foreign-draft-options.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey, type MessageRef } from '#lib/mail/message-ref.ts';
import { messageIds } from '#lib/mail/message-ids.ts';
import { readMessageOptions } from '#lib/mail/message-options.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { listHeaderFields, readHeader, readReferences } from '#lib/mime/index.ts';
import { copyAttachments } from './copy-attachments.ts';
import { readDraftNote } from './draft-note.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage } from './load-message.ts';
import { newComposer } from './new-composer.ts';
import { readHtmlPart } from './read-html-part.ts';
import { readSendTime } from './read-send-time.ts';
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
  timeZone = 'UTC',
): Promise<ComposeView> {
  const message = await loadMessage(actor, ref, signal);
  const { envelope, headers, received } = message.opened;
  const { text } = await readTextBody(actor, message, signal);
  const html = message.body?.html || message.whole?.html ? (await readHtmlPart(actor, message, signal)).html : '';
  const identities = await ensureIdentity(actor);
  const identity = pickIdentity(identities, { from: envelope.from, to: [], cc: [] });
  const note = mode === 'draft' ? readDraftNote(headers) : undefined;
  const field = (name: string): string => readHeader(headers, name)[0]?.trim() ?? '';
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
    inReplyTo: field('in-reply-to'),
    references: readReferences(listHeaderFields(headers)).join(' '),
    ...(note ? originalOf(note) : await findOriginal(actor, field)),
    draftMailbox: encodeMailboxKey(ref.mailbox.path),
    draftMessage: encodeMessageKey(ref),
    keepCopy: note?.keepCopy ?? true,
    options: note ? readMessageOptions(note.options) : foreignDraftOptions(field),
    sendAt: stillToCome(note?.sendAt ?? '', timeZone),
    savedAt: received,
  };
}

type Original = Pick<ComposeView, 'originalMailbox' | 'originalMessage' | 'originalFlag'>;

const originalOf = ({ originalMailbox, originalMessage, originalFlag }: Original): Original => ({
  originalMailbox,
  originalMessage,
  originalFlag,
});

/** What a draft of another program answers or forwards, where that lies in the inbox: it is marked once the draft is sent. */
async function findOriginal(actor: AccountAccess, field: (name: string) => string): Promise<Original> {
  const forwarded = field('x-forwarded-message-id');
  // Parts of one would be found within others: IMAP compares substrings.
  const id = messageIds(forwarded || field('in-reply-to')).find((one) => MESSAGE_ID.test(one));
  const uid = id === undefined ? undefined : (await searchMessageId(actor, 'INBOX', id)).at(-1);
  const inbox = uid === undefined ? undefined : (await listMailboxes(actor)).find(({ path }) => path === 'INBOX');
  if (uid === undefined || !inbox) return { originalMailbox: '', originalMessage: '', originalFlag: '' };
  return {
    originalMailbox: encodeMailboxKey('INBOX'),
    originalMessage: encodeMessageKey({ uidValidity: inbox.uidValidity, uid }),
    originalFlag: forwarded === '' ? 'answered' : 'forwarded',
  };
}

/** A time that has passed since is worth nothing any more. */
function stillToCome(sendAt: string, timeZone: string): string {
  try {
    readSendTime(sendAt, timeZone, Date.now());
    return sendAt;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return '';
  }
}
