/** What a person may do in a mailbox that somebody else shares (RFC 4314 §4). */
export interface MailboxRights {
  readonly mayRead: boolean;
  /** Put messages in: copy, move, file. */
  readonly mayInsert: boolean;
  /** Mark messages deleted and remove them, which moving them away does too. */
  readonly mayDelete: boolean;
  /** Mark messages read and unread. */
  readonly maySeen: boolean;
  /** Set other flags and keywords. */
  readonly mayFlag: boolean;
  /** Make mailboxes below. */
  readonly mayCreate: boolean;
  /** Delete or rename the mailbox itself. */
  readonly mayRemove: boolean;
}

/** Reads the letters of MYRIGHTS; the old `c` and `d` of RFC 2086 stand for what they were split into (§2.1.1). */
export function readRights(letters: string): MailboxRights {
  const has = (...any: readonly string[]): boolean => any.some((letter) => letters.includes(letter));
  return {
    mayRead: has('r'),
    mayInsert: has('i'),
    mayDelete: has('d') || (has('t') && has('e')),
    maySeen: has('s'),
    mayFlag: has('w'),
    mayCreate: has('k', 'c'),
    mayRemove: has('x') || (has('c') && !has('k')),
  };
}
