/**
 * Submission (RFC 6409) of finished MIME to the configured server: one connection per message, TLS as configured and never
 * less, refusals per recipient, and a plain distinction between "not sent" and "may have been sent". Builds no messages,
 * keeps no connection, retries nothing: what happens next is for lib/jobs and the person to decide.
 */
export { refusedOf } from './refusal.ts';
export { readSizeLimit } from './read-size-limit.ts';
export { submitMessage, type Submission } from './submit-message.ts';
