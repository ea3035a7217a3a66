export const ANNOUNCERS = { polite: 'say-politely', assertive: 'say-at-once' } as const;

/** How long a text stays for a screen reader to take it, in milliseconds; nobody else sees it. */
const STAYS = 7000;

/**
 * Says something to those who do not see it: `polite` when there is a pause (results, what was done), `assertive` at once
 * (failures only). The same words twice are said twice. Nothing happens on pages without an Announcer.
 */
export function announce(text: string, how: keyof typeof ANNOUNCERS = 'polite'): void {
  const place = document.getElementById(ANNOUNCERS[how]);
  if (!place || text === '') return;
  const line = document.createElement('p');
  line.textContent = text;
  place.append(line);
  setTimeout(() => line.remove(), STAYS);
}
