import { actOnMessages, listPage } from '#lib/contract/index.ts';
import { LiveNewMail } from '#components/mailboxes/index.ts';
import { FormHead } from '#components/ui/index.ts';
import { EmptyList } from './empty-list.tsx';
import { ListHead } from './list-head.tsx';
import { ListPager } from './list-pager.tsx';
import type { ListView } from './list-view.ts';
import { MessageTable } from './message-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

export type { ListView };

/**
 * One window of a folder as one form: the tools, the rows with their boxes, and what can be done with ticked ones. The bar
 * of actions takes the place of the tools while something is ticked (by style alone; text browsers show both).
 */
export function MessageList(view: ListView) {
  const { texts, token, mailbox, list, state } = view;
  const news = (
    <LiveNewMail
      mailbox={mailbox.key}
      uidValidity={list.uidValidity}
      uidNext={firstNewUid(view)}
      href={listPage(mailbox.path, { ...state, select: undefined })}
      locale={texts.locale}
      one={texts.t('messages.newMessageOne')}
      many={texts.t('messages.newMessageMany', { count: '#' })}
    />
  );
  if (list.total === 0)
    return (
      <div className="sheet list">
        <ListHead {...view} />
        {news}
        <EmptyList {...view} />
      </div>
    );
  return (
    <form method="post" action={actOnMessages.href} className="sheet list">
      <FormHead token={token} return={listPage(mailbox.path, { ...state, select: undefined })} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <input type="hidden" name="uidValidity" value={list.uidValidity} />
      <ListHead {...view} />
      {news}
      {!list.readOnly && <SelectionBar {...view} />}
      <MessageTable {...view} />
      <div className="flex items-center justify-center border-t border-line px-2 py-1">
        <ListPager texts={texts} path={mailbox.path} list={list} state={state} atEnd />
      </div>
    </form>
  );
}

/** Counts and rows are read one after the other: what came in between stands in the list already. */
const firstNewUid = ({ mailbox, list }: ListView): number =>
  mailbox.uidNext === 0 ? 0 : Math.max(mailbox.uidNext, ...list.rows.map(({ uid }) => uid + 1));
