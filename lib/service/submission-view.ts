import type { SubmissionView } from '#lib/contract/index.ts';
import { bounceReason } from '#lib/mail/bounce-reason.ts';
import { mayRunUnattended } from '#lib/session/index.ts';
import type { Submission } from '#lib/store/index.ts';

/** A submission as screens see it. */
export const toSubmissionView = (submission: Submission): SubmissionView => {
  const { id, state, subject, recipients, refused, error, detail, createdAt, retryAt } = submission;
  const sendAt = state === 'queued' ? retryAt : null;
  return {
    id,
    state,
    subject,
    recipients: [...recipients],
    refused: refused.map(({ address, reason }) => ({ address, reason, why: bounceReason('', reason) })),
    error,
    detail,
    why: isAnswer(error) ? bounceReason('', detail) : 'unknown',
    createdAt: new Date(createdAt).toISOString(),
    retryAt: isoOf(state === 'queued' ? null : retryAt),
    sendAt: isoOf(sendAt),
    leavesIn: sendAt === null ? null : Math.max(0, sendAt - Date.now()),
    unattended: mayRunUnattended('send'),
  };
};

/** The server spoke about this message; a connection that failed says nothing of the kind. */
const isAnswer = (error: string | null): boolean => error === 'smtp.rejected' || error === 'smtp.deferred';

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
