/**
 * What Tupai does, one use case per file: who acts (a session, or a job), input that the contract has parsed, and out comes what the
 * contract promises. Knows nothing of HTTP, cookies or screens; throws AppError only.
 */
export { actOnMessages } from './act-on-messages.ts';
export { compose } from './compose.ts';
export { composerFields } from './composer-fields.ts';
export { copyMessages } from './copy-messages.ts';
export { createMailbox } from './create-mailbox.ts';
export { decideSubmission } from './decide-submission.ts';
export { deleteContact } from './delete-contact.ts';
export { deleteIdentity } from './delete-identity.ts';
export { deleteMailbox } from './delete-mailbox.ts';
export { deleteMessages } from './delete-messages.ts';
export { deleteUploads } from './delete-uploads.ts';
export { deliverSubmission } from './deliver-submission.ts';
export { emptyMailbox } from './empty-mailbox.ts';
export { endRefusedSessions } from './end-refused-sessions.ts';
export { endSessions } from './end-sessions.ts';
export { getContact } from './get-contact.ts';
export { getSubmission } from './get-submission.ts';
export { listContacts } from './list-contacts.ts';
export { listIdentities } from './list-identities.ts';
export { listMailboxes } from './list-mailboxes.ts';
export { listMessages } from './list-messages.ts';
export { listSessions } from './list-sessions.ts';
export { listSubmissions } from './list-submissions.ts';
export { moveMessages } from './move-messages.ts';
export { openParkedForm } from './open-parked-form.ts';
export { parkForm, type FormFields } from './park-form.ts';
export { cleanHtmlBody, readHtmlBody } from './read-html-body.ts';
export { readMessage } from './read-message.ts';
export { readPart, type ByteAnswer } from './read-part.ts';
export { DEFAULT_SETTINGS, readSettings } from './read-settings.ts';
export { readSource } from './read-source.ts';
export { readSourceText } from './read-source-text.ts';
export { renameMailbox } from './rename-mailbox.ts';
export { saveContact } from './save-contact.ts';
export { saveIdentity } from './save-identity.ts';
export { saveSettings } from './save-settings.ts';
export { saveUpload } from './save-upload.ts';
export { setFlags } from './set-flags.ts';
export { signIn, type SignInContext } from './sign-in.ts';
export { signOut } from './sign-out.ts';
export { startComposer } from './start-composer.ts';
export { subscribeMailbox } from './subscribe-mailbox.ts';
export { verifyCredentials } from './verify-credentials.ts';
export { eventCursor, watchEvents, type EventFeed } from './watch-events.ts';
