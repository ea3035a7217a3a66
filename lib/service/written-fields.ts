import type { ComposeView, DraftFields } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';

type Written = Pick<
  ComposeView,
  | 'messageId'
  | 'identity'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'subject'
  | 'format'
  | 'body'
  | 'html'
  | 'inReplyTo'
  | 'references'
  | 'originalMailbox'
  | 'originalMessage'
  | 'originalFlag'
  | 'draftMailbox'
  | 'draftMessage'
  | 'keepCopy'
>;

/** What somebody wrote and what it belongs to (the message it answers, the draft it was last saved as), as its form holds it. Files are apart. */
export function writtenFields(fields: DraftFields): Written {
  const { messageId, identity, to, cc, bcc, subject, format, body, html } = fields;
  const { inReplyTo, references, originalFlag, keepCopy } = fields;
  return {
    messageId,
    identity,
    to,
    cc,
    bcc,
    subject,
    format,
    body,
    html,
    inReplyTo,
    references,
    originalMailbox: fields.originalMailbox && encodeMailboxKey(fields.originalMailbox),
    originalMessage: fields.originalMessage && encodeMessageKey(fields.originalMessage),
    originalFlag,
    draftMailbox: fields.draftMailbox && encodeMailboxKey(fields.draftMailbox),
    draftMessage: fields.draftMessage && encodeMessageKey(fields.draftMessage),
    keepCopy,
  };
}
