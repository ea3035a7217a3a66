import type { IdentityView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Identity } from '#lib/store/index.ts';
import { ensureIdentity } from './ensure-identity.ts';

/** The account's identities, the default first; never empty. */
export async function listIdentities(actor: AccountAccess): Promise<IdentityView[]> {
  return (await ensureIdentity(actor)).map(toIdentityView);
}

/** An identity as screens see it. */
export const toIdentityView = ({ id, name, address, replyTo, signature, isDefault }: Identity): IdentityView => ({
  id,
  name,
  address,
  replyTo,
  signature,
  isDefault,
});
