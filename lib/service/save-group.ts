import type { InputOf, OutputOf, saveGroup as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import { writeGroupCard } from '#lib/mail/contact-group.ts';
import { store } from '#lib/store/index.ts';
import { newId } from './new-id.ts';

/** Makes a group, or gives one another name; of two with one name there is only one. @throws AppError input.invalid (no name) | contact.missing */
export async function saveGroup(
  actor: AccountAccess,
  { group, name: typed }: Pick<InputOf<typeof endpoint>, 'group' | 'name'>,
): Promise<OutputOf<typeof endpoint>> {
  const { contacts } = store();
  const name = oneLine(typed);
  if (name === '') throw new AppError('input.invalid', { field: 'name' });
  if (group !== '') {
    await contacts.rewrite(actor.account, newId(), group, (vcard) => writeGroupCard(vcard, '', { name }));
    return { group };
  }
  const known = (await contacts.groups(actor.account)).find((one) => one.name === name);
  if (known) return { group: known.id };
  const vcard = writeGroupCard(undefined, `urn:uuid:${crypto.randomUUID()}`, { name });
  const [made = ''] = await contacts.edit(actor.account, newId(), [{ vcard }]);
  return { group: made };
}
