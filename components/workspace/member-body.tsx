import { useEffect, useEffectEvent, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { messagePage, type ConversationMember, type MailboxView, type MessageView } from '#lib/contract/index.ts';
import { MemberReader, chooseBody, type ReaderView } from '#components/reader/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { markReadDelay } from '#lib/mail/mark-read-delay.ts';
import { CardsHost } from './cards-host.tsx';
import { messageQuery } from './mail-queries.ts';
import { useActions } from './use-actions.ts';
import { useInView } from './use-in-view.ts';
import { useOwnColours } from './use-own-colours.ts';
import { useLiveValue, whenSeenFor } from '#lib/client/index.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly view: ReaderView;
  readonly folder: MailboxView;
  readonly member: ConversationMember;
  /** It may be fetched. */
  readonly near: boolean;
}

/** All of an unfolded message; marked as read once it has really been on the screen. */
export function MemberBody({ view, folder, member, near }: Props) {
  const { core, seed, texts } = useWorkspace();
  const place = useLiveValue(core.place, (now) => now);
  const query = messageQuery(folder.path, member, seed.settings);
  const { data: message, isError } = useQuery<MessageView>({ ...query, enabled: near });
  const ownColours = useOwnColours(message?.from[0]?.address ?? '');
  const box = useRef<HTMLDivElement>(null);
  const seen = useInView(box, 0);
  const { act } = useActions();
  const markNow = useEffectEvent(() => {
    if (!message || message.readOnly || hasFlag(message.flags, SEEN)) return;
    const { uidValidity, uid } = message;
    act({ do: 'read', mailbox: folder.path, uidValidity, uids: [uid], quiet: true });
  });
  const shown = seen && message !== undefined;
  const delay = markReadDelay(seed.settings.markRead);
  useEffect(() => {
    if (!shown || delay === undefined) return;
    return whenSeenFor(document, delay, () => markNow());
  }, [shown, delay]);
  const list = folder.key === view.mailbox.key ? view.list : {};
  const page = messagePage(folder.path, member, { list, conversation: '1' });
  return (
    <div ref={box} className="conversation-open" aria-busy={!message && !isError}>
      {message ? (
        <MemberReader
          {...view}
          mailbox={folder}
          message={message}
          list={list}
          uids={undefined}
          among={`${displayName(message.from[0])}, ${texts.date(message.received || message.date, 'full')}`}
          ownColours={ownColours}
          body={chooseBody(message, undefined, seed.settings.preferHtml)}
          cards={
            <CardsHost
              place={{ ...place, mailbox: folder.path, message: member, view: undefined }}
              mailbox={folder}
              message={message}
            />
          }
        />
      ) : (
        <p className="reader-body">
          {isError ? <a href={page}>{texts.t('reader.failedTitle')}</a> : <span className="skeleton" />}
        </p>
      )}
    </div>
  );
}
