import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Flagged, Id, Line, Nothing, ReturnPath } from './fields.ts';

/** A connected book of a CardDAV server, as its screen shows it. */
export interface BookView {
  readonly id: string;
  readonly name: string;
  /** Of its server. */
  readonly host: string;
  readonly user: string;
  readonly readOnly: boolean;
  /** Of the last comparison that succeeded, ISO 8601; `null` for never. */
  readonly syncedAt: string | null;
  /** Code of what the last attempt failed with; `''` when it did not. */
  readonly error: string;
  readonly cards: number;
  /** Changes that the server has not heard of. */
  readonly waiting: number;
  /** Cards that were changed here and there. */
  readonly conflicts: number;
}

/** Whom the directory found. One line each, hostile. */
export interface DirectoryView {
  readonly people: readonly {
    readonly name: string;
    /** At least one. */
    readonly addresses: readonly string[];
    readonly phones: readonly string[];
    readonly organization: string;
    readonly title: string;
  }[];
  /** Code of why nobody could be found; `''` when it answered. */
  readonly error: string;
}

/** Connects all address books that are found from an address, or gives connected ones a new password. */
export const connectBooks = endpoint({
  method: 'POST',
  path: API.connectBooks,
  input: z.object({
    /** Of a server or a book, a domain, or a mail address. */
    address: Line(2000),
    user: Line(320).default(''),
    /** Not trimmed. Never repeated in an answer or a log. */
    password: z.string().max(1000).default(''),
    return: ReturnPath,
  }),
  output: z.object({ connected: z.number() }),
});

/** Compares a book with its server now. */
export const syncBook = endpoint({
  method: 'POST',
  path: API.syncBook,
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});

/** Forgets the connection and its password; its cards become the person's own, or go. */
export const disconnectBook = endpoint({
  method: 'POST',
  path: API.disconnectBook,
  input: z.object({ id: Id, keep: Flagged, return: ReturnPath }),
  output: Nothing,
});

/** Ends a conflict: this version, the server's, or both as two cards. */
export const chooseVersion = endpoint({
  method: 'POST',
  path: API.chooseVersion,
  input: z.object({ id: Id, version: z.enum(['mine', 'theirs', 'both']), return: ReturnPath }),
  output: Nothing,
});
