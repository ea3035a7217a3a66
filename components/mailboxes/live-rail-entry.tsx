'use client';

import type { CSSProperties } from 'react';
import { listPage, type MailboxView } from '#lib/contract/index.ts';
import { Icon } from '#components/ui/index.ts';
import { mailboxIcon } from './label-mailbox.ts';
import { folderLabel, type RailWords } from './rail-words.ts';

interface Props {
  readonly mailbox: MailboxView;
  readonly words: RailWords;
  readonly locale: string;
  readonly current: boolean;
  /** Unread ones, also of closed folders below it; of drafts all. */
  readonly count: number;
  /** Where it stands in a tree: 0 at the top. */
  readonly depth: number;
  /** In a tree the entry itself is no stop of the Tab key: its row is. */
  readonly inTree: boolean;
}

/** The link to a folder, with its icon, name and count; a name alone where there is nothing to open. */
export function LiveRailEntry({ mailbox, words, locale, current, count, depth, inTree }: Props) {
  const drafts = mailbox.specialUse === 'drafts';
  const indent = { '--depth': Math.min(depth, 6) } as CSSProperties;
  const inside = (
    <>
      <span className="rail-icon" data-color={mailbox.color ?? undefined}>
        <Icon name={mailboxIcon(mailbox)} />
      </span>
      <span className="min-w-0 flex-1 truncate" dir="auto" data-folder-name>
        {folderLabel(mailbox, words)}
      </span>
      {count > 0 && (
        <span className="rail-count">
          {' '}
          {new Intl.NumberFormat(locale).format(count)}
          {!drafts && <span className="sr-only"> {words.unread}</span>}
        </span>
      )}
    </>
  );
  if (!mailbox.selectable)
    return (
      <span className="rail-entry text-muted" style={indent} title={words.notSelectable}>
        {inside}
      </span>
    );
  return (
    <a
      href={listPage(mailbox.path)}
      className="rail-entry"
      style={indent}
      tabIndex={inTree ? -1 : undefined}
      aria-current={current ? 'page' : undefined}
      data-unseen={count > 0 && !drafts ? true : undefined}
      data-mailbox={mailbox.key}
    >
      {inside}
    </a>
  );
}
