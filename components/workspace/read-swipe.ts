import type { MailboxView, MessageAction, MessageRow, SettingsView } from '#lib/contract/index.ts';
import { FLAGGED, SEEN, hasFlag } from '#lib/mail/flags.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import { offeredActions } from '#components/messages/index.ts';
import type { IconName } from '#components/ui/index.ts';

/** What a swipe stands for: a change of the row's messages, or a command that asks for more. */
export interface Swipe {
  readonly icon: IconName;
  readonly text:
    | `messages.${'archive' | 'delete' | 'deleteForever' | 'markRead' | 'markUnread' | 'flag' | 'unflag' | 'junk' | 'notJunk' | 'move'}`
    | 'workspace.snooze';
  readonly tone: 'accent' | 'danger' | 'plain';
  readonly does: { readonly change: MessageAction; readonly forever?: boolean } | { readonly command: CommandId };
}

/** What the person's setting means for this row in this folder; `undefined` where it means nothing. */
export function readSwipe(
  setting: SettingsView['swipeLeft'],
  row: Pick<MessageRow, 'flags' | 'thread'>,
  use: MailboxView['specialUse'],
): Swipe | undefined {
  const offered = offeredActions(use);
  switch (setting) {
    case 'none':
      return undefined;
    case 'archive':
      return offered.archive
        ? { icon: 'archive', text: 'messages.archive', tone: 'accent', does: { change: 'archive' } }
        : undefined;
    case 'delete':
      return {
        icon: 'trash',
        text: offered.deletesForGood ? 'messages.deleteForever' : 'messages.delete',
        tone: 'danger',
        does: { change: 'delete', forever: offered.deletesForGood },
      };
    case 'junk':
      if (!offered.junk) return undefined;
      return offered.junk === 'junk'
        ? { icon: 'junk', text: 'messages.junk', tone: 'danger', does: { change: 'junk' } }
        : { icon: 'inbox', text: 'messages.notJunk', tone: 'accent', does: { change: 'not-junk' } };
    case 'read':
      return (row.thread ? row.thread.unread > 0 : !hasFlag(row.flags, SEEN))
        ? { icon: 'mail-open', text: 'messages.markRead', tone: 'plain', does: { change: 'read' } }
        : { icon: 'mail', text: 'messages.markUnread', tone: 'plain', does: { change: 'unread' } };
    case 'flag':
      return hasFlag(row.flags, FLAGGED)
        ? { icon: 'star', text: 'messages.unflag', tone: 'plain', does: { change: 'unflag' } }
        : { icon: 'star', text: 'messages.flag', tone: 'plain', does: { change: 'flag' } };
    case 'move':
      return { icon: 'move', text: 'messages.move', tone: 'plain', does: { command: 'move' } };
    case 'snooze':
      return { icon: 'clock', text: 'workspace.snooze', tone: 'plain', does: { command: 'snooze' } };
  }
}
