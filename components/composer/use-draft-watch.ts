import { useEffect, useRef } from 'react';

/** Looks whether the draft was changed elsewhere, once it is open and each time somebody comes back to its page. */
export function useDraftWatch(look: () => Promise<void>): void {
  const latest = useRef(look);
  useEffect(() => void (latest.current = look));
  useEffect(() => {
    let isLooking = false; // a tab that is come back to is seen and has the focus, both at once
    const onReturn = (): void => {
      if (isLooking || document.visibilityState !== 'visible') return;
      isLooking = true;
      void latest.current().finally(() => (isLooking = false));
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
