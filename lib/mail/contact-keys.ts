import type { ContactCard } from './contact-card.ts';

/** By what cards are recognised: the same address, telephone number, name or UID; of a group its members. */
export interface ContactKey {
  readonly kind: 'uid' | 'email' | 'phone' | 'name' | 'member';
  readonly value: string;
}

const LONGEST = 500;
/** Digits that tell numbers apart, whatever stands before them (`+62 812…`, `0812…`). */
const DIGITS = 9;

/** An address as it is compared. */
export const emailKey = (address: string): string => address.trim().toLowerCase();

/** A telephone number as it is compared; `''` for one of less than six digits, which says little. */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < 6 ? '' : digits.slice(-DIGITS);
}

/** A name as it is compared: without case, accents and marks. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** All keys of a card, each once; none for what it does not say. */
export function keysOf(card: ContactCard, uid: string, members: readonly string[] = []): ContactKey[] {
  const keys: ContactKey[] = [
    { kind: 'uid', value: uid },
    ...members.map((value) => ({ kind: 'member', value }) as const),
    ...card.emails.map(({ value }) => ({ kind: 'email', value: emailKey(value) }) as const),
    ...card.phones.map(({ value }) => ({ kind: 'phone', value: phoneKey(value) }) as const),
    { kind: 'name', value: nameKey(card.name) },
  ];
  const known = new Set<string>();
  return keys.filter(({ kind, value }) => {
    const key = `${kind} ${value}`;
    if (value === '' || value.length > LONGEST || known.has(key)) return false;
    known.add(key);
    return true;
  });
}
