import { useEffect, useState, type RefObject } from 'react';

/** Whether an element has come into the reading pane, or within `margin` pixels of it; once it has, it has. */
export function useInView(element: RefObject<HTMLElement | null>, margin: number): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current || seen) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { root: current.closest('.pane-reader'), rootMargin: `${String(margin)}px 0px` },
    );
    watch.observe(current);
    return () => watch.disconnect();
  }, [element, margin, seen]);
  return seen;
}
