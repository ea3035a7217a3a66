import { composePage, listPage, searchPage, type MailboxView } from '#lib/contract/index.ts';
import { formatSearch } from '#lib/mail/format-search.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { widenSearch } from '#lib/mail/widen-search.ts';
import type { TextKey } from '#lib/i18n/index.ts';
import type { ListFilter } from '#lib/mail/list-order.ts';
import { ButtonLink, EmptyState, type IconName } from '#components/ui/index.ts';
import type { ListView } from './list-view.ts';

interface Words {
  readonly icon: IconName;
  readonly title: TextKey;
  readonly text: TextKey;
}

const ORDINARY: Words = { icon: 'folder', title: 'messages.none', text: 'messages.noneText' };
const BY_USE: Partial<Record<NonNullable<MailboxView['specialUse']>, Words>> = {
  inbox: { icon: 'inbox', title: 'messages.noneInbox', text: 'messages.noneInboxText' },
  trash: { icon: 'trash', title: 'messages.noneTrash', text: 'messages.noneTrashText' },
  junk: { icon: 'junk', title: 'messages.noneJunk', text: 'messages.noneJunkText' },
  drafts: { icon: 'drafts', title: 'messages.noneDrafts', text: 'messages.noneDraftsText' },
  sent: { icon: 'sent', title: 'messages.noneSent', text: 'messages.noneSentText' },
};
const BY_FILTER: Record<Exclude<ListFilter, 'all'>, Words> = {
  unread: { icon: 'ok', title: 'messages.noneUnread', text: 'messages.noneUnreadText' },
  flagged: { icon: 'star', title: 'messages.noneFlagged', text: 'messages.noneFlaggedText' },
  attachment: { icon: 'attach', title: 'messages.noneAttachment', text: 'messages.noneAttachmentText' },
  'to-me': { icon: 'inbox', title: 'messages.noneToMe', text: 'messages.noneToMeText' },
};

/** Why there is nothing to see, and what to do about it. */
export function EmptyList({ texts, mailbox, list, state, address }: ListView) {
  const all = listPage(mailbox.path, { order: state.order, direction: state.direction });
  if (list.q) {
    const wider = widenSearch(parseSearch(list.q).query);
    return (
      <EmptyState
        icon="search"
        title={texts.t('messages.noneFound', { words: list.q })}
        actions={
          <>
            <ButtonLink href={searchPage({ q: list.q })}>{texts.t('messages.searchEverywhere')}</ButtonLink>
            {wider && (
              <ButtonLink
                href={listPage(mailbox.path, { ...state, q: formatSearch(wider), offset: 0, select: undefined })}
              >
                {texts.t('messages.searchText')}
              </ButtonLink>
            )}
            <ButtonLink href={all}>{texts.t('messages.showAll')}</ButtonLink>
          </>
        }
      >
        <p>{texts.t('messages.noneFoundText')}</p>
      </EmptyState>
    );
  }
  if (list.filter !== 'all') {
    const words = BY_FILTER[list.filter];
    return (
      <EmptyState
        icon={words.icon}
        title={texts.t(words.title)}
        actions={<ButtonLink href={all}>{texts.t('messages.showAll')}</ButtonLink>}
      >
        <p>{texts.t(words.text)}</p>
      </EmptyState>
    );
  }
  const words = (mailbox.specialUse && BY_USE[mailbox.specialUse]) ?? ORDINARY;
  const test = composePage(address ? { to: address } : {});
  return (
    <EmptyState
      icon={words.icon}
      title={texts.t(words.title)}
      actions={mailbox.specialUse === 'inbox' && <ButtonLink href={test}>{texts.t('messages.sendTest')}</ButtonLink>}
    >
      <p>{texts.t(words.text)}</p>
    </EmptyState>
  );
}
