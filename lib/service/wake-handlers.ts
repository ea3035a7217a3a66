import type { startJobs } from '#lib/jobs/index.ts';
import { actorFor, actorOfJob } from '#lib/session/index.ts';
import { wakeSnoozed } from './wake-snoozed.ts';

type WakeHandlers = Parameters<typeof startJobs>[1];

/** How snoozed messages wake: by whoever is signed in, else by the password kept for that one message. */
export const wakeHandlers = (report: WakeHandlers['report']): WakeHandlers => ({
  wake: wakeSnoozed,
  actorFor: async ({ account, id }) => actorFor(account) ?? actorOfJob(account, id, 'mailbox'),
  report,
});
