import { decodeMailboxKey } from './mailbox-key.ts';

/** Cookie that tells which folders are closed on this device. */
export const FOLDED_COOKIE = 'tupai-folded';

/** A cookie may have 4096 octets with its name; what does not fit is open again on the next page. */
const LONGEST = 3500;

/** Mailbox keys as the value of a cookie: they have no sign in them that needs escaping. */
export function foldedText(keys: Iterable<string>): string {
  let text = '';
  for (const key of keys) {
    const longer = text === '' ? key : `${text}.${key}`;
    if (longer.length <= LONGEST) text = longer;
  }
  return text;
}

/** Keys out of {@link foldedText}; what is no key of a mailbox is left out. */
export const foldedKeys = (text: string): string[] =>
  text
    .slice(0, LONGEST)
    .split('.')
    .filter((key) => key !== '' && decodeMailboxKey(key) !== undefined);
