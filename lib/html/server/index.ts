/** The policy of lib/html for pages without scripts: run in a worker that can be killed, never on the thread that serves people. */
export { sanitiseInWorker } from './sanitise-in-worker.ts';
