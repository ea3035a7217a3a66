/**
 * Work that must survive a restart: submissions on their way, kept in lib/store and run by lease. Owns which state follows which,
 * when a step is tried again and what a crash means (`sending` becomes `unknown`, and nothing is ever sent again by itself).
 * Knows neither SMTP nor IMAP: who delivers is handed in at the start (instrumentation-node.ts).
 */
import { runner, type JobHandlers } from './runner.ts';

export type { Job } from './job.ts';
export type { JobHandlers } from './runner.ts';
export { decide, enqueue, kick, waitFor } from './submissions.ts';

/** Begins to take work, what an earlier process left first. */
export const startJobs = (handlers: JobHandlers): Promise<void> => runner().start(handlers);

/** Takes no more work and resolves when what is under way has ended, or after `ms`. */
export const stopJobs = (ms: number): Promise<void> => runner().stop(ms);
