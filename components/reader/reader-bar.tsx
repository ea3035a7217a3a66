import { composePage, listPage, messagePage } from '#lib/contract/index.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MoreMenu } from './more-menu.tsx';
import { ReaderActions } from './reader-actions.tsx';
import type { ReaderView } from './reader-view.ts';

/** Back to the list as it was, answering, filing, and the messages next to this one. Answers are the bottom bar on phones. */
export function ReaderBar(view: ReaderView) {
  const { texts, mailbox, message, list, found } = view;
  const folder = found?.label ?? labelMailbox(mailbox, texts);
  const start = { mailbox: mailbox.path, message: { uidValidity: message.uidValidity, uid: message.uid } };
  const to = (uid: number): string => messagePage(mailbox.path, { uidValidity: message.uidValidity, uid }, { list });
  return (
    <div className="reader-bar">
      <ButtonLink
        href={found?.href ?? listPage(mailbox.path, list)}
        tone="quiet"
        icon="chevron-left"
        className="reader-back"
        title={texts.t('reader.back', { folder })}
        label={texts.t('reader.back', { folder })}
      >
        {folder}
      </ButtonLink>
      <div className="reader-answers">
        <ButtonLink href={composePage({ ...start, mode: 'reply' })} icon="reply" data-command="reply">
          {texts.t('reader.reply')}
        </ButtonLink>
        <ButtonLink href={composePage({ ...start, mode: 'reply-all' })} icon="reply-all" data-command="replyAll">
          {texts.t('reader.replyAll')}
        </ButtonLink>
        <ButtonLink href={composePage({ ...start, mode: 'forward' })} icon="forward" data-command="forward">
          {texts.t('reader.forward')}
        </ButtonLink>
      </div>
      {!message.readOnly && <ReaderActions {...view} />}
      <MoreMenu {...view} />
      <nav aria-label={texts.t('reader.neighbours')} className="reader-neighbours">
        {message.newer !== null && !found && (
          <ButtonLink
            href={to(message.newer)}
            tone="quiet"
            icon="chevron-up"
            iconOnly
            title={texts.t('reader.newer')}
            rel="prev"
          >
            {texts.t('reader.newer')}
          </ButtonLink>
        )}
        {message.older !== null && !found && (
          <ButtonLink
            href={to(message.older)}
            tone="quiet"
            icon="chevron-down"
            iconOnly
            title={texts.t('reader.older')}
            rel="next"
          >
            {texts.t('reader.older')}
          </ButtonLink>
        )}
      </nav>
    </div>
  );
}
