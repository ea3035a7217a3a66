/**
 * Work that must survive a restart: submissions on their way and messages that wake later, kept in lib/store and run by lease. Owns which state follows which,
 * when a step is tried again and what a crash means (`sending` becomes `unknown`, and nothing is ever sent again by itself).
 * Knows neither SMTP nor IMAP: who delivers is handed in at the start (instrumentation-node.ts).
 */
import { runner, type JobHandlers } from './runner.ts';
import { waker, type WakeHandlers } from './wakes.ts';

export type { Job } from './job.ts';
export type { JobHandlers } from './runner.ts';
export { mayFollow } from './submission-states.ts';
export { decide, enqueue, kick, waitFor } from './submissions.ts';
export { kickWakes } from './wakes.ts';

/** Begins to take work, what an earlier process left first. */
export async function startJobs(handlers: JobHandlers, wakes: WakeHandlers): Promise<void> {
  await runner().start(handlers);
  waker().start(wakes);
}

/** Takes no more work and resolves when what is under way has ended, or after `ms`. */
export async function stopJobs(ms: number): Promise<void> {
  await Promise.all([runner().stop(ms), waker().stop(ms)]);
}
