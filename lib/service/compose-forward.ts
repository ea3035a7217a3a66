import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ComposeView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import { forwardSubject } from '#lib/mail/forward-subject.ts';
import { forwardText } from '#lib/mail/forward-text.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey, type MessageRef } from '#lib/mail/message-ref.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { referencesFor } from '#lib/mail/references-for.ts';
import { withSignature } from '#lib/mail/signature.ts';
import { listHeaderFields, readReferences } from '#lib/mime/index.ts';
import { copyAttachments } from './copy-attachments.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { newComposer } from './new-composer.ts';
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
  const opening = withSignature('\n', identity?.signature ?? '');
  const inline = mode === 'forward';
  return {
    ...newComposer(identity),
    subject: forwardSubject(envelope.subject),
    body: inline ? `${opening}\n${await forwarded(actor, message, texts, signal)}` : opening,
    uploads: inline ? await copyAttachments(actor, message, signal) : [await attachWhole(actor, message, signal)],
    inReplyTo: thread.inReplyTo,
    references: thread.references.join(' '),
    originalMailbox: encodeMailboxKey(ref.mailbox.path),
    originalMessage: encodeMessageKey(ref),
    originalFlag: 'forwarded',
  };
}

async function forwarded(
  actor: AccountAccess,
  message: LoadedMessage,
  texts: Texts,
  signal?: AbortSignal,
): Promise<string> {
  const { envelope, received } = message.opened;
  const { text } = await readTextBody(actor, message, signal);
  const lines = [
    { label: texts.t('common.headerSubject'), value: envelope.subject },
    { label: texts.t('common.headerDate'), value: texts.date(envelope.date || received, 'full') },
    { label: texts.t('common.headerFrom'), value: formatAddressList([...envelope.from]) },
    { label: texts.t('common.headerTo'), value: formatAddressList([...envelope.to]) },
    { label: texts.t('common.headerCc'), value: formatAddressList([...envelope.cc]) },
  ];
  return forwardText(text, lines, texts.t('common.forwardHeading'));
}

async function attachWhole(
  actor: AccountAccess,
  { ref, opened }: LoadedMessage,
  signal?: AbortSignal,
): Promise<ComposeView['uploads'][number]> {
  const { stream } = await streamPart(actor, ref, '', signal);
  const name = `${opened.envelope.subject.slice(0, 100) || 'message'}.eml`;
  return saveUpload(actor, { name, type: 'message/rfc822', content: Readable.fromWeb(stream as ReadableStream) });
}
