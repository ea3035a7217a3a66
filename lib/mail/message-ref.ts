import type { MailboxRef } from './mailbox-ref.ts';

/** Unique identifier within a mailbox (RFC 9051 §2.3.1.1), 1 … 2^32-1. */
export type Uid = number;

/** Changes when a mailbox was rebuilt; then every UID known before is worthless. 1 … 2^32-1. */
export type UidValidity = number;

/** Messages of one mailbox, named so that they cannot be mistaken for others after a rebuild. */
export interface MessageSet {
  readonly mailbox: MailboxRef;
  readonly uidValidity: UidValidity;
  readonly uids: readonly Uid[];
}

/** One message: (mailbox, UIDVALIDITY, UID). */
export interface MessageRef {
  readonly mailbox: MailboxRef;
  readonly uidValidity: UidValidity;
  readonly uid: Uid;
}

/** `1699.42` in URLs and forms: UIDVALIDITY, dot, UID. */
export const encodeMessageKey = (ref: { uidValidity: UidValidity; uid: Uid }): string =>
  `${String(ref.uidValidity)}.${String(ref.uid)}`;

const KEY = /^([1-9]\d{0,9})\.([1-9]\d{0,9})$/;
const MAX = 0xffffffff;

/** The pair behind a message key, or `undefined` when the text is not one. */
export function decodeMessageKey(key: string): { uidValidity: UidValidity; uid: Uid } | undefined {
  const match = KEY.exec(key);
  const uidValidity = Number(match?.[1]);
  const uid = Number(match?.[2]);
  return match && uidValidity <= MAX && uid <= MAX ? { uidValidity, uid } : undefined;
}
