import { useEffect, type RefObject } from 'react';

/**
 * Tells the style of a composer (`--visible-top`) how far the visible part of the window has been pushed down: with a keyboard on the
 * screen phones move it, and the bar with Send has to stay in sight.
 */
export function useVisibleTop(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const view = window.visualViewport;
    const follow = (): void =>
      form.current?.style.setProperty('--visible-top', `${String(Math.max(0, Math.round(view?.offsetTop ?? 0)))}px`);
    view?.addEventListener('resize', follow);
    view?.addEventListener('scroll', follow);
    return () => {
      view?.removeEventListener('resize', follow);
      view?.removeEventListener('scroll', follow);
    };
  }, [form]);
}
