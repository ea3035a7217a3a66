'use client';

import { useState } from 'react';
import { TextField } from './text-field.tsx';
import { useHydrated } from './use-hydrated.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly maxLength: number;
  /** What the switch says and what it is called, in each of its two states. */
  readonly words: {
    readonly show: string;
    readonly hide: string;
    readonly showLabel: string;
    readonly hideLabel: string;
  };
}

/** A password, with a switch to look at what was typed; the switch is there only when scripts are. */
export function LivePasswordField({ words, ...field }: Props) {
  const [shown, setShown] = useState(false);
  const ready = useHydrated();
  return (
    <div className="relative">
      <TextField {...field} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" required />
      {ready && (
        <button
          type="button"
          aria-label={shown ? words.hideLabel : words.showLabel}
          onClick={() => {
            setShown(!shown);
          }}
          className="absolute end-1 bottom-1 min-h-7 rounded-field bg-surface px-2 text-snippet text-muted hover:text-ink pointer-coarse:min-h-9"
        >
          {shown ? words.hide : words.show}
        </button>
      )}
    </div>
  );
}
