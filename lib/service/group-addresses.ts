import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { Address } from '#lib/mail/address.ts';
import { readGroupMembers } from '#lib/mail/contact-group.ts';
import { AppError } from '#lib/errors.ts';
import { store } from '#lib/store/index.ts';

/**
 * Everybody in a group who has an address, by their first one, and members that are nothing but an address; at most `most` and one, so
 * that too many are noticed.
 *
 * @throws AppError contact.missing when there is no such group
 */
export async function groupAddresses(actor: AccountAccess, id: string, most: number): Promise<Address[]> {
  const { contacts } = store();
  const [card] = await contacts.getMany(actor.account, [id]);
  const members = card && readGroupMembers(card.vcard);
  if (!members) throw new AppError('contact.missing');
  const people = await contacts.page(actor.account, { group: id }, 0, most + 1);
  const found = new Map<string, Address>();
  for (const { name, addresses } of people) {
    const [address] = addresses;
    if (address !== undefined) found.set(address.toLowerCase(), { name, address });
  }
  for (const member of members.filter((one) => /^mailto:/i.test(one)).slice(0, most + 1)) {
    const address = member.slice('mailto:'.length);
    if (!found.has(address.toLowerCase())) found.set(address.toLowerCase(), { name: '', address });
  }
  return [...found.values()].slice(0, most + 1);
}
