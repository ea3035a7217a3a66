import { useEffect, useEffectEvent } from 'react';
import type { MailPlace, MessageView } from '#lib/contract/index.ts';
import { whenSeenFor } from '#lib/client/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { markReadDelay } from '#lib/mail/mark-read-delay.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

/** Marks the open message as read once it was really on the screen for as long as is wished: not while it loads, not in a tab behind. */
export function useMarkRead(place: MailPlace, message: MessageView | undefined): void {
  const { seed } = useWorkspace();
  const { act } = useActions();
  const uid = message?.uid;
  const path = place.mailbox;
  const delay = markReadDelay(seed.settings.markRead);
  const markNow = useEffectEvent(() => {
    if (!message || message.readOnly || hasFlag(message.flags, SEEN)) return;
    act({ do: 'read', mailbox: path, uidValidity: message.uidValidity, uids: [message.uid], quiet: true });
  });
  useEffect(() => {
    // Once for each message that is opened: one that is marked unread again stays so.
    if (uid === undefined || delay === undefined) return;
    return whenSeenFor(document, delay, () => markNow());
  }, [uid, path, delay]);
}
