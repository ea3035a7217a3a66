import type { ConversationView, InputOf, readConversation as endpoint } from '#lib/contract/index.ts';
import { findConversation } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { toAddressViews } from './to-address-views.ts';
import { toSubjectView } from './to-subject-view.ts';
import { toMessageRef } from './to-message-ref.ts';

/**
 * The conversation of a message over its folder, Sent and Archive.
 *
 * @throws AppError message.gone | mailbox.renumbered | mailbox.missing
 */
export async function readConversation(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<ConversationView> {
  const ref = toMessageRef(actor, input);
  const [{ members, sent, complete }, identities] = await Promise.all([
    findConversation(actor, ref, signal),
    ensureIdentity(actor),
  ]);
  const own = new Set(identities.map(({ address }) => address.toLowerCase()));
  return {
    members: members.map(({ path, uidValidity, uid, flags, envelope, received }) => ({
      mailbox: encodeMailboxKey(path),
      uidValidity,
      uid,
      flags: [...flags],
      from: toAddressViews(envelope.from),
      to: toAddressViews(envelope.to),
      subject: toSubjectView(envelope.subject),
      date: envelope.date,
      received,
      own: path === sent || envelope.from.some(({ address }) => own.has(address.toLowerCase())),
    })),
    complete,
  };
}
