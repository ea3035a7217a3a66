import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { DraftFields } from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { DRAFT, SEEN } from '#lib/mail/flags.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { readMessageOptions } from '#lib/mail/message-options.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { composeMessage } from '#lib/mime/index.ts';
import { store } from '#lib/store/index.ts';
import { writeDraftNote } from './draft-note.ts';
import { findOtherDraft, writerName } from './find-other-draft.ts';
import { newId } from './new-id.ts';
import { removeMessages } from './remove-messages.ts';
import { resolveIdentity } from './resolve-identity.ts';
import { resolveUploads } from './resolve-uploads.ts';
import { writeBody } from './write-body.ts';

/** Where a draft lies now. `message` is null when the server does not tell and it cannot be found. */
export interface SavedDraft {
  readonly mailbox: string;
  readonly message: { readonly uidValidity: number; readonly uid: number } | null;
  /** ISO 8601. */
  readonly savedAt: string;
}

/**
 * Stores the composer as a message in Drafts: first the new one, then the old one goes, so that there is always one. All saves of a
 * composer bear the same Message-ID. What is typed into the recipient fields is kept as it is, whole or not.
 *
 * @param over takes the place of a draft that somebody else saved meanwhile, too.
 * @throws AppError draft.changed | quota.exceeded | upload.missing | identity.missing | imap.unknown_outcome; what is stored is
 *   untouched then
 */
export async function saveDraft(actor: AccountAccess, fields: DraftFields, over = false): Promise<SavedDraft> {
  const mailbox = await imap.ensureSpecialUse(actor, 'drafts');
  const before = await imap.searchMessageId(actor, mailbox, fields.messageId);
  const other = await findOtherDraft(actor, mailbox, fields, before);
  if (other && !over) throw new AppError('draft.changed');
  const savedAt = new Date();
  const spoolPath = store().files.spool(actor.account, newId());
  try {
    const size = await writeDraft(actor, fields, savedAt, spoolPath);
    const note = Buffer.from(noteOf(fields));
    const open = (): Readable => Readable.from(concatenate(note, spoolPath));
    const message = await append(actor, mailbox, fields, before, { size: size + note.byteLength, open, date: savedAt });
    await removeOld(actor, fields, message);
    if (other) await removeMessages(actor, { ...other, uids: [other.uid] });
    return { mailbox, message, savedAt: savedAt.toISOString() };
  } finally {
    await rm(spoolPath, { force: true });
  }
}

async function writeDraft(actor: AccountAccess, fields: DraftFields, date: Date, spoolPath: string): Promise<number> {
  const { name, address, replyTo } = await resolveIdentity(actor, fields.identity);
  const { size } = await composeMessage(
    {
      messageId: fields.messageId,
      date,
      from: { name, address },
      replyTo,
      to: parseAddressList(fields.to).addresses,
      cc: parseAddressList(fields.cc).addresses,
      bcc: parseAddressList(fields.bcc).addresses,
      subject: fields.subject,
      ...(await writeBody(actor.account, fields)),
      inReplyTo: fields.inReplyTo,
      references: fields.references.split(/\s+/).filter((one) => one !== ''),
      attachments: await resolveUploads(actor.account, fields.upload),
      keepBccHeader: true,
    },
    spoolPath,
  );
  return size;
}

const noteOf = (fields: DraftFields): string =>
  writeDraftNote({
    identity: fields.identity,
    to: fields.to,
    cc: fields.cc,
    bcc: fields.bcc,
    originalMailbox: fields.originalMailbox && encodeMailboxKey(fields.originalMailbox),
    originalMessage: fields.originalMessage && encodeMessageKey(fields.originalMessage),
    originalFlag: fields.originalFlag,
    keepCopy: fields.keepCopy,
    options: readMessageOptions(fields.options),
    sendAt: fields.sendAt ?? '',
    writer: writerName(fields),
  });

/** A lost reply is looked into before it becomes an error: the draft may well be there (security.md §4, row 18). */
async function append(
  actor: AccountAccess,
  mailbox: string,
  fields: DraftFields,
  before: readonly number[],
  message: { size: number; open(): Readable; date: Date },
): Promise<SavedDraft['message']> {
  try {
    const appended = await imap.appendMessage(actor, mailbox, { ...message, flags: [DRAFT, SEEN] });
    return appended ?? (await findNew(actor, mailbox, fields.messageId, before));
  } catch (error) {
    const found =
      isAppError(error) && error.code === 'imap.unknown_outcome'
        ? await findNew(actor, mailbox, fields.messageId, before)
        : null;
    if (!found) throw error;
    return found;
  }
}

async function findNew(
  actor: AccountAccess,
  mailbox: string,
  messageId: string,
  before: readonly number[],
): Promise<SavedDraft['message']> {
  const uid = (await imap.searchMessageId(actor, mailbox, messageId)).filter((one) => !before.includes(one)).at(-1);
  const listed = (await imap.listMailboxes(actor)).find(({ path }) => path === mailbox);
  return uid === undefined || !listed ? null : { uidValidity: listed.uidValidity, uid };
}

async function removeOld(
  actor: AccountAccess,
  { draftMailbox, draftMessage }: DraftFields,
  saved: SavedDraft['message'],
): Promise<void> {
  if (draftMailbox === '' || draftMessage === '') return;
  if (saved?.uid === draftMessage.uid && saved.uidValidity === draftMessage.uidValidity) return;
  const mailbox = { account: actor.account, path: draftMailbox };
  await removeMessages(actor, { mailbox, uidValidity: draftMessage.uidValidity, uids: [draftMessage.uid] });
}

async function* concatenate(head: Buffer, path: string): AsyncGenerator<Buffer> {
  yield head;
  for await (const chunk of createReadStream(path)) yield chunk as Buffer;
}
