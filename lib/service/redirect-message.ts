import type { InputOf, OutputOf, redirectMessage as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { openMessage, streamPart } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { fieldValues } from '#lib/mail/header-field.ts';
import { composeRedirect, listHeaderFields } from '#lib/mime/index.ts';
import { store, type NewSubmission } from '#lib/store/index.ts';
import { checkSendRate } from './check-send-rate.ts';
import { handOver } from './hand-over.ts';
import { newMessageId } from './new-composer.ts';
import { newId } from './new-id.ts';
import { resolveIdentity } from './resolve-identity.ts';
import { resolveRecipients } from './resolve-recipients.ts';
import { toSubmissionView } from './submission-view.ts';

/** Marks a submission whose copy in Sent is found by its Resent-Message-ID: its Message-ID is that of the message passed on. */
export const RESENT = { resent: true } as const;

/**
 * Hands a message over to be sent to others as it is, and waits a little for its outcome. The same form sends once: asked again, it answers with
 * what became of the first time.
 *
 * @throws AppError recipient.none | recipient.invalid | recipient.too_many | redirect.loop (it was delivered to one of them
 *   already: servers would send it back) | submission.too_many | identity.missing | message.gone | mailbox.renumbered | storage.full
 */
export async function redirectMessage(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  return toSubmissionView(await handOver(actor, input.id, () => build(actor, input, signal)));
}

async function build(
  actor: AccountAccess,
  { id, mailbox, message, identity, to, keepCopy }: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<NewSubmission> {
  const { account } = actor;
  await checkSendRate(account);
  const recipients = resolveRecipients({ to, cc: '', bcc: '' });
  const { name, address } = await resolveIdentity(actor, identity);
  const ref = { mailbox: { account, path: mailbox }, ...message };
  const { headers, envelope } = await openMessage(actor, ref, signal);
  const delivered = fieldValues(listHeaderFields(headers), 'delivered-to').map((one) => one.trim().toLowerCase());
  const again = recipients.everyone.find((one) => delivered.includes(one.toLowerCase()));
  if (again !== undefined) throw new AppError('redirect.loop', { field: 'to', values: { address: again } });
  const spoolPath = store().files.spool(account, newId());
  const messageId = newMessageId(address);
  const { stream } = await streamPart(actor, ref, '', signal);
  const passing = { messageId, date: new Date(), from: { name, address }, to: recipients.to };
  return {
    ...(await composeRedirect(passing, stream, spoolPath)),
    id,
    account,
    messageId,
    subject: envelope.subject,
    spoolPath,
    from: address,
    recipients: recipients.everyone,
    allowPartial: false,
    bccHeader: '',
    keepCopy,
    original: { mailbox, ...message, flag: 'forwarded' },
    draft: null,
    uploads: [],
    composer: RESENT,
  };
}
