/** One of several values of a kind, e.g. a telephone number. */
export interface TypedText {
  /** Words of `CARD_TYPES` with blanks between, or a label of the person's own; `''` for none. In a change, `undefined` leaves it as it is. */
  readonly type?: string | undefined;
  readonly value: string;
}

/** A postal address (ADR, RFC 6350 §6.3.1). */
export interface PostalAddress {
  readonly type?: string | undefined;
  /** Several lines; post office box and extended address come first. */
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly code: string;
  readonly country: string;
}

/** A field that the person named. */
export interface CustomField {
  readonly label: string;
  readonly value: string;
}

/** What Tupai shows of a vCard. `''` and `[]` for what the card does not say. */
export interface ContactCard {
  /** `''` where the card only repeats an address. */
  readonly name: string;
  readonly nickname: string;
  readonly organization: string;
  readonly title: string;
  readonly emails: readonly TypedText[];
  readonly phones: readonly TypedText[];
  readonly postal: readonly PostalAddress[];
  readonly websites: readonly TypedText[];
  /** `2001-12-31`, `--12-31`, or words of the card. */
  readonly birthday: string;
  readonly note: string;
  readonly custom: readonly CustomField[];
}

/** What a form or a file says anew; what is missing stays. */
export type ContactChange = { readonly [K in keyof ContactCard]?: ContactCard[K] | undefined };

/** Words for kinds of values, as the screen calls them, to the TYPE that vCards write. */
export const CARD_TYPES: Readonly<Record<string, string>> = {
  home: 'home',
  work: 'work',
  mobile: 'cell',
  fax: 'fax',
  other: 'other',
  main: 'main',
  pager: 'pager',
};

const WORDS = new Map(Object.entries(CARD_TYPES).map(([word, type]) => [type, word]));

/** What TYPE says, in our words; what is about preference or medium (`pref`, `internet`, `voice`) says nothing. */
export function typeWords(types: string): string {
  const words = types
    .toLowerCase()
    .split(',')
    .flatMap((one) => WORDS.get(one.trim()) ?? []);
  return [...new Set(words)].join(' ');
}
