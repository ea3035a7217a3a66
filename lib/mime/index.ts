/**
 * MIME in both directions. Composing: a draft becomes one finished message in a spool file, built once, the same bytes for
 * the wire and for the Sent folder. Decoding: the parts of a message that the IMAP structure names become text, names and
 * bytes, in linear time and without ever failing on hostile input; only where there is no usable structure is a whole
 * message parsed, in a worker that may be killed. Knows no IMAP, no SMTP and no HTML policy.
 */
export { attachmentName } from './attachment-name.ts';
export { bccHeader } from './bcc-header.ts';
export { cleanFileName } from './clean-file-name.ts';
export { composeMessage, type DraftAttachment, type DraftMessage } from './compose-message.ts';
export { composeRedirect } from './compose-redirect.ts';
export { composeStructured, type StructuredMessage } from './compose-structured.ts';
export { decodeText } from './decode-text.ts';
export { decodeTransfer, decodeTransferBytes, isEncoded } from './decode-transfer.ts';
export { decodeWords } from './decode-words.ts';
export { decodedSize } from './decoded-size.ts';
export { listHeaderFields } from './list-header-fields.ts';
export { parseWholeMessage } from './parse-whole-message.ts';
export { readCalendar, type CalendarEvent } from './read-calendar.ts';
export { readContactFile, readContactFileHead, type ContactFileHead } from './read-contact-file.ts';
export { readDsn } from './read-dsn.ts';
export { readHeader } from './read-header.ts';
export { readMdn } from './read-mdn.ts';
export { readOneVcard } from './read-one-vcard.ts';
export { readReferences } from './read-references.ts';
export { readVcards } from './read-vcards.ts';
export type { WholeMessage } from './whole-message.ts';
export { writeCalendarReply } from './write-calendar-reply.ts';
export { zipFiles } from './zip-files.ts';
