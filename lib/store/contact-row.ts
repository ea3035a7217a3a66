import { flag, json, number, text } from './columns.ts';
import type { Contact, ContactEntry } from './contacts.ts';
import type { Row } from './database.ts';

/** Columns of an entry. */
export const ENTRY = 'id, account, name, addresses, note, favourite, photo, updated_at';

export const toEntry = (row: Row): ContactEntry => ({
  id: text(row, 'id'),
  account: text(row, 'account'),
  name: text(row, 'name'),
  addresses: json<string[]>(row, 'addresses'),
  note: text(row, 'note'),
  favourite: flag(row, 'favourite'),
  photo: flag(row, 'photo'),
  updatedAt: number(row, 'updated_at'),
});
/** A whole row. */
export const toContact = (row: Row): Contact => ({ ...toEntry(row), vcard: text(row, 'vcard') });
