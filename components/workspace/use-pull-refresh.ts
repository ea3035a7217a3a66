import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

/** `ready`: letting go refreshes. */
export type PullState = 'idle' | 'pulling' | 'ready' | 'working';

/** A finger pulls further than what it pulls. */
const RESISTANCE = 0.5;
/** Pulled so far it refreshes, and no further does it go, in pixels of what is pulled. */
const READY = 56;
const FURTHEST = 80;

/**
 * Pulling a list down at its very top asks for it again.
 *
 * @param mark gets how far it is pulled as `--pull`, in pixels
 * @param refresh settles when the list is there
 */
export function usePullRefresh(
  scroller: RefObject<HTMLElement | null>,
  mark: RefObject<HTMLElement | null>,
  refresh: () => Promise<void>,
): PullState {
  const [state, setState] = useState<PullState>('idle');
  const start = useEffectEvent((): boolean => state === 'idle');
  const begin = useEffectEvent(async (): Promise<void> => {
    setState('working');
    await refresh();
    setState('idle');
  });
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    let from: { readonly x: number; readonly y: number } | undefined;
    let pulled = 0;
    let pulling = false;
    const pullTo = (px: number): void => {
      pulled = px;
      mark.current?.style.setProperty('--pull', `${String(px)}px`);
    };
    const reset = (): void => {
      if (pulling) setState('idle');
      from = undefined;
      pulling = false;
      pullTo(0);
    };
    const onStart = (event: TouchEvent): void => {
      if (event.touches.length > 1) return reset();
      const [finger] = event.touches;
      from = finger && box.scrollTop <= 0 && start() ? { x: finger.clientX, y: finger.clientY } : undefined;
    };
    const onMove = (event: TouchEvent): void => {
      const [finger] = event.touches;
      if (!from || !finger) return;
      const down = finger.clientY - from.y;
      if (!pulling && (down <= Math.abs(finger.clientX - from.x) || box.scrollTop > 0 || !event.cancelable)) {
        from = down === 0 ? from : undefined;
        return;
      }
      pulling = true;
      event.preventDefault(); // the browser would scroll, or load the page anew
      pullTo(Math.max(0, Math.min(FURTHEST, down * RESISTANCE)));
      setState(pulled >= READY ? 'ready' : 'pulling');
    };
    const onEnd = (): void => {
      const ready = pulling && pulled >= READY;
      reset();
      if (ready) void begin();
    };
    const page = document.documentElement.style;
    page.overscrollBehaviorY = 'none'; // pulling the page down would load it anew
    box.addEventListener('touchstart', onStart, { passive: true });
    box.addEventListener('touchmove', onMove, { passive: false });
    box.addEventListener('touchend', onEnd);
    box.addEventListener('touchcancel', reset);
    return () => {
      page.overscrollBehaviorY = '';
      box.removeEventListener('touchstart', onStart);
      box.removeEventListener('touchmove', onMove);
      box.removeEventListener('touchend', onEnd);
      box.removeEventListener('touchcancel', reset);
    };
  }, [scroller, mark]);
  return state;
}
