import type { ContactCard, PostalAddress } from './contact-card.ts';

/**
 * Contacts as LDIF (RFC 2849), with the attributes that Thunderbird and other address books read. What LDIF has no attribute for
 * (further addresses, fields of one's own) is written as `mozillaCustom…` and description lines. An empty book is an empty text.
 */
export const writeLdif = (cards: readonly ContactCard[]): string => cards.map(writeEntry).join('');

function writeEntry(card: ContactCard): string {
  const [mail, ...mails] = card.emails.map(({ value }) => value);
  const shown = card.name || mail || card.organization || '?';
  const phone = (kind: RegExp, not = /(?!)/): string[] =>
    card.phones.filter(({ type = '' }) => kind.test(type) && !not.test(type)).map(({ value }) => value);
  const home = card.postal.find(({ type }) => type?.includes('home'));
  const work = card.postal.find((one) => one !== home);
  const written = new Set([home, work]);
  const [year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(card.birthday)?.slice(1) ?? [];
  const more = [
    ...card.postal.filter((one) => !written.has(one)).map(inLines),
    ...card.custom.map(({ label, value }) => `${label}: ${value}`),
  ];
  const attributes: readonly (readonly [string, string | undefined])[] = [
    ['dn', `cn=${escapeDn(shown)}${mail === undefined ? '' : `,mail=${escapeDn(mail)}`}`],
    ...['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'mozillaAbPersonAlpha'].map(
      (one) => ['objectclass', one] as const,
    ),
    ['cn', shown],
    ['sn', shown],
    ['mozillaNickname', card.nickname],
    ['mail', mail],
    ...mails.map((one, at) => [at === 0 ? 'mozillaSecondEmail' : 'mail', one] as const),
    ...phone(/home/, /fax/).map((one) => ['homePhone', one] as const),
    ...phone(/mobile/).map((one) => ['mobile', one] as const),
    ...phone(/fax/).map((one) => ['facsimileTelephoneNumber', one] as const),
    ...phone(/pager/).map((one) => ['pager', one] as const),
    ...phone(/^/, /home|mobile|fax|pager/).map((one) => ['telephoneNumber', one] as const),
    ...place(work, ['street', 'l', 'st', 'postalCode', 'c']),
    ...place(home, [
      'mozillaHomeStreet',
      'mozillaHomeLocalityName',
      'mozillaHomeState',
      'mozillaHomePostalCode',
      'mozillaHomeCountryName',
    ]),
    ['title', card.title],
    ['o', card.organization],
    ...card.websites.map(
      ({ type, value }) => [type?.includes('home') ? 'mozillaHomeUrl' : 'mozillaWorkUrl', value] as const,
    ),
    ['birthyear', year === '-' ? undefined : year],
    ['birthmonth', month],
    ['birthday', day],
    ['description', [card.note, year === undefined ? card.birthday : '', ...more].filter(Boolean).join('\n')],
  ];
  return `${attributes.flatMap(([name, value]) => (value ? writeAttribute(name, value) : [])).join('')}\n`;
}

const inLines = (one: PostalAddress): string =>
  [one.street, `${one.code} ${one.city}`.trim(), one.region, one.country].filter(Boolean).join(', ');

const place = (one: PostalAddress | undefined, names: readonly string[]): readonly (readonly [string, string])[] =>
  one ? [one.street, one.city, one.region, one.code, one.country].map((value, at) => [names[at] ?? '', value]) : [];

/** RFC 4514 §2.4. */
const escapeDn = (text: string): string => text.replace(/[\\,+"<>;=#]/g, '\\$&').replace(/[\r\n]+/g, ' ');

/** One attribute, in base64 where RFC 2849 wants it, folded at 76 octets. */
function writeAttribute(name: string, value: string): string {
  const isSafe = /^(?![ :<])[\u0001-\u0009\u000b\u000c\u000e-\u007f]*$/.test(value) && !value.endsWith(' ');
  const line = isSafe ? `${name}: ${value}` : `${name}:: ${toBase64(value)}`;
  return `${[line.slice(0, 76), ...(line.slice(76).match(/.{1,75}/gs) ?? []).map((rest) => ` ${rest}`)].join('\n')}\n`;
}

const toBase64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (octet) => String.fromCharCode(octet)).join(''));
