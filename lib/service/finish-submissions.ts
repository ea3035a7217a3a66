import { TIMES } from '#lib/config.ts';
import { SEND_DELAYS, SEND_GRACE } from '#lib/contract/index.ts';
import { decide, waitFor } from '#lib/jobs/index.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { mayRunUnattended } from '#lib/session/index.ts';
import { OPEN_STATES, store, type Submission } from '#lib/store/index.ts';

/** On its way, or waiting for its next try: all that needs the person's password to go on. */
const GOES_ON = OPEN_STATES.filter((state) => state !== 'unknown' && state !== 'refused');
/** What leaves within this time (ms) is held so that it can be taken back; signing out lets it go. */
const HELD = (Math.max(...SEND_DELAYS) + SEND_GRACE) * 1000;

/**
 * Lets what is being sent come to its end, as long as a few seconds take it there: once nobody is signed in, it can only wait. A message
 * that is held for its time goes by itself where a password was kept for it; where not, one that can still be taken back leaves now.
 *
 * @returns how many go on when the person signs in again.
 */
export async function finishSubmissions(account: AccountId): Promise<number> {
  const open = await store().submissions.list(account, GOES_ON);
  const now = Date.now();
  const until = performance.now() + TIMES.signOutWait;
  for (const submission of open.filter((one) => !isPlanned(one, now))) {
    if (submission.retryAt !== null && submission.state === 'queued') await decide(account, submission.id, 'queued');
    await waitFor(account, submission.id, Math.max(0, until - performance.now()));
  }
  if (open.length === 0) return 0;
  const left = await store().submissions.list(account, GOES_ON);
  return left.filter((one) => !(mayRunUnattended('send') && isPlanned(one, now))).length;
}

/** It has its time to leave at, and nothing has to be done about it now. */
const isPlanned = ({ state, retryAt }: Submission, now: number): boolean =>
  state === 'queued' && retryAt !== null && retryAt > (mayRunUnattended('send') ? now : now + HELD);
