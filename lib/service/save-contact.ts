import type { InputOf, OutputOf, saveContact as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { toContactView } from './list-contacts.ts';

/**
 * Adds or changes a card. `Name <address>` is understood where an address is asked for; what the form does not know of a card stays.
 *
 * @throws AppError input.invalid (field `addresses`, the wrong ones in `detail`; field `name`: neither name nor address) | contact.missing
 */
export async function saveContact(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { addresses, invalid } = parseAddressList(input.addresses);
  if (invalid.length > 0) throw new AppError('input.invalid', { field: 'addresses', detail: invalid.join('\n') });
  const name = input.name.trim() || addresses.find((one) => one.name !== '')?.name || '';
  const bare = [...new Set(addresses.map(({ address }) => address))];
  if (name === '' && bare.length === 0) throw new AppError('input.invalid', { field: 'name' });
  const fields = { name, addresses: bare, note: input.note.trim() };
  const saved = await store().contacts.save(actor.account, input.id || undefined, fields);
  forgetPeople(actor.account);
  return { contact: toContactView(saved) };
}
