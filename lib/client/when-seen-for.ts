type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Calls once, when the tab has been in front for so long in one go; a tab that goes behind begins anew when it is back.
 *
 * @param ms 0 for at once, as soon as the tab is in front
 * @returns ends the waiting
 */
export function whenSeenFor(page: Page, ms: number, seen: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    page.removeEventListener('visibilitychange', look);
  };
  const done = (): void => {
    stop();
    seen();
  };
  const look = (): void => {
    clearTimeout(timer);
    if (page.visibilityState !== 'visible') return;
    if (ms === 0) done();
    else timer = setTimeout(done, ms);
  };
  page.addEventListener('visibilitychange', look);
  look();
  return stop;
}
