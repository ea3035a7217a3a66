import { useEffect, useEffectEvent } from 'react';
import { holdKeys } from './hold-keys.ts';

/**
 * Keeps what is typed while `waiting` for something that is loaded, and types it when that is there. See {@link holdKeys}.
 *
 * @param there it has come; otherwise what was typed is forgotten
 */
export function useHeldKeys(waiting: boolean, there: boolean, onEscape: () => void): void {
  const escape = useEffectEvent(onEscape);
  const end = useEffectEvent((held: ReturnType<typeof holdKeys>) => (there ? held.replay() : held.drop()));
  useEffect(() => {
    if (!waiting) return;
    const held = holdKeys(() => escape());
    // Once React is done with what came: only then does a field take one letter after the other.
    return () => queueMicrotask(() => end(held));
  }, [waiting]);
}
