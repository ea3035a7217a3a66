'use client';

import { useEffect } from 'react';
import { tabIcon } from '#components/ui/index.ts';
import { useLiveCounts } from './live-mail.tsx';

interface Props {
  /** Key of the inbox, and what was unread in it when the page was made. */
  readonly mailbox: string;
  readonly unseen: number;
}

/** Shows on the tab, and on the icon of an installed page, how much is unread in the inbox. */
export function LiveBadge({ mailbox, unseen }: Props) {
  const count = useLiveCounts(mailbox)?.unseen ?? unseen;
  useEffect(() => {
    if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined); // not installed: no icon to write on
    document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.setAttribute('href', tabIcon(count));
  }, [count]);
  return null;
}
