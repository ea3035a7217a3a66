import type { MailboxView } from '#lib/contract/index.ts';

/** With more folders than this, lists show a part of them: a page of ten thousand takes a browser seconds. */
export const MANY_FOLDERS = 500;

/**
 * The folders that a page lists: all, unless there are many. Then those with a use of their own, favourites, those that `keep` names, and
 * the first of the others, in their order.
 */
export function shortList(
  mailboxes: readonly MailboxView[],
  keep: (mailbox: MailboxView) => boolean = () => false,
): readonly MailboxView[] {
  if (mailboxes.length <= MANY_FOLDERS) return mailboxes;
  return mailboxes.filter((mailbox, nth) => nth < MANY_FOLDERS || isMarked(mailbox) || keep(mailbox));
}

/** Whether a folder is one that people look for, however many there are. */
export const isMarked = ({ specialUse, favourite }: MailboxView): boolean => specialUse !== null || favourite;
