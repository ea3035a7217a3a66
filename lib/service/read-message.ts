import type { InputOf, MessageView, readMessage as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { setFlags, type WantedPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { ChosenBody } from '#lib/mail/choose-body.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { listHeaderFields, readReferences } from '#lib/mime/index.ts';
import { wantedCardParts } from './card-parts.ts';
import { toAddressViews } from './to-address-views.ts';
import { toSubjectView } from './to-subject-view.ts';
import { judgeImages } from './judge-images.ts';
import { loadMessage } from './load-message.ts';
import { readCards } from './read-cards.ts';
import { htmlPart, readHtmlPart } from './read-html-part.ts';
import { readTextBody, textParts } from './read-text-body.ts';
import { toMessageRef } from './to-message-ref.ts';
import { unpackTnef } from './unpack-tnef.ts';
import { fileHeads, viewAttachments, listPacked } from './view-attachments.ts';

/**
 * HTML up to so many octets, as sent, comes along when it is asked for: of a hundred letters a few are larger, and those are better
 * announced first. A second request costs the server more than sending it does.
 */
const SMALL_HTML = 256 * 1024;

/**
 * Everything the reader shows of a message; its HTML only where it was asked for along and is not big.
 *
 * @param input.markRead set `\Seen` as well (`?read=1`); a message that cannot be marked is shown all the same.
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing
 */
export async function readMessage(
  actor: AccountAccess,
  input: InputOf<typeof endpoint> & { markRead?: boolean },
  signal?: AbortSignal,
): Promise<MessageView> {
  const ref = toMessageRef(actor, input);
  const isAlong = ({ html }: ChosenBody): boolean =>
    input.withHtml === true && html !== null && html.size <= SMALL_HTML;
  const message = await loadMessage(actor, ref, signal, (body) =>
    eachOnce([
      ...textParts(body),
      ...wantedCardParts(body),
      ...fileHeads(body),
      ...(isAlong(body) ? htmlPart(body) : []),
    ]),
  );
  const { envelope, flags, received, size, headers, newer, older, aloneUpTo, readOnly } = message.opened;
  const fields = listHeaderFields(headers);
  const html = message.body && isAlong(message.body) ? await readHtmlPart(actor, message, signal) : undefined;
  const { text, truncated, guessed, leftOut } = await readTextBody(
    actor,
    message,
    signal,
    undefined,
    html !== undefined,
  );
  const packed = await unpackTnef(actor, message, signal);
  const files = await viewAttachments(actor, message, signal);
  const references = readReferences(fields);
  const marked = input.markRead === true && !readOnly && !hasFlag(flags, SEEN) && (await markRead(actor, ref));
  return {
    mailbox: encodeMailboxKey(input.mailbox),
    ...input.message,
    flags: marked ? [...flags, SEEN] : [...flags],
    subject: toSubjectView(envelope.subject),
    from: toAddressViews(envelope.from),
    sender: toAddressViews(envelope.sender),
    replyTo: toAddressViews(envelope.replyTo),
    to: toAddressViews(envelope.to),
    cc: toAddressViews(envelope.cc),
    bcc: toAddressViews(envelope.bcc),
    recipients: envelope.recipients,
    date: envelope.date,
    received,
    size,
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references,
    text: text.trim() === '' && files.htmlPart === null && packed ? packed.inside.text : text,
    unreadable: message.body === null && message.whole === null,
    textTruncated: truncated,
    ...(leftOut ? { textLeftOut: true as const } : {}),
    charsetGuessed: guessed || (leftOut === true && html?.guessed === true),
    ...files,
    attachments: [...files.attachments, ...(packed ? listPacked(packed) : [])],
    images: await judgeImages(actor, envelope, fields),
    cards: await readCards(actor, message, fields, () => (leftOut && html ? htmlToText(html.html) : text), signal),
    ...(html ? { html } : {}),
    newer,
    older,
    aloneUpTo: references.length > 0 || envelope.inReplyTo !== '' ? 0 : aloneUpTo,
    readOnly,
  };
}

/** A part that is wanted for several things comes once, as long as any of them needs it. */
const eachOnce = (wanted: readonly WantedPart[]): WantedPart[] =>
  [...Map.groupBy(wanted, ({ part }) => part)].map(([part, same]) => ({
    part,
    maxBytes: Math.max(...same.map(({ maxBytes }) => maxBytes)),
  }));

async function markRead(actor: AccountAccess, ref: MessageRef): Promise<boolean> {
  try {
    const set = { mailbox: ref.mailbox, uidValidity: ref.uidValidity, uids: [ref.uid] };
    return (await setFlags(actor, set, { add: [SEEN], remove: [] })).changed > 0;
  } catch (error) {
    if (isAppError(error)) return false; // it stays unread, which the screen shows
    throw error;
  }
}
