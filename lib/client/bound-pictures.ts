/** Pixels of one picture, and of all different ones of a letter together; a browser may have to hold four octets for each. */
const MOST_OF_ONE = 60_000_000;
const MOST_OF_ALL = 400_000_000;

/**
 * Takes pictures of a letter out again that a browser could not hold together: by their size as they arrive, before they are drawn. A
 * picture that stands there often counts once.
 *
 * @param onLeftOut how many were taken out so far; called for each
 */
export function boundPictures(content: Document, onLeftOut: (count: number) => void, signal: AbortSignal): void {
  const seen = new Map<string, boolean>();
  let pixels = 0;
  const leftOut = new Set<EventTarget>();
  const onLoad = ({ target }: Event): void => {
    if (!target || !('naturalWidth' in target)) return;
    const image = target as HTMLImageElement; // of the frame: no element of ours
    const size = image.naturalWidth * image.naturalHeight;
    const fits = seen.get(image.currentSrc) ?? (size <= MOST_OF_ONE && pixels + size <= MOST_OF_ALL);
    if (fits && !seen.has(image.currentSrc)) pixels += size;
    seen.set(image.currentSrc, fits);
    if (fits) return;
    image.removeAttribute('src');
    image.dataset['blocked'] = 'picture';
    leftOut.add(image);
    onLeftOut(leftOut.size);
  };
  content.addEventListener('load', onLoad, { capture: true, signal });
}
