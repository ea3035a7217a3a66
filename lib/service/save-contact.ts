import type { InputOf, OutputOf, saveContact as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ContactChange, TypedText } from '#lib/mail/contact-card.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { mayWrite, tellServer } from './tell-server.ts';
import { toContactView } from './list-contacts.ts';

type Input = InputOf<typeof endpoint>;

/**
 * Adds or changes a card. `Name <address>` is understood where an address is asked for; what the form does not know of a card stays.
 *
 * @throws AppError input.invalid (field `addresses`, the wrong ones in `detail`; field `name`: neither name nor address) | contact.missing
 */
export async function saveContact(actor: AccountAccess, input: Input): Promise<OutputOf<typeof endpoint>> {
  if (input.do !== 'save') return { contact: null };
  const { addresses, invalid } = parseAddressList([...input.email, input.addresses].join('\n'));
  if (invalid.length > 0) throw new AppError('input.invalid', { field: 'addresses', detail: invalid.join('\n') });
  const name = input.name.trim() || addresses.find((one) => one.name !== '')?.name || '';
  const change: ContactChange = {
    ...(input.full ? fullCard(input) : {}),
    name,
    emails: emails(input),
    note: input.note.trim(),
  };
  if (name === '' && addresses.length === 0 && !change.organization && !change.phones?.length)
    throw new AppError('input.invalid', { field: 'name' });
  if (input.id === '') await mayWrite(actor.account, input.book);
  else await tellServer(actor.account, input.id);
  const saved = await store().contacts.save(actor.account, input.id || undefined, change, undefined, input.book);
  forgetPeople(actor.account);
  (await tellServer(actor.account, saved.id))();
  return { contact: toContactView(saved) };
}

/** A row may hold several addresses; the first one is of the row's kind, and so are the others. */
function emails({ email, emailType, addresses, full }: Input): TypedText[] {
  const rows = [
    ...email.map((text, at) => ({ text, type: emailType[at] ?? (full ? '' : undefined) })),
    { text: addresses, type: undefined },
  ];
  return rows.flatMap(({ text, type }) =>
    parseAddressList(text).addresses.map(({ address }) => ({ type, value: address })),
  );
}

const pairs = (types: readonly string[], values: readonly string[]): TypedText[] =>
  values.map((value, at) => ({ type: types[at] ?? '', value: value.trim() })).filter(({ value }) => value !== '');

function fullCard(input: Input): ContactChange {
  const { postalType, street, city, region, code, country } = input;
  const places = Math.max(...[street, city, region, code, country].map(({ length }) => length));
  const part = (texts: readonly string[], at: number): string => texts[at]?.trim() ?? '';
  return {
    nickname: input.nickname.trim(),
    organization: input.organization.trim(),
    title: input.title.trim(),
    birthday: input.birthday.trim(),
    phones: pairs(input.phoneType, input.phone),
    websites: pairs(input.websiteType, input.website),
    postal: Array.from({ length: places }, (_, at) => ({
      type: postalType[at] ?? '',
      street: part(street, at),
      city: part(city, at),
      region: part(region, at),
      code: part(code, at),
      country: part(country, at),
    })),
    custom: input.fieldValue
      .map((value, at) => ({ label: part(input.fieldLabel, at), value: value.trim() }))
      .filter(({ label, value }) => label !== '' || value !== ''),
  };
}
