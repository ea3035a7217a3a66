import { sameAddress, type Address } from '#lib/mail/address.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { parseAddressList } from '#lib/mail/parse-address-list.ts';

export const RECIPIENT_FIELDS = ['to', 'cc', 'bcc'] as const;
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];

/** One entry of an address field, which is drawn as a chip. */
export interface Recipient extends Address {
  /** As it stands in the field that is posted. Of what is no address, whatever was typed; `address` is empty then. */
  readonly text: string;
}

/** An address field where scripts run: what is settled, and what is being typed behind it. */
export interface RecipientList {
  readonly settled: readonly Recipient[];
  readonly typed: string;
}

/** What was typed or pasted, as single entries. What is no address comes last and is kept as it was typed. `[]` for blanks. */
export function readRecipients(text: string): Recipient[] {
  const { addresses, invalid } = parseAddressList(text);
  return [...addresses.map(asRecipient), ...invalid.map((wrong) => ({ name: '', address: '', text: wrong }))];
}

export const asRecipient = (address: Address): Recipient => ({ ...address, text: formatAddress(address) });

/** The list as it is posted: `readRecipients` reads back the same addresses. */
export const writeRecipients = ({ settled, typed }: RecipientList): string =>
  [...settled.map(({ text }) => text), typed.trim()].filter(Boolean).join(', ');

/** Puts entries behind those that are there; whoever is among them already is not there twice. */
export function joinRecipients(list: readonly Recipient[], more: readonly Recipient[]): readonly Recipient[] {
  const isSame = (a: Recipient, b: Recipient): boolean =>
    a.address === '' ? a.text === b.text : sameAddress(a.address, b.address);
  return more.reduce((all, one) => (all.some((other) => isSame(one, other)) ? all : [...all, one]), list);
}

/** Other people, as typed, take the place of some; whoever was not among those stays. */
export function replaceRecipients(list: readonly Recipient[], before: string, after: string): readonly Recipient[] {
  const gone = readRecipients(before);
  const others = list.filter((one) => joinRecipients(gone, [one]).length > gone.length);
  return joinRecipients(others, readRecipients(after));
}

/** How a person reads it on its chip. */
export const labelOf = ({ name, address, text }: Recipient): string => name || address || text;
