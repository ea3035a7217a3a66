/** Names an account inside Tupai: `user@imap-host`, lower case. Several accounts per person come later; the shape is here. */
export type AccountId = string;

/** A mailbox (RFC 9051 §5.1): its path as the server writes it, decoded from modified UTF-7, with the server's delimiter. */
export interface MailboxRef {
  readonly account: AccountId;
  readonly path: string;
}
