import type { ReactNode } from 'react';
import { emptyPage, listPage, searchPage, type ListState } from '#lib/contract/index.ts';
import { LIST_FILTERS, type ListFilter, type ListOrder } from '#lib/mail/list-order.ts';
import { SearchChips } from '#components/search-box/index.ts';
import { Banner, ButtonLink, ChipLink, Menu } from '#components/ui/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { ConversationsLink } from './conversations-link.tsx';
import { ListPager } from './list-pager.tsx';
import type { ListView } from './list-view.ts';
import { ViewLink } from './view-link.tsx';

const FILTER_TEXTS = {
  all: 'messages.filterAll',
  unread: 'messages.filterUnread',
  flagged: 'messages.filterFlagged',
  attachment: 'messages.filterAttachment',
  'to-me': 'messages.filterToMe',
} as const satisfies Record<ListFilter, string>;

/** The filters that everybody wants at hand; the others stand in the menu, and beside these while they hold. */
const CHIPS: ReadonlySet<ListFilter> = new Set(['all', 'unread', 'flagged']);

/** Narrow lists have no headings to sort by. */
const SORTS = [
  { order: 'arrival', text: 'messages.newestFirst' },
  { order: 'unread', text: 'messages.unreadFirst' },
  { order: 'flagged', text: 'messages.flaggedFirst' },
  { order: 'from', text: 'messages.bySender' },
  { order: 'subject', text: 'messages.bySubject' },
  { order: 'size', text: 'messages.bySize' },
] as const satisfies readonly { readonly order: ListOrder; readonly text: string }[];

/** Which folder this is, what of it is shown, and where in it one stands. */
export function ListHead({
  texts,
  mailbox,
  list,
  state,
  select,
}: ListView & { /** Ticks rows; only scripts can. */ readonly select?: ReactNode }) {
  const folder = labelMailbox(mailbox, texts);
  const to = (change: Partial<ListState>): string =>
    listPage(mailbox.path, { ...state, offset: 0, select: undefined, ...change });
  const here = to({ offset: state.offset });
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
        <span className="flex-1" />
        {select}
        <ButtonLink href={here} tone="quiet" icon="refresh" iconOnly title={texts.t('messages.refresh')}>
          {texts.t('messages.refresh')}
        </ButtonLink>
      </div>
      <div className="list-tools" data-emptyable={emptyable || undefined}>
        <nav aria-label={texts.t('messages.filterLabel')} className="flex gap-1">
          {LIST_FILTERS.filter((filter) => CHIPS.has(filter) || filter === list.filter).map((filter) => (
            <ChipLink key={filter} href={to({ filter })} current={list.filter === filter}>
              {texts.t(FILTER_TEXTS[filter])}
            </ChipLink>
          ))}
        </nav>
        <span className="flex-1" />
        <Menu label={texts.t('messages.view')} icon="sort" align="end" className="list-view">
          {LIST_FILTERS.filter((filter) => !CHIPS.has(filter)).map((filter) => (
            <ViewLink
              key={filter}
              on={list.filter === filter}
              href={to({ filter: list.filter === filter ? undefined : filter })}
            >
              {texts.t(FILTER_TEXTS[filter])}
            </ViewLink>
          ))}
          {SORTS.filter(({ order }) => order === 'arrival' || list.orders.includes(order)).map(({ order, text }) => (
            <ViewLink key={order} on={list.order === order} href={to({ order, direction: undefined })}>
              {texts.t(text)}
            </ViewLink>
          ))}
          <ConversationsLink texts={texts} mailbox={mailbox} list={list} state={state} />
        </Menu>
        {list.total > 0 && !list.readOnly && (
          <noscript>
            <ChipLink href={listPage(mailbox.path, { ...state, select: 'all' })}>
              {texts.t('messages.selectAll')}
            </ChipLink>
          </noscript>
        )}
        {emptyable && (
          <ButtonLink href={emptyPage(mailbox.path)} tone="quiet" icon="trash" className="list-empty">
            {texts.t('messages.emptyTrash', { folder })}
          </ButtonLink>
        )}
        {list.total > 0 && (
          <div className="list-pager-top max-pane:hidden">
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
          <a href={`${searchPage({ q: list.q, scope: 'folder', path: mailbox.path, advanced: '1' })}#save`}>
            {texts.t('messages.saveSearch')}
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
