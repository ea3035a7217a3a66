/**
 * Submission (RFC 6409) of finished MIME to the configured server: one connection per message, TLS as configured and never
 * less, refusals per recipient, and a plain distinction between "not sent" and "may have been sent". Builds no messages,
 * keeps no connection, retries nothing: what happens next is for lib/jobs and the person to decide.
 */
export { refusedOf, type Refusal } from './refusal.ts';
export { submitMessage, type Submission, type SubmissionLogin, type Submitted } from './submit-message.ts';
