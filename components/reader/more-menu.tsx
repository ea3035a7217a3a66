import { composePage, contactPage, listPage, messagePage, sourceLink } from '#lib/contract/index.ts';
import { FLAGGED, PINNED, SEEN, hasFlag } from '#lib/mail/flags.ts';
import { Button, ButtonLink, Menu } from '#components/ui/index.ts';
import { ReaderForm } from './reader-form.tsx';
import type { ReaderView } from './reader-view.ts';

/** What is wanted now and then; with `answers` also what stands elsewhere for the message of the page. */
export function MoreMenu(view: ReaderView & { readonly answers?: boolean }) {
  const { texts, mailbox, message, list } = view;
  const ref = { uidValidity: message.uidValidity, uid: message.uid };
  const here = messagePage(mailbox.path, ref, { list });
  const seen = hasFlag(message.flags, SEEN);
  const starred = hasFlag(message.flags, FLAGGED);
  const pinned = hasFlag(message.flags, PINNED);
  const [from] = message.from;
  const start = { mailbox: mailbox.path, message: ref };
  return (
    <Menu label={texts.t('reader.more')} icon="more" align="end" className="reader-more">
      {!message.readOnly && (
        <>
          <ReaderForm view={view} back={here} className="grid">
            {starred ? (
              <Button tone="quiet" icon="star" name="do" value="unflag">
                {texts.t('reader.unstar')}
              </Button>
            ) : (
              <Button tone="quiet" icon="star" name="do" value="flag">
                {texts.t('reader.star')}
              </Button>
            )}
            <Button tone="quiet" icon="pin" name="do" value={pinned ? 'unpin' : 'pin'}>
              {texts.t(pinned ? 'messages.unpin' : 'messages.pin')}
            </Button>
            {!seen && (
              <Button tone="quiet" icon="mail-open" name="do" value="read">
                {texts.t('reader.markRead')}
              </Button>
            )}
          </ReaderForm>
          {(seen || view.markRead) && (
            <ReaderForm view={view} back={listPage(mailbox.path, list)} className="grid">
              <Button tone="quiet" icon="mail" name="do" value="unread">
                {texts.t('reader.markUnread')}
              </Button>
            </ReaderForm>
          )}
          <hr className="my-1 border-line" />
        </>
      )}
      {!message.readOnly &&
        mailbox.specialUse !== 'junk' &&
        mailbox.specialUse !== 'drafts' &&
        mailbox.specialUse !== 'sent' && (
          <>
            {view.reportsElsewhere === true ? (
              <ButtonLink href={messagePage(mailbox.path, ref, { view: 'report', list })} tone="quiet" icon="junk">
                {texts.t('reader.phishing')}
              </ButtonLink>
            ) : (
              <ReaderForm view={view} back={listPage(mailbox.path, list)} className="grid">
                <Button tone="quiet" icon="junk" name="do" value="phishing">
                  {texts.t('reader.phishing')}
                </Button>
              </ReaderForm>
            )}
            <hr className="my-1 border-line" />
          </>
        )}
      {message.cards.list?.post !== undefined && message.cards.list.post !== null && (
        <ButtonLink href={composePage({ ...start, mode: 'reply-list' })} tone="quiet" icon="reply-all">
          {texts.t('reader.replyList')}
        </ButtonLink>
      )}
      <ButtonLink
        href={composePage({ ...start, mode: 'forward-attached' })}
        tone="quiet"
        icon="attach"
        data-command="forwardAttached"
      >
        {texts.t('reader.forwardAttached')}
      </ButtonLink>
      <ButtonLink href={messagePage(mailbox.path, ref, { view: 'redirect', list })} tone="quiet" icon="forward">
        {texts.t('reader.redirect')}
      </ButtonLink>
      <ButtonLink href={composePage({ ...start, mode: 'edit-as-new' })} tone="quiet" icon="compose">
        {texts.t('reader.editAsNew')}
      </ButtonLink>
      {view.answers && (
        <>
          <ButtonLink href={composePage({ ...start, mode: 'reply' })} tone="quiet" icon="reply" data-command="reply">
            {texts.t('reader.reply')}
          </ButtonLink>
          <ButtonLink
            href={composePage({ ...start, mode: 'reply-all' })}
            tone="quiet"
            icon="reply-all"
            data-command="replyAll"
          >
            {texts.t('reader.replyAll')}
          </ButtonLink>
          <ButtonLink
            href={composePage({ ...start, mode: 'forward' })}
            tone="quiet"
            icon="forward"
            data-command="forward"
          >
            {texts.t('reader.forward')}
          </ButtonLink>
          {from?.address && (
            <ButtonLink
              href={contactPage('new', { name: from.name, address: from.address })}
              tone="quiet"
              icon="contact-add"
            >
              {texts.t('reader.addContactShort')}
            </ButtonLink>
          )}
        </>
      )}
      <hr className="my-1 border-line" />
      <ButtonLink
        href={messagePage(mailbox.path, ref, { view: 'print', list })}
        data-command="print"
        tone="quiet"
        icon="print"
      >
        {texts.t('reader.print')}
      </ButtonLink>
      {(view.conversation?.members.length ?? 0) > 1 && (
        <ButtonLink
          href={messagePage(mailbox.path, ref, { view: 'print', conversation: '1', list })}
          tone="quiet"
          icon="print"
        >
          {texts.t('reader.printAll')}
        </ButtonLink>
      )}
      <ButtonLink href={sourceLink(mailbox.path, ref, true)} tone="quiet" icon="download" download>
        {texts.t('reader.download')}
      </ButtonLink>
      <ButtonLink
        href={messagePage(mailbox.path, ref, { view: 'headers', list })}
        data-command="headers"
        tone="quiet"
        icon="info"
      >
        {texts.t('reader.headers')}
      </ButtonLink>
      <ButtonLink
        href={messagePage(mailbox.path, ref, { view: 'source', list })}
        data-command="source"
        tone="quiet"
        icon="source"
      >
        {texts.t('reader.source')}
      </ButtonLink>
    </Menu>
  );
}
