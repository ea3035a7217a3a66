/** What every signed-in screen says about the way to the server: lines with one action each, and the sheet that brings a person back. */
export { CONNECTION_WORDS, connectionWords } from './connection-words.ts';
export { LiveConnection } from './live-connection.tsx';
export { LiveDraftOffer } from './live-draft-offer.tsx';
export { LiveHeld } from './live-held.tsx';
export { LiveOutbox } from './live-outbox.tsx';
export { LiveWork } from './live-work.tsx';
