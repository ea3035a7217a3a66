import { messagePage, type ConversationMember, type MailboxView } from '#lib/contract/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { AcornMark, ButtonLink } from '#components/ui/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import type { ReaderView } from './reader-view.ts';

/**
 * What else belongs to the conversation of a message, each a link to its own page, in the order they came; before it is
 * asked for, the link that asks.
 */
export function ConversationMembers(view: ReaderView) {
  const { texts, mailbox, message, list, conversation } = view;
  const again = messagePage(mailbox.path, message, { list, conversation: '1' });
  if (conversation === undefined)
    return (
      <p className="border-t border-line px-4 py-3 pane:px-6">
        <ButtonLink href={again} tone="quiet" icon="mail">
          {texts.t('reader.conversationShow')}
        </ButtonLink>
      </p>
    );
  const members = conversation?.members ?? [];
  return (
    <section aria-labelledby="conversation" className="border-t border-line px-4 py-3 pane:px-6">
      <h2 id="conversation" className="mb-2 text-snippet font-medium text-muted">
        {texts.t('reader.conversation')}
      </h2>
      {conversation === null ? (
        <p className="text-muted">
          {texts.t('reader.conversationLater')} <a href={again}>{texts.t('reader.conversationAgain')}</a>
        </p>
      ) : members.length < 2 ? (
        <p className="text-muted">{texts.t('reader.conversationAlone')}</p>
      ) : (
        <ol>
          {members.map((member) => (
            <Member key={`${member.mailbox} ${String(member.uid)}`} view={view} member={member} />
          ))}
        </ol>
      )}
      {conversation?.complete === false && (
        <p className="mt-2 text-snippet text-muted">{texts.t('reader.conversationIncomplete')}</p>
      )}
    </section>
  );
}

function Member({ view, member }: { view: ReaderView; member: ConversationMember }) {
  const { texts, mailbox, mailboxes, message, list } = view;
  const here = member.mailbox === mailbox.key && member.uid === message.uid;
  const folder: MailboxView | undefined = mailboxes.find(({ key }) => key === member.mailbox);
  const [sender] = member.from;
  const who = member.own ? texts.t('reader.conversationMe') : sender ? displayName(sender) : '';
  const when = member.received || member.date;
  const unread = !hasFlag(member.flags, SEEN);
  const subject = member.subject || texts.t('common.noSubject');
  const back = folder?.key === mailbox.key ? list : {};
  return (
    <li
      aria-current={here ? 'true' : undefined}
      className={`flex min-h-11 min-w-0 flex-wrap items-center gap-x-2 py-1 ${unread ? 'font-strong' : ''} ${here ? 'text-muted' : ''}`}
    >
      <span className="acorn-space">{unread && <AcornMark />}</span>
      {unread && <span className="sr-only">{texts.t('messages.unread')}, </span>}
      <bdi className="max-w-full truncate">{who || texts.t('common.noSender')}</bdi>{' '}
      {here || !folder ? (
        <bdi className="min-w-0 flex-1 truncate">{subject}</bdi>
      ) : (
        <a
          href={messagePage(folder.path, member, { list: back, conversation: '1' })}
          className="min-w-0 flex-1 truncate"
          dir="auto"
        >
          {subject}
        </a>
      )}{' '}
      <span className="text-meta text-muted">
        {here
          ? texts.t('reader.conversationHere')
          : folder &&
            folder.key !== mailbox.key &&
            texts.t('reader.conversationIn', { folder: labelMailbox(folder, texts) })}
      </span>{' '}
      <time dateTime={when} title={texts.date(when, 'full')} className="text-meta text-muted tabular-nums">
        {texts.date(when, 'short')}
      </time>
    </li>
  );
}
