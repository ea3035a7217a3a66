const TALLEST = 100_000; // CSS pixels; a longer text scrolls inside its frame

/** Keeps a frame as high as the text in it, at least as high as its style says: the page scrolls, not the frame within it. */
export function growWithLetter(frame: HTMLIFrameElement, letter: Element, signal: AbortSignal): void {
  const observer = new ResizeObserver(() => {
    const { height } = letter.getBoundingClientRect();
    frame.style.height = `${String(Math.min(TALLEST, Math.ceil(height)))}px`;
  });
  observer.observe(letter);
  signal.addEventListener('abort', () => observer.disconnect());
}
