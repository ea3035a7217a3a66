import { typeWords, type ContactCard, type PostalAddress, type TypedText } from './contact-card.ts';
import { splitComponents, unescapeText } from './content-lines.ts';
import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

/** Properties that are shown as fields, or that say how the others are to be read. */
const SHOWN = new Set(
  'BEGIN END VERSION UID REV PRODID N FN NICKNAME ORG TITLE EMAIL TEL ADR URL BDAY NOTE PHOTO X-ABLABEL X-TUPAI-FIELD'.split(
    ' ',
  ),
);

/** The fields of a card (RFC 6350, RFC 2426), read from its own lines. Nothing in a card makes it fail; hostile text stays text. */
export function readContactCard(vcard: string): ContactCard {
  const properties = readVcardProperties(vcard);
  const all = (name: string): VcardProperty[] => properties.filter((one) => one.name === name);
  const first = (name: string): string => unescapeText(all(name)[0]?.value ?? '').trim();
  const typed = (name: string, read: (property: VcardProperty) => string): TypedText[] => {
    const values = all(name).map((one) => ({ type: typeOf(one, properties), value: read(one) }));
    return values.filter(({ value }, at) => value !== '' && values.findIndex((one) => one.value === value) === at);
  };
  const emails = typed('EMAIL', readEmail);
  const name = first('FN');
  return {
    name: emails.some(({ value }) => value === name) ? '' : name,
    nickname: first('NICKNAME'),
    organization: readOrganization(all('ORG')[0]),
    title: first('TITLE'),
    emails,
    phones: typed('TEL', readPhone),
    postal: all('ADR').map((one) => ({ type: typeOf(one, properties), ...readPostal(one) })),
    websites: typed('URL', readWebsite),
    birthday: readBirthday(first('BDAY')),
    note: all('NOTE')
      .map((one) => unescapeText(one.value))
      .join('\n'),
    custom: all('X-TUPAI-FIELD').map((one) => ({
      label: one.parameters.get('X-LABEL') ?? '',
      value: unescapeText(one.value),
    })),
  };
}

/** What else the card says, for reading: kept, but no field of a form. At most 100, values cut at 500 characters. */
export const readOtherProperties = (vcard: string): { readonly name: string; readonly value: string }[] =>
  readVcardProperties(vcard)
    .filter(({ name, value }) => name !== '' && !SHOWN.has(name) && value.trim() !== '')
    .slice(0, 100)
    .map(({ name, value }) => ({ name, value: unescapeText(value.slice(0, 500)) }));

export const readEmail = (one: VcardProperty): string => unescapeText(one.value).trim();
export const readPhone = (one: VcardProperty): string => unescapeText(one.value).trim().replace(/^tel:/i, '');
export const readWebsite = (one: VcardProperty): string => unescapeText(one.value).trim();
export const readOrganization = (one: VcardProperty | undefined): string =>
  splitComponents(one?.value ?? '')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ');

export function readPostal(one: VcardProperty): PostalAddress {
  const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = splitComponents(
    one.value,
  ).map((part) => part.trim());
  return { street: [box, extended, street].filter(Boolean).join('\n'), city, region, code, country };
}

/** A label that Apple and Google keep in a line of the same group counts before TYPE. */
export function typeOf({ group, parameters }: VcardProperty, properties: readonly VcardProperty[]): string {
  const label =
    group === '' ? undefined : properties.find((one) => one.group === group && one.name === 'X-ABLABEL')?.value;
  if (label === undefined) return typeWords(parameters.get('TYPE') ?? '');
  const plain = unescapeText(label).replace(/^_\$!<(.*)>!\$_$/s, '$1');
  return typeWords(plain.toLowerCase() === 'mobile' ? 'cell' : plain) || plain.trim();
}

/** RFC 6350 §4.3.1 and the older ways to write a day; a time behind it says nothing of a birthday. */
function readBirthday(value: string): string {
  const [, year, month, day] = /^(\d{4}|--)-?(\d\d)-?(\d\d)(?:T.*)?$/.exec(value) ?? [];
  if (year === undefined) return value;
  return `${year === '--' ? '-' : year}-${month ?? ''}-${day ?? ''}`;
}
