import { useEffect, useRef } from 'react';

/** Looks whether the draft was changed elsewhere, once it is open and each time somebody comes back to its page. */
export function useDraftWatch(look: () => Promise<void>): void {
  const latest = useRef(look);
  useEffect(() => void (latest.current = look));
  useEffect(() => {
    const onReturn = (): void => {
      if (document.visibilityState === 'visible') void latest.current();
    };
    onReturn();
    document.addEventListener('visibilitychange', onReturn);
    window.addEventListener('focus', onReturn);
    return () => {
      document.removeEventListener('visibilitychange', onReturn);
      window.removeEventListener('focus', onReturn);
    };
  }, []);
}
