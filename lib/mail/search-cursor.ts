import { decodeMailboxKey, encodeMailboxKey } from './mailbox-key.ts';
import type { Uid, UidValidity } from './message-ref.ts';

/** Where a search over mailboxes stopped. */
export interface SearchCursor {
  /** The first mailbox that was not begun; `undefined` when all were. */
  readonly next: string | undefined;
  /** Mailboxes that were begun: UIDs from `uid` upwards are done. */
  readonly begun: readonly { readonly path: string; readonly uidValidity: UidValidity; readonly uid: Uid }[];
}

const MAX_BEGUN = 50;

/** As one text for an address: `Archive.Sent,INBOX.1699.300`, the first without numbers when it was not begun. */
export const formatSearchCursor = ({ next, begun }: SearchCursor): string =>
  [
    ...(next === undefined ? [] : [encodeMailboxKey(next)]),
    ...begun.map(({ path, uidValidity, uid }) => `${encodeMailboxKey(path)}.${String(uidValidity)}.${String(uid)}`),
  ].join(',');

/** `undefined` for what is no cursor. */
export function parseSearchCursor(text: string): SearchCursor | undefined {
  const parts = text.split(',').map((part) => part.split('.'));
  if (parts.length > MAX_BEGUN) return undefined;
  let next: string | undefined;
  const begun: { path: string; uidValidity: UidValidity; uid: Uid }[] = [];
  for (const [nth, [key = '', uidValidity = '', uid = '', ...rest]] of parts.entries()) {
    const path = decodeMailboxKey(key);
    if (path === undefined || rest.length > 0) return undefined;
    if (uidValidity === '' && uid === '' && nth === 0) next = path;
    else if (/^[1-9]\d{0,9}$/.test(uidValidity) && /^[1-9]\d{0,9}$/.test(uid))
      begun.push({ path, uidValidity: Number(uidValidity), uid: Number(uid) });
    else return undefined;
  }
  return { next, begun };
}
