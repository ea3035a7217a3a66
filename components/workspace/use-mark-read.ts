import { useEffect, useEffectEvent } from 'react';
import type { MailPlace, MessageView } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

/** Marks the open message as read once it is really on the screen: not while it loads, not in a tab behind. */
export function useMarkRead(place: MailPlace, message: MessageView | undefined): void {
  const { seed } = useWorkspace();
  const { act } = useActions();
  const uid = message?.uid;
  const path = place.mailbox;
  const markNow = useEffectEvent(() => {
    if (!message || seed.settings.markRead !== 'at-once' || message.readOnly || hasFlag(message.flags, SEEN)) return;
    act({ do: 'read', mailbox: path, uidValidity: message.uidValidity, uids: [message.uid], quiet: true });
  });
  useEffect(() => {
    // Once for each message that is opened: one that is marked unread again stays so.
    if (uid === undefined) return;
    const mark = (): void => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', mark);
      markNow();
    };
    document.addEventListener('visibilitychange', mark);
    mark();
    return () => document.removeEventListener('visibilitychange', mark);
  }, [uid, path]);
}
