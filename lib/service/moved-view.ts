import type { Moved } from '#lib/contract/index.ts';
import type { Moved as MovedByEngine } from '#lib/imap/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';

/** What a person may take back of a move or copy to `target` (a path). */
export const movedView = (target: string, { count, uidValidity, moved }: MovedByEngine): Moved => ({
  count,
  target: encodeMailboxKey(target),
  uidValidity,
  moved: [...moved],
});

/** Messages that went nowhere. */
export const stayed = (count: number): Moved => ({ count, target: null, uidValidity: 0, moved: [] });
