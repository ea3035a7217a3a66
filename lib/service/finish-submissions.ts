import { TIMES } from '#lib/config.ts';
import { waitFor } from '#lib/jobs/index.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { store, type SubmissionState } from '#lib/store/index.ts';

/** On its way, or waiting for its next try: all that needs the person's password to go on. */
const OPEN: readonly SubmissionState[] = ['queued', 'sending', 'sent', 'deferred', 'waiting'];

/**
 * Lets what is being sent come to its end, as long as a few seconds take it there: once nobody is signed in, it can only wait.
 *
 * @returns how many go on when the person signs in again.
 */
export async function finishSubmissions(account: AccountId): Promise<number> {
  const open = await store().submissions.list(account, OPEN);
  const until = performance.now() + TIMES.signOutWait;
  for (const { id } of open) await waitFor(account, id, Math.max(0, until - performance.now()));
  return open.length === 0 ? 0 : (await store().submissions.list(account, OPEN)).length;
}
