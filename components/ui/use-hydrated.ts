import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** False while the page is what the server made, true once its scripts run: for parts that do nothing without them. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
