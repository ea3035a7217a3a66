import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import type { ContactCard } from '#lib/mail/contact-card.ts';
import { Book, Flagged, Id, Line, Lines, many, Nothing, ReturnPath } from './fields.ts';
import { ContactView } from './views.ts';

export const listContacts = endpoint({
  method: 'GET',
  path: API.listContacts,
  input: z.object({ q: Line(200).catch('') }),
  output: z.object({ contacts: z.array(ContactView) }),
});

const ROWS = 500;
const texts = (max: number) => many(Line(max), ROWS);

export const saveContact = endpoint({
  method: 'POST',
  path: API.saveContact,
  input: z.object({
    id: z.union([z.literal(''), Id]).default(''),
    /** Where a new card goes. */
    book: Book.default('own'),
    name: Line(200).default(''),
    /** One address a line, behind those of `email`. */
    addresses: Lines(4000).default(''),
    note: Lines(10_000).default(''),
    /** The form with all that follows: what stands in it is what the card holds then. Kinds and values go by their places. */
    full: Flagged,
    nickname: Line(200).default(''),
    organization: Line(400).default(''),
    title: Line(400).default(''),
    birthday: Line(100).default(''),
    emailType: texts(100),
    email: texts(400),
    phoneType: texts(100),
    phone: texts(200),
    websiteType: texts(100),
    website: texts(2000),
    postalType: texts(100),
    street: many(Lines(1000), ROWS),
    city: texts(200),
    region: texts(200),
    code: texts(100),
    country: texts(200),
    fieldLabel: texts(200),
    fieldValue: texts(2000),
    /** `add-email`, `drop-phone-2` …: the form comes back with more or fewer rows, and nothing is saved. */
    do: Line(40).default('save'),
    return: ReturnPath,
  }),
  /** `null` while the form only changes its rows. */
  output: z.object({ contact: ContactView.nullable() }),
});

/** One card with all its fields, as its page shows it. */
export interface ContactPageView extends ContactView {
  /** The server's version, where it was changed there as well. */
  readonly theirs: ContactCard | null;
  readonly card: ContactCard;
  /** What else the card says and keeps: names of properties (RFC 6350) and their values. */
  readonly others: readonly { readonly name: string; readonly value: string }[];
}

/** A stretch of the address book. */
export interface ContactListView {
  readonly contacts: readonly ContactView[];
  /** Where this stretch begins, and how many there are in all. */
  readonly from: number;
  readonly total: number;
  /** Where each letter begins. */
  readonly letters: readonly { readonly letter: string; readonly from: number }[];
}

export const favourContact = endpoint({
  method: 'POST',
  path: '/api/contacts/favour',
  input: z.object({ id: Id, favourite: Flagged, return: ReturnPath }),
  output: Nothing,
});

/** Puts a card into another book, as when a collected person is to stay. */
export const fileContact = endpoint({
  method: 'POST',
  path: API.fileContact,
  input: z.object({ id: Id, book: Book, return: ReturnPath }),
  output: Nothing,
});

/** Forgets everybody who was collected. */
export const clearCollected = endpoint({
  method: 'POST',
  path: API.clearCollected,
  input: z.object({ return: ReturnPath }),
  output: z.object({ cleared: z.number() }),
});

export const deleteContact = endpoint({
  method: 'POST',
  path: '/api/contacts/delete',
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});

/** Brings a deleted card back; within a day. */
export const restoreContact = endpoint({
  method: 'POST',
  path: '/api/contacts/restore',
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});
