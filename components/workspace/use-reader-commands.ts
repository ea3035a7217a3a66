import { useEffect, useState } from 'react';
import { useCommands, type CommandHandler } from '#lib/client/index.ts';
import type { CommandId } from '#lib/mail/commands.ts';

/** What the reader has links and buttons for, which carry the name of their command. */
const PRESSED = ['reply', 'replyAll', 'forward', 'forwardAttached', 'headers', 'source', 'print'] as const;

/**
 * The keys of an open message. Those that answer or show mean the message of the conversation that has the keyboard, else the one that was
 * opened; they press its own links, so that whatever those do is done.
 *
 * @param others there is more than one message to go through
 */
export function useReaderCommands(others: boolean): void {
  const [standing, setStanding] = useState(false);
  useEffect(() => {
    const look = (): void => setStanding(document.activeElement?.matches('.reader a[data-head]') ?? false);
    const later = (): void => queueMicrotask(look);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', later);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
    };
  }, []);
  const pressed = Object.fromEntries(PRESSED.map((id) => [id, { run: () => press(id) }])) as Record<
    (typeof PRESSED)[number],
    CommandHandler
  >;
  useCommands('reader', {
    ...pressed,
    nextInThread: { run: () => step(1), enabled: others },
    previousInThread: { run: () => step(-1), enabled: others },
    expandAll: { run: () => toggleAll('false'), enabled: others },
    collapseAll: { run: () => toggleAll('true'), enabled: others },
    open: { run: () => (document.activeElement as HTMLElement | null)?.click(), enabled: standing },
  });
}

const members = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.reader [data-member]')];

/** The message of the conversation with the keyboard, else the open one. */
const current = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>('.reader [data-member]') ??
  document.querySelector<HTMLElement>('.reader [data-member=open]');

function press(id: CommandId): void {
  const link = `[data-command="${id}"]`;
  const own = current();
  const folded = own?.dataset['member'] === 'folded';
  const found =
    (folded ? null : own?.querySelector<HTMLElement>(link)) ?? document.querySelector<HTMLElement>(`.reader ${link}`);
  found?.click();
}

/** Goes to the message before or after, and opens the fold that it is in. */
function step(by: 1 | -1): void {
  const all = members();
  const at = current();
  const next = at ? all[all.indexOf(at) + by] : undefined;
  if (!next) return;
  const fold = next.closest('details');
  if (fold) fold.open = true;
  const head = next.querySelector<HTMLElement>('[data-head]') ?? next;
  head.focus({ preventScroll: true });
  head.scrollIntoView({ block: by > 0 || next.dataset['member'] === 'open' ? 'start' : 'nearest' });
}

function toggleAll(expanded: 'true' | 'false'): void {
  for (const head of document.querySelectorAll<HTMLElement>(`.reader [data-head][aria-expanded=${expanded}]`))
    head.click();
}
