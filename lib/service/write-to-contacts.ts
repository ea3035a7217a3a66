import { compose, ComposeStart } from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { formatAddressList } from '#lib/mail/format-address.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
import { composerFields } from './composer-fields.ts';
import { parkForm } from './park-form.ts';
import { composeNew } from './start-composer.ts';

/** A new message to these people, by their first addresses, as a parked form of the composer. @throws AppError recipient.none | recipient.too_many */
export async function writeToContacts(actor: Session, ids: readonly string[]): Promise<string> {
  const cards = await store().contacts.getMany(actor.account, ids);
  const people = cards.flatMap(({ name, addresses: [address] }) => (address === undefined ? [] : [{ name, address }]));
  const most = config().maxRecipients;
  if (people.length === 0) throw new AppError('recipient.none');
  if (people.length > most) throw new AppError('recipient.too_many', { values: { max: most } });
  const view = await composeNew(actor, { ...ComposeStart.parse({}), to: formatAddressList(people) });
  return parkForm(actor, { path: compose.path, fields: composerFields(view) });
}
