import type { ContactView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { toContactView } from './list-contacts.ts';

/** @throws AppError contact.missing */
export async function getContact(actor: AccountAccess, { id }: { id: string }): Promise<ContactView> {
  const contact = await store().contacts.get(actor.account, id);
  if (!contact) throw new AppError('contact.missing');
  return toContactView(contact);
}
