import { rm } from 'node:fs/promises';
import { TIMES } from '#lib/config.ts';
import type { DraftFields, SubmissionView } from '#lib/contract/index.ts';
import { enqueue, waitFor } from '#lib/jobs/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { bccHeader, composeMessage } from '#lib/mime/index.ts';
import { store, type NewSubmission } from '#lib/store/index.ts';
import { newId } from './new-id.ts';
import { resolveIdentity } from './resolve-identity.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { resolveUploads } from './resolve-uploads.ts';
import { toSubmissionView } from './submission-view.ts';

/**
 * Hands a message over to be sent, on disk before anything leaves, and waits a little for its outcome. The same composer sends once:
 * asked again, it answers with what became of the first time.
 *
 * @throws AppError recipient.none | recipient.invalid | recipient.too_many | identity.missing | upload.missing | storage.full
 */
export async function sendMessage(actor: AccountAccess, fields: DraftFields): Promise<SubmissionView> {
  const { account } = actor;
  if (!(await store().submissions.get(account, fields.id))) {
    const built = await build(actor, fields);
    const stored = await enqueue(built);
    if (stored.spoolPath !== built.spoolPath) await rm(built.spoolPath, { force: true }); // pressed twice at once: the other was first
  }
  return toSubmissionView(await waitFor(account, fields.id, TIMES.sendWait));
}

async function build(actor: AccountAccess, fields: DraftFields): Promise<NewSubmission> {
  const { account } = actor;
  const { id, messageId, subject, upload, keepCopy } = fields;
  const { to, cc, bcc, everyone } = resolveRecipients(fields);
  const { name, address, replyTo } = await resolveIdentity(actor, fields.identity);
  const attachments = await resolveUploads(account, upload);
  const spoolPath = store().files.spool(account, newId());
  const references = fields.references.split(/\s+/).filter((one) => one !== '');
  const { size, eightBit, needsUtf8 } = await composeMessage(
    {
      messageId,
      date: new Date(),
      from: { name, address },
      replyTo,
      to,
      cc,
      bcc,
      subject,
      text: fields.body,
      inReplyTo: fields.inReplyTo,
      references,
      attachments,
    },
    spoolPath,
  );
  return {
    id,
    account,
    messageId,
    subject,
    spoolPath,
    size,
    needsUtf8,
    eightBit,
    from: address,
    recipients: everyone,
    allowPartial: false,
    bccHeader: bccHeader(bcc),
    keepCopy,
    original: originalOf(fields),
    draft: refOf(fields.draftMailbox, fields.draftMessage),
    uploads: upload,
    composer: composerOf(fields),
  };
}

const refOf = (mailbox: string, message: '' | { uidValidity: number; uid: number }): NewSubmission['draft'] =>
  mailbox === '' || message === '' ? null : { mailbox, ...message };

function originalOf({ originalMailbox, originalMessage, originalFlag }: DraftFields): NewSubmission['original'] {
  const ref = refOf(originalMailbox, originalMessage);
  return ref && originalFlag !== '' ? { ...ref, flag: originalFlag } : null;
}

/** The fields as a form would send them, for "edit". */
function composerOf(fields: DraftFields): Record<string, unknown> {
  const { identity, to, cc, bcc, subject, body, upload, inReplyTo, references, originalFlag, keepCopy, messageId } =
    fields;
  return {
    messageId,
    identity,
    to,
    cc,
    bcc,
    subject,
    body,
    upload,
    inReplyTo,
    references,
    originalFlag,
    originalMailbox: fields.originalMailbox && encodeMailboxKey(fields.originalMailbox),
    originalMessage: fields.originalMessage && encodeMessageKey(fields.originalMessage),
    draftMailbox: fields.draftMailbox && encodeMailboxKey(fields.draftMailbox),
    draftMessage: fields.draftMessage && encodeMessageKey(fields.draftMessage),
    keepCopy,
  };
}
