import { TIMES } from '#lib/config.ts';
import {
  DraftFields,
  compose,
  type InputOf,
  type OutputOf,
  type decideSubmission as endpoint,
} from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { publish } from '#lib/events/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { decide, mayFollow, waitFor } from '#lib/jobs/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { keepForJob, type Session } from '#lib/session/index.ts';
import { OPEN_STATES, store, type Submission, type SubmissionPatch, type SubmissionState } from '#lib/store/index.ts';
import { deleteUploads } from './delete-uploads.ts';
import { newMessageId } from './new-composer.ts';
import { newId } from './new-id.ts';
import { parkForm } from './park-form.ts';
import { readSendTime } from './read-send-time.ts';
import { saveDraft } from './save-draft.ts';
import { toSubmissionView } from './submission-view.ts';

/**
 * What a person decides about a message that did not end by itself. After "edit", `form` opens the composer with its text, under a new
 * id: the old one stays taken, so that it can never be sent by a late request.
 *
 * @throws AppError submission.missing | submission.final (not possible now, or being worked on) | recipient.none ("others": nobody left) |
 *   input.invalid (field `sendAt`: no time to come)
 */
export async function decideSubmission(
  session: Session,
  input: InputOf<typeof endpoint>,
  _signal?: AbortSignal,
  writer?: { texts(): Promise<Pick<Texts, 'timeZone'>> },
): Promise<OutputOf<typeof endpoint>> {
  const { account } = session;
  const submission = await store().submissions.get(account, input.id);
  if (!submission) throw new AppError('submission.missing');
  if (input.do === 'edit') return edit(session, submission);
  const retryAt =
    input.do === 'schedule'
      ? readSendTime(input.sendAt ?? '', (await writer?.texts())?.timeZone ?? 'UTC', Date.now())
      : null;
  const { from, to, patch } = stepOf(input.do, submission);
  if (!from.includes(submission.state)) throw new AppError('submission.final');
  if (retryAt !== null) await keepForJob(session, input.id, 'send', retryAt);
  const decided = await decide(account, input.id, to, { ...patch, ...(retryAt === null ? {} : { retryAt }) });
  publish(account, { type: 'outbox' });
  if (to === 'discarded') {
    await deleteUploads(session, submission.uploads);
    return { submission: toSubmissionView(decided), form: null };
  }
  return { submission: toSubmissionView(await waitFor(account, input.id, TIMES.sendWait)), form: null };
}

interface Step {
  readonly from: readonly SubmissionState[];
  readonly to: SubmissionState;
  readonly patch?: SubmissionPatch;
}

function stepOf(decision: Exclude<InputOf<typeof endpoint>['do'], 'edit'>, submission: Submission): Step {
  switch (decision) {
    case 'retry':
      return { from: ['queued', 'deferred', 'waiting', 'refused'], to: 'queued' };
    case 'schedule':
      return { from: ['queued', 'deferred', 'waiting'], to: 'queued' };
    case 'resend':
      return { from: ['unknown'], to: 'queued' };
    case 'others':
      return { from: ['refused'], to: 'queued', patch: toTheOthers(submission) };
    case 'assume-sent':
      return { from: ['unknown'], to: 'sent' };
    case 'file':
      return { from: ['sent'], to: 'sent' };
    case 'discard':
      return { from: OPEN_STATES.filter((state) => mayFollow(state, 'discarded')), to: 'discarded' };
  }
}

function toTheOthers({ recipients, refused }: Submission): SubmissionPatch {
  const left = recipients.filter((one) => !refused.some(({ address }) => address.toLowerCase() === one.toLowerCase()));
  if (left.length === 0) throw new AppError('recipient.none');
  return { allowPartial: true, recipients: left, refused: [] };
}

/**
 * The text is safe in a parked form, and in Drafts where the mail server answers, before the submission is given up. What waited for
 * its time is stopped first; a process that dies on the way leaves it in the outbox, where it waits for its person. What may have
 * arrived gets a new Message-ID.
 */
async function edit(session: Session, submission: Submission): Promise<OutputOf<typeof endpoint>> {
  const { account } = session;
  const { id, state, composer } = submission;
  if (state === 'sent' || !mayFollow(state, 'discarded') || !('body' in composer))
    throw new AppError('submission.final');
  if (state === 'queued' || state === 'deferred') await decide(account, id, 'refused', { refused: [] });
  const messageId = state === 'unknown' ? newMessageId(submission.from) : submission.messageId;
  const { keepCopy, ...texts } = composer;
  const fields = { ...texts, id: newId(), messageId, ...(keepCopy === true ? { keepCopy: 'on' } : {}) };
  const draft = await keepDraft(session, fields);
  const form = await parkForm(session, { path: compose.path, fields: { ...fields, ...draft } });
  const decided = await decide(account, id, 'discarded');
  publish(account, { type: 'outbox' });
  return { submission: toSubmissionView(decided), form };
}

/** Where the text lies in Drafts by now: nobody who takes a message back and closes the browser may lose it. */
async function keepDraft(
  session: Session,
  fields: Readonly<Record<string, unknown>>,
): Promise<{ draftMailbox: string; draftMessage: string; savedAt: string } | undefined> {
  try {
    const { mailbox, message, savedAt } = await saveDraft(session, DraftFields.parse(fields));
    return message
      ? { draftMailbox: encodeMailboxKey(mailbox), draftMessage: encodeMessageKey(message), savedAt }
      : undefined;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return undefined; // the mail server takes no draft now; the parked form has it all, and the composer saves again
  }
}
