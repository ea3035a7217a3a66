import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { MarkedText, RowMarks, rowPeople, showsRecipients } from '#components/messages/index.ts';
import { AcornMark, Face } from '#components/ui/index.ts';
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
  const when = row.received || row.date;
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
      <td className="cell-who">
        <span className="acorn-space">{unread && <AcornMark />}</span>
        {unread && <span className="sr-only">{texts.t('messages.unread')}, </span>}
        <span className="truncate" dir="auto" title={people.map(({ address }) => address).join(', ')}>
          <MarkedText text={who} words={marks.people} />
        </span>
      </td>
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
      <td className="cell-date">
        <time dateTime={when} title={texts.date(when, 'full')}>
          {texts.date(when, 'short')}
        </time>
      </td>
    </tr>
  );
}
