import type { ContactPageView } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { readContactCard, readOtherProperties } from '#lib/mail/read-contact-card.ts';
import { store } from '#lib/store/index.ts';
import { toContactView } from './list-contacts.ts';

/** One card with all its fields. @throws AppError contact.missing */
export async function getContact(actor: AccountAccess, { id }: { id: string }): Promise<ContactPageView> {
  const { contacts } = store();
  const [contact, groups] = await Promise.all([contacts.get(actor.account, id), contacts.groups(actor.account, id)]);
  if (!contact) throw new AppError('contact.missing');
  const conflict = contact.book.startsWith('carddav:') ? await store().books.conflict(actor.account, id) : undefined;
  return {
    ...toContactView(contact),
    card: readContactCard(contact.vcard),
    others: readOtherProperties(contact.vcard),
    theirs: conflict ? readContactCard(conflict.theirs) : null,
    groups,
  };
}
