import { TIMES } from '#lib/config.ts';
import { compose, type InputOf, type OutputOf, type decideSubmission as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { publish } from '#lib/events/index.ts';
import { decide, waitFor } from '#lib/jobs/index.ts';
import type { Session } from '#lib/session/index.ts';
import { store, type Submission, type SubmissionPatch, type SubmissionState } from '#lib/store/index.ts';
import { deleteUploads } from './delete-uploads.ts';
import { newMessageId } from './new-composer.ts';
import { newId } from './new-id.ts';
import { parkForm } from './park-form.ts';
import { toSubmissionView } from './submission-view.ts';

/**
 * What a person decides about a message that did not end by itself. After "edit", `form` opens the composer with its text, under a new
 * id: the old one stays taken, so that it can never be sent by a late request.
 *
 * @throws AppError submission.missing | submission.final (not possible now, or being worked on) | recipient.none ("others": nobody left)
 */
export async function decideSubmission(
  session: Session,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { account } = session;
  const submission = await store().submissions.get(account, input.id);
  if (!submission) throw new AppError('submission.missing');
  if (input.do === 'edit') return edit(session, submission);
  const { from, to, patch } = stepOf(input.do, submission);
  if (!from.includes(submission.state)) throw new AppError('submission.final');
  const decided = await decide(account, input.id, to, patch);
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

const OPEN: readonly SubmissionState[] = ['queued', 'refused', 'deferred', 'waiting', 'unknown'];

function stepOf(decision: Exclude<InputOf<typeof endpoint>['do'], 'edit'>, submission: Submission): Step {
  switch (decision) {
    case 'retry':
      return { from: ['deferred', 'waiting', 'refused'], to: 'queued' };
    case 'resend':
      return { from: ['unknown'], to: 'queued' };
    case 'others':
      return { from: ['refused'], to: 'queued', patch: toTheOthers(submission) };
    case 'assume-sent':
      return { from: ['unknown'], to: 'sent' };
    case 'file':
      return { from: ['sent'], to: 'sent' };
    case 'discard':
      return { from: [...OPEN, 'sent'], to: 'discarded' };
  }
}

function toTheOthers({ recipients, refused }: Submission): SubmissionPatch {
  const left = recipients.filter((one) => !refused.some(({ address }) => address.toLowerCase() === one.toLowerCase()));
  if (left.length === 0) throw new AppError('recipient.none');
  return { allowPartial: true, recipients: left, refused: [] };
}

/** The text is safe in a parked form before the submission is given up. What may have arrived gets a new Message-ID. */
async function edit(session: Session, submission: Submission): Promise<OutputOf<typeof endpoint>> {
  if (!OPEN.includes(submission.state)) throw new AppError('submission.final');
  const messageId = submission.state === 'unknown' ? newMessageId(submission.from) : submission.messageId;
  const { keepCopy, ...texts } = submission.composer;
  const fields = { ...texts, id: newId(), messageId, ...(keepCopy === true ? { keepCopy: 'on' } : {}) };
  const form = await parkForm(session, { path: compose.path, fields });
  const decided = await decide(session.account, submission.id, 'discarded');
  return { submission: toSubmissionView(decided), form };
}
