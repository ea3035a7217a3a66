import { useEffect, useState } from 'react';
import { apiHref } from '#lib/contract/index.ts';
import { hearPage, tellViewed } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';

/** Who leafs through folders has to stay this long; milliseconds. */
const STAYS = 400;

/** Lets the server know which folder the person sees in this tab, so that what happens there is told at once. */
export function useViewed(path: string): void {
  const [tab] = useState(() => Math.random().toString(36).slice(2, 12) || '0');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (mailbox: string): void => tellViewed(apiHref('viewMailbox'), tab, mailbox);
    const show = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => tell(encodeMailboxKey(path)), STAYS);
    };
    const leave = (): void => {
      clearTimeout(timer);
      tell('');
    };
    const unhear = hearPage(({ kind }) => {
      if (kind === 'signed-in' || kind === 'online') show(); // perhaps another server, which does not know
    });
    show();
    document.addEventListener('visibilitychange', show);
    window.addEventListener('pageshow', show);
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      unhear();
      document.removeEventListener('visibilitychange', show);
      window.removeEventListener('pageshow', show);
      window.removeEventListener('pagehide', leave);
    };
  }, [path, tab]);
}
