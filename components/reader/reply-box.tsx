import { composePage } from '#lib/contract/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { ButtonLink, Icon } from '#components/ui/index.ts';
import type { ReaderView } from './reader-view.ts';

/** Answering where reading ends. The links lead to the composer; a script may open it in this place. */
export function ReplyBox({ texts, mailbox, message }: Pick<ReaderView, 'texts' | 'mailbox' | 'message'>) {
  const start = { mailbox: mailbox.path, message: { uidValidity: message.uidValidity, uid: message.uid } };
  const [to] = message.replyTo.length > 0 ? message.replyTo : message.from;
  return (
    <section className="reply-box" aria-label={texts.t('reader.answer')}>
      <a href={composePage({ ...start, mode: 'reply' })} className="reply-field" dir="auto">
        <Icon name="reply" />
        <bdi>{to ? texts.t('reader.replyToNamed', { name: displayName(to) }) : texts.t('reader.reply')}</bdi>
      </a>{' '}
      <ButtonLink href={composePage({ ...start, mode: 'reply-all' })} tone="quiet" icon="reply-all">
        {texts.t('reader.replyAll')}
      </ButtonLink>
      <ButtonLink href={composePage({ ...start, mode: 'forward' })} tone="quiet" icon="forward">
        {texts.t('reader.forward')}
      </ButtonLink>
    </section>
  );
}
