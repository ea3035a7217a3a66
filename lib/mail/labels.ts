/** A label is an IMAP keyword with a name and a colour; the keyword stands on the message, where every program sees it. */
export const LABEL_COLORS = [
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
  'grey',
] as const;
export type LabelColor = (typeof LABEL_COLORS)[number];

/** The five that most mail programs know, with the colours they give them; their names are translated. */
export const STANDARD_LABELS = [
  { keyword: '$label1', color: 'red' },
  { keyword: '$label2', color: 'orange' },
  { keyword: '$label3', color: 'green' },
  { keyword: '$label4', color: 'blue' },
  { keyword: '$label5', color: 'purple' },
] as const satisfies readonly { readonly keyword: string; readonly color: LabelColor }[];

const LONGEST = 40;

/**
 * The keyword for a label of this name: letters, digits and `-_` of ASCII (RFC 9051 `flag-keyword` is an atom, and some
 * servers take no more than that). A name without any gets one made of its code points.
 *
 * @param taken keywords that other labels have; compared without regard to case, as servers do.
 */
export function labelKeyword(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[^A-Za-z]+|_+$/g, '')
    .slice(0, LONGEST);
  const coded = [...name.normalize('NFC')].map((sign) => sign.codePointAt(0)?.toString(16)).join('-');
  const base = plain || `label-${coded}`.slice(0, LONGEST);
  const known = new Set(taken.map((one) => one.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const keyword = number === 1 ? base : `${base}-${number}`;
    if (!known.has(keyword.toLowerCase())) return keyword;
  }
}
