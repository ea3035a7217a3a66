import type { AttachmentView, InputOf, MessageView, readMessage as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { setFlags } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { attachmentName, decodedSize, readReferences } from '#lib/mime/index.ts';
import { toAddressViews } from './list-messages.ts';
import { judgeImages } from './judge-images.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { readTextBody, textParts } from './read-text-body.ts';

/**
 * Everything the reader shows of a message but its HTML.
 *
 * @param input.markRead set `\Seen` as well (`?read=1`); a message that cannot be marked is shown all the same.
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing | message.unreadable
 */
export async function readMessage(
  actor: AccountAccess,
  input: InputOf<typeof endpoint> & { markRead?: boolean },
  signal?: AbortSignal,
): Promise<MessageView> {
  const ref = { mailbox: { account: actor.account, path: input.mailbox }, ...input.message };
  const message = await loadMessage(actor, ref, signal, textParts);
  const { envelope, flags, received, size, headers, newer, older, readOnly } = message.opened;
  const { text, truncated, guessed } = await readTextBody(actor, message, signal);
  const marked = input.markRead === true && !readOnly && !hasFlag(flags, SEEN) && (await markRead(actor, ref));
  return {
    mailbox: encodeMailboxKey(input.mailbox),
    ...input.message,
    flags: marked ? [...flags, SEEN] : [...flags],
    subject: envelope.subject,
    from: toAddressViews(envelope.from),
    sender: toAddressViews(envelope.sender),
    replyTo: toAddressViews(envelope.replyTo),
    to: toAddressViews(envelope.to),
    cc: toAddressViews(envelope.cc),
    bcc: toAddressViews(envelope.bcc),
    date: envelope.date,
    received,
    size,
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: readReferences(headers),
    text,
    textTruncated: truncated,
    charsetGuessed: guessed,
    htmlPart: message.body ? (message.body.html?.part ?? null) : message.whole?.html ? WHOLE : null,
    attachments: attachmentViews(message),
    images: await judgeImages(actor, envelope),
    newer,
    older,
    readOnly,
  };
}

/** Section of what was parsed here instead of by the server: `0` is the HTML, `0.1` the first attachment. No server counts from 0. */
export const WHOLE = '0';

function attachmentViews({ body, whole }: LoadedMessage): AttachmentView[] {
  if (body)
    return [...body.attachments, ...body.inline].map((part, index) => ({
      part: part.part,
      name: attachmentName(part, index + 1),
      type: part.type,
      size: decodedSize(part),
      contentId: part.contentId,
      inline: index >= body.attachments.length,
    }));
  return (whole?.attachments ?? []).map(({ name, type, size, contentId }, index) => ({
    part: `${WHOLE}.${String(index + 1)}`,
    name,
    type,
    size,
    contentId,
    inline: false,
  }));
}

async function markRead(actor: AccountAccess, ref: MessageRef): Promise<boolean> {
  try {
    const set = { mailbox: ref.mailbox, uidValidity: ref.uidValidity, uids: [ref.uid] };
    return (await setFlags(actor, set, { add: [SEEN], remove: [] })).changed > 0;
  } catch (error) {
    if (isAppError(error)) return false; // it stays unread, which the screen shows
    throw error;
  }
}
