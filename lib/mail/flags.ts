/** System flags (RFC 9051 §2.3.2) that Tupai sets or shows. */
export const SEEN = '\\Seen';
export const ANSWERED = '\\Answered';
export const FLAGGED = '\\Flagged';
export const DELETED = '\\Deleted';
export const DRAFT = '\\Draft';
/** A keyword registered by IANA. */
export const FORWARDED = '$Forwarded';
/** Judged by the person (keywords registered by IANA); filters learn from them. */
export const JUNK = '$Junk';
/** It pretends to be from somebody to get at secrets: to be shown with a warning (RFC 5788's registry). */
export const PHISHING = '$Phishing';
/** A read receipt was sent, or will not be (RFC 3503). */
export const MDN_SENT = '$MDNSent';
/** Stands above the others in its mailbox. No registered keyword says so; this one is kept with the message, wherever it goes. */
export const PINNED = '$Pinned';
/** So many of a mailbox do: a list that begins with more begins nowhere. */
export const MOST_PINNED = 20;

/** A system flag (`\Seen`) or keyword (`$Forwarded`), as the server writes it. */
export type Flag = string;

/** Flags are case-insensitive (RFC 9051 §2.3.2). */
export const hasFlag = (flags: readonly Flag[], flag: Flag): boolean =>
  flags.some((one) => one.toLowerCase() === flag.toLowerCase());

/** Whether a text can be a keyword (RFC 9051 §9 "flag-keyword"); a system flag is one with `\` before it. */
export const isKeyword = (text: string): boolean => /^[A-Za-z0-9!#$&'+,./:;<=>?@^_`|~-]{1,100}$/.test(text);

/** Keywords of our own: how the person answered the invitation in a message. */
export const INVITATION_ANSWERS = {
  accepted: '$InvitationAccepted',
  tentative: '$InvitationTentative',
  declined: '$InvitationDeclined',
} as const;
