import type { InputOf, OutputOf, deleteIdentity as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';

/** @throws AppError identity.missing, or identity.last: the only one stays */
export async function deleteIdentity(
  actor: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().identities.delete(actor.account, id);
  forgetPeople(actor.account);
  return {};
}
