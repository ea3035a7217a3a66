/** A listener on loopback. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** Which capability list an IMAP listener advertises: Dovecot's own, Courier 5's (with `INBOX.` names), or bare IMAP4rev1. */
export type ImapProfile = 'full' | 'courier' | 'minimal';

/** Where a running mail server listens: plain data, so that one process may start it and others use it. */
export interface Coordinates {
  /** Directory with the users, the mail and the certificates. */
  readonly dir: string;
  readonly domain: string;
  /** Clear text and STARTTLS. */
  readonly imap: Readonly<Record<ImapProfile, Endpoint>>;
  /** As `full`, and with other people's mailboxes below `shared/` (ACL, RFC 4314); clear text only. */
  readonly imapShared: Endpoint;
  /** TLS from the first byte. */
  readonly imaps: Readonly<Record<ImapProfile, Endpoint>>;
  /** Submission: SASL needed, STARTTLS offered. */
  readonly smtp: Endpoint;
  /** Submission with TLS from the first byte. */
  readonly smtps: Endpoint;
  /** Submission from loopback without SASL, as on an old port 25. */
  readonly smtpOpen: Endpoint;
  readonly lmtp: Endpoint;
  readonly sieve: Endpoint;
  /** PEM file of the authority that signed the certificate of all listeners (mail.tupai.test, localhost, 127.0.0.1–3). */
  readonly caFile: string;
  readonly logFiles: { readonly dovecot: string; readonly postfix: string };
}

/** Where a running PostgreSQL listens, and its superuser. */
export interface PostgresCoordinates extends Endpoint {
  /** Directory of its socket, where no password is needed. */
  readonly socketDir: string;
  readonly user: string;
  readonly password: string;
  /** PEM file of the authority that signed its certificate (localhost, 127.0.0.1). */
  readonly caFile: string;
}
