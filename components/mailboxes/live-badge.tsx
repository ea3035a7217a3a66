'use client';

import { useEffect } from 'react';
import { useLiveCounts } from './live-mail.tsx';

interface Props {
  /** Key of the inbox, and what was unread in it when the page was made. */
  readonly mailbox: string;
  readonly unseen: number;
}

/** The mark of Tupai with a number on it; colours as in app/icon.svg. */
const icon = (label: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>@media (prefers-color-scheme: dark){path{stroke:#f09a68}}</style><path fill="none" stroke="#a8481c" stroke-width="2.75" stroke-linecap="round" stroke-linejoin="round" d="M4 13.5V27h24V13.5L16 21.5 4 13.5c0-6 4.2-9.5 9.2-9.5 4.6 0 7.6 2.9 7.6 6.3 0 2.7-1.9 4.5-4.2 4.5-1.9 0-3.2-1.2-3.2-2.8"/><circle cx="22" cy="10" r="10" fill="#b3261e"/><text x="22" y="15" font-family="sans-serif" font-size="14" font-weight="700" text-anchor="middle" fill="#fff">${label}</text></svg>`;

/** Shows on the tab, and on the icon of an installed page, how much is unread in the inbox. */
export function LiveBadge({ mailbox, unseen }: Props) {
  const count = useLiveCounts(mailbox)?.unseen ?? unseen;
  useEffect(() => {
    if ('setAppBadge' in navigator) void navigator.setAppBadge(count).catch(() => undefined); // not installed: no icon to write on
    if (count === 0) return;
    const link = document.createElement('link');
    link.rel = 'icon';
    link.type = 'image/svg+xml';
    link.href = `data:image/svg+xml,${encodeURIComponent(icon(count > 99 ? '99' : String(count)))}`;
    document.head.append(link);
    return () => link.remove();
  }, [count]);
  return null;
}
