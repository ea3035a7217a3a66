import { emptyPage, listPage } from '#lib/contract/index.ts';
import { LIST_FILTERS, type ListFilter } from '#lib/mail/list-order.ts';
import { SearchChips } from '#components/search-box/index.ts';
import { Banner, ButtonLink, ChipLink } from '#components/ui/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { ConversationsLink } from './conversations-link.tsx';
import { ListPager } from './list-pager.tsx';
import type { ListView } from './list-view.ts';

const FILTER_TEXTS = {
  all: 'messages.filterAll',
  unread: 'messages.filterUnread',
  flagged: 'messages.filterFlagged',
  attachment: 'messages.filterAttachment',
  'to-me': 'messages.filterToMe',
} as const satisfies Record<ListFilter, string>;

/** Orders that no column stands for. */
const FIRST_TEXTS = { flagged: 'messages.flaggedFirst', unread: 'messages.unreadFirst' } as const;
const FIRST_ORDERS = ['unread', 'flagged'] as const;

/** Which folder this is, what of it is shown, and where in it one stands. */
export function ListHead({ texts, mailbox, list, state }: ListView) {
  const folder = labelMailbox(mailbox, texts);
  const here = listPage(mailbox.path, { ...state, select: undefined });
  const emptyable =
    (mailbox.specialUse === 'trash' || mailbox.specialUse === 'junk') && list.total > 0 && !list.readOnly;
  return (
    <div className="list-head">
      <div className="list-title">
        <h1 className="min-w-0 truncate text-subject font-strong pane:text-page" dir="auto">
          {folder}
        </h1>
        {mailbox.unseen > 0 && (
          <span className="flex-none text-snippet text-muted">
            {texts.t('messages.unreadTitle', { count: texts.number(mailbox.unseen) })}
          </span>
        )}
      </div>
      <div className="list-tools">
        <nav aria-label={texts.t('messages.filterLabel')} className="flex flex-wrap gap-1">
          {LIST_FILTERS.map((filter) => (
            <ChipLink
              key={filter}
              href={listPage(mailbox.path, { ...state, filter, offset: 0, select: undefined })}
              current={list.filter === filter}
            >
              {texts.t(FILTER_TEXTS[filter])}
            </ChipLink>
          ))}
        </nav>
        <nav aria-label={texts.t('messages.sort')} className="flex flex-wrap gap-1">
          {FIRST_ORDERS.filter((order) => list.orders.includes(order)).map((order) => {
            const current = list.order === order;
            const next = { ...state, order: current ? undefined : order, direction: undefined };
            return (
              <ChipLink
                key={order}
                href={listPage(mailbox.path, { ...next, offset: 0, select: undefined })}
                current={current}
              >
                {texts.t(FIRST_TEXTS[order])}
              </ChipLink>
            );
          })}
        </nav>
        <ConversationsLink texts={texts} mailbox={mailbox} list={list} state={state} />
        <ChipLink href="#sort" className="pane:hidden">
          {texts.t('messages.sort')}
        </ChipLink>
        {list.total > 0 && !list.readOnly && (
          <noscript>
            <ChipLink href={listPage(mailbox.path, { ...state, select: 'all' })}>
              {texts.t('messages.selectAll')}
            </ChipLink>
          </noscript>
        )}
        <span className="flex-1" />
        {emptyable && (
          <ButtonLink href={emptyPage(mailbox.path)} tone="quiet" icon="trash">
            {texts.t('messages.emptyTrash', { folder })}
          </ButtonLink>
        )}
        <ButtonLink href={here} tone="quiet" icon="refresh" iconOnly title={texts.t('messages.refresh')}>
          {texts.t('messages.refresh')}
        </ButtonLink>
        {list.total > 0 && (
          <div className="max-pane:hidden">
            <ListPager texts={texts} path={mailbox.path} list={list} state={state} />
          </div>
        )}
      </div>
      {list.q && (
        <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 pb-2 text-muted">
          <span>{texts.t('messages.searchedFor')}</span>{' '}
          <SearchChips
            texts={texts}
            q={list.q}
            to={(q) => listPage(mailbox.path, { ...state, q, offset: 0, select: undefined })}
          />{' '}
          <a href={listPage(mailbox.path, { ...state, q: undefined, offset: 0, select: undefined })}>
            {texts.t('messages.endSearch')}
          </a>
        </div>
      )}
      {list.threadsPartial !== null && (
        <p className="w-full pb-2 text-muted">
          {texts.t('messages.conversationsPartial', { count: texts.number(list.threadsPartial) })}
        </p>
      )}
      {list.sorting && (
        <p className="flex w-full flex-wrap items-baseline gap-x-3 pb-2 text-muted">
          <span>{texts.t('messages.sorting')}</span> <a href={here}>{texts.t('messages.refresh')}</a>
        </p>
      )}
      {list.readOnly && (
        <Banner tone="info" className="mb-2 w-full">
          {texts.t('messages.readOnly')}
        </Banner>
      )}
    </div>
  );
}
