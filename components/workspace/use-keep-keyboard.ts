import { useLayoutEffect } from 'react';

/** The bar of actions goes with the last tick; whoever stood in it goes on in the list. */
export function useKeepKeyboard(ticked: number): void {
  useLayoutEffect(() => {
    if (ticked > 0 || !document.activeElement?.closest('.list-selection, .select-more')) return;
    const line = document.querySelector<HTMLElement>('.list-table tr[tabindex="0"]');
    (line ?? document.querySelector<HTMLElement>('.list-table'))?.focus({ preventScroll: true });
  }, [ticked]);
}
