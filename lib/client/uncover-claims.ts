import { cutText } from '#lib/mail/cut-text.ts';

/** A link whose text names a host, and the other host that it leads to. Hostile text both. */
export interface LinkClaim {
  readonly shown: string;
  readonly host: string;
}

/** Links that are looked at, claims that are told, characters of each. */
const MOST = 2000;
const TOLD = 50;
const LONGEST = 80;

/**
 * Sees to it that no box of a letter cuts off the mark beside a link that leads elsewhere than it says, and tells of these links, each
 * claim once: a letter that hides the mark in another way cannot hide what the page says of it.
 */
export function uncoverClaims(letter: Element): LinkClaim[] {
  const claims = new Map<string, LinkClaim>();
  for (const link of [...letter.querySelectorAll('a[data-host]')].slice(0, MOST)) {
    for (let box = link.parentElement; box && box !== letter && !('uncut' in box.dataset); box = box.parentElement)
      box.dataset['uncut'] = '';
    const shown = cutText(link.textContent.replace(/\s+/g, ' ').trim(), LONGEST);
    const host = cutText(link.getAttribute('data-host') ?? '', LONGEST * 4);
    if (claims.size < TOLD) claims.set(`${shown} ${host}`, { shown, host });
  }
  return [...claims.values()];
}
