import { z } from 'zod';
import { BOUNCE_REASONS } from '#lib/mail/bounce-reason.ts';

/**
 * `queued → sending → sent | unknown → filed`; `refused` holds a message no server took (back to the person),
 * `deferred` one that a server asked to bring again later, `waiting` one whose password is not at hand after a restart.
 */
export const SUBMISSION_STATES = [
  'queued',
  'sending',
  'sent',
  'unknown',
  'filed',
  'refused',
  'deferred',
  'waiting',
  'discarded',
] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const SubmissionView = z.object({
  id: z.string(),
  state: z.enum(SUBMISSION_STATES),
  subject: z.string(),
  recipients: z.array(z.string()),
  /** Recipients the server did not take, with its words and what they mean. */
  refused: z.array(z.object({ address: z.string(), reason: z.string(), why: z.enum(BOUNCE_REASONS) })),
  /** Code of the last failure, `null` when there was none. */
  error: z.string().nullable(),
  /** The server's words about the last failure; `''` when there are none. */
  detail: z.string(),
  /** What they mean, where the server has refused the message as a whole or put it off; `unknown` for nothing to go by. */
  why: z.enum(BOUNCE_REASONS),
  createdAt: z.string(),
  /** When it is tried again, ISO 8601; `null` when nothing is planned. */
  retryAt: z.string().nullable(),
  /** `queued`: when it leaves, ISO 8601; `null` when it leaves at once, or is on its way. */
  sendAt: z.string().nullable(),
  /** Milliseconds from this answer to `sendAt`; a browser's clock may be wrong. */
  leavesIn: z.number().nullable(),
  /** It goes on by itself when its person is signed out meanwhile. */
  unattended: z.boolean(),
});
export type SubmissionView = z.infer<typeof SubmissionView>;
