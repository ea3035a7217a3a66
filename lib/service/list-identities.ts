import type { IdentityView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Identity } from '#lib/store/index.ts';
import { ensureIdentity } from './ensure-identity.ts';

/** The account's identities, the default first; never empty. */
export async function listIdentities(actor: AccountAccess): Promise<IdentityView[]> {
  return (await ensureIdentity(actor)).map(toIdentityView);
}

/** An identity as screens see it. */
export const toIdentityView = (identity: Identity): IdentityView => ({
  id: identity.id,
  name: identity.name,
  address: identity.address,
  replyTo: identity.replyTo,
  signature: identity.signature,
  signatureHtml: identity.signatureHtml,
  cc: identity.cc,
  bcc: identity.bcc,
  sentMailbox: identity.sentMailbox && encodeMailboxKey(identity.sentMailbox),
  isDefault: identity.isDefault,
});
