import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { config } from '#lib/config.ts';
import { isAppError, type ErrorCode } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { Job } from '#lib/jobs/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { ANSWERED, FORWARDED, SEEN } from '#lib/mail/flags.ts';
import { readMessageOptions, type MessageOption } from '#lib/mail/message-options.ts';
import { submitMessage } from '#lib/smtp/index.ts';
import { store, type Submission } from '#lib/store/index.ts';
import { collectRecipients } from './collect-recipients.ts';
import { deleteUploads } from './delete-uploads.ts';
import { removeMessages } from './remove-messages.ts';

/**
 * Does for a submission what its state asks for: sends it (`queued`), looks for it (`unknown`), files it (`sent`). Each step is on disk
 * before the next begins; nothing is sent again once its first content byte may have left. Steps that were done before a crash find
 * their work done: the copy by its Message-ID, the draft gone, the flag set.
 */
export async function deliverSubmission(job: Job, actor: AccountAccess, signal: AbortSignal): Promise<void> {
  if (job.submission.state === 'queued') await send(job, actor, signal);
  else if (job.submission.state === 'unknown' && (await isFiled(actor, job.submission))) await job.advance('sent');
  if (job.submission.state === 'sent') await file(job, actor, signal);
}

async function send(job: Job, actor: AccountAccess, signal: AbortSignal): Promise<void> {
  const { from, recipients, size, spoolPath, needsUtf8, eightBit, allowPartial } = job.submission;
  const message = {
    from,
    recipients: [...recipients],
    size,
    open: () => createReadStream(spoolPath),
    needsUtf8,
    eightBit,
    allowPartial,
    notify: optionsOf(job.submission).includes('delivery'),
  };
  const submit = (login: { user?: string; password?: string }): ReturnType<typeof submitMessage> =>
    submitMessage(
      { ...login, clientAddress: actor.clientAddress },
      message,
      async () => void (await job.advance('sending')),
      signal,
    );
  const { auth, user, password } = config().smtp;
  const { refused } =
    auth === 'user'
      ? await actor.lendPassword((own) => asOneself(actor, own, () => submit({ user: actor.user, password: own })))
      : await submit(auth === 'fixed' ? { user, password } : {});
  await job.advance('sent', { refused });
}

/**
 * A password that the server for sending refuses may have been changed since: the mail server is asked whether it is still right, because
 * a new one only its person knows.
 *
 * @throws AppError auth.rejected when it is not, else what `submit` throws
 */
async function asOneself<T>(actor: AccountAccess, password: string, submit: () => Promise<T>): Promise<T> {
  try {
    return await submit();
  } catch (error) {
    if (!isAppError(error) || error.code !== 'smtp.auth') throw error;
    try {
      await imap.verifyLogin({ user: actor.user, password, clientAddress: actor.clientAddress });
    } catch (why) {
      if (isAppError(why) && why.code === 'auth.rejected') throw why;
    }
    throw error;
  }
}

/** The copy, then the draft goes, then the original is flagged, and archived where that was wanted, then who got it is remembered: whatever fails is tried again from its beginning. */
async function file(job: Job, actor: AccountAccess, signal: AbortSignal): Promise<void> {
  const { submission } = job;
  if (submission.keepCopy && !(await isFiled(actor, submission))) await fileCopy(actor, submission, signal);
  await removeDrafts(actor, submission, signal);
  await flagOriginal(actor, submission, signal);
  if (optionsOf(submission).includes('archive')) await archiveOriginal(actor, submission, signal);
  await collectRecipients(actor, submission);
  await job.advance('filed');
  await deleteUploads(actor, submission.uploads);
}

/** Some servers file what they are given to send; then its Message-ID is there already. */
async function isFiled(actor: AccountAccess, submission: Submission): Promise<boolean> {
  const { messageId, composer } = submission;
  const field = composer['resent'] === true ? 'Resent-Message-ID' : 'Message-ID';
  const places = new Set([await imap.findSpecialUse(actor, 'sent'), await chosenPlace(actor, submission)]);
  for (const path of places)
    if (path !== undefined && (await imap.searchMessageId(actor, path, messageId, undefined, field)).length > 0)
      return true;
  return false;
}

