import { memo, type ReactNode } from 'react';
import { composePage, messagePage, type LabelView, type MessageRow as Row } from '#lib/contract/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { Face } from '#components/ui/index.ts';
import { ConversationCount } from './conversation-count.tsx';
import { showsRecipients, type ListView } from './list-view.ts';
import { MarkedText } from './marked-text.tsx';
import { RowDate } from './row-date.tsx';
import { RowLabels } from './row-labels.tsx';
import { RowMarks } from './row-marks.tsx';
import { rowPeople } from './row-people.ts';
import { RowWho } from './row-who.tsx';

/** What a row needs of its list: the same object for all rows, so that a row is drawn again only when it changed. */
export type RowView = Pick<ListView, 'texts' | 'mailbox' | 'state' | 'markRead' | 'live' | 'pages'> & {
  readonly uidValidity: number;
  readonly readOnly: boolean;
  /** The beginning of the text stands beside the subject. */
  readonly previews: boolean;
  readonly labels: readonly LabelView[];
  /** By UID, of messages that sleep: when they wake, ISO 8601. */
  readonly wakes: ReadonlyMap<number, string>;
  /** What was searched for, to be marked. */
  readonly marks?: { readonly people: readonly string[]; readonly subject: readonly string[] } | undefined;
};

interface Props {
  readonly view: RowView;
  readonly row: Row;
  /** Its place in the whole list, from 0. */
  readonly place: number;
  readonly ticked: boolean;
  /** Keys act on it; it is the one tab stop of the list. */
  readonly focused: boolean;
  /** It is the message in the reading pane. */
  readonly current: boolean;
  /** What can be done with it, while it is pointed at. */
  readonly tools?: ReactNode;
  /** A heading that begins with this row. Drawn on the line above it, so that all rows keep one height. */
  readonly group?: string;
}

/** One line of the list, on both sides. Its link covers the row; the box lies above it. */
export const MessageRow = memo(function MessageRow({
  view,
  row,
  place,
  ticked,
  focused,
  current,
  tools,
  group = '',
}: Props) {
  const { texts, mailbox, live } = view;
  const unread = row.thread ? row.thread.unread > 0 : !hasFlag(row.flags, SEEN);
  const subject = row.subject || texts.t('common.noSubject');
  const people = showsRecipients(mailbox) ? row.to : row.from;
  const who = rowPeople(people, texts);
  const wakes = view.wakes.get(row.uid);
  const inner = live ? -1 : undefined;
  const label = view.labels.find(({ keyword }) => hasFlag(row.flags, keyword));
  return (
    <tr
      data-unread={unread || undefined}
      data-uid={row.uid}
      data-place={place}
      data-group={group !== '' || undefined}
      data-current={current || undefined}
      data-label={label?.color}
      aria-rowindex={live ? place + 2 : undefined}
      aria-selected={live ? ticked : undefined}
      tabIndex={live ? (focused ? 0 : -1) : undefined}
    >
      <td className="cell-check">
        {group !== '' && (
          <span className="row-group" aria-hidden="true">
            {group}
          </span>
        )}
        <label className="check-hit">
          <input
            type="checkbox"
            className="row-check"
            name="uid"
            value={row.thread?.uids.join(',') ?? row.uid}
            tabIndex={inner}
            aria-label={texts.t('messages.selectMessage', { subject, sender: who })}
            {...(live ? { checked: ticked, readOnly: true } : { defaultChecked: view.state.select === 'all' })}
          />
          <Face name={who} seed={people[0]?.address ?? ''} className="row-face" />
        </label>
      </td>
      <RowWho texts={texts} unread={unread} people={people} words={view.marks?.people}>
        <ConversationCount texts={texts} row={row} />
      </RowWho>
      <td className="cell-subject">
        <span className="row-topic">
          <RowLabels texts={texts} labels={view.labels} flags={row.flags} />
          <a href={rowHref(view, row)} className="row-link" dir="auto" tabIndex={inner}>
            <MarkedText text={subject} words={view.marks?.subject ?? []} />
          </a>
        </span>{' '}
        {view.previews && row.preview && (
          <span className="row-preview" dir="auto">
            {row.preview}
          </span>
        )}
      </td>
      <td className="cell-marks">
        {wakes && (
          <time dateTime={wakes} title={texts.date(wakes, 'full')} className="text-snippet text-accent">
            {texts.t('actions.wakesAt', { when: texts.date(wakes, 'coming') })}{' '}
          </time>
        )}
        <RowMarks texts={texts} row={row} />
      </td>
      <td className="cell-size">{texts.size(row.size)}</td>
      <RowDate texts={texts} row={row} />
      {tools}
    </tr>
  );
});

/** Drafts go on being written; everything else is read. `read=1` is for pages without scripts. */
export function rowHref(view: RowView, row: Pick<Row, 'uid' | 'flags'>): string {
  const { mailbox, state, markRead, live, pages, readOnly } = view;
  const ref = { uidValidity: view.uidValidity, uid: row.uid };
  if (mailbox.specialUse === 'drafts') return composePage({ mode: 'draft', mailbox: mailbox.path, message: ref });
  const sets = !live && markRead && !readOnly && !hasFlag(row.flags, SEEN);
  const list = { ...state, select: undefined, ...(live && !pages ? { offset: undefined } : {}) };
  return messagePage(mailbox.path, ref, { list, read: sets ? '1' : undefined });
}
