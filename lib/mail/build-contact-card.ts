import { type ContactChange, type PostalAddress, type TypedText } from './contact-card.ts';
import { escapeText, foldLine } from './content-lines.ts';
import { writeContactCard } from './write-contact-card.ts';

/** One value that a table or LDIF says of a person, and what it means (lib/mail/contact-columns.ts). */
export interface ContactCell {
  readonly target: string;
  /** What the column is called: the name of a field of one's own. */
  readonly heading: string;
  readonly value: string;
}

/** Between several values of one cell, as Google writes them. */
const SEVERAL = / ::: /;

/** A card of version 4.0 without UID, and the names of the groups it belongs to; `undefined` when the cells say nobody. */
export function buildContactCard(
  cells: readonly ContactCell[],
): { readonly vcard: string; readonly groups: readonly string[] } | undefined {
  const read = readCells(cells);
  const one = (target: string): string => read.plain.get(target)?.join(' ') ?? '';
  const name = one('name') || ['prefix', 'given', 'middle', 'family', 'suffix'].map(one).filter(Boolean).join(' ');
  const change: ContactChange = {
    name,
    nickname: one('nickname'),
    title: one('title'),
    birthday: one('birthday') || birthdayOf(one('birthYear'), one('birthMonth'), one('birthDay')),
    note: read.plain.get('note')?.join('\n') ?? '',
    emails: read.emails,
    phones: read.phones,
    websites: read.websites,
    postal: [...read.postal.values()],
    custom: read.custom,
  };
  const organization = [one('organization'), one('department')];
  if (name === '' && read.emails.length === 0 && read.phones.length === 0 && organization[0] === '') return undefined;
  const lines = [
    ...(one('given') || one('family')
      ? [`N:${['family', 'given', 'middle', 'prefix', 'suffix'].map((part) => escapeText(one(part))).join(';')}`]
      : []),
    ...(organization.some(Boolean) ? [`ORG:${organization.map(escapeText).join(';').replace(/;$/, '')}`] : []),
  ];
  const vcard = writeContactCard('BEGIN:VCARD\r\nVERSION:4.0\r\nEND:VCARD\r\n', '', change);
  const groups = (read.plain.get('groups') ?? []).flatMap((text) => text.split(/ ::: |;|,/)).map(groupName);
  return {
    vcard: vcard.replace(/END:VCARD\r\n$/, `${lines.map(foldLine).join('')}END:VCARD\r\n`),
    groups: [...new Set(groups)].filter(Boolean),
  };
}

interface Read {
  /** Values of the fields that there is one of, in their order. */
  readonly plain: ReadonlyMap<string, readonly string[]>;
  readonly emails: TypedText[];
  readonly phones: TypedText[];
  readonly websites: TypedText[];
  readonly postal: ReadonlyMap<string, PostalAddress>;
  readonly custom: { label: string; value: string }[];
}

function readCells(cells: readonly ContactCell[]): Read {
  const plain = new Map<string, string[]>();
  const postal = new Map<string, PostalAddress>();
  const read: Read = { plain, postal, emails: [], phones: [], websites: [], custom: [] };
  const lists: Readonly<Record<string, TypedText[]>> = {
    email: read.emails,
    phone: read.phones,
    website: read.websites,
  };
  let type = { at: -2, label: '', series: '' };
  let labels = 0;
  for (const [at, { target, heading, value: raw }] of cells.entries()) {
    const value = raw.trim();
    if (target === 'type') {
      type = { at, label: kindOf(value), series: /^.*?\d+/.exec(heading)?.[0] ?? '' };
      labels += 1;
      continue;
    }
    if (value === '' || target === 'skip') continue;
    // It counts for the next column, and for those of its number (`Address 1 - …`).
    const isOfType = at === type.at + 1 || (type.series !== '' && heading.startsWith(type.series));
    const label = isOfType ? type.label : '';
    const [what = '', kind = label] = target.split('.');
    const list = lists[what];
    if (list) list.push(...value.split(SEVERAL).map((text) => ({ type: kind, value: text.trim() })));
    else if (isPart(what)) {
      const key = target.includes('.') ? kind : `${String(labels)} ${kind}`;
      const known = postal.get(key) ?? { type: kind, street: '', city: '', region: '', code: '', country: '' };
      postal.set(key, { ...known, [what]: [known[what], value].filter(Boolean).join(what === 'street' ? '\n' : ' ') });
    } else if (target === 'custom') read.custom.push({ label: label || heading, value });
    else plain.set(target, [...(plain.get(target) ?? []), value]);
  }
  return read;
}

const isPart = (what: string): what is 'street' | 'city' | 'region' | 'code' | 'country' =>
  ['street', 'city', 'region', 'code', 'country'].includes(what);

/** `* Home` and `Work Fax` of Google as our words; other labels as they are. */
const kindOf = (label: string): string => {
  const plain = label.replace(/^\*\s*/, '').trim();
  return /^(?:home|work|mobile|other|main|pager|fax|home fax|work fax)$/i.test(plain) ? plain.toLowerCase() : plain;
};

/** `* myContacts` is what Google calls its own groups, in which everybody is. */
const groupName = (text: string): string => {
  const name = text.trim();
  return name.startsWith('* ') ? '' : name;
};

function birthdayOf(year: string, month: string, day: string): string {
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return '';
  return `${/^\d{4}$/.test(year) ? year : '-'}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
