import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ConversationMember } from '#lib/contract/index.ts';
import type { ReaderView } from '#components/reader/index.ts';
import { SEEN, hasFlag } from '#lib/mail/flags.ts';
import { ConversationNews } from './conversation-news.tsx';
import { memberKey } from './member-key.ts';
import type { Unfolded } from './open-member.tsx';
import { useExcerpts } from './use-excerpts.ts';
import { useReaderCommands } from './use-reader-commands.ts';

interface Props {
  readonly view: ReaderView;
  readonly unfolded: Unfolded;
}

/** Who has looked at a message for so long, in milliseconds, reads it: it stays where it is, whatever opens above it. */
const READS = 1000;

/** Unfolds what is unread and what is newest, says what comes meanwhile, and answers the keys of the reader. */
export function ReaderExtras({ view, unfolded }: Props) {
  const { mailbox, message, conversation } = view;
  const here = `${mailbox.key} ${String(message.uidValidity)}.${String(message.uid)}`;
  const members = conversation?.members ?? NONE;
  useReaderCommands(members.length > 1);
  useExcerpts();
  const known = useRef<ReadonlySet<string>>(new Set());
  const since = useRef(0);
  const [late, setLate] = useState('');
  useEffect(() => {
    since.current = performance.now();
  }, [here]);
  useEffect(() => {
    if (members.length < 2) return;
    const first = !known.current.has(here);
    const fresh = first ? members : members.filter((one) => !known.current.has(memberKey(one)));
    known.current = new Set([...(first ? [] : known.current), ...members.map(memberKey)]);
    const opens = fresh.filter(
      (one) => memberKey(one) !== here && (!hasFlag(one.flags, SEEN) || (first && one === members.at(-1))),
    );
    if (opens.length === 0) return;
    const show = (): void => unfolded.set((now) => new Set([...now, ...opens.map(memberKey)]));
    if (!first || performance.now() - since.current < READS) show();
    else {
      keepingPlace(show);
      setLate(here);
    }
  }, [members, here, unfolded]);
  return <ConversationNews key={here} view={view} above={late === here} />;
}

const NONE: readonly ConversationMember[] = [];

/** Draws a change at once, and scrolls so that the open message stands where it stood; it gets the room for that. */
function keepingPlace(change: () => void): void {
  const open = document.querySelector<HTMLElement>('.reader [data-member=open]');
  const pane = open?.closest('.pane-reader');
  const before = open?.getBoundingClientRect().top ?? 0;
  flushSync(change);
  const moved = (open?.getBoundingClientRect().top ?? 0) - before;
  if (!open || !pane || moved === 0) return;
  open.style.minBlockSize = `${String(pane.clientHeight)}px`;
  pane.scrollBy({ top: moved, behavior: 'instant' });
}
