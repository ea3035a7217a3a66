import { CARD_TYPES, typeWords, type ContactChange, type PostalAddress, type TypedText } from './contact-card.ts';
import { escapeText, foldLine, splitOutside, valueStart } from './content-lines.ts';
import * as read from './read-contact-card.ts';
import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

interface Rewrite extends Wanted {
  readonly like: VcardProperty | undefined;
  readonly name: string;
  readonly type: string;
  readonly isSame?: boolean;
}

/** One line that a change asks for. */
interface Wanted {
  readonly type?: string | undefined;
  /** As it is compared with what stands in the card. */
  readonly key: string;
  /** What stands behind the colon when the line is written anew. */
  readonly value: string;
  readonly parameters?: readonly string[];
}

/**
 * Writes what was changed into a card and leaves every other line as it stands, to the octet: values that stay keep their line,
 * a value in the place of another one keeps its labels, `N` follows only when the name was changed. Without a card a new one is
 * made (RFC 6350, version 4.0).
 */
export function writeContactCard(vcard: string | undefined, uid: string, change: ContactChange): string {
  const card = vcard ?? `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${uid}\r\nEND:VCARD\r\n`;
  const before = read.readContactCard(card);
  let lines: readonly VcardProperty[] = readVcardProperties(card);
  /** The first one is what is shown; the others stay. */
  const text = (name: string, was: string, now: string | undefined): void => {
    if (now === undefined || now === was) return;
    const others = lines.filter((one) => one.name === name).slice(1);
    const wanted = [...(now === '' ? [] : [{ key: now, value: escapeText(now) }]), ...others.map(asItStands)];
    lines = replace(lines, name, wanted, (one) => one.raw);
  };
  const typed = (
    name: string,
    was: readonly Wanted[],
    now: readonly Wanted[] | undefined,
    keyOf: (one: VcardProperty) => string,
  ): void => {
    if (now && !isSame(was, now)) lines = replace(lines, name, unique(now), keyOf);
  };
  typed('EMAIL', before.emails.map(toText), change.emails?.map(toText), read.readEmail);
  typed('TEL', before.phones.map(toText), change.phones?.map(toText), read.readPhone);
  typed('ADR', before.postal.map(toPostal), change.postal?.map(toPostal), (one) => postalKey(read.readPostal(one)));
  typed('URL', before.websites.map(toUri), change.websites?.map(toUri), read.readWebsite);
  text('NICKNAME', before.nickname, change.nickname);
  text('ORG', before.organization, change.organization);
  text('TITLE', before.title, change.title);
  if (change.note !== undefined && change.note !== before.note)
    lines = replace(lines, 'NOTE', change.note === '' ? [] : [{ key: change.note, value: escapeText(change.note) }]);
  if (change.birthday !== undefined && change.birthday !== before.birthday)
    lines = replace(lines, 'BDAY', birthday(change.birthday, lines));
  if (change.custom && JSON.stringify(change.custom) !== JSON.stringify(before.custom))
    lines = insert(
      lines.filter((one) => one.name !== 'X-TUPAI-FIELD'),
      change.custom.map(({ label, value }) => line(`X-TUPAI-FIELD;X-LABEL="${quoted(label)}"`, escapeText(value))),
    );
  return named(lines, before.name, change)
    .map((one) => one.raw)
    .join('');
}

/** FN is there exactly once as the first name (RFC 6350 §6.2.1): the name, else an address. */
function named(lines: readonly VcardProperty[], before: string, change: ContactChange): readonly VcardProperty[] {
  const name = change.name ?? before;
  const [email] = lines.filter((one) => one.name === 'EMAIL').map(read.readEmail);
  const shown = name || (email ?? '');
  const [stands, ...others] = lines.filter((one) => one.name === 'FN');
  if (stands && name === before && (name !== '' || read.readEmail(stands) === shown)) return lines;
  const renamed = lines.map((one) =>
    one.name === 'N' && name !== before ? line('N', `;${escapeText(name)};;;`) : one,
  );
  return replace(
    renamed,
    'FN',
    [{ key: shown, value: escapeText(shown) }, ...others.map(asItStands)],
    (one) => one.raw,
  );
}

/** Puts the wanted values in the place of all lines of a name; lines whose value is wanted stay. */
function replace(
  lines: readonly VcardProperty[],
  name: string,
  wanted: readonly Wanted[],
  keyOf: (one: VcardProperty) => string | undefined = () => undefined,
): readonly VcardProperty[] {
  const old = lines.filter((one) => one.name === name);
  const left = old.filter((one) => !wanted.some(({ key }) => key === keyOf(one)));
  const used = new Set<VcardProperty>();
  const labels = new Map<string, VcardProperty | undefined>();
  const written = wanted.map((one, at) => {
    const same = old.find((line) => keyOf(line) === one.key);
    const like = same ?? left.find((line) => line === old[at]);
    if (like) used.add(like);
    const type = one.type ?? (like ? read.typeOf(like, lines) : '');
    if (same && type === read.typeOf(same, lines)) return same;
    return rewrite({ ...one, like, name, type, ...(same ? { value: same.value, isSame: true } : {}) }, lines, labels);
  });
  const gone = new Set(old.filter((one) => !used.has(one) && one.group !== '').map((one) => one.group));
  const at = lines.findIndex((one) => one.name === name);
  const rest = lines.filter((one) => one.name !== name && !isOrphan(one, gone, labels));
  const place = at < 0 ? undefined : lines.slice(0, at).filter((one) => rest.includes(one)).length;
  return insert(rest, [...written, ...[...labels.values()].flatMap((one) => one ?? [])], place);
}

