import { TIMES } from '#lib/config.ts';
import { ERRORS, type AppError, type ErrorCode } from '#lib/errors.ts';
import type { RefusedRecipient, Submission, SubmissionPatch, SubmissionState } from '#lib/store/index.ts';

export interface Plan {
  readonly to: SubmissionState;
  readonly patch: SubmissionPatch;
}

/** The server said no to this message as it is: only the person can change that. */
const REFUSALS = new Set<ErrorCode>(['smtp.recipients', 'smtp.rejected', 'smtp.too_large', 'smtp.no_utf8']);
/** Nobody's password is at hand, or it is no longer right: it goes on when the person signs in. */
const SIGN_IN = new Set<ErrorCode>(['auth.required', 'auth.rejected']);

/** What becomes of a submission whose step failed with `error`. Pure. */
export function planAfterFailure(submission: Submission, error: AppError, now: number): Plan {
  const why = { error: error.code, detail: error.detail ?? '' };
  switch (submission.state) {
    case 'sending':
      if (REFUSALS.has(error.code)) return { to: 'refused', patch: { ...why, refused: refusedBy(error) } };
      if (error.code === 'smtp.deferred') return deferred(submission, why, now);
      return { to: 'unknown', patch: { ...why, error: 'submission.unknown', attempts: 0, retryAt: searchAt(0, now) } };
    case 'sent':
      return { to: 'sent', patch: { ...why, ...fileAgain(submission.attempts, now) } };
    case 'unknown':
      return searchedInVain(submission, now);
    case 'queued':
    case 'deferred':
    case 'waiting':
    case 'refused':
    case 'filed':
    case 'discarded':
      if (SIGN_IN.has(error.code)) return { to: 'waiting', patch: why };
      if (REFUSALS.has(error.code) || !ERRORS[error.code].retry)
        return { to: 'refused', patch: { ...why, refused: refusedBy(error) } };
      return deferred(submission, why, now);
  }
}

/** What becomes of an unknown one that was looked for in Sent and not found. */
export const searchedInVain = ({ attempts }: Submission, now: number): Plan => ({
  to: 'unknown',
  patch: { attempts: attempts + 1, retryAt: searchAt(attempts + 1, now) },
});

function searchAt(searches: number, now: number): number | null {
  const wait = TIMES.unknownSearch[searches];
  return wait === undefined ? null : now + wait;
}

function deferred(submission: Submission, why: SubmissionPatch, now: number): Plan {
  const wait = sendAgainAfter(submission.attempts);
  if (wait === undefined) return { to: 'refused', patch: why };
  return { to: 'deferred', patch: { ...why, attempts: submission.attempts + 1, retryAt: now + wait } };
}

/** The wait (ms) after so many tries; `undefined` when all waits together would pass TIMES.sendGiveUp. */
function sendAgainAfter(tries: number): number | undefined {
  const waits = TIMES.sendRetries;
  const longest = waits.at(-1) ?? TIMES.sendGiveUp;
  const named = waits.slice(0, tries + 1).reduce((sum, wait) => sum + wait, 0);
  const all = named + Math.max(0, tries + 1 - waits.length) * longest;
  return all > TIMES.sendGiveUp ? undefined : (waits[tries] ?? longest);
}

function fileAgain(tries: number, now: number): Pick<Submission, 'attempts' | 'retryAt'> {
  const left = (tries + 1) * TIMES.fileRetry < TIMES.sendGiveUp;
  return { attempts: tries + 1, retryAt: left ? now + TIMES.fileRetry : null };
}

/** lib/smtp puts the recipients that were refused on its error. */
function refusedBy(error: AppError): readonly RefusedRecipient[] {
  const refused: unknown = 'refused' in error ? error.refused : undefined;
  return Array.isArray(refused)
    ? refused.filter(isRefused).map(({ address, code, reason }) => ({ address, code, reason }))
    : [];
}

const isRefused = (value: unknown): value is RefusedRecipient =>
  typeof value === 'object' && value !== null && 'address' in value && 'code' in value && 'reason' in value;
