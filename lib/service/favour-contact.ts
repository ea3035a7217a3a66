import type { InputOf, OutputOf, favourContact as endpoint } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';

/** @throws AppError contact.missing */
export async function favourContact(
  actor: AccountAccess,
  { id, favourite }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  await store().contacts.favour(actor.account, id, favourite);
  return {};
}