/** A label whose line is gone, or which is written anew. */
const isOrphan = (
  { group, name }: VcardProperty,
  gone: ReadonlySet<string>,
  labels: ReadonlyMap<string, VcardProperty | undefined>,
): boolean => name === 'X-ABLABEL' && (gone.has(group) || labels.has(group));

/** What a value that is written anew no longer says. */
const STALE = /^(?:value|encoding|charset|label|geo|tz|type)=/i;

/** A line written anew: in its group and with its parameters, with another type or value. */
function rewrite(
  { like, name, type, value, parameters = [], isSame: valueStays = false }: Rewrite,
  lines: readonly VcardProperty[],
  labels: Map<string, VcardProperty | undefined>,
): VcardProperty {
  const head = splitOutside(like ? like.line.slice(0, valueStart(like.line)) : name, ';').slice(1);
  const kept = head.filter((one) => one.includes('=') && !(valueStays ? /^type=/i : STALE).test(one));
  const words = type.split(' ').filter(Boolean);
  const known = words.flatMap((one) => (Object.hasOwn(CARD_TYPES, one) ? (CARD_TYPES[one] ?? []) : []));
  const isOwn = known.length < words.length;
  const group = like?.group || (isOwn ? freeGroup(lines, labels) : '');
  if (group !== '') labels.set(group, isOwn ? line(`${group}.X-ABLabel`, escapeText(type)) : undefined);
  const others = (like?.parameters.get('TYPE') ?? '')
    .split(',')
    .filter((one) => /^[\w-]+$/.test(one) && !typeWords(one));
  const types = [...(isOwn ? [] : known), ...others].join(',');
  return line(
    [
      `${group === '' ? '' : `${group}.`}${name}`,
      ...(types === '' ? [] : [`TYPE=${types}`]),
      ...parameters,
      ...kept,
    ].join(';'),
    value,
  );
}

function freeGroup(lines: readonly VcardProperty[], labels: ReadonlyMap<string, unknown>): string {
  const taken = new Set([...lines.map((one) => one.group), ...labels.keys()]);
  let number = 1;
  while (taken.has(`item${String(number)}`)) number += 1;
  return `item${String(number)}`;
}

/** Before the end of the card, or where it says. */
function insert(
  lines: readonly VcardProperty[],
  written: readonly VcardProperty[],
  place = lines.findLastIndex((one) => one.name === 'END'),
): readonly VcardProperty[] {
  return lines.toSpliced(place < 0 ? lines.length : place, 0, ...written);
}

function birthday(value: string, lines: readonly VcardProperty[]): readonly Wanted[] {
  if (value === '') return [];
  const isNew = lines.some((one) => one.name === 'VERSION' && one.value.trim() === '4.0');
  if (!/^(?:\d{4}|-)-\d\d-\d\d$/.test(value))
    return [{ key: value, value: escapeText(value), parameters: ['VALUE=text'] }];
  const digits = `${value.slice(0, 2)}${value.slice(2).replaceAll('-', '')}`; // RFC 6350 knows days without hyphens only
  return [{ key: value, value: isNew ? digits : value }];
}

const asItStands = ({ raw }: VcardProperty): Wanted => ({ key: raw, value: '' });

const toText = ({ type, value }: TypedText): Wanted => ({ type, key: value.trim(), value: escapeText(value.trim()) });

const toUri = (one: TypedText): Wanted => ({ ...toText(one), value: oneLine(one.value) });

function toPostal(one: PostalAddress): Wanted {
  const parts = ['', '', one.street, one.city, one.region, one.code, one.country];
  return { type: one.type, key: postalKey(one), value: parts.map((part) => escapeText(part.trim())).join(';') };
}

const postalKey = ({ street, city, region, code, country }: PostalAddress): string =>
  [street, city, region, code, country].map((one) => one.trim()).join('\0');

const isSame = (was: readonly Wanted[], now: readonly Wanted[]): boolean =>
  was.length === now.length &&
  now.every(({ key, type }, at) => key === was[at]?.key && (type === undefined || type === was[at].type));

const unique = (wanted: readonly Wanted[]): readonly Wanted[] =>
  wanted.filter(({ key }, at) => key.replaceAll('\0', '') !== '' && wanted.findIndex((one) => one.key === key) === at);

/** A parameter's value between quotes (RFC 6868). */
const quoted = (value: string): string => oneLine(value).replaceAll('^', '^^').replaceAll('"', "^'");

const oneLine = (value: string): string => value.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();

function line(head: string, value: string): VcardProperty {
  const raw = foldLine(`${head}:${value}`);
  const [property] = readVcardProperties(raw);
  if (!property) throw new TypeError('a line of a card is empty');
  return property;
}
