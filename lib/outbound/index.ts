/**
 * The only way out to servers that a message, its sender or its reader names: pictures, unsubscribing by one click, address books.
 * Owns who may be asked (the public internet, decided on the address that is connected to, and what the administrator listed) and
 * what strangers are told (nothing). Knows no mail, no session and no cache; imports errors, config and process-wide only.
 */
export { askGuarded, findServices, type GuardedAnswer } from './ask-guarded.ts';
export { fetchGuarded } from './fetch-guarded.ts';
export { byNameServers } from './outbound-policy.ts';
