import { escapeText, foldLine } from './content-lines.ts';
import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

/** What is to become of a group. */
export interface GroupChange {
  readonly name?: string | undefined;
  /** Members as {@link readUid} names them. */
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

const KIND = /^(?:X-ADDRESSBOOKSERVER-)?KIND$/;
const MEMBER = /^(?:X-ADDRESSBOOKSERVER-)?MEMBER$/;

/** A UID or the name of a member, as they are compared: without `urn:uuid:`. */
const bare = (value: string): string => value.trim().replace(/^urn:uuid:/i, '');

/** The UID of a card as members of groups are named; `''` for none. */
export const readUid = (vcard: string): string =>
  bare(readVcardProperties(vcard).find((one) => one.name === 'UID')?.value ?? '');

/** The card with this UID where it has none; all other lines stay. */
export function withUid(vcard: string, uid: string): string {
  const lines = readVcardProperties(vcard);
  if (lines.some((one) => one.name === 'UID' && one.value.trim() !== '')) return vcard;
  const end = lines.findLastIndex((one) => one.name === 'END');
  return lines
    .map((one) => one.raw)
    .toSpliced(end < 0 ? lines.length : end, 0, foldLine(`UID:${uid}`))
    .join('');
}

/** The card under another UID; the one it had stays as `X-TUPAI-MERGED-UID`. */
export const withOtherUid = (vcard: string, uid: string): string =>
  withUid(
    readVcardProperties(vcard)
      .map((one) => (one.name === 'UID' ? foldLine(`X-TUPAI-MERGED-UID:${one.value}`) : one.raw))
      .join(''),
    uid,
  );

/**
 * Whom a group holds: UIDs, and addresses as `mailto:…` (RFC 6350 §6.1.4 and §6.6.5, or Apple's properties of the same meaning in
 * version 3); `undefined` for a card that is no group.
 */
export function readGroupMembers(vcard: string): readonly string[] | undefined {
  if (!/KIND/i.test(vcard)) return undefined; // nearly every card
  const lines = readVcardProperties(vcard);
  if (!lines.some((one) => KIND.test(one.name) && /^group$/i.test(one.value.trim()))) return undefined;
  return [...new Set(lines.filter((one) => MEMBER.test(one.name)).map((one) => bare(one.value)))].filter(Boolean);
}

/** A group with another name or other members; every line that says something else stays as it is. Without a card a new one is made (version 4.0). */
export function writeGroupCard(
  vcard: string | undefined,
  uid: string,
  { name, add = [], remove = [] }: GroupChange,
): string {
  const lines = readVcardProperties(vcard ?? `BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nUID:${uid}\r\nEND:VCARD\r\n`);
  const gone = new Set(remove);
  const there = new Set<string>();
  const kept = lines.filter((one) => {
    if (!MEMBER.test(one.name)) return true;
    const member = bare(one.value);
    if (!gone.has(member)) there.add(member);
    return !gone.has(member);
  });
  const prefix = lines.some((one) => one.name === 'KIND') ? '' : 'X-ADDRESSBOOKSERVER-';
  const added = [...new Set(add)]
    .filter((one) => !there.has(one))
    .map((one) => foldLine(`${prefix}MEMBER:${uri(one)}`));
  const end = kept.findLastIndex((one) => one.name === 'END');
  const texts = (name === undefined ? kept.map((one) => one.raw) : renamed(kept, name)).slice();
  texts.splice(end < 0 ? texts.length : end + (texts.length - kept.length), 0, ...added);
  return texts.join('');
}

/** A name of the URN space `uuid`, as other programs write any UID that is no address of its own. */
const uri = (member: string): string => (/^[a-z][a-z\d+.-]*:/i.test(member) ? member : `urn:uuid:${member}`);

/** FN, and N where there is one (version 3). */
function renamed(lines: readonly VcardProperty[], name: string): string[] {
  const text = escapeText(name);
  const [first] = lines.filter((one) => one.name === 'FN');
  const texts = lines.map((one) => {
    if (one === first) return foldLine(`FN:${text}`);
    return one.name === 'N' ? foldLine(`N:${text};;;;`) : one.raw;
  });
  if (first) return texts;
  const version = lines.findIndex((one) => one.name === 'VERSION');
  return texts.toSpliced(version + 1, 0, foldLine(`FN:${text}`));
}
