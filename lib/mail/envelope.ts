import type { Address } from './address.ts';

/** The envelope structure of a message (RFC 9051 §7.5.2), decoded. Missing lists are empty, missing texts `''`. */
export interface Envelope {
  /** Header Date as ISO 8601, or `''` when it is missing or unreadable. */
  readonly date: string;
  readonly subject: string;
  readonly from: readonly Address[];
  readonly sender: readonly Address[];
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  /** How many there are in `to`, `cc` and `bcc` together, also those beyond the 1,000 that each holds at most. */
  readonly recipients: number;
  /** With angle brackets, as in the header. */
  readonly messageId: string;
  readonly inReplyTo: string;
}