/** Where its sender wants copies to be, as long as that mailbox is there. */
async function chosenPlace(actor: AccountAccess, { account, composer }: Submission): Promise<string | undefined> {
  const { identity } = composer;
  const sender = typeof identity === 'string' ? await store().identities.get(account, identity) : undefined;
  if (!sender?.sentMailbox) return undefined;
  return (await imap.listMailboxes(actor)).find((one) => one.path === sender.sentMailbox && one.selectable)?.path;
}

async function fileCopy(actor: AccountAccess, submission: Submission, signal: AbortSignal): Promise<void> {
  const head = Buffer.from(submission.bccHeader);
  const open = (): Readable => Readable.from(concatenate(head, submission.spoolPath));
  const path = (await chosenPlace(actor, submission)) ?? (await imap.ensureSpecialUse(actor, 'sent'));
  try {
    await imap.appendMessage(actor, path, { size: submission.size + head.byteLength, open, flags: [SEEN] }, signal);
  } catch (error) {
    const isLost = isAppError(error) && error.code === 'imap.unknown_outcome';
    if (!isLost || !(await isFiled(actor, submission))) throw error; // only the answer was lost
  }
}

/** The draft that was sent, and any other save of the same composer that a second tab left: they bear its Message-ID. */
async function removeDrafts(
  actor: AccountAccess,
  { draft, messageId }: Submission,
  signal: AbortSignal,
): Promise<void> {
  if (!draft) return;
  const mailbox = { account: actor.account, path: draft.mailbox };
  await removeMessages(actor, { mailbox, uidValidity: draft.uidValidity, uids: [draft.uid] }, signal);
  const drafts = await imap.findSpecialUse(actor, 'drafts');
  if (drafts !== draft.mailbox) return;
  const left = await imap.searchMessageId(actor, drafts, messageId);
  if (left.length > 0) await removeMessages(actor, { mailbox, uidValidity: draft.uidValidity, uids: left }, signal);
}

/** A mark on a message that is gone, or in a folder that takes none, is not worth failing for. */
const UNMARKABLE: readonly ErrorCode[] = [
  'message.gone',
  'mailbox.missing',
  'mailbox.name_invalid',
  'mailbox.renumbered',
  'mailbox.read_only',
  'imap.refused',
];

async function flagOriginal(actor: AccountAccess, { original }: Submission, signal: AbortSignal): Promise<void> {
  if (!original) return;
  const set = {
    mailbox: { account: actor.account, path: original.mailbox },
    uidValidity: original.uidValidity,
    uids: [original.uid],
  };
  try {
    await imap.setFlags(actor, set, { add: [original.flag === 'answered' ? ANSWERED : FORWARDED], remove: [] }, signal);
  } catch (error) {
    if (!isAppError(error) || !UNMARKABLE.includes(error.code)) throw error;
  }
}

async function archiveOriginal(actor: AccountAccess, { original }: Submission, signal: AbortSignal): Promise<void> {
  if (!original) return;
  const archive = await imap.ensureSpecialUse(actor, 'archive', signal);
  if (archive === original.mailbox) return;
  const set = {
    mailbox: { account: actor.account, path: original.mailbox },
    uidValidity: original.uidValidity,
    uids: [original.uid],
  };
  try {
    await imap.moveMessages(actor, set, archive, signal);
  } catch (error) {
    if (!isAppError(error) || !UNMARKABLE.includes(error.code)) throw error; // moved already, by us before a crash or by others
  }
}

/** What its person wanted besides; the composer's fields are kept until all is done. */
const optionsOf = ({ composer }: Submission): readonly MessageOption[] => readMessageOptions(composer['options']);

async function* concatenate(head: Buffer, path: string): AsyncGenerator<Buffer> {
  if (head.byteLength > 0) yield head;
  for await (const chunk of createReadStream(path)) yield chunk as Buffer;
}
