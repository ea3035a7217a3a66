import { useEffect, useRef } from 'react';

/** The browser asks before the page is left while `hasUnsaved` says so. */
export function useLeaveWarning(hasUnsaved: () => boolean): void {
  const latest = useRef(hasUnsaved);
  useEffect(() => {
    latest.current = hasUnsaved;
  });
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
    };
  }, []);
}
