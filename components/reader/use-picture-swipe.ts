import { useEffect, useEffectEvent, type RefObject } from 'react';
import { swipeCommits, swipePhase, type SwipePhase, type Travel } from '#lib/client/index.ts';

interface Swipes {
  /** Fingers do something else (a picture that is enlarged scrolls). */
  readonly off: boolean;
  /** Where one reads on to: +1 the next, -1 the one before; missing where there is one alone. */
  readonly onTurn: ((by: 1 | -1) => void) | undefined;
  readonly onClose: () => void;
}

interface Stroke {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  /** -1 where people write to the left: there the next lies on that side. */
  readonly sign: 1 | -1;
  across: SwipePhase;
  down: SwipePhase;
}

/** A finger or pen on a large picture: aside it goes to the next one or the one before, down it closes. The picture follows it. */
export function usePictureSwipe(stage: RefObject<HTMLElement | null>, { off, onTurn, onClose }: Swipes): void {
  const follow = useEffectEvent((box: HTMLElement, { across, down, sign }: Stroke, travel: Travel): void => {
    const aside = across === 'swiping' && onTurn ? travel.along * sign : 0;
    const below = down === 'swiping' ? Math.max(0, travel.down) : 0;
    box.style.translate = `${String(aside)}px ${String(below)}px`;
  });
  const finish = useEffectEvent(({ across, down }: Stroke, travel: Travel): void => {
    if (across === 'swiping' && swipeCommits(travel)) onTurn?.(travel.along < 0 ? 1 : -1);
    else if (down === 'swiping' && travel.down > 0 && swipeCommits(turned(travel))) onClose();
  });
  useEffect(() => {
    const box = stage.current;
    if (!box || off) return undefined;
    const stop = new AbortController();
    let stroke: Stroke | undefined;
    const travelOf = ({ x, y, sign }: Stroke, event: PointerEvent): Travel => ({
      along: (event.clientX - x) * sign,
      down: event.clientY - y,
    });
    const end = (travel?: Travel): void => {
      const ended = stroke;
      stroke = undefined;
      box.style.translate = '';
      if (ended && travel) finish(ended, travel);
    };
    const on = (
      type: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
      hear: (event: PointerEvent) => void,
    ) => box.addEventListener(type, hear, { signal: stop.signal });
    on('pointerdown', ({ pointerType, isPrimary, pointerId: pointer, clientX: x, clientY: y }) => {
      end(); // a second finger, or one that was lost
      if (pointerType === 'mouse' || !isPrimary) return;
      const sign = getComputedStyle(box).direction === 'rtl' ? -1 : 1;
      stroke = { pointer, x, y, sign, across: 'open', down: 'open' };
    });
    on('pointermove', (event) => {
      if (stroke?.pointer !== event.pointerId) return;
      const travel = travelOf(stroke, event);
      stroke.across = swipePhase(stroke.across, travel);
      stroke.down = swipePhase(stroke.down, turned(travel));
      follow(box, stroke, travel);
    });
    on('pointerup', (event) => {
      if (stroke?.pointer === event.pointerId) end(travelOf(stroke, event));
    });
    on('pointercancel', () => end());
    return () => {
      stop.abort();
      box.style.translate = '';
    };
  }, [stage, off]);
}

/** A way down by the rules for a way along the line. */
const turned = ({ along, down }: Travel): Travel => ({ along: down, down: along });
