import { UNDRAWN } from './unseen-characters.ts';

/**
 * Letters that look like others, each line: what it looks like, and who does. A small part of Unicode's confusables (UTS 39):
 * the letters that domains and names are forged with.
 */
const ALIKE = [
  'a аɑαａ',
  'b ьƅʙ',
  'c сϲᴄ',
  'd ԁɗđ',
  'e еєҽəε',
  'f ƒ',
  'g ɡցɢ',
  'h һհ',
  'i іıɩι',
  'j јյ',
  'k кκĸ',
  'l ӏǀ1|łｌ',
  'm мｍ',
  'n ոпηռ',
  'o оοօσ0ø᧐',
  'p рρ',
  'q ԛգ',
  'r гᴦ',
  's ѕꜱ',
  't тτ',
  'u սυʋ',
  'v νѵᴠ',
  'w ԝѡωա',
  'x хχ',
  'y уγү',
  'z ᴢ',
];

/** Capitals that look like others although their small letters do not. */
const CAPITALS_ALIKE = ['b ВΒ', 'h НΗ', 'm Μ', 'n Ν', 'y Υ', 'z Ζ'];

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  [...ALIKE, ...CAPITALS_ALIKE].flatMap((line) => {
    const [latin = '', others = ''] = line.split(' ');
    return Array.from(others, (other): [string, string] => [other, latin]);
  }),
);

const alike = (char: string): string => LOOKS_LIKE.get(char) ?? char;

/** Pairs that read as one letter in many typefaces. */
const PAIRS = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
] as const;

/** Marks over letters, and all that is not drawn: compared is what is seen. */
const UNCOMPARED = new RegExp(`[\\p{M}\\p{Cc}${UNDRAWN}]`, 'gu');

/**
 * What a text looks like: two texts with the same skeleton can be taken for each other. Lower case, without marks and
 * invisible characters, look-alike letters replaced. For comparing only.
 */
export function skeleton(text: string): string {
  const capitals = Array.from(text.normalize('NFKD'), (char) => (/\p{Lu}/u.test(char) ? alike(char) : char));
  const plain = capitals.join('').toLowerCase().normalize('NFKD').replace(UNCOMPARED, '').replaceAll('\u2800', ' ');
  let out = Array.from(plain, alike).join('');
  for (const [pair, letter] of PAIRS) out = out.replaceAll(pair, letter);
  return out;
}
