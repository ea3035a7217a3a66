import type { ListOrder } from '../mail/list-order.ts';
import { baseSubject } from './base-subject.ts';
import type { FixedRow } from './row-cache.ts';

/** What a message is sorted by in an order that SORT knows (RFC 5256 §3). Keys compare with `<`; what is equal stands by UID. */
export function sortKey({ size, received, envelope }: FixedRow, order: KeyedOrder): string | number {
  switch (order) {
    case 'size':
      return size;
    case 'date':
      return envelope.date || received; // both ISO 8601 in UTC
    case 'from':
      return mailboxOf(envelope.from);
    case 'to':
      return mailboxOf(envelope.to);
    case 'subject':
      return baseSubject(envelope.subject).toUpperCase();
  }
}

export type KeyedOrder = Exclude<ListOrder, 'arrival' | 'flagged' | 'unread'>;

/**
 * Whether every server makes the same key of it: words that are not plain ASCII are folded and compared as each library
 * likes (RFC 5051), and quoted or missing parts of an address are read in more than one way.
 */
export const isPlainKey = (key: string | number): boolean => typeof key === 'number' || /^[ !#-~]*$/.test(key);

const mailboxOf = ([first]: FixedRow['envelope']['from']): string =>
  first ? first.address.replace(/@[^@]*$/, '').toUpperCase() : '';
