import type { InputOf, OutputOf, deleteGroup as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { newId } from './new-id.ts';

/** Deletes a group, never its members. @throws AppError contact.missing */
export async function deleteGroup(
  actor: AccountAccess,
  { group }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { contacts } = store();
  if (!(await contacts.groups(actor.account)).some(({ id }) => id === group)) throw new AppError('contact.missing');
  const change = newId();
  await contacts.edit(actor.account, change, [{ id: group, vcard: null }]);
  return { change };
}
