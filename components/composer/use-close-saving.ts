import { useEffect, useRef, type RefObject } from 'react';
import type { DraftSaving } from './use-draft-saving.ts';

/**
 * The way out of the composer stores what is not stored yet, and leads on when that worked. When it did not, the composer says why, and
 * the same link asked again leads on all the same: the browser warns then.
 */
export function useCloseSaving(
  form: RefObject<HTMLFormElement | null>,
  back: string,
  saving: Pick<DraftSaving, 'isDirty' | 'close' | 'status'>,
): void {
  const latest = useRef(saving);
  useEffect(() => void (latest.current = saving));
  useEffect(() => {
    const { current } = form;
    if (!current) return undefined;
    const onClick = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const { isDirty, close, status } = latest.current;
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (link?.getAttribute('href') !== back || !isPlain || !isDirty() || status === 'failed') return;
      event.preventDefault();
      event.stopPropagation();
      void close().then((mayLeave) => {
        if (mayLeave) window.location.assign(back);
      });
    };
    current.addEventListener('click', onClick);
    return () => current.removeEventListener('click', onClick);
  }, [form, back]);
}
