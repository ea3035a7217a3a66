import { escapeText, foldLine, unescapeText, valueStart } from '#lib/mail/content-lines.ts';
import type { ContactFields } from './contacts.ts';

/** One property of a card (RFC 6350 §3.3) with its lines exactly as they stand. */
interface Property {
  /** Upper case, without group. */
  readonly name: string;
  /** Unfolded, still escaped. */
  readonly value: string;
  readonly lines: string;
}

const FORM = new Set(['FN', 'EMAIL', 'NOTE']);
const CR_LF = '\r\n';

/** Name, addresses and note of a card; `''` and `[]` for what it does not say. A name that only repeats an address is none. */
export function readVcard(vcard: string): ContactFields {
  const properties = split(vcard);
  const values = (name: string): string[] =>
    properties.filter((one) => one.name === name).map((one) => unescapeText(one.value));
  const addresses = [...new Set(values('EMAIL').map((one) => one.trim()))].filter(Boolean);
  const name = values('FN')[0]?.trim() ?? '';
  return { name: addresses.includes(name) ? '' : name, addresses, note: values('NOTE').join('\n') };
}

/**
 * Puts the form's fields into a card and leaves every other property as it stands: addresses that stay keep their
 * labels, `N` follows only when the name was changed. Without a card a new one is made (RFC 6350, version 4.0).
 */
export function writeVcard(vcard: string | undefined, uid: string, fields: ContactFields): string {
  const card = vcard ?? `BEGIN:VCARD${CR_LF}VERSION:4.0${CR_LF}UID:${uid}${CR_LF}END:VCARD${CR_LF}`;
  const before = readVcard(card);
  const properties = split(card);
  const addresses = [...new Set(fields.addresses.map((one) => one.trim()))].filter(Boolean);
  const renamed = fields.name !== before.name;
  const kept = properties.filter((one) => {
    if (one.name === 'N') return true;
    return !FORM.has(one.name) || (one.name === 'NOTE' && fields.note === before.note);
  });
  const emails = properties.filter((one) => one.name === 'EMAIL');
  const written = [
    line('FN', escapeText(fields.name || addresses[0] || '')),
    ...addresses.map(
      (address) =>
        emails.find((one) => unescapeText(one.value).trim() === address)?.lines ?? line('EMAIL', escapeText(address)),
    ),
    ...(fields.note !== before.note && fields.note !== '' ? [line('NOTE', escapeText(fields.note))] : []),
  ];
  const lines = kept.map((one) =>
    one.name === 'N' && renamed ? line('N', `;${escapeText(fields.name)};;;`) : one.lines,
  );
  const end = lines.findLastIndex((_, index) => kept[index]?.name === 'END');
  return lines.toSpliced(end < 0 ? lines.length : end, 0, ...written).join('');
}

function split(vcard: string): Property[] {
  const lines = vcard.split(/(?<=\n)(?![ \t])/).filter((one) => one.trim() !== '');
  return lines.map((raw) => {
    const unfolded = raw.replace(/\r?\n[ \t]/g, '').replace(/\r?\n$/, '');
    const colon = valueStart(unfolded);
    const head = colon < 0 ? unfolded : unfolded.slice(0, colon);
    const name = (head.split(';')[0] ?? '').replace(/^[^.]*\./, '').toUpperCase();
    return { name, value: colon < 0 ? '' : unfolded.slice(colon + 1), lines: raw.endsWith('\n') ? raw : raw + CR_LF };
  });
}

const line = (name: string, value: string): string => foldLine(`${name}:${value}`);
