import { convertVcard } from './convert-vcard.ts';
import { foldLine } from './content-lines.ts';
import { emailKey, phoneKey } from './contact-keys.ts';
import { readEmail, readPhone } from './read-contact-card.ts';
import { readVcardProperties, type VcardProperty } from './vcard-properties.ts';

/** What says the same in every card, or of the card alone. */
const OF_THE_CARD = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'REV', '']);
/** What a card has once; another one's stays under a name of its own. */
const SINGLE = new Set(['FN', 'N', 'UID', 'BDAY', 'ANNIVERSARY', 'GENDER', 'KIND', 'PHOTO', 'SORT-STRING']);
const KEPT = 'X-TUPAI-MERGED-';

/**
 * A card with all that another one says besides: equal addresses and numbers once, everything else behind what was there, in the version
 * of the first one. A second name, birthday, picture or UID stays as `X-TUPAI-MERGED-…`: nothing is lost.
 */
export function mergeContactCards(vcard: string, other: string): string {
  const lines = readVcardProperties(vcard);
  const version = lines.find((one) => one.name === 'VERSION')?.value.trim() === '4.0' ? '4.0' : '3.0';
  const known = new Set(lines.map(meaning));
  const names = new Set(lines.map(({ name }) => name));
  const taken = new Set(lines.map(({ group }) => group));
  const groups = new Map<string, string>();
  const theirs = readVcardProperties(convertVcard(other, version));
  const wanted = theirs.filter(
    (one) =>
      one.name !== 'X-ABLABEL' &&
      !OF_THE_CARD.has(one.name) &&
      !known.has(meaning(one)) &&
      !known.has(`${KEPT}${meaning(one)}`),
  );
  const kept = new Set(wanted.map(({ group }) => group));
  const added: string[] = [];
  for (const one of theirs) {
    if (!wanted.includes(one) && !(one.name === 'X-ABLABEL' && one.group !== '' && kept.has(one.group))) continue;
    if (one.name !== 'X-ABLABEL' && known.has(meaning(one))) continue;
    known.add(meaning(one));
    const name = SINGLE.has(one.name) && names.has(one.name) ? `${KEPT}${one.name}` : undefined;
    if (SINGLE.has(one.name)) names.add(one.name);
    added.push(renamed(one, name, groups, taken));
  }
  const end = lines.findLastIndex((one) => one.name === 'END');
  return lines
    .map((one) => one.raw)
    .toSpliced(end < 0 ? lines.length : end, 0, ...added)
    .join('');
}

/** What two lines have in common that say the same. */
function meaning(one: VcardProperty): string {
  if (one.name === 'EMAIL') return `EMAIL ${emailKey(readEmail(one))}`;
  if (one.name === 'TEL') return `TEL ${phoneKey(readPhone(one)) || one.value}`;
  return `${one.name} ${one.value.trim()}`;
}

/** The line in a group that the first card does not have yet, and under another name where it needs one. */
function renamed(
  one: VcardProperty,
  name: string | undefined,
  groups: Map<string, string>,
  taken: Set<string>,
): string {
  if (one.group === '' && name === undefined) return one.raw;
  const head = /^(?:[^.:;]*\.)?([^:;]*)/.exec(one.line);
  const own = name ?? head?.[1] ?? one.name;
  const rest = one.line.slice(head?.[0].length ?? 0);
  return foldLine(`${one.group === '' ? '' : `${freeGroup(one.group, groups, taken)}.`}${own}${rest}`);
}

function freeGroup(group: string, groups: Map<string, string>, taken: Set<string>): string {
  const known = groups.get(group);
  if (known !== undefined) return known;
  let free = group;
  for (let number = 1; taken.has(free); number += 1) free = `item${String(number)}`;
  taken.add(free);
  groups.set(group, free);
  return free;
}
