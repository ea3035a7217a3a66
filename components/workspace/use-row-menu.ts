import { useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { placeOfKey, type GridModel } from './grid-model.ts';
import { below } from './sheet.ts';
import { standOn } from './selection.ts';
import { pointedTarget } from './target.ts';
import { useWorkspace } from './workspace-context.ts';

interface RowMenu {
  /** UID of the row under the pointer; fingers point at nothing. */
  readonly pointed: number | undefined;
  readonly onPointerOver: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const uidOf = (target: EventTarget): number | undefined => {
  const line = target instanceof Element ? target.closest<HTMLElement>('tr[data-uid]') : null;
  return line ? Number(line.dataset['uid']) : undefined;
};

/** Which row is pointed at, and its menu: by the second mouse button, by Shift and F10, by the menu key. */
export function useRowMenu(grid: GridModel, otherKeys: RowMenu['onKeyDown']): RowMenu {
  const { core } = useWorkspace();
  const [pointed, setPointed] = useState<number>();
  const open = (uid: number, at: { x: number; y: number }): void => {
    core.selection.set((now) => (now.chosen.has(grid.keyOf(uid)) ? now : standOn(now, grid.keyOf(uid))));
    core.sheet.set({ kind: 'menu', target: pointedTarget(core, grid, uid), at });
  };
  return {
    pointed,
    onPointerOver: ({ target, pointerType }) => setPointed(pointerType === 'touch' ? undefined : uidOf(target)),
    onPointerLeave: () => setPointed(undefined),
    onContextMenu: (event) => {
      const uid = uidOf(event.target);
      const { nativeEvent } = event;
      const byFinger = 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch';
      if (uid === undefined || byFinger || event.shiftKey) return;
      event.preventDefault();
      if (core.sheet.get() === undefined) open(uid, { x: event.clientX, y: event.clientY });
    },
    onKeyDown: (event) => {
      const uid = uidOf(event.target) ?? grid.rows.at(placeOfKey(grid.rows, core.selection.get().focus))?.uid;
      const asked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (!asked || uid === undefined) {
        otherKeys(event);
        return;
      }
      event.preventDefault();
      const line = event.currentTarget.querySelector(`tr[data-uid="${String(uid)}"] .row-link`);
      open(uid, below(line));
    },
  };
}
