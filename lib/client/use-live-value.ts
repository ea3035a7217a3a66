import { useSyncExternalStore } from 'react';
import type { LiveValue } from './live-value.ts';

/** The value as it is now; the component draws itself again when what `pick` takes of it changes. `pick` must not make new objects. */
export function useLiveValue<T, P>(value: LiveValue<T>, pick: (whole: T) => P): P {
  const read = (): P => pick(value.get());
  return useSyncExternalStore(value.subscribe, read, read);
}
