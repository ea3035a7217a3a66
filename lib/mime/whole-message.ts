import type { Address } from '#lib/mail/address.ts';

/** A message read from its whole source. Missing texts are `''`, missing lists empty; everything in it is hostile. */
export interface WholeMessage {
  /** Header lines as they stand, unfolded, names in lower case. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly subject: string;
  readonly from: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly replyTo: readonly Address[];
  /** ISO 8601, or `''`. */
  readonly date: string;
  readonly messageId: string;
  readonly inReplyTo: string;
  /** The plain text, else the HTML made into text. */
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly {
    /** Cleaned; never empty. */
    readonly name: string;
    readonly type: string;
    readonly size: number;
    readonly contentId: string;
    readonly content: Uint8Array;
  }[];
}
