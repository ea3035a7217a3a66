import { useEffect } from 'react';
import { hereOf, opensWindow, openWindow } from './compose-windows.ts';
import { isPageOfItsOwn, openAddress, placeAt, showPlace, type WorkspaceCore } from './workspace-core.ts';

/** Follows the address: back and forth in the history, and links within the mail screen, which need no new page. */
export function usePlaces(core: WorkspaceCore): void {
  useEffect(() => {
    const onPop = (): void => {
      core.going.backUntil = 0;
      const place = placeAt(core, window.location.href);
      if (place && !isPageOfItsOwn(place)) showPlace(core, place);
    };
    const onClick = (event: MouseEvent): void => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        event.altKey
      )
        return;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== window.location.origin)
        return;
      if (link.hash !== '' && link.pathname === window.location.pathname) return;
      if (opensWindow(link.href)) {
        event.preventDefault();
        const inReader = link.closest('.reader');
        const [excerpt] = [...core.excerpts].map((excerptFor) => excerptFor(link));
        openWindow(core, link.href, inReader ? hereOf(core.place.get()) : '', excerpt);
        return;
      }
      const place = placeAt(core, link.href);
      if (!place || isPageOfItsOwn(place)) return;
      event.preventDefault();
      const neighbour = place.message && (link.rel === 'next' || link.rel === 'prev');
      openAddress(core, link.href, neighbour ? 'replace' : 'push');
    };
    const onSubmit = (event: SubmitEvent): void => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get') return;
      const url = new URL(form.action);
      for (const [name, value] of new FormData(form, event.submitter))
        if (typeof value === 'string') url.searchParams.set(name, value);
      if (!placeAt(core, url.href)) return;
      event.preventDefault();
      openAddress(core, url.href);
      document.getElementById('content')?.focus();
    };
    window.addEventListener('popstate', onPop);
    document.addEventListener('submit', onSubmit);
    document.addEventListener('click', onClick);
    return () => {
      window.removeEventListener('popstate', onPop);
      document.removeEventListener('click', onClick);
      document.removeEventListener('submit', onSubmit);
    };
  }, [core]);
}
