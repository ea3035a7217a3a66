/**
 * The engine: everything Tupai does over IMAP, and the only folder that imports imapflow. It owns the connections of each
 * account (one kept warm, a second for long work, a third that news come over while somebody looks), who may use them when,
 * and what is remembered of mailboxes: rows, flags and orders, in memory only, as long as the server vouches for them and
 * somebody is signed in. Every operation takes an AccountAccess, names messages by (mailbox, UIDVALIDITY, UID) and fails as
 * an AppError with the server's own words in `detail`; sequence numbers and imapflow's types never leave it. Reading is
 * tried once more on a new connection, changing never: after a lost answer the outcome is called unknown. What it changes,
 * and what it hears, it publishes to lib/events. It may import events, errors, config, mail, process-wide, nothing else of
 * Tupai, and it never sends CLOSE, a bare EXPUNGE outside `emptyMailbox`, or `FETCH 1:*`.
 */
export { accountIdFor } from './account-id-for.ts';
export { appendMessage } from './append-message.ts';
export { appendMessages } from './append-messages.ts';
export { copyMessages } from './copy-messages.ts';
export { createMailbox } from './create-mailbox.ts';
export { deleteMailbox } from './delete-mailbox.ts';
export { emptyMailbox } from './empty-mailbox.ts';
export { attachSession, closeAll, detachSession } from './engine.ts';
export { engineNumbers } from './engine-numbers.ts';
export { ensureSpecialUse } from './ensure-special-use.ts';
export { expungeMessages } from './expunge-messages.ts';
export { fetchPart } from './fetch-part.ts';
export { findConversation } from './find-conversation.ts';
export { findSpecialUse } from './find-special-use.ts';
export { listMailboxes, type ListedMailbox } from './list-mailboxes.ts';
export { listMessages } from './list-messages.ts';
export { listPinned } from './list-pinned.ts';
export { listUids } from './list-uids.ts';
export { mailboxPath } from './mailbox-path.ts';
export type { SearchPlace } from './mailbox-search.ts';
export { moveMessages, type Moved } from './move-messages.ts';
export { openMessage, type OpenedMessage, type WantedPart } from './open-message.ts';
export { readMetadata } from './read-metadata.ts';
export { readPreviews } from './read-previews.ts';
export { readQuota } from './read-quota.ts';
export { readSizes } from './read-sizes.ts';
export type { ListedMessage } from './read-row.ts';
export { renameMailbox } from './rename-mailbox.ts';
export { searchMailboxes, type SearchStep } from './search-mailboxes.ts';
export { searchMessageId } from './search-message-id.ts';
export { setFlags } from './set-flags.ts';
export { setMetadata } from './set-metadata.ts';
export { streamPart } from './stream-part.ts';
export { subscribeMailbox } from './subscribe-mailbox.ts';
export { sumSizes } from './sum-sizes.ts';
export { tellsNewUids } from './tells-new-uids.ts';
export type { Conversation } from './thread-windows.ts';
export { traceCommands } from './trace-commands.ts';
export { verifyLogin } from './verify-login.ts';
export { viewMailbox } from './view-mailbox.ts';
export { watchMailboxes } from './watch-mailboxes.ts';
