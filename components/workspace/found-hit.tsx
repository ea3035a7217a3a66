import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { MarkedText, RowDate, RowMarks, RowWho, rowPeople, showsRecipients } from '#components/messages/index.ts';
import { Face } from '#components/ui/index.ts';
import type { Hit } from './found-search.ts';

interface Props {
  readonly texts: Texts;
  readonly mailbox: MailboxView | undefined;
  /** What the screen calls its folder. */
  readonly folder: string;
  readonly href: string;
  readonly hit: Hit;
  readonly place: number;
  readonly marks: { readonly people: readonly string[]; readonly subject: readonly string[] };
  readonly ticked: boolean;
  readonly tabStop: boolean;
  readonly current: boolean;
  readonly onTick: () => void;
  readonly onFocus: () => void;
}

/** One message that was found, with its folder and with what was searched for marked. Its link covers the row. */
export function FoundHit(props: Props) {
  const { texts, mailbox, folder, href, hit, place, marks, ticked, tabStop, current, onTick, onFocus } = props;
  const { row } = hit;
  const unread = !hasFlag(row.flags, SEEN);
  const people = mailbox && showsRecipients(mailbox) ? row.to : row.from;
  const who = rowPeople(people, texts);
  const subject = row.subject || texts.t('common.noSubject');
  return (
    <tr
      data-unread={unread || undefined}
      data-uid={row.uid}
      data-current={current || undefined}
      aria-rowindex={place + 1}
      aria-selected={ticked}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
    >
      <td className="cell-check">
        <label className="check-hit">
          <input
            type="checkbox"
            className="row-check"
            tabIndex={-1}
            checked={ticked}
            onChange={onTick}
            aria-label={texts.t('messages.selectMessage', { subject, sender: who })}
          />
          <Face name={who} seed={people[0]?.address ?? ''} className="row-face" />
        </label>
      </td>
      <RowWho texts={texts} unread={unread} people={people} words={marks.people} />
      <td className="cell-subject">
        <a href={href} className="row-link" dir="auto" tabIndex={-1}>
          <MarkedText text={subject} words={marks.subject} />
        </a>
      </td>
      <td className="cell-marks">
        <RowMarks texts={texts} row={row} />
      </td>
      <td className="cell-place" dir="auto">
        {folder}
      </td>
      <RowDate texts={texts} row={row} />
    </tr>
  );
}
