import type { SubmissionView } from '#lib/contract/index.ts';
import type { Submission } from '#lib/store/index.ts';

/** A submission as screens see it. */
export const toSubmissionView = (submission: Submission): SubmissionView => {
  const { id, state, subject, recipients, refused, error, detail, createdAt, retryAt } = submission;
  return {
    id,
    state,
    subject,
    recipients: [...recipients],
    refused: refused.map(({ address, reason }) => ({ address, reason })),
    error,
    detail,
    createdAt: new Date(createdAt).toISOString(),
    retryAt: retryAt === null ? null : new Date(retryAt).toISOString(),
  };
};
