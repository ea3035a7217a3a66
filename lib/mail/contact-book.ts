/**
 * The book that a card lies in: the person's own, the one of people they wrote to (`collected`), or the copy of a book on a CardDAV
 * server, by the id of its connection.
 */
export type ContactBook = 'own' | 'collected' | `carddav:${string}`;

/** Whether a text names a book; 32 hex digits stand for a connection. */
export const isContactBook = (text: string): text is ContactBook =>
  /^(?:own|collected|carddav:[0-9a-f]{32})$/.test(text);

/** Id of the connection whose copy a book is; `undefined` for the person's own. */
export const connectionOf = (book: ContactBook): string | undefined => /^carddav:(.*)$/.exec(book)?.[1];
