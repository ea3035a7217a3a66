import { isAppError } from '#lib/errors.ts';
import type { startJobs } from '#lib/jobs/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { actorFor, actorOfJob } from '#lib/session/index.ts';
import { deliverSubmission } from './deliver-submission.ts';

type JobHandlers = Parameters<typeof startJobs>[0];

/** How messages on their way are sent: by whoever is signed in, else by the password kept for that one message. */
export const submissionHandlers = (told: Pick<JobHandlers, 'report' | 'rested'>): JobHandlers => ({
  ...told,
  deliver: deliverSubmission,
  actorFor: async ({ account, id }) => {
    const live = actorFor(account);
    const kept = await actorOfJob(account, id, 'send');
    return live && kept ? firstOf(live, kept) : (live ?? kept);
  },
});

/** The session's password; the kept one where the session has ended since. */
const firstOf = (live: AccountAccess, kept: AccountAccess): AccountAccess => ({
  ...live,
  async lendPassword(borrow) {
    let lent = false;
    try {
      return await live.lendPassword((password) => {
        lent = true;
        return borrow(password);
      });
    } catch (error) {
      if (lent || !isAppError(error) || error.code !== 'auth.required') throw error;
      return kept.lendPassword(borrow);
    }
  },
});
