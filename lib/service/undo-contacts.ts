import type { InputOf, OutputOf, undoContacts as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';

/** Takes back what was done to many cards. @throws AppError contact.missing when there is nothing to take back any more */
export async function undoContacts(
  actor: AccountAccess,
  { change }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const outcome = await store().contacts.undo(actor.account, change);
  if (outcome.undone + outcome.kept === 0) throw new AppError('contact.missing');
  forgetPeople(actor.account);
  return outcome;
}
