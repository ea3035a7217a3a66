/** CSS pixels: paper is at least this wide between its margins. */
const NARROWEST = 680;

/**
 * Gives a frame the height that its letter takes on paper, where it is narrower and nothing is folded, when somebody prints the page
 * itself: a browser lays the paper out without asking us again. `fit` makes it as high as the screen wants it.
 */
export function fitPaper(frame: HTMLIFrameElement, content: Document, fit: () => void, signal: AbortSignal): void {
  const { body, documentElement: root } = content;
  const onPrint = (): void => {
    const place = frame.parentElement;
    if (!place) return;
    root.classList.add('whole');
    frame.style.width = `${String(NARROWEST)}px`;
    fit();
    const height = `${String(Math.ceil(body.getBoundingClientRect().height))}px`;
    frame.style.removeProperty('width');
    frame.style.height = height;
    place.style.height = height;
    place.dataset['paper'] = '';
  };
  const onPrinted = (): void => {
    const place = frame.parentElement;
    place?.style.removeProperty('height');
    delete place?.dataset['paper'];
    root.classList.remove('whole');
    fit();
  };
  window.addEventListener('beforeprint', onPrint, { signal });
  window.addEventListener('afterprint', onPrinted, { signal });
}
