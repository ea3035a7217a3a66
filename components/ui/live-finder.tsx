'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { LiveDialog } from './live-dialog.tsx';

/** One line to choose. */
export interface Found {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Stands at the end of the line. */
  readonly hint?: ReactNode;
  /** For lines that are ticked, not gone to. */
  readonly ticked?: boolean | 'mixed';
  readonly disabled?: boolean;
}

interface Props<T extends Found> {
  readonly title: string;
  /** What to type. */
  readonly field: string;
  /** What answers the words, the best first. */
  readonly found: readonly T[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (found: T) => void;
  readonly onClose: () => void;
  /** Below the lines. */
  readonly children?: ReactNode;
}

const LIST = { role: 'listbox' };
const OPTION = { role: 'option', tabIndex: -1 };

/** A dialog that finds a line by a few letters. Arrows choose, Enter takes it. What answers the letters is for whoever uses it. */
export function LiveFinder<T extends Found>(props: Props<T>) {
  const { title, field, found, typed, onType, onChoose, onClose, children } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const chosen = found[Math.min(current, found.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  useEffect(() => {
    const own = list.current;
    const stay = (event: Event): void => event.preventDefault(); // the keyboard stays in the field
    own?.addEventListener('mousedown', stay);
    return () => own?.removeEventListener('mousedown', stay);
  }, []);

  const choose = (one: T | undefined): void => {
    if (one && one.disabled !== true) onChoose(one);
  };
  const onKey = (event: KeyboardEvent): void => {
    const { key, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[key];
    if (step !== undefined && found.length > 0) {
      const end = found.length - 1;
      const wraps = Math.abs(step) === 1 ? (current + step + found.length) % found.length : current + step;
      setCurrent(Math.max(0, Math.min(end, wraps)));
    } else if (key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <LiveDialog title={title} titleHidden onClose={onClose} className="palette">
      <div className="palette-field">
        <Icon name="search" className="text-muted" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          aria-autocomplete="list"
          aria-label={field}
          placeholder={field}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            onType(event.currentTarget.value);
            setCurrent(0);
          }}
          onKeyDown={onKey}
        />
      </div>
      <div {...LIST} ref={list} id={`${id}-list`} aria-label={title} className="palette-list">
        {found.map((one) => (
          <div
            {...OPTION}
            key={one.id}
            id={`${id}-${one.id}`}
            aria-selected={one === chosen}
            aria-checked={one.ticked}
            aria-disabled={one.disabled === true ? true : undefined}
            className="palette-entry"
            onPointerMove={() => setCurrent(found.indexOf(one))}
            onPointerUp={() => choose(one)}
          >
            {one.icon && <Icon name={one.icon} className="text-muted" />}
            <bdi className="min-w-0 flex-1 truncate">{one.label}</bdi> {one.hint}
          </div>
        ))}
      </div>
      {children}
    </LiveDialog>
  );
}
