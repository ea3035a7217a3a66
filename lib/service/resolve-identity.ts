import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Identity } from '#lib/store/index.ts';
import { ensureIdentity } from './ensure-identity.ts';

/** Who writes: one of the identities the server holds for this account, the default for `''`. @throws AppError identity.missing */
export async function resolveIdentity(actor: AccountAccess, id: string): Promise<Identity> {
  const identities = await ensureIdentity(actor);
  const found = id === '' ? identities[0] : identities.find((one) => one.id === id);
  if (!found) throw new AppError('identity.missing', { field: 'identity' });
  return found;
}
