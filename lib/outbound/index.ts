/**
 * The only way out to servers that a message or its sender names: pictures, and unsubscribing by one click. Owns who may be asked
 * (the public internet, decided on the address that is connected to) and what is told (nothing). Knows no mail, no session and no
 * cache; imports errors, config and process-wide only.
 */
export { fetchGuarded } from './fetch-guarded.ts';
