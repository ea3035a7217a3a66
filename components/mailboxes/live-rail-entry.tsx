'use client';

import type { CSSProperties, ReactNode } from 'react';
import { useLiveCounts } from './live-mail.tsx';

interface Props {
  readonly href: string;
  /** Key of the folder. */
  readonly mailbox: string;
  readonly style: CSSProperties;
  readonly current: boolean;
  /** How many there were when the page was made: unread ones; of drafts all. */
  readonly count: number;
  readonly drafts: boolean;
  readonly locale: string;
  /** "unread", for those who hear the page. */
  readonly word: string;
  /** Icon and name. */
  readonly children: ReactNode;
}

/** The link to a folder in the rail, with a count that follows what happens. */
export function LiveRailEntry({ href, mailbox, style, current, count, drafts, locale, word, children }: Props) {
  const live = useLiveCounts(mailbox);
  const shown = live ? (drafts ? live.messages : live.unseen) : count;
  return (
    <a
      href={href}
      className="rail-entry"
      style={style}
      aria-current={current ? 'page' : undefined}
      data-unseen={shown > 0 && !drafts ? true : undefined}
    >
      {children}
      {shown > 0 && (
        <span className="rail-count">
          {' '}
          {new Intl.NumberFormat(locale).format(shown)}
          {!drafts && <span className="sr-only"> {word}</span>}
        </span>
      )}
    </a>
  );
}
