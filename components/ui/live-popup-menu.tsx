'use client';

import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { findTyped } from './find-typed.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** The keys that do the same, as people read them. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** Begins a new part of the menu. */
  readonly apart?: boolean;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where it opens: at a point of the window (a context menu), or under an element. */
  readonly at: { readonly x: number; readonly y: number } | Element;
  readonly onClose: () => void;
}

/** What is typed within this time belongs together, in milliseconds. */
const TYPING = 700;

/**
 * A menu over the page, open as long as it is rendered. Arrows, Home, End and typing move in it, Enter does, Escape, Tab and a
 * press elsewhere close it, and the focus goes back to where it was. Scripts only: for pages without them take Menu.
 */
export function LivePopupMenu({ label, items, at, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(() => items.findIndex(({ disabled }) => !disabled));
  const typed = useRef({ text: '', until: 0 });
  const close = useRef(onClose);
  useEffect(() => void (close.current = onClose));

  useLayoutEffect(() => {
    const own = menu.current;
    const opener = document.activeElement;
    if (own && 'showPopover' in own) own.showPopover(); // above dialogs, and never cut off by what it stands in
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !own?.contains(event.target)) close.current();
    };
    const onAway = (): void => close.current();
    document.addEventListener('pointerdown', onPointer, true);
    window.addEventListener('blur', onAway);
    window.addEventListener('resize', onAway);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      window.removeEventListener('blur', onAway);
      window.removeEventListener('resize', onAway);
      if (own?.contains(document.activeElement) && opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  useLayoutEffect(() => {
    if (menu.current) place(menu.current, at);
  }, [at, items]);

  useLayoutEffect(() => {
    menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]')[Math.max(current, 0)]?.focus();
  }, [current]);

  const onKey = (event: KeyboardEvent): void => {
    const next = keyTarget(event, items.length, current) ?? typeTarget(event);
    if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (next === undefined) return;
    else if (next >= 0) setCurrent(next);
    event.preventDefault();
    event.stopPropagation();
  };
  const typeTarget = ({ key, ctrlKey, metaKey, altKey, timeStamp }: KeyboardEvent): number | undefined => {
    if ([...key].length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined;
    const text = (timeStamp < typed.current.until ? typed.current.text : '') + key;
    typed.current = { text, until: timeStamp + TYPING };
    return findTyped(
      items.map((item) => item.label),
      current,
      text,
    );
  };

  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="manual"
      className="popup-menu"
      onKeyDown={onKey}
    >
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="menuitem"
          tabIndex={index === current ? 0 : -1}
          aria-disabled={item.disabled ? true : undefined}
          data-danger={item.danger ? true : undefined}
          data-apart={item.apart ? true : undefined}
          onPointerMove={() => setCurrent(index)}
          onClick={() => {
            if (item.disabled) return;
            onClose();
            item.run();
          }}
        >
          {item.icon && <Icon name={item.icon} />}
          <span className="flex-1">{item.label}</span>
          {item.keys && <kbd>{item.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}

function keyTarget({ key }: KeyboardEvent, count: number, current: number): number | undefined {
  if (key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowUp') return (current + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** Keeps the whole menu inside the window, 8 px from its edges; opens upwards and backwards where there is no room. */
function place(menu: HTMLElement, at: Props['at']): void {
  const { innerWidth, innerHeight } = window;
  const { width, height } = menu.getBoundingClientRect();
  const backwards = getComputedStyle(menu).direction === 'rtl';
  const box = at instanceof Element ? at.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, 0);
  const inline = backwards ? box.right - width : box.left;
  const below = box.bottom + height + 8 <= innerHeight ? box.bottom : box.top - height;
  menu.style.left = `${String(Math.max(8, Math.min(inline, innerWidth - width - 8)))}px`;
  menu.style.top = `${String(Math.max(8, Math.min(below, innerHeight - height - 8)))}px`;
}
