import { composePage, messagePage, type ListState, type MessageRow as Row } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { AcornMark } from '#components/ui/index.ts';
import { ConversationCount } from './conversation-count.tsx';
import { showsRecipients, type ListView } from './list-view.ts';
import { RowMarks } from './row-marks.tsx';
import { rowPeople } from './row-people.ts';

/** One line of the list. Its link covers the row; the box lies above it. */
export function MessageRow({ view, row }: { view: ListView; row: Row }) {
  const { texts, mailbox, state } = view;
  const unread = row.thread ? row.thread.unread > 0 : !hasFlag(row.flags, SEEN);
  const subject = row.subject || texts.t('common.noSubject');
  const people = showsRecipients(mailbox) ? row.to : row.from;
  const who = rowPeople(people, texts);
  const when = row.received || row.date;
  return (
    <tr data-unread={unread || undefined} data-uid={row.uid}>
      <td className="cell-check">
        <label className="check-hit">
          <input
            type="checkbox"
            className="row-check"
            name="uid"
            value={row.thread?.uids.join(',') ?? row.uid}
            defaultChecked={state.select === 'all'}
            aria-label={texts.t('messages.selectMessage', { subject, sender: who })}
          />
        </label>
      </td>
      <td className="cell-who">
        <span className="acorn-space">{unread && <AcornMark />}</span>
        {unread && <span className="sr-only">{texts.t('messages.unread')}, </span>}
        <span className="truncate" dir="auto" title={people.map(({ address }) => address).join(', ')}>
          {who}
        </span>
        <ConversationCount texts={texts} row={row} />
      </td>
      <td className="cell-subject">
        <a href={rowLink(view, row, !hasFlag(row.flags, SEEN))} className="row-link" dir="auto">
          {subject}
        </a>
      </td>
      <td className="cell-marks">
        <RowMarks texts={texts} row={row} />
      </td>
      <td className="cell-size">{texts.size(row.size)}</td>
      <td className="cell-date">
        <time dateTime={when} title={texts.date(when, 'full')}>
          {texts.date(when, 'short')}
        </time>
      </td>
    </tr>
  );
}

/** Drafts go on being written; everything else is read. `read=1` is for pages without scripts and taken off by them. */
function rowLink({ mailbox, list, state, markRead }: ListView, row: Row, unread: boolean): string {
  const ref = { uidValidity: list.uidValidity, uid: row.uid };
  if (mailbox.specialUse === 'drafts') return composePage({ mode: 'draft', mailbox: mailbox.path, message: ref });
  const back: ListState = { ...state, select: undefined };
  return messagePage(mailbox.path, ref, { list: back, read: unread && markRead && !list.readOnly ? '1' : undefined });
}
