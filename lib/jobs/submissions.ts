import { AppError } from '#lib/errors.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import {
  store,
  type NewSubmission,
  type Submission,
  type SubmissionPatch,
  type SubmissionState,
} from '#lib/store/index.ts';
import { runner } from './runner.ts';
import { mayFollow } from './submission-states.ts';

/**
 * Hands a message over, on disk before it resolves. The same id again is the same submission: it is found, not sent twice.
 * Its spool file must be whole.
 */
export async function enqueue(submission: NewSubmission): Promise<Submission> {
  const { submission: stored } = await store().submissions.add(submission, Date.now());
  runner().look();
  if (stored.state === 'queued' && stored.retryAt !== null) runner().lookAt(stored.retryAt);
  return stored;
}

/** A submission is asked for this often when another process may be working on it. */
const ASK_AGAIN = 500;

/**
 * The submission as soon as it is at rest (nothing under way, nothing due), or as it stands after `ms`.
 *
 * @throws AppError submission.missing
 */
export async function waitFor(account: AccountId, id: string, ms: number): Promise<Submission> {
  const deadline = Date.now() + ms;
  for (;;) {
    const left = deadline - Date.now();
    const change = left > 0 ? runner().nextChange(Math.min(left, ASK_AGAIN)) : undefined; // listening before looking
    const submission = await store().submissions.get(account, id);
    if (!submission) throw new AppError('submission.missing');
    if (!change || atRest(submission, Date.now())) return submission;
    await change;
  }
}

function atRest({ state, retryAt, leaseUntil }: Submission, now: number): boolean {
  if (leaseUntil !== null && leaseUntil > now) return false;
  if (state === 'sending') return false;
  if (state === 'queued') return retryAt !== null && retryAt > now;
  return retryAt === null || retryAt > now;
}

/** The person has signed in: what waited goes on, what was planned for later is tried now. */
export async function kick(account: AccountId): Promise<void> {
  await store().submissions.wake(account, Date.now());
  runner().look();
}

/**
 * What a person decided: back into the queue, given up, taken as sent, or filed again (`sent` to `sent`).
 *
 * @throws AppError submission.missing, or submission.final when that cannot be (any more) or is being worked on
 */
export async function decide(
  account: AccountId,
  id: string,
  to: SubmissionState,
  patch: SubmissionPatch = {},
): Promise<Submission> {
  const submission = await store().submissions.get(account, id);
  if (!submission) throw new AppError('submission.missing');
  if (!mayFollow(submission.state, to)) throw new AppError('submission.final');
  const now = Date.now();
  const fresh: SubmissionPatch = { error: null, detail: '', attempts: 0, retryAt: to === 'sent' ? now : null };
  const changed = await store().submissions.change(
    submission,
    { from: submission.state, holder: null },
    to,
    { ...fresh, ...patch },
    now,
  );
  if (!changed) throw new AppError('submission.final');
  runner().look();
  if (changed.retryAt !== null) runner().lookAt(changed.retryAt);
  return changed;
}
