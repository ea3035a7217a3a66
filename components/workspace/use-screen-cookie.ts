import { useEffect } from 'react';
import { basePath, type SettingsView } from '#lib/contract/index.ts';
import { SCREEN_COOKIE } from './workspace-seed.ts';

const A_YEAR = 31_536_000; // seconds

/** Tells the server that scripts run and whether the list has room beside a message, so that the next page comes as it will be. */
export function useScreenCookie(readingPane: SettingsView['readingPane']): void {
  useEffect(() => {
    const wide = window.matchMedia('(width >= 48rem)');
    const write = (): void => {
      const screen = wide.matches && readingPane !== 'off' ? 'wide' : 'narrow';
      const secure = window.location.protocol === 'https:' ? '; Secure' : '';
      document.cookie = `${SCREEN_COOKIE}=${screen}; Path=${basePath || '/'}; Max-Age=${String(A_YEAR)}; SameSite=Lax${secure}`;
    };
    write();
    wide.addEventListener('change', write);
    return () => wide.removeEventListener('change', write);
  }, [readingPane]);
}
