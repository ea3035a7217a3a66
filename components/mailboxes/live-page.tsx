'use client';

import { useEffect } from 'react';

/**
 * What scripts add to every page: menus close on Escape and on a press elsewhere, the folder drawer closes on Escape, and
 * the note about the last form leaves the address, so that a reload does not say it again.
 */
export function LivePage() {
  useEffect(() => {
    const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]');
    const onPointer = (event: PointerEvent) => {
      for (const menu of openMenus())
        if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      for (const menu of openMenus()) {
        menu.open = false;
        menu.querySelector('summary')?.focus();
      }
      if (window.location.hash === '#folders' || window.location.hash === '#search') window.location.hash = '#content';
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  useEffect(() => {
    const url = new URL(window.location.href);
    const passing = ['note', 'n', 'error', 'ref'].filter((name) => url.searchParams.has(name));
    if (passing.length === 0) return;
    for (const name of passing) url.searchParams.delete(name);
    window.history.replaceState(window.history.state, '', url);
  }, []);

  return null;
}
