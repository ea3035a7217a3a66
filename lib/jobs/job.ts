import { AppError } from '#lib/errors.ts';
import { count } from '#lib/metrics/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type Submission, type SubmissionPatch, type SubmissionState } from '#lib/store/index.ts';
import { assertFollows } from './submission-states.ts';

/** A submission in the hands of a runner. */
export interface Job {
  /** As it stands after the last step. */
  readonly submission: Submission;
  /**
   * Goes on to `to`, on disk before it resolves.
   *
   * @throws AppError submission.final when another runner holds it by now: nothing more may be done for it then
   */
  advance(to: SubmissionState, patch?: SubmissionPatch): Promise<Submission>;
}

/** Does all the work for a submission that its state asks for; lib/service has it. */
export type Deliver = (job: Job, actor: AccountAccess, signal: AbortSignal) => Promise<void>;

/** The job of a submission that `owner` has claimed. */
export function openJob(claimed: Submission, owner: string): Job {
  let current = claimed;
  return {
    get submission() {
      return current;
    },
    async advance(to, patch = {}) {
      const { state } = current;
      assertFollows(state, to);
      const now = Date.now();
      const changed = await store().submissions.change(
        current,
        { from: state, holder: owner },
        to,
        { ...defaults(to, now), ...patch },
        now,
      );
      if (changed) {
        count('tupai_submissions_total', { state: to });
        return (current = changed);
      }
      if (state === 'sending' && to === 'sent') await tellLate(current);
      throw new AppError('submission.final');
    },
  };
}

/** The lease ran out while the server took the message: it has been called unknown, and now it is known. */
async function tellLate(submission: Submission): Promise<void> {
  const now = Date.now();
  await store().submissions.change(submission, { from: 'unknown', holder: null }, 'sent', defaults('sent', now), now);
}

function defaults(to: SubmissionState, now: number): SubmissionPatch {
  if (to === 'sent') return { error: null, detail: '', attempts: 0, retryAt: now }; // filing is due at once, also after a crash
  if (to === 'sending' || to === 'filed') return { error: null, detail: '' };
  return {};
}
