/** One stroke on a square of 32: a tail that curls over and closes an envelope. */
export const MARK =
  'M4 13.5V27h24V13.5L16 21.5 4 13.5c0-6 4.2-9.5 9.2-9.5 4.6 0 7.6 2.9 7.6 6.3 0 2.7-1.9 4.5-4.2 4.5-1.9 0-3.2-1.2-3.2-2.8';

/**
 * The mark as the icon of a tab, in the colours that the browser prefers. It is its own address, so no page asks for it.
 *
 * @param count of what is unread; without it the mark stands alone
 */
export function tabIcon(count = 0): string {
  const label = count > 99 ? '99' : String(count);
  const badge =
    count > 0
      ? `<circle cx="22" cy="10" r="10" fill="#b3261e"/><text x="22" y="15" font-family="sans-serif" font-size="14" font-weight="700" text-anchor="middle" fill="#fff">${label}</text>`
      : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>@media (prefers-color-scheme: dark){path{stroke:#f09a68}}</style><path fill="none" stroke="#a8481c" stroke-width="2.75" stroke-linecap="round" stroke-linejoin="round" d="${MARK}"/>${badge}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
