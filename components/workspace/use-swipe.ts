import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { swipeCommits, swipePhase, useCommandState, type SwipePhase, type Travel } from '#lib/client/index.ts';
import type { MessageRow } from '#lib/contract/index.ts';
import type { GridModel } from './grid-model.ts';
import { readSwipe, type Swipe } from './read-swipe.ts';
import { standOn } from './selection.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

/** What lies under the row while it is moved aside. */
export interface ShownSwipe {
  readonly swipe: Swipe;
  /** Where the row stands in what is scrolled, and how high it is, in pixels. */
  readonly top: number;
  readonly height: number;
  /** The side of the line that the finger uncovers. */
  readonly side: 'start' | 'end';
  /** Letting go now does it. */
  readonly ready: boolean;
}

interface Stroke {
  readonly pointer: number;
  readonly line: HTMLElement;
  readonly x: number;
  readonly y: number;
  /** -1 where people write to the left: there the end of the line is on that side. */
  readonly sign: 1 | -1;
  phase: SwipePhase;
}

/** How long a row takes back to its place, in milliseconds. */
const BACK = 160;

/**
 * Moves a row aside under a finger or pen and does what the person's settings say for that side; nothing while rows are ticked.
 *
 * @param swallow set when the press that ends a swipe must not open the row
 * @returns what to show under the row, while there is something
 */
export function useSwipe(grid: GridModel, swallow: RefObject<boolean>): ShownSwipe | undefined {
  const { core, seed } = useWorkspace();
  const { act } = useActions();
  const { enabled, run } = useCommandState();
  const [shown, setShown] = useState<ShownSwipe>();
  const box = grid.virtual.scroller;

  const rowOf = (line: HTMLElement): MessageRow | undefined => {
    const row = grid.rows.at(grid.rows.placeOf(Number(line.dataset['uid'])));
    return grid.view.list.readOnly ? undefined : row;
  };
  /** What lies on the side that is uncovered when the row goes `along`. */
  const swipeOf = (line: HTMLElement, along: number): Swipe | undefined => {
    const row = rowOf(line);
    const { swipeRight, swipeLeft } = seed.settings;
    const swipe = row && readSwipe(along > 0 ? swipeRight : swipeLeft, row, grid.view.mailbox.specialUse);
    return swipe && 'command' in swipe.does && !enabled.has(swipe.does.command) ? undefined : swipe;
  };
  const begin = useEffectEvent((line: HTMLElement): boolean => {
    const row = rowOf(line);
    if (!row || core.selection.get().chosen.size > 0) return false;
    core.selection.set((now) => standOn(now, grid.keyOf(row.uid)));
    return true;
  });
  const follow = useEffectEvent((stroke: Stroke, travel: Travel): void => {
    const { line } = stroke;
    const swipe = swipeOf(line, travel.along);
    line.dataset['swiped'] = '';
    line.style.translate = `${String(swipe ? travel.along * stroke.sign : 0)}px`;
    const side = travel.along > 0 ? 'start' : 'end';
    const ready = swipeCommits(travel);
    setShown((before) => {
      if (!swipe) return undefined;
      if (before?.side === side && before.ready === ready && before.swipe.text === swipe.text) return before;
      const top = line.getBoundingClientRect().top - (box.current?.getBoundingClientRect().top ?? 0);
      return { swipe, side, ready, top: top + (box.current?.scrollTop ?? 0), height: line.offsetHeight };
    });
  });
  const finish = useEffectEvent((stroke: Stroke, travel: Travel): void => {
    const { line } = stroke;
    const swipe = stroke.phase === 'swiping' && swipeCommits(travel) ? swipeOf(line, travel.along) : undefined;
    const row = rowOf(line);
    const from = line.style.translate;
    line.style.translate = '';
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const back = line.animate({ translate: [from || '0px', '0px'] }, { duration: calm ? 0 : BACK, easing: 'ease-out' });
    back.onfinish = () => {
      delete line.dataset['swiped'];
      setShown(undefined);
    };
    if (!swipe || !row) return;
    const { does } = swipe;
    const { mailbox, list } = grid.view;
    if ('command' in does) run(does.command);
    else
      act({
        do: does.change,
        mailbox: mailbox.path,
        uidValidity: list.uidValidity,
        uids: row.thread?.uids ?? [row.uid],
        ...(does.forever === undefined ? {} : { forever: does.forever }),
      });
  });

  useEffect(() => {
    const scroller = box.current;
    if (!scroller) return;
    let stroke: Stroke | undefined;
    const travelOf = ({ x, y, sign }: Stroke, event: PointerEvent): Travel => ({
      along: (event.clientX - x) * sign,
      down: event.clientY - y,
    });
    const end = (travel: Travel): void => {
      if (stroke && stroke.phase !== 'open' && stroke.line.dataset['swiped'] !== undefined) finish(stroke, travel);
      stroke = undefined;
    };
    const onDown = (event: PointerEvent): void => {
      end({ along: 0, down: 0 }); // a second finger, or one that was lost
      if (event.pointerType === 'mouse' || !event.isPrimary || !(event.target instanceof Element)) return;
      const line = event.target.closest<HTMLElement>('tr[data-uid]');
      if (!line) return;
      const sign = getComputedStyle(line).direction === 'rtl' ? -1 : 1;
      const { pointerId: pointer, clientX: x, clientY: y } = event;
      stroke = { pointer, line, x, y, sign, phase: 'open' };
    };
    const onMove = (event: PointerEvent): void => {
      if (stroke?.pointer !== event.pointerId) return;
      const travel = travelOf(stroke, event);
      const before = stroke.phase;
      stroke.phase = swipePhase(before, travel);
      if (before === 'open' && stroke.phase === 'swiping' && !begin(stroke.line)) stroke.phase = 'over';
      if (stroke.phase === 'over') return end({ along: 0, down: 0 });
      if (stroke.phase !== 'swiping') return;
      swallow.current = true;
      follow(stroke, travel);
    };
    const onUp = (event: PointerEvent): void => {
      if (stroke?.pointer === event.pointerId) end(travelOf(stroke, event));
    };
    const onCancel = (event: PointerEvent): void => {
      if (stroke?.pointer === event.pointerId) end({ along: 0, down: 0 });
    };
    scroller.addEventListener('pointerdown', onDown);
    scroller.addEventListener('pointermove', onMove);
    scroller.addEventListener('pointerup', onUp);
    scroller.addEventListener('pointercancel', onCancel);
    return () => {
      scroller.removeEventListener('pointerdown', onDown);
      scroller.removeEventListener('pointermove', onMove);
      scroller.removeEventListener('pointerup', onUp);
      scroller.removeEventListener('pointercancel', onCancel);
    };
  }, [box, swallow]);
  return shown;
}
