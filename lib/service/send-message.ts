import { SEND_GRACE, type DraftFields, type SubmissionView } from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readMessageOptions } from '#lib/mail/message-options.ts';
import { bccHeader, composeMessage } from '#lib/mime/index.ts';
import { store, type NewSubmission } from '#lib/store/index.ts';
import { askDraft } from './ask-draft.ts';
import { checkSendRate } from './check-send-rate.ts';
import { handOver } from './hand-over.ts';
import { newId } from './new-id.ts';
import { settingsOf } from './read-settings.ts';
import { resolveIdentity } from './resolve-identity.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { resolveUploads } from './resolve-uploads.ts';
import { writeBody } from './write-body.ts';
import { toSubmissionView } from './submission-view.ts';
import { writtenFields } from './written-fields.ts';

/**
 * Hands a message over to be sent, on disk before anything leaves, and waits a little for its outcome. It is held for as long as the
 * person wants to be able to take it back, or until `at`; for that long its own password is kept, so that it leaves on time whoever is
 * signed in. The same composer sends once: asked again, it answers with what became of the first time.
 *
 * @param at when it is to leave, ms since 1970
 * @throws AppError draft.changed | recipient.none | recipient.invalid | recipient.too_many | submission.too_many | identity.missing | upload.missing | storage.full
 */
export async function sendMessage(actor: AccountAccess, fields: DraftFields, at?: number): Promise<SubmissionView> {
  const sendAt = at ?? (await heldUntil(actor.account));
  return toSubmissionView(await handOver(actor, fields.id, () => build(actor, fields), sendAt));
}

/** When a message that is sent now leaves, so that it can be taken back before; `undefined` for people who don't want that. */
async function heldUntil(account: AccountAccess['account']): Promise<number | undefined> {
  const { sendDelay } = await settingsOf(account);
  return sendDelay === 0 ? undefined : Date.now() + (sendDelay + SEND_GRACE) * 1000;
}

async function build(actor: AccountAccess, fields: DraftFields): Promise<NewSubmission> {
  const { account } = actor;
  const { id, messageId, subject, upload, keepCopy } = fields;
  await checkSendRate(account);
  await requireLatest(actor, fields);
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
      ...(await writeBody(account, fields)),
      inReplyTo: fields.inReplyTo,
      references,
      attachments,
      options: readMessageOptions(fields.options),
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
    uploads: [...upload, ...fields.inline],
    composer: composerOf(fields),
  };
}

/** What somebody else wrote into the draft meanwhile must not be sent without, unseen. A mail server that is away holds no message up. */
async function requireLatest(actor: AccountAccess, fields: DraftFields): Promise<void> {
  const isChanged = await askDraft(actor, fields).then(
    ({ changed }) => changed,
    (cause: unknown) => {
      if (!isAppError(cause)) throw cause;
      return false;
    },
  );
  if (isChanged) throw new AppError('draft.changed');
}

const refOf = (mailbox: string, message: '' | { uidValidity: number; uid: number }): NewSubmission['draft'] =>
  mailbox === '' || message === '' ? null : { mailbox, ...message };

function originalOf({ originalMailbox, originalMessage, originalFlag }: DraftFields): NewSubmission['original'] {
  const ref = refOf(originalMailbox, originalMessage);
  return ref && originalFlag !== '' ? { ...ref, flag: originalFlag } : null;
}

/** The fields as a form would send them, for "edit". */
function composerOf(fields: DraftFields): Record<string, unknown> {
  const { upload, inline, options } = fields;
  return { ...writtenFields(fields), upload, inline, options };
}
