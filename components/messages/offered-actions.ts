import type { MailboxView, MessageAction } from '#lib/contract/index.ts';

export interface OfferedActions {
  /** Not where it would go nowhere, nor for what was never sent. */
  readonly archive: boolean;
  /** What can be said about junk here; nothing about one's own mail. */
  readonly junk: Extract<MessageAction, 'junk' | 'not-junk'> | undefined;
  readonly snooze: boolean;
  /** Messages sleep here. */
  readonly wake: boolean;
  /** Deleting here is for good. */
  readonly deletesForGood: boolean;
}

/** What a folder offers for its messages, by what the folder is for. */
export function offeredActions(use: MailboxView['specialUse']): OfferedActions {
  return {
    archive: use !== 'archive' && use !== 'drafts',
    junk: use === 'junk' ? 'not-junk' : use === 'drafts' || use === 'sent' ? undefined : 'junk',
    snooze: use !== 'drafts' && use !== 'sent' && use !== 'junk' && use !== 'trash',
    wake: use === 'snoozed',
    deletesForGood: use === 'trash' || use === 'junk',
  };
}
