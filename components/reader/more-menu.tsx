import { composePage, listPage, messagePage, sourceLink } from '#lib/contract/index.ts';
import { FLAGGED, PINNED, SEEN, hasFlag } from '#lib/mail/flags.ts';
import { Button, ButtonLink, Menu, type IconName } from '#components/ui/index.ts';
import { senderPage } from './sender-page.ts';
import { ReaderForm } from './reader-form.tsx';
import type { ReaderView } from './reader-view.ts';

interface Entry {
  readonly icon: IconName;
  readonly label: string;
}

/** A change of this message. */
const Change = ({ value, icon, label }: Entry & { readonly value: string }) => (
  <Button tone="quiet" icon={icon} name="do" value={value}>
    {label}
  </Button>
);

/** A page of this message; `command` is what the keyboard calls it. */
const Way = ({
  href,
  command,
  icon,
  label,
  download = false,
}: Entry & { readonly href: string; readonly command?: string; readonly download?: boolean }) => (
  <ButtonLink href={href} tone="quiet" icon={icon} data-command={command} download={download}>
    {label}
  </ButtonLink>
);

const Line = () => <hr className="my-1 border-line" />;
/** Nobody else's mail is here, or it is reported already. */
const NOT_REPORTED: readonly (string | null)[] = ['junk', 'drafts', 'sent'];

/** What is wanted now and then; with `answers` also what stands elsewhere for the message of the page. */
export function MoreMenu(view: ReaderView & { readonly answers?: boolean }) {
  const { texts, mailbox, message, list } = view;
  const { t } = texts;
  const ref = { uidValidity: message.uidValidity, uid: message.uid };
  const start = { mailbox: mailbox.path, message: ref };
  const page = (name: 'report' | 'redirect' | 'print' | 'headers' | 'source') =>
    messagePage(mailbox.path, ref, { view: name, list });
  return (
    <Menu label={t('reader.more')} icon="more" align="end" className="reader-more">
      {!message.readOnly && (
        <>
          <Changes {...view} />
          <Line />
        </>
      )}
      {!message.readOnly && !NOT_REPORTED.includes(mailbox.specialUse) && (
        <>
          {view.reportsElsewhere === true ? (
            <Way href={page('report')} icon="junk" label={t('reader.phishing')} />
          ) : (
            <ReaderForm view={view} back={listPage(mailbox.path, list)} className="grid">
              <Change value="phishing" icon="junk" label={t('reader.phishing')} />
            </ReaderForm>
          )}
          <Line />
        </>
      )}
      {message.cards.list?.post !== undefined && message.cards.list.post !== null && (
        <Way href={composePage({ ...start, mode: 'reply-list' })} icon="reply-all" label={t('reader.replyList')} />
      )}
      <Way
        href={composePage({ ...start, mode: 'forward-attached' })}
        command="forwardAttached"
        icon="attach"
        label={t('reader.forwardAttached')}
      />
      <Way href={page('redirect')} icon="forward" label={t('reader.redirect')} />
      <Way href={composePage({ ...start, mode: 'edit-as-new' })} icon="compose" label={t('reader.editAsNew')} />
      {view.answers && <Answers {...view} />}
      <Line />
      <Way href={page('print')} command="print" icon="print" label={t('reader.print')} />
      {(view.conversation?.members.length ?? 0) > 1 && (
        <Way
          href={messagePage(mailbox.path, ref, { view: 'print', conversation: '1', list })}
          icon="print"
          label={t('reader.printAll')}
        />
      )}
      <Way href={sourceLink(mailbox.path, ref, true)} icon="download" label={t('reader.download')} download />
      <Way href={page('headers')} command="headers" icon="info" label={t('reader.headers')} />
      <Way href={page('source')} command="source" icon="source" label={t('reader.source')} />
    </Menu>
  );
}

/** Star, pin, read; unread leads back to the list, where it can be seen. */
function Changes(view: ReaderView) {
  const { texts, mailbox, message, list } = view;
  const { t } = texts;
  const [seen, starred, pinned] = [SEEN, FLAGGED, PINNED].map((flag) => hasFlag(message.flags, flag));
  return (
    <>
      <ReaderForm view={view} back={messagePage(mailbox.path, message, { list })} className="grid">
        <Change value={starred ? 'unflag' : 'flag'} icon="star" label={t(starred ? 'reader.unstar' : 'reader.star')} />
        <Change value={pinned ? 'unpin' : 'pin'} icon="pin" label={t(pinned ? 'messages.unpin' : 'messages.pin')} />
        {!seen && <Change value="read" icon="mail-open" label={t('reader.markRead')} />}
      </ReaderForm>
      {(seen || view.markRead) && (
        <ReaderForm view={view} back={listPage(mailbox.path, list)} className="grid">
          <Change value="unread" icon="mail" label={t('reader.markUnread')} />
        </ReaderForm>
      )}
    </>
  );
}

/** What stands below the newest message of a conversation, for the others of it. */
function Answers({ texts: { t }, mailbox, message }: ReaderView) {
  const start = { mailbox: mailbox.path, message: { uidValidity: message.uidValidity, uid: message.uid } };
  const sender = senderPage(message);
  return (
    <>
      <Way href={composePage({ ...start, mode: 'reply' })} command="reply" icon="reply" label={t('reader.reply')} />
      <Way
        href={composePage({ ...start, mode: 'reply-all' })}
        command="replyAll"
        icon="reply-all"
        label={t('reader.replyAll')}
      />
      <Way
        href={composePage({ ...start, mode: 'forward' })}
        command="forward"
        icon="forward"
        label={t('reader.forward')}
      />
      {sender && <Way href={sender} icon="contact-add" label={t('reader.addContactShort')} />}
    </>
  );
}
