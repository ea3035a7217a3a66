import { useEffect, useEffectEvent, type RefObject } from 'react';
import type { GridModel } from './grid-model.ts';
import { toggleRow } from './selection.ts';
import { useWorkspace } from './workspace-context.ts';

/** So long a finger rests on a row to tick it, in milliseconds, and so little it may move, in pixels. */
const LONG = 420;
const STILL = 10;
/** The tick that is felt, in milliseconds. */
const FELT = 10;

const rowAt = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-uid]') : null;

/**
 * A finger that rests on a row ticks it; while something is ticked, taps on rows tick and open nothing. A mouse has its own ways.
 *
 * @param swallow the next press does nothing: it ends a gesture
 */
export function useLongPress(grid: GridModel, swallow: RefObject<boolean>): void {
  const { core } = useWorkspace();
  const box = grid.virtual.scroller;
  const toggle = useEffectEvent((line: HTMLElement): void => {
    if (!grid.view.list.readOnly) core.selection.set((now) => toggleRow(now, grid.keyOf(Number(line.dataset['uid']))));
  });
  useEffect(() => {
    const scroller = box.current;
    if (!scroller) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    let finger = false;
    const stop = (): void => clearTimeout(timer);
    const onDown = (event: PointerEvent): void => {
      stop();
      swallow.current = false;
      finger = event.pointerType !== 'mouse';
      const line = rowAt(event);
      if (!finger || !event.isPrimary || !line) return;
      from = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => {
        swallow.current = true;
        if ('vibrate' in navigator) navigator.vibrate(FELT);
        toggle(line);
      }, LONG);
    };
    const onMove = (event: PointerEvent): void => {
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL) stop();
    };
    const onClick = (event: MouseEvent): void => {
      const line = rowAt(event);
      if (!finger || !line || !(event.target instanceof Element)) return;
      const ticks = core.selection.get().chosen.size > 0 && !event.target.closest('.check-hit, button');
      if (!swallow.current && !ticks) return;
      event.preventDefault();
      event.stopPropagation();
      if (!swallow.current) toggle(line);
      swallow.current = false;
    };
    /** The system's own answers to a long press: a menu of the link, dragging it away. */
    const onSystem = (event: Event): void => {
      if (!finger || !rowAt(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    scroller.addEventListener('pointerdown', onDown, true);
    scroller.addEventListener('pointermove', onMove);
    scroller.addEventListener('click', onClick, true);
    for (const type of ['pointerup', 'pointercancel', 'scroll']) scroller.addEventListener(type, stop);
    for (const type of ['contextmenu', 'dragstart']) scroller.addEventListener(type, onSystem, true);
    return () => {
      stop();
      scroller.removeEventListener('pointerdown', onDown, true);
      scroller.removeEventListener('pointermove', onMove);
      scroller.removeEventListener('click', onClick, true);
      for (const type of ['pointerup', 'pointercancel', 'scroll']) scroller.removeEventListener(type, stop);
      for (const type of ['contextmenu', 'dragstart']) scroller.removeEventListener(type, onSystem, true);
    };
  }, [box, core, swallow]);
}
