import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { keepListSize } from './keep-list-size.ts';
import { useWorkspace } from './workspace-context.ts';

const STEP = 24;
const LEAST = 280;
/** The reader keeps at least this, in CSS pixels. */
const READER = 320;

/** Between list and message: moved by the pointer or by arrow keys; the size stays with the device, and the next page comes with it. */
export function PaneSplitter({ below }: { /** The message lies under the list. */ readonly below: boolean }) {
  const { seed, texts } = useWorkspace();
  const [size, setSize] = useState(seed.listSize ?? undefined);
  const set = (line: HTMLElement, wanted: number): void => {
    const panes = line.parentElement;
    if (!panes) return;
    const room = below ? panes.clientHeight : panes.clientWidth;
    const next = Math.round(Math.max(Math.min(LEAST, room / 2), Math.min(room - READER, wanted)));
    panes.style.setProperty('--list-size', `${String(next)}px`);
    setSize(next);
  };
  const keep = (next: number | undefined): void => {
    if (next !== undefined) keepListSize(below ? 'below' : 'right', next);
  };
  const sizeNow = (line: HTMLElement): number => {
    const box = line.previousElementSibling?.getBoundingClientRect();
    return (below ? box?.height : box?.width) ?? LEAST;
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const line = event.currentTarget;
    if (!line.hasPointerCapture(event.pointerId)) return;
    const panes = line.parentElement?.getBoundingClientRect();
    if (!panes) return;
    const mirrored = getComputedStyle(line).direction === 'rtl';
    set(line, below ? event.clientY - panes.top : mirrored ? panes.right - event.clientX : event.clientX - panes.left);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const mirrored = !below && getComputedStyle(event.currentTarget).direction === 'rtl';
    const by = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = sizeNow(event.currentTarget) + (mirrored ? -by : by);
    set(event.currentTarget, next);
    keep(next);
  };
  // A separator that can be focused is a control (WAI-ARIA 1.2, window splitter).
  const separator = {
    role: 'separator',
    tabIndex: 0,
    'aria-label': texts.t('workspace.splitter'),
    'aria-orientation': below ? 'horizontal' : 'vertical',
    'aria-valuenow': size ?? LEAST,
    'aria-valuemin': LEAST,
    'aria-valuemax': 2000,
    onPointerDown,
    onPointerMove,
    onLostPointerCapture: () => keep(size),
    onKeyDown,
  } as const;
  return <div className="pane-split" {...separator} />;
}
