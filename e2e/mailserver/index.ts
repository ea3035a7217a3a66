/**
 * A throw-away mail server: a private Dovecot (IMAP under three capability lists, LMTP, ManageSieve, quota) and a private
 * Postfix (submission, local delivery, bounces), with their own directories and loopback ports. The integration tests, the
 * e2e tests, the bench and the demo use it. It needs root and Debian's packages (scripts/install-system.mjs); it never
 * reads or writes /etc/dovecot or /etc/postfix, and it imports nothing of Tupai itself, so that it can judge Tupai.
 */
export { startMailserver, type MailserverOptions } from './start-mailserver.ts';
export { connectMailserver, type Mailserver, type RunningMailserver } from './connect-mailserver.ts';
export { currentMailserver, currentPostgres } from './current.ts';
export type { Coordinates, ImapProfile, PostgresCoordinates } from './coordinates.ts';
export { createUser, type TestUser, type UserOptions } from './create-user.ts';
export { makeCertificates } from './make-certificates.ts';
export { makeManyMailboxes } from './make-many-mailboxes.ts';
export { deliverMail } from './deliver-mail.ts';
export { submitMail, type SubmissionReplies } from './submit-mail.ts';
export { ImapSocket, type ImapReply } from './imap-socket.ts';
export { attachedAs, mimeLeaf, mimeMultipart } from './mime-parts.ts';
export { rawMessage, type MessageParts } from './raw-message.ts';
export { startNameServer, type NameServer } from './start-name-server.ts';
export { startRadicale, type Radicale } from './start-radicale.ts';
export { startSlapd, type Slapd } from './start-slapd.ts';
export { startFaultProxy, type FaultProxy, type FaultRule } from './fault-proxy.ts';
