'use client';

import { useEffect } from 'react';

const ZONE_COOKIE = 'tupai-tz'; // read by lib/http/page-texts.ts
const A_YEAR = 31_536_000; // seconds

/**
 * What scripts add to every page: menus close on Escape and on a press elsewhere, the folder drawer closes on Escape, and
 * the note about the last form leaves the address, so that a reload does not say it again, and the server learns the
 * browser's time zone for the next page.
 */
export function LivePage({
  cookiePath,
}: {
  /** Where Tupai is mounted; `/` at the root. */ readonly cookiePath: string;
}) {
  useEffect(() => {
    const zone = encodeURIComponent(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (document.cookie.split('; ').includes(`${ZONE_COOKIE}=${zone}`)) return;
    const secure = window.location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${ZONE_COOKIE}=${zone}; Path=${cookiePath}; Max-Age=${String(A_YEAR)}; SameSite=Lax${secure}`;
  }, [cookiePath]);

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
    // A link that a script follows leaves the page, and its menu, as they are. Heard before what is pressed does its work: that may take it away.
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target?.closest('.menu-sheet a, .menu-sheet button')) return;
      const menu = target.closest<HTMLDetailsElement>('details[data-menu]');
      setTimeout(() => {
        if (menu) menu.open = false;
      });
    };
    document.addEventListener('click', onClick, true);
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('click', onClick, true);
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
