import { Readable } from 'node:stream';
import type { BounceView, ComposeView, UploadView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { fetchPart, findSpecialUse, searchMailboxes } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { MessageRef } from '#lib/mail/message-ref.ts';
import { sameAddress } from '#lib/mail/address.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { pickIdentity } from '#lib/mail/pick-identity.ts';
import { decodeTransferBytes, listHeaderFields, parseWholeMessage } from '#lib/mime/index.ts';
import { cardParts } from './card-parts.ts';
import { composeFromDraft } from './compose-from-draft.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { loadMessage, type LoadedMessage } from './load-message.ts';
import { newComposer } from './new-composer.ts';
import { readReport } from './read-report.ts';
import { saveUpload } from './save-upload.ts';

const LARGEST = 25 * 1024 * 1024;

/**
 * The message that a report says was not delivered, to be written anew to those it did not reach: its copy in Sent where that is
 * found, else what came back with the report, which says so.
 *
 * @throws AppError message.unreadable (it reports nothing, or what came back cannot be read) | input.too_large | message.gone
 */
export async function composeResend(actor: AccountAccess, ref: MessageRef, signal?: AbortSignal): Promise<ComposeView> {
  const message = await loadMessage(actor, ref, signal);
  const report = await readReport(actor, message, listHeaderFields(message.opened.headers), () => '', signal);
  if (report?.kind !== 'bounce') throw new AppError('message.unreadable');
  const failed = report.recipients.filter(({ outcome }) => outcome === 'failed').map(({ address }) => address);
  const sent = await findSent(actor, report.messageId, signal);
  const again = sent
    ? await composeFromDraft(actor, sent, 'edit-as-new', signal)
    : await fromReturned(actor, message, report, signal);
  const to = sent ? amongThem(failed, again) : failed;
  return { ...again, to: to.join(', '), cc: '', bcc: '', ...(sent ? {} : { fromReport: true as const }) };
}

/**
 * Those of a report to whom the letter went. Anybody can write a report: one that names somebody else would send the letter to them.
 * Where none did (mail for one address is passed on to another) and the letter had one recipient, it is for that one; else for nobody.
 */
function amongThem(failed: readonly string[], { to, cc, bcc }: ComposeView): string[] {
  const { addresses } = parseAddressList([to, cc, bcc].join(', '));
  const asked = addresses.filter(({ address }) => failed.some((one) => sameAddress(one, address)));
  return (asked.length > 0 || addresses.length > 1 ? asked : addresses).map(({ address }) => address);
}

async function findSent(
  actor: AccountAccess,
  messageId: string,
  signal?: AbortSignal,
): Promise<MessageRef | undefined> {
  const path = messageId === '' ? undefined : await findSpecialUse(actor, 'sent');
  if (path === undefined) return undefined;
  const query = { type: 'header', name: 'message-id', text: messageId } as const;
  for await (const { uidValidity, rows } of searchMailboxes(actor, [{ path, query }], { limit: 1, signal }))
    if (rows[0]) return { mailbox: { account: actor.account, path }, uidValidity, uid: rows[0].uid };
  return undefined;
}

async function fromReturned(
  actor: AccountAccess,
  { body, opened, ref }: LoadedMessage,
  report: BounceView,
  signal?: AbortSignal,
): Promise<ComposeView> {
  const identity = pickIdentity(await ensureIdentity(actor), opened.envelope);
  const blank = { ...newComposer(identity), subject: report.subject };
  const part = body && cardParts(body).returned;
  if (part?.type !== 'message/rfc822' && part?.type !== 'message/global') return blank;
  const { bytes } = await fetchPart(actor, ref, part.part, LARGEST, signal);
  const whole = await parseWholeMessage(actor.account, decodeTransferBytes(bytes, part.encoding), signal);
  const uploads: UploadView[] = [];
  for (const { name, type, content } of whole.attachments)
    uploads.push(await saveUpload(actor, { name, type, content: Readable.from([content]) }));
  return { ...blank, subject: whole.subject, body: whole.text, uploads };
}
