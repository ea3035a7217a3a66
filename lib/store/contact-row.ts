import type { ContactBook } from '#lib/mail/contact-book.ts';
import { flag, json, number, text } from './columns.ts';
import type { Contact, ContactEntry, KnownPerson } from './contacts.ts';
import type { Row } from './database.ts';

/** Columns of an entry. */
export const ENTRY = 'id, account, book, name, addresses, note, favourite, photo, updated_at';

export const toEntry = (row: Row): ContactEntry => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  book: text(row, 'book') as ContactBook,
  name: text(row, 'name'),
  addresses: json<string[]>(row, 'addresses'),
  note: text(row, 'note'),
  favourite: flag(row, 'favourite'),
  photo: flag(row, 'photo'),
  updatedAt: number(row, 'updated_at'),
});
/** A whole row. */
export const toContact = (row: Row): Contact => ({ ...toEntry(row), vcard: text(row, 'vcard') });

export const toKnownPerson = (row: Row): KnownPerson => ({
  name: text(row, 'name'),
  addresses: json<string[]>(row, 'addresses'),
  book: text(row, 'book') as ContactBook,
  favourite: flag(row, 'favourite'),
  uses: number(row, 'uses'),
  usedAt: number(row, 'used_at'),
});
