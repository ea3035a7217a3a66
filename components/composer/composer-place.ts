import { createContext, use, useCallback } from 'react';

/** Where a composer stands, for the parts of it that must know. */
export interface ComposerPlace {
  /** What the ids of its controls begin with: nothing on its own page, one thing each where several stand on one screen. */
  readonly ids: string;
  /** Whether it takes the keyboard when it appears: `if-free` only when nothing else has it. */
  readonly takesFocus: 'yes' | 'no' | 'if-free';
}

export const ComposerPlaceContext = createContext<ComposerPlace>({ ids: '', takesFocus: 'if-free' });

/** The id of a control, by the name of its field. */
export const useComposerId = (name: string): string => `${use(ComposerPlaceContext).ids}${name}`;

/** Asks whether the keyboard may be taken now. */
export function useTakesFocus(): () => boolean {
  const { takesFocus } = use(ComposerPlaceContext);
  return useCallback(
    () => takesFocus === 'yes' || (takesFocus === 'if-free' && document.activeElement === document.body),
    [takesFocus],
  );
}

/** Whether it is one that takes the keyboard at all. */
export const useMayTakeFocus = (): boolean => use(ComposerPlaceContext).takesFocus !== 'no';
