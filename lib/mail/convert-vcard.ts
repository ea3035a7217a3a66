import { escapeText, foldLine, splitOutside, valueStart } from './content-lines.ts';
import { readContactCard } from './read-contact-card.ts';
import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

/** Groups in version 3, as Apple began it and others followed. */
const APPLE = 'X-ADDRESSBOOKSERVER-';

export type VcardVersion = '3.0' | '4.0';

/**
 * The same card as the other version of vCard writes it (RFC 2426, RFC 6350): every property stays; only what the versions
 * write differently is written anew (days, pictures, preference, telephone URIs). A card of the version asked for comes out as it is.
 */
export function convertVcard(vcard: string, version: VcardVersion): string {
  const properties = readVcardProperties(vcard);
  const stated = properties.find((one) => one.name === 'VERSION')?.value.trim();
  if (stated === version) return vcard;
  const converted = properties.map((one) => (version === '3.0' ? toOld(one) : toNew(one)));
  const at = properties.findIndex((one) => one.name === 'BEGIN') + 1;
  const { name } = readContactCard(vcard);
  const needed = [
    ...(stated === undefined ? [`VERSION:${version}\r\n`] : []),
    // RFC 2426 wants N in every card, and programs that know only version 3 show nothing without it.
    ...(version === '3.0' && !properties.some((one) => one.name === 'N')
      ? [foldLine(`N:;${escapeText(name)};;;`)]
      : []),
  ];
  return converted.toSpliced(stated === undefined ? at : at + 1, 0, ...needed).join('');
}

function toOld(one: VcardProperty): string {
  const { name, value, parameters } = one;
  if (name === 'VERSION') return 'VERSION:3.0\r\n';
  if (name === 'MEMBER' || (name === 'KIND' && /^group$/i.test(value.trim())))
    return foldLine(one.line.replace(/^(?:KIND|MEMBER)/i, (word) => `${APPLE}${word}`));
  if (name === 'BDAY' || name === 'ANNIVERSARY') {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(value.trim()) ?? [];
    return year === undefined ? one.raw : written(one, [], `${year}-${month ?? ''}-${day ?? ''}`);
  }
  const [, type, base64] = /^data:image\/([\w.+-]+);base64,(.*)$/is.exec(value) ?? [];
  if (PICTURES.has(name) && type !== undefined)
    return written(one, ['ENCODING=b', `TYPE=${type.toUpperCase()}`], base64 ?? '');
  if (name === 'TEL' && /^tel:/i.test(value)) return written(one, [], value.slice(4), /^value=/i);
  if (parameters.get('PREF') === '1') return written(one, ['TYPE=pref'], value, /^pref=/i);
  return one.raw;
}

function toNew(one: VcardProperty): string {
  const { name, value, parameters } = one;
  if (name === 'VERSION') return 'VERSION:4.0\r\n';
  if (name === `${APPLE}KIND` || name === `${APPLE}MEMBER`) return foldLine(one.line.slice(APPLE.length));
  const type = parameters.get('TYPE') ?? '';
  if (name === 'BDAY' || name === 'ANNIVERSARY') {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value.trim()) ?? [];
    return year === undefined ? one.raw : written(one, [], `${year}${month ?? ''}${day ?? ''}`);
  }
  if (PICTURES.has(name) && /^(?:b|base64)$/i.test(parameters.get('ENCODING') ?? '')) {
    const kind = /^[\w.+-]+$/.test(type) ? type.toLowerCase() : 'jpeg';
    return written(one, [], `data:image/${kind};base64,${value.replace(/\s/g, '')}`, /^(?:encoding|type|value)=/i);
  }
  if (!/(?:^|,)pref(?:,|$)/i.test(type)) return one.raw;
  const others = type.split(',').filter((word) => !/^pref$/i.test(word.trim()));
  const types = others.length > 0 && others.every((word) => /^[\w-]+$/.test(word)) ? [`TYPE=${others.join(',')}`] : [];
  return written(one, [...types, 'PREF=1'], value, /^type(?:=|$)/i);
}

const PICTURES = new Set(['PHOTO', 'LOGO']);

/** The line with other parameters: those that `gone` fits are left out. Words without `=` are types (vCard 2.1 and 3.0). */
function written(one: VcardProperty, added: readonly string[], value: string, gone = /^$/): string {
  const [head = '', ...rest] = splitOutside(one.line.slice(0, valueStart(one.line)), ';');
  const kept = rest.filter((text) => !gone.test(text) && (text.includes('=') || !gone.test('type=')));
  return foldLine(`${[head, ...added, ...kept].join(';')}:${value}`);
}
