import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ComposeView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import { forwardSubject } from '#lib/mail/forward-subject.ts';
import { forwardHtml } from '#lib/mail/forward-html.ts';
import { forwardText } from '#lib/mail/forward-text.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey, type MessageRef } from '#lib/mail/message-ref.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { referencesFor } from '#lib/mail/references-for.ts';
import { withSignature } from '#lib/mail/signature.ts';
import { signedHtml } from '#lib/mail/signed-html.ts';
import { listHeaderFields, readReferences } from '#lib/mime/index.ts';
import { copyAttachments } from './copy-attachments.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { newComposer } from './new-composer.ts';
import { readQuoted } from './read-quoted.ts';
import { settingsOf } from './read-settings.ts';
import { readTextBody } from './read-text-body.ts';
import { saveUpload } from './save-upload.ts';

/** A forward: inline, with the text, the addresses and all attachments of the message; or attached, the message whole as it is. */
export async function composeForward(
  actor: AccountAccess,
  ref: MessageRef,
  mode: 'forward' | 'forward-attached',
  texts: Texts,
  signal?: AbortSignal,
): Promise<ComposeView> {
  const message = await loadMessage(actor, ref, signal);
  const { envelope, headers } = message.opened;
  const identity = pickIdentity(await ensureIdentity(actor), envelope);
  const thread = referencesFor({
    messageId: envelope.messageId,
    inReplyTo: envelope.inReplyTo,
    references: readReferences(listHeaderFields(headers)),
  });
  const { composeFormat } = await settingsOf(actor.account);
  const opening = withSignature('\n', identity?.signature ?? '');
  const inline = mode === 'forward' ? await forwardInline(actor, message, texts, composeFormat, signal) : undefined;
  const above = composeFormat === 'html' ? signedHtml('\n', identity) : '';
  return {
    ...newComposer(identity),
    subject: forwardSubject(envelope.subject),
    format: composeFormat,
    body: inline ? `${opening}\n${inline.body}` : opening,
    html: inline?.html ? `${above}<div><br></div>${inline.html}` : above,
    quoted: inline?.quoted ?? '',
    ...(inline?.copies ?? { uploads: [await attachWhole(actor, message, signal)], inline: [] }),
    inReplyTo: thread.inReplyTo,
    references: thread.references.join(' '),
    originalMailbox: encodeMailboxKey(ref.mailbox.path),
    originalMessage: encodeMessageKey(ref),
    originalFlag: 'forwarded',
  };
}

/** The message as it stands in the new one: as text, and as HTML where that is wanted (else `''`), with all that was attached. */
async function forwardInline(
  actor: AccountAccess,
  message: LoadedMessage,
  texts: Texts,
  format: ComposeView['format'],
  signal?: AbortSignal,
): Promise<{
  body: string;
  html: string;
  quoted: string;
  copies: Pick<ComposeView, 'uploads' | 'inline'>;
}> {
  const { envelope, received } = message.opened;
  const { text } = await readTextBody(actor, message, signal);
  const lines = [
    { label: texts.t('common.headerSubject'), value: envelope.subject },
    { label: texts.t('common.headerDate'), value: texts.date(envelope.date || received, 'full') },
    { label: texts.t('common.headerFrom'), value: formatAddressList([...envelope.from]) },
    { label: texts.t('common.headerTo'), value: formatAddressList([...envelope.to]) },
    { label: texts.t('common.headerCc'), value: formatAddressList([...envelope.cc]) },
  ];
  const heading = texts.t('common.forwardHeading');
  const body = forwardText(text, lines, heading);
  if (format === 'plain')
    return { body, html: '', quoted: '', copies: await copyAttachments(actor, message, '', signal) };
  const { place, quoted } = await readQuoted(actor, message, text, signal);
  return {
    body,
    html: forwardHtml(place, lines, heading),
    quoted,
    copies: await copyAttachments(actor, message, quoted, signal),
  };
}

async function attachWhole(
  actor: AccountAccess,
  { ref, opened }: LoadedMessage,
  signal?: AbortSignal,
): Promise<ComposeView['uploads'][number]> {
  const { stream } = await streamPart(actor, ref, '', signal);
  const name = `${cutText(opened.envelope.subject, 100) || 'message'}.eml`;
  return saveUpload(actor, { name, type: 'message/rfc822', content: Readable.fromWeb(stream as ReadableStream) });
}
