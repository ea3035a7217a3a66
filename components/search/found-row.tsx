import { composePage, messagePage } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { AcornMark } from '#components/ui/index.ts';
import { RowMarks, rowPeople, showsRecipients } from '#components/messages/index.ts';
import { labelPath } from './label-path.ts';
import type { SearchView } from './search-view.ts';

/** One message that was found, with its folder. */
export function FoundRow({ view, found }: { readonly view: SearchView; readonly found: SearchView['found'][number] }) {
  const { texts, mailboxes, markRead } = view;
  const { path, uidValidity, row } = found;
  const mailbox = mailboxes.find((one) => one.path === path);
  const unread = !hasFlag(row.flags, SEEN);
  const people = mailbox && showsRecipients(mailbox) ? row.to : row.from;
  const when = row.received || row.date;
  const ref = { uidValidity, uid: row.uid };
  const href =
    mailbox?.specialUse === 'drafts'
      ? composePage({ mode: 'draft', mailbox: path, message: ref })
      : messagePage(path, ref, { read: unread && markRead ? '1' : undefined });
  return (
    <tr data-unread={unread || undefined} data-uid={row.uid}>
      <td className="cell-who">
        <span className="acorn-space">{unread && <AcornMark />}</span>
        {unread && <span className="sr-only">{texts.t('messages.unread')}, </span>}
        <span className="truncate" dir="auto" title={people.map(({ address }) => address).join(', ')}>
          {rowPeople(people, texts)}
        </span>
      </td>
      <td className="cell-subject">
        <a href={href} className="row-link" dir="auto">
          {row.subject || texts.t('common.noSubject')}
        </a>
      </td>
      <td className="cell-marks">
        <RowMarks texts={texts} row={row} />
      </td>
      <td className="cell-place" dir="auto">
        {labelPath(view, path)}
      </td>
      <td className="cell-date">
        <time dateTime={when} title={texts.date(when, 'full')}>
          {texts.date(when, 'short')}
        </time>
      </td>
    </tr>
  );
}
