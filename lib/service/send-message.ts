import { rm } from 'node:fs/promises';
import { TIMES, config } from '#lib/config.ts';
import { SEND_GRACE, type DraftFields, type SubmissionView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { publish } from '#lib/events/index.ts';
import { enqueue, waitFor } from '#lib/jobs/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { readMessageOptions } from '#lib/mail/message-options.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { bccHeader, composeMessage } from '#lib/mime/index.ts';
import { eraseForJobs, keepForJob } from '#lib/session/index.ts';
import { FINAL_STATES, store, type NewSubmission } from '#lib/store/index.ts';
import { newId } from './new-id.ts';
import { toSettings } from './read-settings.ts';
import { resolveIdentity } from './resolve-identity.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { resolveUploads } from './resolve-uploads.ts';
import { writeBody } from './write-body.ts';
import { toSubmissionView } from './submission-view.ts';

const HOUR = 3_600_000; // ms

/**
 * Hands a message over to be sent, on disk before anything leaves, and waits a little for its outcome. It is held for as long as the
 * person wants to be able to take it back, or until `at`; for that long its own password is kept, so that it leaves on time whoever is
 * signed in. The same composer sends once: asked again, it answers with what became of the first time.
 *
 * @param at when it is to leave, ms since 1970
 * @throws AppError recipient.none | recipient.invalid | recipient.too_many | submission.too_many | identity.missing | upload.missing | storage.full
 */
export async function sendMessage(actor: AccountAccess, fields: DraftFields, at?: number): Promise<SubmissionView> {
  const { account } = actor;
  const { id } = fields;
  if (!(await store().submissions.get(account, id))) {
    await checkRate(account);
    const built = await build(actor, fields);
    const sendAt = at ?? (await heldUntil(account));
    if (sendAt !== undefined) await keepForJob(actor, id, 'send', sendAt);
    const stored = await enqueue({ ...built, ...(sendAt === undefined ? {} : { sendAt }) });
    if (stored.spoolPath !== built.spoolPath) await rm(built.spoolPath, { force: true }); // pressed twice at once: the other was first
    if (FINAL_STATES.includes(stored.state)) await eraseForJobs(account, [id]); // and its password is gone already
    publish(account, { type: 'outbox' });
  }
  return toSubmissionView(await waitFor(account, id, TIMES.sendWait));
}

/** @throws AppError submission.too_many */
async function checkRate(account: AccountAccess['account']): Promise<void> {
  const { maxSentPerHour: max } = config();
  if (max > 0 && (await store().submissions.countSince(account, Date.now() - HOUR)) >= max)
    throw new AppError('submission.too_many', { values: { max } });
}

/** When a message that is sent now leaves, so that it can be taken back before; `undefined` for people who don't want that. */
async function heldUntil(account: AccountAccess['account']): Promise<number | undefined> {
  const { sendDelay } = toSettings((await store().settings.read(account)).values);
  return sendDelay === 0 ? undefined : Date.now() + (sendDelay + SEND_GRACE) * 1000;
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

const refOf = (mailbox: string, message: '' | { uidValidity: number; uid: number }): NewSubmission['draft'] =>
  mailbox === '' || message === '' ? null : { mailbox, ...message };

function originalOf({ originalMailbox, originalMessage, originalFlag }: DraftFields): NewSubmission['original'] {
  const ref = refOf(originalMailbox, originalMessage);
  return ref && originalFlag !== '' ? { ...ref, flag: originalFlag } : null;
}

/** The fields as a form would send them, for "edit". */
function composerOf(fields: DraftFields): Record<string, unknown> {
  const { identity, to, cc, bcc, subject, format, body, html, upload, inline, inReplyTo } = fields;
  const { references, originalFlag, keepCopy, messageId } = fields;
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
    upload,
    inline,
    inReplyTo,
    references,
    originalFlag,
    originalMailbox: fields.originalMailbox && encodeMailboxKey(fields.originalMailbox),
    originalMessage: fields.originalMessage && encodeMessageKey(fields.originalMessage),
    draftMailbox: fields.draftMailbox && encodeMailboxKey(fields.draftMailbox),
    draftMessage: fields.draftMessage && encodeMessageKey(fields.draftMessage),
    keepCopy,
    options: fields.options,
  };
}
