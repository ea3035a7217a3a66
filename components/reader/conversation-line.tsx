import type { MouseEvent, ReactNode } from 'react';
import { messagePage, type ConversationMember, type MailboxView } from '#lib/contract/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { AcornMark, Face } from '#components/ui/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import type { ReaderView } from './reader-view.ts';

interface Props {
  readonly view: ReaderView;
  readonly member: ConversationMember;
  /** How its text begins, where that is known. */
  readonly beginning?: string | undefined;
  /** Where scripts open it in its place; the link is a button then. */
  readonly fold?: { readonly open: boolean; readonly toggle: () => void } | undefined;
  readonly children?: ReactNode;
}

/** One of the other messages of a conversation in one line: who, how it begins, when. Leads to its page, or opens it here. */
export function ConversationLine({ view, member, beginning, fold, children }: Props) {
  const { texts, mailbox, mailboxes, list } = view;
  const folder: MailboxView | undefined = mailboxes.find(({ key }) => key === member.mailbox);
  const [sender] = member.from;
  const who = member.own ? texts.t('reader.conversationMe') : displayName(sender);
  const when = member.received || member.date;
  const unread = !hasFlag(member.flags, SEEN);
  const back = folder?.key === mailbox.key ? list : {};
  const onClick = (event: MouseEvent): void => {
    if (!fold || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    fold.toggle();
  };
  return (
    <a
      href={folder && messagePage(folder.path, member, { list: back, conversation: '1' })}
      className="conversation-line"
      data-head
      data-unread={unread || undefined}
      dir="auto"
      {...(fold
        ? {
            onClick,
            role: 'button',
            'aria-expanded': fold.open,
            onKeyDown: (event) => {
              if (event.key !== ' ') return;
              event.preventDefault();
              fold.toggle();
            },
          }
        : {})}
    >
      <Face name={displayName(sender)} seed={sender?.address ?? ''} />
      <span className="acorn-space">{unread && <AcornMark />}</span>
      {unread && <span className="sr-only">{texts.t('messages.unread')}, </span>}
      <bdi className="conversation-who">{who || texts.t('common.noSender')}</bdi>{' '}
      <bdi className="conversation-words">
        {fold?.open ? '' : beginning || member.subject || texts.t('common.noSubject')}
      </bdi>{' '}
      {folder && folder.key !== mailbox.key && (
        <span className="conversation-place">
          {texts.t('reader.conversationIn', { folder: labelMailbox(folder, texts) })}
        </span>
      )}{' '}
      <time dateTime={when} title={texts.date(when, 'full')}>
        {texts.date(when, 'short')}
      </time>
      {children}
    </a>
  );
}
