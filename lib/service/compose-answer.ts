import type { ComposeView, SettingsView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { displayName, type Address } from '#lib/mail/address.ts';
import { escapeHtml } from '#lib/mail/escape-html.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import { QUOTED } from '#lib/mail/inline-picture.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey, type MessageRef } from '#lib/mail/message-ref.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { quoteText } from '#lib/mail/quote-text.ts';
import { readListFields } from '#lib/mail/read-list-fields.ts';
import { referencesFor } from '#lib/mail/references-for.ts';
import { replyRecipients } from '#lib/mail/reply-recipients.ts';
import { replySubject } from '#lib/mail/reply-subject.ts';
import { withSignature } from '#lib/mail/signature.ts';
import { signedHtml, type Signature } from '#lib/mail/signed-html.ts';
import { decodeWords, listHeaderFields, readHeader, readReferences } from '#lib/mime/index.ts';
import { addPicks } from './add-picks.ts';
import { copyPictures } from './copy-attachments.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { newComposer } from './new-composer.ts';
import { readQuoted } from './read-quoted.ts';
import { readTextBody } from './read-text-body.ts';
import { settingsOf } from './read-settings.ts';

/** To the sender, to everybody, or to the mailing list that brought it. */
type AnswerMode = 'reply' | 'reply-all' | 'reply-list';

interface AnswerWishes {
  /** Its quote is a place for an excerpt, which is not known here. */
  readonly excerpt?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A reply: to whom it goes, from which identity, the threading headers, and the quoted text where the person wants it. */
export async function composeAnswer(
  actor: AccountAccess,
  ref: MessageRef,
  mode: AnswerMode,
  texts: Texts,
  { excerpt = false, signal }: AnswerWishes = {},
): Promise<ComposeView> {
  const message = await loadMessage(actor, ref, signal);
  const { envelope, headers } = message.opened;
  const [identities, settings, { text }] = await Promise.all([
    ensureIdentity(actor),
    settingsOf(actor.account),
    excerpt ? { text: QUOTED } : readTextBody(actor, message, signal),
  ]);
  const identity = pickIdentity(identities, envelope);
  const { to, cc } = recipients(
    message,
    mode,
    identities.map(({ address }) => address),
  );
  const thread = referencesFor({
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: readReferences(listHeaderFields(headers)),
  });
  const attribution = texts.t('common.quoteAttribution', {
    date: texts.date(envelope.date || message.opened.received, 'full'),
    name: displayName(envelope.from[0]) || texts.t('common.noSender'),
  });
  const { quotePosition: place, composeFormat } = settings;
  const quote = place === 'none' ? '' : quoteText(text, attribution);
  const signature = identity?.signature ?? '';
  const html =
    composeFormat === 'html'
      ? await answerHtml(actor, message, { place, text, attribution, identity, excerpt }, signal)
      : {};
  return {
    ...newComposer(identity),
    ...html,
    to: formatAddressList(to),
    cc: addPicks(formatAddressList(cc), [identity?.cc ?? '']),
    subject: replySubject(envelope.subject),
    body:
      place === 'above'
        ? withSignature(`${quote}\n\n`, signature)
        : `${withSignature('\n', signature)}${quote && `\n${quote}`}`,
    inReplyTo: thread.inReplyTo,
    references: thread.references.join(' '),
    originalMailbox: encodeMailboxKey(ref.mailbox.path),
    originalMessage: encodeMessageKey(ref),
    originalFlag: 'answered',
  };
}

async function answerHtml(
  actor: AccountAccess,
  message: LoadedMessage,
  parts: {
    readonly place: SettingsView['quotePosition'];
    readonly text: string;
    readonly attribution: string;
    readonly identity: Signature | undefined;
    readonly excerpt: boolean;
  },
  signal?: AbortSignal,
): Promise<Pick<ComposeView, 'format' | 'html' | 'quoted' | 'inline'>> {
  const signed = signedHtml('\n', parts.identity);
  if (parts.place === 'none') return { format: 'html', html: signed, quoted: '', inline: [] };
  const { place, quoted } = parts.excerpt
    ? { place: QUOTED, quoted: '' }
    : await readQuoted(actor, message, parts.text, signal);
  const { inline } = await copyPictures(actor, message, quoted, signal);
  const quote =
    `<div class="moz-cite-prefix">${escapeHtml(parts.attribution)}</div>` +
    `<blockquote type="cite">${place}</blockquote>`;
  return {
    format: 'html',
    html:
      parts.place === 'above'
        ? `${quote}<div><br></div>${signed}`
        : `${signed || '<div><br></div>'}<div><br></div>${quote}`,
    quoted,
    inline,
  };
}

/** Mail-Followup-To and Mail-Reply-To, where a sender set them, go before everything else. */
function recipients(
  { opened }: LoadedMessage,
  mode: AnswerMode,
  own: readonly string[],
): { to: Address[]; cc: Address[] } {
  const asked = (name: string): Address[] =>
    readHeader(opened.headers, name).flatMap((value) => parseAddressList(decodeWords(value)).addresses);
  const followUp = mode === 'reply' ? [] : asked('mail-followup-to');
  if (followUp.length > 0) return { to: followUp, cc: [] };
  const post = mode === 'reply-list' ? readListFields(listHeaderFields(opened.headers))?.post : undefined;
  if (post) return { to: parseAddressList(post).addresses, cc: [] };
  const replyTo = asked('mail-reply-to');
  const { from, to, cc } = opened.envelope;
  return replyRecipients({
    mode: mode === 'reply' ? 'reply' : 'reply-all',
    view: { from, to, cc, replyTo: replyTo.length > 0 ? replyTo : repliesTo(opened.envelope) },
    own,
  });
}

/** Servers put the sender into a Reply-To that is missing (RFC 9051 §7.5.2): that one says nothing. */
const repliesTo = ({ replyTo, from }: { replyTo: readonly Address[]; from: readonly Address[] }): readonly Address[] =>
  replyTo.length === from.length && replyTo.every((one, index) => one.address === from[index]?.address) ? [] : replyTo;
