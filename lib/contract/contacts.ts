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
    /** A picture that came with the form. */
    upload: many(Id, 1),
    /** Takes the picture away. */
    noPhoto: Flagged,
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
  /** Groups it is in. */
  readonly groups: readonly ContactGroupView[];
}

export interface ContactGroupView {
  readonly id: string;
  readonly name: string;
  /** Members that are in the book. */
  readonly size: number;
}

/** A stretch of the address book. */
export interface ContactListView {
  readonly contacts: readonly ContactView[];
  /** Where this stretch begins, and how many there are in all. */
  readonly from: number;
  readonly total: number;
  /** Where each letter begins. */
  readonly letters: readonly { readonly letter: string; readonly from: number }[];
  readonly groups: readonly ContactGroupView[];
  /** The one whose members these are. */
  readonly group: ContactGroupView | null;
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

/** A group of a new name, or another name for one; with `member` its first members. */
export const saveGroup = endpoint({
  method: 'POST',
  path: '/api/contacts/groups/save',
  input: z.object({ group: z.union([z.literal(''), Id]).default(''), name: Line(200), return: ReturnPath }),
  output: z.object({ group: z.string() }),
});

export const deleteGroup = endpoint({
  method: 'POST',
  path: '/api/contacts/groups/delete',
  input: z.object({ group: Id, return: ReturnPath }),
  output: z.object({ change: Id }),
});

export const CONTACT_ACTIONS = [
  'join',
  'leave',
  'delete',
  'write',
  'vcard3',
  'vcard4',
  'csv',
  'ldif',
  'merge',
] as const;

/** What is done about the cards that are ticked. */
export const actOnContacts = endpoint({
  method: 'POST',
  path: '/api/contacts/act',
  input: z.object({
    do: z.enum(CONTACT_ACTIONS),
    id: many(Id),
    /** Which group to join; `new` for one called `newGroup`. */
    group: z.union([z.literal(''), z.literal('new'), Id]).default(''),
    newGroup: Line(200).default(''),
    /** Which group to leave. */
    from: z.union([z.literal(''), Id]).default(''),
    return: ReturnPath,
  }),
  /** How many it was done about, and the name by which it is taken back; `''` when there is nothing to take back. */
  output: z.object({ count: z.number(), change: z.string() }),
});

/** Takes a change of many cards back; within a day. */
export const undoContacts = endpoint({
  method: 'POST',
  path: '/api/contacts/undo',
  input: z.object({ change: Id, return: ReturnPath }),
  /** `kept` were changed since and stay. */
  output: z.object({ undone: z.number(), kept: z.number() }),
});

export const CONTACT_FORMATS = ['vcard3', 'vcard4', 'csv', 'ldif'] as const;
export type ContactExportFormat = (typeof CONTACT_FORMATS)[number];

/** A file of one card, a group, the ticked ones (a parked form), or of everybody. */
export const exportContacts = endpoint({
  method: 'GET',
  path: '/api/contacts/export',
  input: z.object({
    format: z.enum(CONTACT_FORMATS).catch('vcard3'),
    id: z.union([z.literal(''), Id]).catch(''),
    group: z.union([z.literal(''), Id]).catch(''),
    form: z.union([z.literal(''), Id]).catch(''),
  }),
  output: Nothing,
});

/** Makes one card of several: the first one takes in what the others say besides. */
export const mergeContacts = endpoint({
  method: 'POST',
  path: '/api/contacts/merge',
  input: z.object({ id: many(Id, 20), first: z.union([z.literal(''), Id]).default(''), return: ReturnPath }),
  output: z.object({ id: Id, change: Id }),
});

/** Takes a file in that is looked at before anything is imported. */
export const readImport = endpoint({
  method: 'POST',
  path: '/api/contacts/import/read',
  input: z.object({ upload: many(Id, 100), return: ReturnPath }),
  output: z.object({ upload: z.string() }),
});

export const DUPLICATE_CHOICES = ['merge', 'skip', 'both'] as const;

/** Begins to import; how far it came, and what was not taken, stands on the page of the import. */
export const runImport = endpoint({
  method: 'POST',
  path: '/api/contacts/import',
  input: z.object({
    upload: Id,
    /** What each column of a table means (lib/mail/contact-columns.ts), by its place. */
    column: many(Line(40), 500),
    duplicates: z.enum(DUPLICATE_CHOICES).default('merge'),
    /** Groups that the file names are made. */
    groups: Flagged,
    /** A group that everybody joins; `new` for one called `newGroup`. */
    group: z.union([z.literal(''), z.literal('new'), Id]).default(''),
    newGroup: Line(200).default(''),
    return: ReturnPath,
  }),
  output: z.object({ change: Id }),
});

/** Somebody as a file tells of them, before they are imported. */
export interface ImportedPerson {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  readonly organization: string;
  readonly groups: readonly string[];
  /** A card of the book that seems to be the same person; `''` for nobody. */
  readonly known: string;
}

/** A line that was not taken, or not as it stood. */
export interface ImportFault {
  readonly line: number;
  readonly why: string;
  readonly text: string;
}

/** What stands at the beginning of a file of contacts. */
export interface ImportPreview {
  readonly upload: string;
  readonly name: string;
  readonly size: number;
  readonly format: 'vcard' | 'csv' | 'ldif';
  /** Of a table: what its columns are called, what they seem to mean, and the first cells. */
  readonly columns: readonly { readonly heading: string; readonly target: string; readonly sample: string }[];
  readonly people: readonly ImportedPerson[];
  /** In what was looked at; `isAll` when that was the whole file. */
  readonly total: number;
  readonly known: number;
  readonly isAll: boolean;
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
}

/** How far an import came. */
export interface ImportReport {
  readonly change: string;
  readonly name: string;
  readonly state: 'running' | 'done' | 'failed';
  /** Octets of the file. */
  readonly done: number;
  readonly size: number;
  readonly added: number;
  readonly merged: number;
  readonly skipped: number;
  readonly groups: number;
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
  /** Code of the catalogue, when it failed; `''` otherwise. */
  readonly error: string;
}
