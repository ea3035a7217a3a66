import { rm } from 'node:fs/promises';
import { TIMES } from '#lib/config.ts';
import { publish } from '#lib/events/index.ts';
import { enqueue, waitFor } from '#lib/jobs/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { eraseForJobs, keepForJob } from '#lib/session/index.ts';
import { FINAL_STATES, store, type NewSubmission, type Submission } from '#lib/store/index.ts';

/**
 * Hands a message over to be sent, on disk before anything leaves, and waits a little for its outcome. One id is sent once: asked
 * again, nothing is built, and the answer is what became of the first time.
 *
 * @param build composes the message into its spool file.
 * @param sendAt when it is to leave, ms since 1970; until then its own password is kept. `undefined`: at once.
 * @throws AppError of `build` | storage.full
 */
export async function handOver(
  actor: AccountAccess,
  id: string,
  build: () => Promise<NewSubmission>,
  sendAt?: number,
): Promise<Submission> {
  const { account } = actor;
  if (!(await store().submissions.get(account, id))) {
    const built = await build();
    if (sendAt !== undefined) await keepForJob(actor, id, 'send', sendAt);
    const stored = await enqueue({ ...built, ...(sendAt === undefined ? {} : { sendAt }) });
    if (stored.spoolPath !== built.spoolPath) await rm(built.spoolPath, { force: true }); // pressed twice at once: the other was first
    if (FINAL_STATES.includes(stored.state)) await eraseForJobs(account, [id]); // and its password is gone already
    publish(account, { type: 'outbox' });
  }
  return waitFor(account, id, TIMES.sendWait);
}
