/** The parts of a screen in the order in which F6 goes round; only those on the screen count. */
const PANES = '#folders, #search, #content, [data-pane], .toasts';
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, [tabindex="0"]';

/** Puts the focus into the next (`1`) or previous (`-1`) part of the screen: on what had it there first, by order of reading. */
export function cyclePanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(
    (pane) => pane.checkVisibility({ visibilityProperty: true }) && !pane.querySelector('[data-pane]'),
  );
  const current = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const start = current < 0 && step < 0 ? 0 : current;
  for (let tries = 1; tries <= panes.length; tries += 1) {
    const pane = panes[(start + step * tries + panes.length * panes.length) % panes.length];
    const target = [...(pane?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find((one) => one.checkVisibility());
    if (!target) continue;
    target.focus();
    return;
  }
}
