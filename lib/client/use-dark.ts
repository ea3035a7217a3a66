import { useSyncExternalStore } from 'react';

const SYSTEM = '(prefers-color-scheme: dark)';

/** Whether this screen is dark: as the person chose, else as the system is. False on the server. */
export const useDark = (): boolean => useSyncExternalStore(listen, isDark, () => false);

function listen(changed: () => void): () => void {
  const query = window.matchMedia(SYSTEM);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === 'dark' || (theme !== 'light' && window.matchMedia(SYSTEM).matches);
}
