/**
 * Address books on CardDAV servers (RFC 6352): finding them (RFC 6764), what changed in one since the last time (RFC 6578, else by
 * ETags), its cards, and writing single cards so that nobody's change is overwritten. One file per exchange; stateless: what is known
 * of a book is handed in and out. Everything the other side says is hostile. Goes out through lib/outbound only, keeps nothing, and
 * knows neither the store nor who is signed in; a password is lent to the one request that needs it.
 */
export type { DavLogin } from './ask-dav.ts';
export { discoverBooks } from './discover-books.ts';
export { fetchCard, fetchCards } from './fetch-cards.ts';
export { listChanges } from './list-changes.ts';
export { readBook } from './read-book.ts';
export { deleteCard, putCard } from './write-card.ts';
