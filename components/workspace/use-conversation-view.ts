import { createElement, useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { ConversationView, MailPlace, MailboxView, MessageRow } from '#lib/contract/index.ts';
import type { ReaderView } from '#components/reader/index.ts';
import { liveValue } from '#lib/client/index.ts';
import { conversationQuery } from './mail-queries.ts';
import type * as Live from './reader-live.ts';

/** Nothing is known of the conversation yet: the message stands alone until it is. */
const WAITING: ConversationView = { members: [], complete: true };
/** The most lines that room is left for: of more messages the oldest are folded. */
const MOST_LINES = 4;
const FOLDED_LINES = 3;

/**
 * What the reader shows of a conversation: nothing where nobody asked for it, room for its lines until it comes, and where scripts run its
 * messages in their places, with a part of the screen that is loaded with the first message that is opened.
 *
 * @param thread what the row of the message says of it
 */
export function useConversationView(
  place: MailPlace & { readonly message: NonNullable<MailPlace['message']> },
  mailbox: MailboxView,
  thread: MessageRow['thread'],
): Pick<ReaderView, 'conversation' | 'expected' | 'uids' | 'drawMember' | 'extras'> {
  const { data, isError } = useQuery<ConversationView>({
    ...conversationQuery(place.mailbox, place.message),
    enabled: place.conversation,
  });
  const [unfolded] = useState(() => liveValue<ReadonlySet<string>>(new Set()));
  const [live, setLive] = useState<typeof Live>();
  useEffect(() => {
    import('./reader-live.ts').then(setLive, () => undefined); // a new build took its place: lines are links all the same
  }, []);
  const parts = useMemo<Pick<ReaderView, 'drawMember' | 'extras'>>(
    () =>
      live
        ? {
            drawMember: (view, member) => createElement(live.OpenMember, { view, member, unfolded }),
            extras: (view) => createElement(live.ReaderExtras, { view, unfolded }),
          }
        : {},
    [live, unfolded],
  );
  if (!place.conversation) return { conversation: undefined, ...parts };
  const own = (data?.members ?? []).filter((one) => one.mailbox === mailbox.key).map(({ uid }) => uid);
  const before = (thread?.count ?? 1) - 1;
  return {
    conversation: data ?? (isError ? null : WAITING),
    expected: before > MOST_LINES ? FOLDED_LINES : before,
    uids: place.list.threads === '1' ? [...new Set([place.message.uid, ...own, ...(thread?.uids ?? [])])] : undefined,
    ...parts,
  };
}
