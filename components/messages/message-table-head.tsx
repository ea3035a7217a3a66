import type { ReactNode } from 'react';
import { listPage } from '#lib/contract/index.ts';
import type { ListOrder } from '#lib/mail/list-order.ts';
import { Icon } from '#components/ui/index.ts';
import { showsRecipients, type ListView } from './list-view.ts';

/** The headings over the rows: one sorts, and sorts the other way round when pressed again. */
export function MessageTableHead({
  view,
  tickAll,
}: {
  view: ListView;
  /** Ticks every row; only scripts can. */ tickAll?: ReactNode;
}) {
  const { texts, mailbox, list } = view;
  const recipients = showsRecipients(mailbox);
  return (
    <thead id="sort">
      <tr>
        <th scope="col" className="cell-check">
          <span className="sr-only">{texts.t('messages.columnSelect')}</span>
          {tickAll}
        </th>
        <SortHead view={view} order={recipients ? 'to' : 'from'} className="cell-who">
          {texts.t(recipients ? 'messages.columnTo' : 'messages.columnFrom')}
        </SortHead>
        <SortHead view={view} order="subject" className="cell-subject">
          {texts.t('messages.columnSubject')}
        </SortHead>
        <th scope="col" className="cell-marks">
          <span className="sr-only">{texts.t('messages.columnMarks')}</span>
        </th>
        <SortHead view={view} order="size" className="cell-size">
          {texts.t('messages.columnSize')}
        </SortHead>
        <SortHead view={view} order={list.orders.includes('date') ? 'date' : 'arrival'} className="cell-date">
          {texts.t('messages.columnDate')}
        </SortHead>
      </tr>
    </thead>
  );
}

/** Letters are sorted from A first, dates and sizes from the newest and largest first. */
const firstDirection = (order: ListOrder): 'asc' | 'desc' =>
  order === 'from' || order === 'to' || order === 'subject' ? 'asc' : 'desc';

function SortHead({
  view,
  order,
  className,
  children,
}: {
  view: ListView;
  order: ListOrder;
  className: string;
  children: string;
}) {
  const { texts, mailbox, list, state } = view;
  // Arrival is the order of a folder as it is; for people that is its date.
  const current = list.order === order || (list.order === 'arrival' && className === 'cell-date');
  if (!list.orders.includes(order))
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  const direction = current ? (list.descending ? 'asc' : 'desc') : firstDirection(order);
  return (
    <th
      scope="col"
      className={className}
      aria-sort={current ? (list.descending ? 'descending' : 'ascending') : undefined}
    >
      <a
        href={listPage(mailbox.path, { ...state, order, direction, offset: 0, select: undefined })}
        title={texts.t('messages.sortBy', { column: children })}
      >
        {children}
        {current && <Icon name={list.descending ? 'chevron-down' : 'chevron-up'} className="size-4" />}
      </a>
    </th>
  );
}
