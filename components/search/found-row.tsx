import { composePage, messagePage } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { RowDate, RowMarks, RowWho, showsRecipients } from '#components/messages/index.ts';
import { labelPath } from './label-path.ts';
import type { SearchView } from './search-view.ts';

/** One message that was found, with its folder. */
export function FoundRow({ view, found }: { readonly view: SearchView; readonly found: SearchView['found'][number] }) {
  const { texts, mailboxes, markRead } = view;
  const { path, uidValidity, row } = found;
  const mailbox = mailboxes.find((one) => one.path === path);
  const unread = !hasFlag(row.flags, SEEN);
  const people = mailbox && showsRecipients(mailbox) ? row.to : row.from;
  const ref = { uidValidity, uid: row.uid };
  const href =
    mailbox?.specialUse === 'drafts'
      ? composePage({ mode: 'draft', mailbox: path, message: ref })
      : messagePage(path, ref, { read: unread && markRead ? '1' : undefined });
  return (
    <tr data-unread={unread || undefined} data-uid={row.uid}>
      <RowWho texts={texts} unread={unread} people={people} />
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
      <RowDate texts={texts} row={row} />
    </tr>
  );
}
