import type { SubmissionView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { toSubmissionView } from './submission-view.ts';

/** @throws AppError submission.missing */
export async function getSubmission(actor: AccountAccess, { id }: { id: string }): Promise<SubmissionView> {
  const submission = await store().submissions.get(actor.account, id);
  if (!submission) throw new AppError('submission.missing');
  return toSubmissionView(submission);
}
