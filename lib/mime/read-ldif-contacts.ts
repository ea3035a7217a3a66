import { buildContactCard, type ContactCell } from '#lib/mail/build-contact-card.ts';
import { guessColumns } from '#lib/mail/contact-columns.ts';
import { faultText, type ContactFault, type FoundContact } from '#lib/mail/contact-file.ts';
import { writeGroupCard } from '#lib/mail/contact-group.ts';
import { writeContactPhoto } from '#lib/mail/contact-photo.ts';
import type { StretchTask, TextStretch } from './read-contact-stretch.ts';

/** Attributes whose name alone does not say it, and those of Mozilla's address books. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  cn: 'name',
  sn: 'family',
  givenname: 'given',
  mozillasecondemail: 'email',
  xmozillasecondemail: 'email',
  telephonenumber: 'phone.work',
  homephone: 'phone.home',
  facsimiletelephonenumber: 'phone.fax',
  fax: 'phone.fax',
  mobile: 'phone.mobile',
  cellphone: 'phone.mobile',
  pager: 'phone.pager',
  pagerphone: 'phone.pager',
  mozillahomestreet: 'street.home',
  mozillahomestreet2: 'street.home',
  mozillahomelocalityname: 'city.home',
  mozillahomestate: 'region.home',
  mozillahomepostalcode: 'code.home',
  mozillahomecountryname: 'country.home',
  street: 'street.work',
  streetaddress: 'street.work',
  mozillaworkstreet2: 'street.work',
  l: 'city.work',
  locality: 'city.work',
  st: 'region.work',
  region: 'region.work',
  postalcode: 'code.work',
  c: 'country.work',
  countryname: 'country.work',
  o: 'organization',
  company: 'organization',
  ou: 'department',
  orgunit: 'department',
  department: 'department',
  title: 'title',
  mozillaworkurl: 'website.work',
  workurl: 'website.work',
  mozillahomeurl: 'website.home',
  homeurl: 'website.home',
  mozillanickname: 'nickname',
  xmozillanickname: 'nickname',
  description: 'note',
  birthyear: 'birthYear',
  birthmonth: 'birthMonth',
  birthday: 'birthDay',
  mail: 'email',
};
/** What says how the entry is kept, not who it is. */
const SKIPPED = new Set(['dn', 'version', 'objectclass', 'changetype', 'modifytimestamp', 'mozillausehtmlmail']);
const PHOTOS = new Set(['jpegphoto', 'thumbnailphoto']);
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

interface Attribute {
  readonly name: string;
  readonly heading: string;
  readonly value: string;
  readonly base64: string;
}

/** Entries of an LDIF file (RFC 2849) as contacts; a `groupOfNames` is a group that names its members by address. */
export function readLdifContacts(
  text: string,
  { line: first, isLast }: Pick<StretchTask, 'line' | 'isLast'>,
): TextStretch {
  const contacts: FoundContact[] = [];
  const faults: ContactFault[] = [];
  let usedText = 0;
  let line = first;
  let entry: Attribute[] = [];
  let start = first;
  const close = (): void => {
    const found = entry.some(({ name }) => name !== 'version') ? finish(entry) : null;
    if (found) contacts.push({ line: start, ...found });
    else if (found === undefined) faults.push({ line: start, why: 'nobody', text: faultText(entry[0]?.value ?? '') });
    entry = [];
  };
  let at = 0;
  while (at < text.length) {
    const end = endOfLine(text, at);
    const raw = text.slice(at, end);
    const here = line;
    line += raw.split('\n').length - 1;
    at = end;
    const plain = raw.replace(/\r?\n$/, '').replace(/\r?\n /g, '');
    if (plain.trim() === '') {
      close();
      usedText = at;
      start = line;
    } else if (!plain.startsWith('#')) {
      const attribute = readAttribute(plain);
      if (attribute) {
        entry.push(attribute);
        if (CONTROLS.test(attribute.value) && attribute.base64 === '')
          faults.push({ line: here, why: 'controls', text: faultText(plain) });
      } else faults.push({ line: here, why: 'attribute', text: faultText(plain) });
    }
  }
  if (isLast) {
    close();
    usedText = text.length;
  }
  return { contacts, faults, usedText };
}

/** Behind the line and those that continue it. */
function endOfLine(text: string, from: number): number {
  let end = from;
  do {
    const found = text.indexOf('\n', end);
    end = found < 0 ? text.length : found + 1;
  } while (text[end] === ' ');
  return end;
}

/** `name: text` or `name:: base64`; an address of a file (`:<`) is never followed. Options (`;lang-id`) are left out of the name. */
function readAttribute(line: string): Attribute | undefined {
  const [, heading = '', mark = '', rest = ''] =
    /^\ufeff?([a-z][\w.-]*(?:;[\w.-]+)*):([:<]?) *(.*)$/is.exec(line) ?? [];
  if (heading === '' || mark === '<') return undefined;
  const base64 = mark === ':' ? rest.replace(/\s/g, '') : '';
  const value = base64 === '' ? rest : Buffer.from(base64, 'base64').toString('utf8');
  return { name: (heading.split(';')[0] ?? '').toLowerCase(), heading, value, base64 };
}

function finish(entry: readonly Attribute[]): Omit<FoundContact, 'line'> | undefined {
  const text = (value: string): string => value.replace(CONTROLS, '');
  if (entry.some(({ name, value }) => name === 'objectclass' && /^groupofnames$/i.test(value))) {
    const name = text(entry.find((one) => one.name === 'cn')?.value ?? '');
    const members = entry.filter((one) => one.name === 'member').flatMap(({ value }) => addressOf(value) ?? []);
    return name === ''
      ? undefined
      : { vcard: withoutUid(writeGroupCard(undefined, '', { name, add: members })), groups: [] };
  }
  const cells = entry
    .filter(({ name }) => !SKIPPED.has(name) && !PHOTOS.has(name))
    .map(({ name, heading, value }): ContactCell => ({ target: targetOf(name), heading, value: text(value) }));
  const hasNames = cells.some(({ target }) => target === 'given');
  const found = buildContactCard(
    cells.map((one) => (one.target === 'family' && !hasNames ? { ...one, target: 'skip' } : one)),
  );
  const photo = entry.find(({ name }) => PHOTOS.has(name));
  if (!found || !photo || photo.base64 === '') return found;
  return { ...found, vcard: writeContactPhoto(found.vcard, { type: 'image/jpeg', base64: photo.base64 }) };
}

const targetOf = (name: string): string => ATTRIBUTES[name] ?? guessColumns([name])[0] ?? 'custom';

/** `cn=Siti,mail=siti@contoh.id` names a member by its address. */
function addressOf(dn: string): string | undefined {
  const address = /(?:^|,)\s*mail=((?:[^,\\]|\\.)+)/is.exec(dn)?.[1]?.replace(/\\(.)/gs, '$1').trim();
  return address ? `mailto:${address}` : undefined;
}

const withoutUid = (vcard: string): string => vcard.replace('UID:\r\n', '');
