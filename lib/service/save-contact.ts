import { readFile } from 'node:fs/promises';
import type { InputOf, OutputOf, saveContact as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ContactChange, TypedText } from '#lib/mail/contact-card.ts';
import { writeContactPhoto, type ContactPhoto } from '#lib/mail/contact-photo.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';
import { store } from '#lib/store/index.ts';
import { forgetPeople } from './known-people.ts';
import { mayWrite, tellServer } from './tell-server.ts';
import { toContactView } from './list-contacts.ts';
import { imageTypeOf } from './sniff-image.ts';

type Input = InputOf<typeof endpoint>;

/** Octets; cards travel whole, with every sync. */
const LARGEST_PHOTO = 500_000;

/**
 * Adds or changes a card. `Name <address>` is understood where an address is asked for; what the form does not know of a card stays.
 *
 * @throws AppError input.invalid (field `addresses`, the wrong ones in `detail`; field `name`: neither name nor address) |
 *   contact.photo (no picture, or over 500 kB) | contact.missing
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
  const photo = await readPhoto(actor, input.upload);
  const withPhoto = (vcard: string): string => (photo || input.noPhoto ? writeContactPhoto(vcard, photo) : vcard);
  const saved = await store().contacts.save(actor.account, input.id || undefined, change, withPhoto, input.book);
  forgetPeople(actor.account);
  (await tellServer(actor.account, saved.id))();
  return { contact: toContactView(saved) };
}

/** The picture of the form; `undefined` where none came. The upload ends with it. */
async function readPhoto(actor: AccountAccess, ids: readonly string[]): Promise<ContactPhoto | undefined> {
  const [upload] = await store().uploads.getMany(actor.account, ids, Date.now());
  if (!upload) return undefined;
  const bytes = upload.size > LARGEST_PHOTO ? Buffer.alloc(0) : await readFile(upload.path);
  await store().uploads.delete(actor.account, ids);
  const type = imageTypeOf(bytes.subarray(0, 12));
  if (type === undefined) throw new AppError('contact.photo', { field: 'file' });
  return { type, base64: bytes.toString('base64') };
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
